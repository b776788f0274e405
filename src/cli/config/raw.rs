//! What a `factlint.toml` says, before it is checked: known keys of the right types, each with its place.

use factlint::diagnostic::Diagnostic;
use factlint::span::Span;
use factlint::suggest;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A text with its place in the file.
pub(super) type Text = Spanned<String>;

/// A configuration file, unchecked.
#[derive(Debug, Default)]
pub(super) struct Raw {
    pub(super) rules: Option<Vec<Text>>,
    pub(super) story: Option<Text>,
    pub(super) fail_on: Option<Text>,
    pub(super) threads: Option<Text>,
    /// Globs and dates, in the order of the file.
    pub(super) published: Vec<(Text, Text)>,
    /// Names of fields, by what they hold.
    pub(super) fields: Vec<(Text, Text)>,
    pub(super) lexicon: Option<Text>,
}

const KEYS: &[&str] = &["rules", "story", "fail-on", "threads", "published", "fields", "lexicon"];
const FIELD_KEYS: &[&str] = &["text", "title", "published", "story", "id"];
const LEXICON_KEYS: &[&str] = &["folder"];

/// The faults of one file, with the file at hand to point into.
pub(super) struct Faults<'t> {
    shown: &'t str,
    text: &'t str,
    /// In no order; [`Faults::sorted`] brings them into the file's.
    found: Vec<Diagnostic>,
}

impl<'t> Faults<'t> {
    pub(super) fn new(shown: &'t str, text: &'t str) -> Self {
        Self { shown, text, found: Vec::new() }
    }

    /// A message that points at `place`.
    pub(super) fn message(&self, place: Range<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(message).in_file(self.shown).at(self.text, Span::from(place))
    }

    pub(super) fn add(&mut self, place: Range<usize>, message: impl Into<String>, help: Option<String>) {
        let fault = self.message(place, message);
        self.found.push(Diagnostic { help, ..fault });
    }

    /// `word` is none of `known`.
    pub(super) fn unknown(&mut self, what: &str, word: &Text, known: &[&str]) {
        self.add(
            word.span(),
            format!("unknown {what} `{}`", word.get_ref()),
            Some(suggest::instead_of(word.get_ref(), known.iter().copied())),
        );
    }

    /// All of them, in the order of the file.
    pub(super) fn sorted(mut self) -> Vec<Diagnostic> {
        self.found.sort_by_key(|fault| fault.at.as_ref().map(|at| (at.line, at.column)));
        self.found
    }

    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }
}

/// Reads what can be read of `text` and notes every fault.
pub(super) fn read(text: &str, faults: &mut Faults<'_>) -> Raw {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut raw = Raw::default();
    // What follows a syntax error is a guess, and so are the faults found in it.
    if let Some(error) = errors.iter().min_by_key(|error| error.span().map(|span| span.start)) {
        faults.add(error.span().unwrap_or_default(), error.message(), None);
        return raw;
    }
    for (key, value) in table.get_ref() {
        let key = owned(key);
        match key.get_ref().as_str() {
            "rules" => raw.rules = texts(&key, value, faults),
            "story" => raw.story = string(&key, value, faults),
            "fail-on" => raw.fail_on = string(&key, value, faults),
            "threads" => raw.threads = number(&key, value, faults),
            "published" => raw.published = pairs(&key, value, faults),
            "fields" => raw.fields = known_pairs(&key, value, FIELD_KEYS, faults),
            "lexicon" => {
                raw.lexicon = known_pairs(&key, value, LEXICON_KEYS, faults).pop().map(|(_, folder)| folder);
            }
            _ => faults.unknown("key", &key, KEYS),
        }
    }
    raw
}

type Value<'i> = Spanned<DeValue<'i>>;

fn owned<T: ToString>(text: &Spanned<T>) -> Text {
    Spanned::new(text.span(), text.get_ref().to_string())
}

fn mistyped(key: &Text, value: &Value<'_>, wanted: &str, faults: &mut Faults<'_>) {
    let found = value.get_ref().type_str();
    faults.add(value.span(), format!("`{}` wants {wanted}, not a value of type {found}", key.get_ref()), None);
}

fn string(key: &Text, value: &Value<'_>, faults: &mut Faults<'_>) -> Option<Text> {
    let text = value.get_ref().as_str().map(|text| Spanned::new(value.span(), text.to_owned()));
    if text.is_none() {
        mistyped(key, value, "a string", faults);
    }
    text
}

fn number(key: &Text, value: &Value<'_>, faults: &mut Faults<'_>) -> Option<Text> {
    let number = value.get_ref().as_integer().map(|number| Spanned::new(value.span(), number.to_string()));
    if number.is_none() {
        mistyped(key, value, "a whole number", faults);
    }
    number
}

fn texts(key: &Text, value: &Value<'_>, faults: &mut Faults<'_>) -> Option<Vec<Text>> {
    let Some(array) = value.get_ref().as_array() else {
        mistyped(key, value, "an array of strings", faults);
        return None;
    };
    if array.is_empty() {
        faults.add(value.span(), format!("`{}` names none", key.get_ref()), None);
    }
    Some(array.iter().filter_map(|item| string(key, item, faults)).collect())
}

/// A table of strings or dates, in the order of the file.
fn pairs(key: &Text, value: &Value<'_>, faults: &mut Faults<'_>) -> Vec<(Text, Text)> {
    let Some(table) = value.get_ref().as_table() else {
        mistyped(key, value, "a table", faults);
        return Vec::new();
    };
    let mut pairs = Vec::new();
    for (name, value) in table {
        let name = owned(name);
        let text = match value.get_ref().as_datetime() {
            Some(date) => Some(Spanned::new(value.span(), date.to_string())),
            None => string(&name, value, faults),
        };
        pairs.extend(text.map(|text| (name, text)));
    }
    pairs.sort_by_key(|(name, _)| name.span().start);
    pairs
}

fn known_pairs(key: &Text, value: &Value<'_>, known: &[&str], faults: &mut Faults<'_>) -> Vec<(Text, Text)> {
    let mut pairs = pairs(key, value, faults);
    for (name, _) in pairs.iter().filter(|(name, _)| !known.contains(&name.get_ref().as_str())) {
        faults.unknown("key", name, known);
    }
    pairs.retain(|(name, _)| known.contains(&name.get_ref().as_str()));
    pairs
}
