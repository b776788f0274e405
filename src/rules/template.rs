//! The template parser: from `{who:person}, [aged] {n:age},` to its parts.
//!
//! A recursive descent over the few signs of the syntax, to a fixed depth; everything between two signs is literal text.
//! It goes on after a fault, so that all of a template are found; names are looked up later.

use super::literal::literal;
use super::parts::{Declared, Kind, Part, Use};
use crate::span::Span;
use crate::toml_file::Fault;
use crate::value::SlotType;

/// Most words, signs, slots and lists in a template; a list counts as one.
pub(super) const MOST_TOKENS: usize = 200;
/// Deepest brackets inside brackets.
pub(super) const DEEPEST: usize = 8;
/// Most bytes of a template: its tokens, each as long as a long word.
pub(super) const MOST_BYTES: usize = 4_000;

/// The signs of the syntax; a backslash makes them plain text.
const SIGNS: [char; 8] = ['[', ']', '(', ')', '{', '}', '|', '\\'];

/// What was read of a template.
#[derive(Debug)]
pub(super) struct Parsed {
    /// Its parts, as far as they could be read.
    pub(super) parts: Vec<Part>,
    /// Its faults, at bytes of the template.
    pub(super) faults: Vec<Fault>,
    /// Whether a part of it was not looked at, or a slot in it could not be read.
    pub(super) cut: bool,
}

/// Parses a template.
pub(super) fn parse(source: &str) -> Parsed {
    let whole = Span::new(0, source.len());
    let mut parser = Parser { source, at: 0, tokens: 0, faults: Vec::new(), cut: false, lost: false };
    if source.len() > MOST_BYTES {
        parser.fault(whole, format!("a template is at most {MOST_BYTES} bytes long"), "make several of it");
        return Parsed { parts: Vec::new(), faults: parser.faults, cut: true };
    }
    let parts = parser.alternatives(None, 0).ways.into_iter().flat_map(|way| way.parts).collect::<Vec<_>>();
    if parts.is_empty() && parser.faults.is_empty() {
        parser.fault(whole, "this template is empty", "write words and slots, like \"{who:person}, {n:age},\"");
    }
    Parsed { parts, faults: parser.faults, cut: parser.cut || parser.lost }
}

struct Parser<'s> {
    source: &'s str,
    at: usize,
    /// Words, signs, slots and lists so far.
    tokens: usize,
    faults: Vec<Fault>,
    /// Whether it gave up on the rest.
    cut: bool,
    /// Whether a slot could not be read; the rest was.
    lost: bool,
}

/// Alternatives, and whether the sign that closes them was there.
struct Ways {
    ways: Vec<Way>,
    closed: bool,
}

/// One alternative and its bytes.
struct Way {
    parts: Vec<Part>,
    at: Span,
}

impl<'s> Parser<'s> {
    fn fault(&mut self, at: Span, message: impl Into<String>, help: impl Into<String>) {
        self.faults.push(Fault::new(at, message).help(help));
    }

