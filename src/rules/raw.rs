//! What a rule file says, before it is checked: strings, lists and tables with their places.
//!
//! Walks the spanned TOML tree and reports syntax faults, unknown and missing keys, and values of the wrong type. Whether a
//! string makes sense is the `check` step's to say.

use super::fault::{Fault, Faults};
use super::string::Str;
use crate::span::{LineIndex, Span};
use crate::suggest;
use std::borrow::Cow;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::value::Datetime;

/// A file.
#[derive(Debug, Default)]
pub(super) struct RawFile<'f> {
    /// `[lists]`.
    pub(super) lists: Vec<RawList<'f>>,
    /// `[[rule]]`.
    pub(super) rules: Vec<RawRule<'f>>,
    /// Whether syntax faults may have hidden a part of it.
    pub(super) partial: bool,
}

/// `says = ["said", "told"]`.
#[derive(Debug)]
pub(super) struct RawList<'f> {
    pub(super) name: Key<'f>,
    pub(super) entries: Vec<Str<'f>>,
}

/// A key and its place.
pub(super) type Key<'f> = (Cow<'f, str>, Span);

/// `[[rule]]`. A key that is absent or of the wrong type is `None`; the latter has been reported.
#[derive(Debug)]
pub(super) struct RawRule<'f> {
    pub(super) at: Span,
    pub(super) id: Option<Str<'f>>,
    pub(super) title: Option<Str<'f>>,
    pub(super) about: Option<Str<'f>>,
    pub(super) value: Option<Str<'f>>,
    pub(super) templates: Option<(Vec<Str<'f>>, Span)>,
    pub(super) unless: Vec<Str<'f>>,
    pub(super) requires: Vec<Str<'f>>,
    pub(super) apart: Vec<Str<'f>>,
    pub(super) within: Option<Str<'f>>,
    pub(super) inherit: Vec<Str<'f>>,
    pub(super) pair: Option<Str<'f>>,
    pub(super) compare: RawCompare<'f>,
    pub(super) severity: Option<Str<'f>>,
    pub(super) tests: Vec<RawTest<'f>>,
}

/// `compare = { … }`.
#[derive(Debug, Default)]
pub(super) struct RawCompare<'f> {
    pub(super) by: Option<Str<'f>>,
    pub(super) as_of: Option<Str<'f>>,
    pub(super) tolerance: Option<(RawShare<'f>, Span)>,
    pub(super) direction: Option<Str<'f>>,
    pub(super) many: Option<bool>,
    pub(super) meets: Option<Str<'f>>,
    pub(super) until: Option<Str<'f>>,
    pub(super) scope: Option<Str<'f>>,
}

/// `0.05` or `"5 %"`.
#[derive(Debug)]
pub(super) enum RawShare<'f> {
    Number(f64),
    Text(Str<'f>),
}

/// `[[rule.test]]`.
#[derive(Debug)]
pub(super) struct RawTest<'f> {
    pub(super) at: Span,
    pub(super) text: Option<Str<'f>>,
    pub(super) articles: Option<(Vec<(Key<'f>, Str<'f>)>, Span)>,
    pub(super) published: Option<RawDate<'f>>,
    pub(super) want: Option<Vec<Str<'f>>>,
    pub(super) verdict: Option<Str<'f>>,
    pub(super) todo: Option<bool>,
}

/// `"2019-09-25"` or `2019-09-25`.
#[derive(Debug)]
pub(super) enum RawDate<'f> {
    Toml(Datetime, Span),
    Text(Str<'f>),
}

const FILE: &[&str] = &["lists", "rule"];
const RULE: &[&str] = &[
    "id", "title", "about", "value", "match", "unless", "requires", "apart", "within", "inherit", "pair", "compare",
    "severity", "test",
];
const COMPARE: &[&str] = &["as", "as-of", "tolerance", "direction", "many", "meets", "scope", "until"];
const TEST: &[&str] = &["text", "articles", "published", "want", "verdict", "todo"];

/// Reads a file. Rules with a syntax fault inside are left out: what else is wrong with them is not known.
pub(super) fn read<'f>(source: &'f str, faults: &mut Faults) -> RawFile<'f> {
    let (tree, errors) = DeTable::parse_recoverable(source);
    let broken = syntax(source, errors, faults);
    let mut walk = Walk { source, faults };
    let file = Table { entries: tree.get_ref(), name: "a rule file", at: Span::new(0, 0) };
    if broken.is_empty() {
        walk.keys(file, FILE);
    }
    let headers = walk.tables(file, "rule", "a rule");
    let ends: Vec<_> = headers.iter().skip(1).map(|rule| rule.at.start).chain([source.len() + 1]).collect();
    let whole = |at: usize, end: usize| !broken.iter().any(|&fault| at <= fault && fault < end);
    let rules = headers.iter().zip(ends).filter(|(rule, end)| whole(rule.at.start, *end));
    let rules = rules.map(|(rule, _)| walk.rule(*rule)).collect();
    RawFile { lists: walk.lists(file), rules, partial: !broken.is_empty() }
}