    fn rest(&self) -> &'s str {
        &self.source[self.at..]
    }

    /// Gives up on the rest of the template.
    fn stop(&mut self) {
        self.at = self.source.len();
        self.cut = true;
    }

    /// Everything up to the sign that closes `open` (or the end), cut at each `|`.
    fn alternatives(&mut self, open: Option<(char, usize)>, depth: usize) -> Ways {
        let mut done = Vec::new();
        let mut way = Way { parts: Vec::new(), at: Span::new(self.at, self.at) };
        while let Some(c) = self.rest().chars().next() {
            let sign = Span::new(self.at, self.at + c.len_utf8());
            match c {
                '[' | '(' => way.parts.extend(self.bracket(c, depth)),
                '{' => way.parts.extend(self.brace()),
                '|' if open.is_some() => {
                    way.at.end = self.at;
                    self.at += 1;
                    done.push(std::mem::replace(&mut way, Way { parts: Vec::new(), at: Span::new(self.at, self.at) }));
                }
                ')' | ']' if open.is_some_and(|(open, _)| closer(open) == c) => {
                    self.glued();
                    way.at.end = self.at;
                    self.at += 1;
                    done.push(way);
                    return Ways { ways: done, closed: true };
                }
                '|' | ')' | ']' | '}' => {
                    self.stray(c, sign);
                    self.at += 1;
                }
                _ => {
                    let nodes = self.literal_run();
                    way.parts.extend(nodes);
                }
            }
        }
        way.at.end = self.at;
        done.push(way);
        if let (Some((sign, at)), false) = (open, self.cut) {
            self.fault(
                Span::new(at, at + 1),
                format!("this `{sign}` is never closed"),
                format!("add a `{}`; for the sign itself, write `\\{sign}`", closer(sign)),
            );
        }
        Ways { ways: done, closed: false }
    }

    fn stray(&mut self, c: char, at: Span) {
        if c == '|' {
            let message = "`|` stands between alternatives, inside `(…)` or `[…]`";
            self.fault(at, message, "write (a|b), or `\\|` for the sign itself");
        } else {
            self.fault(at, format!("this `{c}` closes nothing"), format!("for the sign itself, write `\\{c}`"));
        }
    }

    /// `[x]`, `(a|b)` or `[a|b]`, short for `[(a|b)]`; the parser stands on its first sign.
    fn bracket(&mut self, open: char, depth: usize) -> Option<Part> {
        let start = self.at;
        if depth == DEEPEST {
            self.fault(
                Span::new(start, start + 1),
                format!("brackets go at most {DEEPEST} deep"),
                "make several templates of it",
            );
            self.stop();
            return None;
        }
        self.glued();
        self.at += 1;
        let Ways { mut ways, closed } = self.alternatives(Some((open, start)), depth + 1);
        let whole = Span::new(start, self.at);
        if !closed {
            // Where it was meant to end is not known.
        } else if ways.iter().all(|way| way.parts.is_empty()) {
            self.fault(whole, "there is nothing between these brackets", "write words or slots there, or drop them");
            return None;
        } else if let Some(empty) = ways.iter().find(|way| way.parts.is_empty()) {
            let before = empty.at.start.saturating_sub(1).max(start);
            let at = Span::new(before, empty.at.end);
            self.fault(at, "this alternative is empty", "for words that may be left out, write [a|b]");
        } else if open == '(' && ways.len() == 1 {
            let inner = self.source.get(start + 1..self.at - 1).unwrap_or_default();
            self.fault(
                whole,
                "these parentheses hold no alternatives",
                format!("write (a|b); for the signs themselves, write \\({inner}\\), in a TOML string in '…'"),
            );
        }
        if open == '[' && ways.len() == 1 {
            return ways.pop().map(|way| Part::Optional(way.parts));
        }
        let one_of = Part::OneOf(ways.into_iter().map(|way| way.parts).collect());
        Some(if open == '[' { Part::Optional(vec![one_of]) } else { one_of })
    }

    /// Reports a bracket in the middle of a word: `year[s]` is the word `year`, then the word `s`.
    fn glued(&mut self) {
        let before = self.source[..self.at].chars().next_back();
        let after = self.source[self.at + 1..].chars().next();
        if before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_alphabetic) {
            let at = Span::new(self.at, self.at + 1);
            self.fault(
                at,
                "a bracket inside a word cuts it in two, and no article is cut there",
                "write the words out: (year|years)",
            );
        }
    }

    /// Plain text up to the next sign.
    fn literal_run(&mut self) -> Vec<Part> {
        let mut run = String::new();
        while let Some(c) = self.rest().chars().next() {
            if c == '\\' {
                let next = self.rest()[1..].chars().next();
                match next.filter(|next| SIGNS.contains(next)) {
                    Some(next) => run.push(next),
                    None => {
                        let len = 1 + next.map_or(0, char::len_utf8);
                        let at = Span::new(self.at, self.at + len);
                        self.fault(at, format!("there is no `{}`", &self.source[at.range()]), "a backslash stands before [ ] ( ) { } | or another backslash; templates are no regular expressions");
                        self.at = at.end;
                        continue;
                    }
                }
                self.at += 2;
            } else if SIGNS.contains(&c) {
                break;
            } else {
                run.push(c);
                self.at += c.len_utf8();
            }
        }
        let nodes = literal(&run);
        // Past the limit, the caret stands where the words end.
        self.count(nodes.len(), Span::new(self.at, self.at));
        nodes.into_iter().map(Part::Literal).collect()
    }

    /// Counts tokens; past the limit, gives up.
    fn count(&mut self, more: usize, at: Span) {
        let before = self.tokens;
        self.tokens += more;
        if before <= MOST_TOKENS && self.tokens > MOST_TOKENS {
            self.fault(
                at,
                format!("a template has at most {MOST_TOKENS} words, signs and slots"),
                "make several of it",
            );
            self.stop();
        }
    }

    /// `{who}`, `{who:person*}` or `{@says}`; the parser stands on the brace.
    fn brace(&mut self) -> Option<Part> {
        let start = self.at;
        let body = &self.source[start + 1..];
        let end = body.find(['{', '}', '\\', '[', ']']).filter(|&end| body[end..].starts_with('}'));
        let Some(end) = end else {
            self.fault(
                Span::new(start, start + 1),
                "this `{` is never closed",
                "write {name:type}; for the sign itself, write `\\{`",
            );
            self.at += 1;
            self.lost = true;
            return None;
        };
        let at = Span::new(start, start + end + 2);
        self.at = at.end;
        self.count(1, at);
        let (name, kind) = match body[..end].split_once(':') {
            Some((name, kind)) => (name, Some(kind)),
            None => (&body[..end], None),
        };
        let name_at = trimmed(name, start + 1);
        let name = name.trim();
        if let Some(list) = name.strip_prefix('@').filter(|_| kind.is_none()) {
            return self.named(list, at, "a list").then(|| Part::List { name: list.to_owned(), at });
        }
        if !self.named(name, if name.is_empty() { at } else { name_at }, "a slot") {
            return None;
        }
        let declared = kind.map(|kind| self.declared(kind, start + end + 1 - kind.len(), at));
        if name == "_" && declared.is_none() {
            self.fault(at, "a slot without a name needs a type", "write {_:words(3)}");
            return None;
        }
        Some(Part::Slot(Use { name: name.to_owned(), at, declared }))
    }

    /// Whether `name` is a name; if not, says so.
    fn named(&mut self, name: &str, at: Span, what: &str) -> bool {
        let good = is_name(name);
        if name.is_empty() {
            self.fault(
                at,
                format!("{what} needs a name"),
                "write {name:type}, like {who:person}, or {@name} for a list",
            );
        } else if !good {
            self.fault(
                at,
                format!("`{name}` is no name for {what}"),
                "names are of letters, digits, `-` and `_`: {who:person}, {@says}",
            );
        }
        good
    }

    /// The type `written`, which begins at byte `start` of the template, in the slot at `slot`.
    fn declared(&mut self, written: &str, start: usize, slot: Span) -> Declared {
        let mut at = trimmed(written, start);
        let mut name = written.trim();
        let many = name.ends_with('*');
        if many {
            name = name[..name.len() - 1].trim_end();
            at.end = at.start + name.len();
        }
        let kind = if let Some(list) = name.strip_prefix('@') {
            if self.named(list, at, "a list") { Kind::List(list.to_owned()) } else { Kind::Unknown }
        } else {
            match SlotType::parse(name) {
                Ok(kind) => Kind::Type(kind),
                Err(fault) => {
                    self.fault(if name.is_empty() { slot } else { at }, fault.message, fault.help);
                    Kind::Unknown
                }
            }
        };
        Declared { kind, many, at }
    }
}

/// Whether `name` can name a slot or a list.
pub(super) fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

fn closer(open: char) -> char {
    if open == '[' { ']' } else { ')' }
}

/// The bytes of `text`, which begins at `start`, without the blanks around it.
fn trimmed(text: &str, start: usize) -> Span {
    let from = start + (text.len() - text.trim_start().len());
    Span::new(from, from + text.trim().len())
}