/// Reports the faults of the TOML itself, the first of each line; gives their places.
fn syntax(source: &str, mut errors: Vec<toml::de::Error>, faults: &mut Faults) -> Vec<usize> {
    let index = LineIndex::new(source);
    let start = |error: &toml::de::Error| error.span().map_or(0, |span| span.start);
    errors.sort_by_key(start);
    let places: Vec<_> = errors.iter().map(start).collect();
    errors.dedup_by_key(|error| index.line_column(source, start(error)).0);
    for error in errors {
        let at = error.span().map_or(Span::new(0, 0), Span::from);
        let fault = Fault::new(at, format!("not valid TOML: {}", error.message()));
        faults.add(if error.message().starts_with("missing escaped value") {
            fault.help("in \"…\" a backslash is written twice; in '…' it stands for itself")
        } else {
            fault
        });
    }
    places
}

/// A table of the file.
#[derive(Clone, Copy)]
struct Table<'t, 'f> {
    entries: &'t DeTable<'f>,
    /// As messages name it: `a rule`.
    name: &'static str,
    /// Its header, or all of an inline table.
    at: Span,
}

struct Walk<'f, 'a> {
    source: &'f str,
    faults: &'a mut Faults,
}

type Value<'f> = Spanned<DeValue<'f>>;

impl<'f> Walk<'f, '_> {
    fn lists(&mut self, file: Table<'_, 'f>) -> Vec<RawList<'f>> {
        let Some(table) = self.table(file, "lists", "the lists") else { return Vec::new() };
        let mut lists = Vec::new();
        for (key, value) in table.entries {
            if let Some((entries, _)) = self.strings_of(key.get_ref(), value) {
                lists.push(RawList { name: (key.get_ref().clone(), key.span().into()), entries });
            }
        }
        lists
    }

    fn rule(&mut self, rule: Table<'_, 'f>) -> RawRule<'f> {
        self.keys(rule, RULE);
        for key in ["id", "about", "value", "match"] {
            self.required(rule, key);
        }
        RawRule {
            at: rule.at,
            id: self.string(rule, "id"),
            title: self.string(rule, "title"),
            about: self.string(rule, "about"),
            value: self.string(rule, "value"),
            templates: self.strings(rule, "match"),
            unless: self.strings(rule, "unless").unwrap_or_default().0,
            requires: self.strings(rule, "requires").unwrap_or_default().0,
            apart: self.strings(rule, "apart").unwrap_or_default().0,
            within: self.string(rule, "within"),
            inherit: self.strings(rule, "inherit").unwrap_or_default().0,
            pair: self.string(rule, "pair"),
            compare: self.compare(rule),
            severity: self.string(rule, "severity"),
            tests: self.tables(rule, "test", "a rule's test").into_iter().map(|test| self.test(test)).collect(),
        }
    }

    fn compare(&mut self, rule: Table<'_, 'f>) -> RawCompare<'f> {
        let Some(table) = self.table(rule, "compare", "`compare`") else { return RawCompare::default() };
        self.keys(table, COMPARE);
        RawCompare {
            by: self.string(table, "as"),
            as_of: self.string(table, "as-of"),
            tolerance: self.share(table, "tolerance"),
            direction: self.string(table, "direction"),
            meets: self.string(table, "meets"),
            until: self.string(table, "until"),
            many: self.flag(table, "many"),
            scope: self.string(table, "scope"),
        }
    }

    fn test(&mut self, test: Table<'_, 'f>) -> RawTest<'f> {
        self.keys(test, TEST);
        RawTest {
            at: test.at,
            text: self.string(test, "text"),
            articles: self.articles(test),
            published: self.date(test, "published"),
            want: self.strings(test, "want").map(|(want, _)| want),
            verdict: self.string(test, "verdict"),
            todo: self.flag(test, "todo"),
        }
    }

    fn articles(&mut self, test: Table<'_, 'f>) -> Option<(Vec<(Key<'f>, Str<'f>)>, Span)> {
        let table = self.table(test, "articles", "`articles`")?;
        let mut articles = Vec::new();
        for (key, value) in table.entries {
            if let Some(text) = self.string_of(key.get_ref(), value) {
                articles.push(((key.get_ref().clone(), Span::from(key.span())), text));
            }
        }
        // As written, not by name.
        articles.sort_by_key(|((_, at), _)| *at);
        Some((articles, table.at))
    }

    fn keys(&mut self, table: Table<'_, 'f>, known: &'static [&'static str]) {
        for key in table.entries.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            let help = match suggest::nearest(key.get_ref(), known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the keys are {}", suggest::listed(known.iter().copied())),
            };
            let message = format!("{} has no key `{}`", table.name, key.get_ref());
            self.faults.add(Fault::new(key.span().into(), message).help(help));
        }
    }

    fn required(&mut self, table: Table<'_, 'f>, key: &str) {
        if !table.entries.contains_key(key) {
            let example = match key {
                "id" => "id = \"age\"",
                "about" => "about = \"{who}\"",
                "value" => "value = \"{n}\"",
                _ => "match = [\"{who:person}, {n:age},\"]",
            };
            let message = format!("{} needs the key `{key}`", table.name);
            self.faults.add(Fault::new(table.at, message).help(format!("add a line like {example}")));
        }
    }

    fn wrong_type(&mut self, key: &str, value: &Value<'f>, wanted: &str) {
        let message = format!("`{key}` is {wanted}, not {}", kind(value.get_ref()));
        self.faults.add(Fault::new(value.span().into(), message));
    }

    fn string(&mut self, table: Table<'_, 'f>, key: &str) -> Option<Str<'f>> {
        self.string_of(key, table.entries.get(key)?)
    }

    fn string_of(&mut self, key: &str, value: &Value<'f>) -> Option<Str<'f>> {
        if let DeValue::String(text) = value.get_ref() {
            return Some(Str::new(text.clone(), value.span().into(), self.source));
        }
        self.wrong_type(key, value, "a string");
        None
    }

    fn strings(&mut self, table: Table<'_, 'f>, key: &str) -> Option<(Vec<Str<'f>>, Span)> {
        self.strings_of(key, table.entries.get(key)?)
    }

    fn strings_of(&mut self, key: &str, value: &Value<'f>) -> Option<(Vec<Str<'f>>, Span)> {
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong_type(key, value, "a list of strings, [\"…\"]");
            return None;
        };
        let mut strings = Vec::new();
        for item in items {
            match item.get_ref() {
                DeValue::String(text) => strings.push(Str::new(text.clone(), item.span().into(), self.source)),
                _ => self.wrong_type(key, item, "a list of strings alone"),
            }
        }
        Some((strings, value.span().into()))
    }

    fn flag(&mut self, table: Table<'_, 'f>, key: &str) -> Option<bool> {
        let value = table.entries.get(key)?;
        if let DeValue::Boolean(flag) = value.get_ref() {
            return Some(*flag);
        }
        self.wrong_type(key, value, "`true` or `false`");
        None
    }

    fn share(&mut self, table: Table<'_, 'f>, key: &str) -> Option<(RawShare<'f>, Span)> {
        let value = table.entries.get(key)?;
        let share = match value.get_ref() {
            DeValue::Float(number) => number.as_str().parse().ok().map(RawShare::Number),
            DeValue::Integer(number) => number.as_str().parse().ok().map(RawShare::Number),
            DeValue::String(text) => Some(RawShare::Text(Str::new(text.clone(), value.span().into(), self.source))),
            _ => None,
        };
        if share.is_none() {
            self.wrong_type(key, value, "a share (0.05) or a percentage (\"5 %\")");
        }
        share.map(|share| (share, value.span().into()))
    }

    fn date(&mut self, table: Table<'_, 'f>, key: &str) -> Option<RawDate<'f>> {
        let value = table.entries.get(key)?;
        match value.get_ref() {
            DeValue::Datetime(date) => Some(RawDate::Toml(*date, value.span().into())),
            DeValue::String(text) => Some(RawDate::Text(Str::new(text.clone(), value.span().into(), self.source))),
            _ => {
                self.wrong_type(key, value, "a day, like \"2019-09-25\"");
                None
            }
        }
    }

    fn table<'t>(&mut self, within: Table<'t, 'f>, key: &str, name: &'static str) -> Option<Table<'t, 'f>> {
        let value = within.entries.get(key)?;
        if let DeValue::Table(entries) = value.get_ref() {
            return Some(Table { entries, name, at: value.span().into() });
        }
        self.wrong_type(key, value, "a table");
        None
    }

    fn tables<'t>(&mut self, within: Table<'t, 'f>, key: &str, name: &'static str) -> Vec<Table<'t, 'f>> {
        let Some(value) = within.entries.get(key) else { return Vec::new() };
        let header = if key == "rule" { "a list of tables, [[rule]]" } else { "a list of tables, [[rule.test]]" };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong_type(key, value, header);
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in items {
            match item.get_ref() {
                DeValue::Table(entries) => tables.push(Table { entries, name, at: item.span().into() }),
                _ => self.wrong_type(key, item, header),
            }
        }
        tables
    }
}

/// A value's type, as messages name it.
fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "`true` or `false`",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
