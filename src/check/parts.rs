//! Files in parts: where they are cut, how they come together, and how what stands in one is moved to its place.

use super::{Gathered, Source};
use crate::article::{Format, Reports};
use crate::finding::Slip;
use crate::span::{Span, Start};
use crate::statement::{Place, Statement, SubjectKind};
use crate::triage::waiver::Waived;
use crate::voice::{Outlet, Voice};
use std::sync::Arc;

/// Bytes of a part of a file of many articles, and of the line that goes past them: some hundred articles, so that there is
/// work for every thread, and nothing to speak of is lost where parts meet.
pub const PART: usize = 256 << 10;

/// What a part of a file holds.
#[derive(Debug, Clone, Default)]
pub struct Part {
    pub(super) gathered: Gathered,
    /// What there is to say of its lines.
    pub(super) reports: Reports,
}

impl Part {
    /// How many statements it holds.
    #[must_use]
    pub fn found(&self) -> usize {
        self.gathered.count()
    }
}

/// Cuts a text into parts of about [`PART`] bytes that end where lines do.
pub(super) fn cut(text: &str) -> Vec<(&str, Start)> {
    let mut parts = Vec::new();
    let (mut rest, mut start) = (text, Start::default());
    while !rest.is_empty() {
        let end = rest.as_bytes().iter().skip(PART).position(|&byte| byte == b'\n');
        let (part, after) = rest.split_at(end.map_or(rest.len(), |end| PART + end + 1));
        parts.push((part, start));
        start = Start { byte: start.byte + part.len(), line: start.line + lines(part.as_bytes()) };
        rest = after;
    }
    parts
}

/// How many lines end in these bytes.
#[must_use]
pub fn lines(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte == b'\n').count()
}

/// Brings the parts of a file together, which come in order: a file that holds one article only gives that its name.
#[must_use]
pub fn join(source: &Source, parts: Vec<Part>) -> Vec<Gathered> {
    let mut reports = Reports::default();
    let mut all = Vec::with_capacity(parts.len());
    for part in parts {
        reports.append(part.reports);
        all.push(part.gathered);
    }
    if all.is_empty() {
        all.push(Gathered::default());
    }
    if source.format == Format::JsonLines && all.iter().map(|part| part.articles.len()).sum::<usize>() == 1 {
        all.iter_mut().for_each(|part| part.call(&source.shown.as_str().into()));
    }
    if let Some(first) = all.first_mut() {
        let told = reports.finish().into_iter().map(|diagnostic| diagnostic.in_file(&source.shown));
        first.diagnostics.splice(0..0, told);
        first.waived = source.waived.clone().map(|by| Waived { path: source.shown.as_str().into(), by });
    }
    all
}

/// What an article's record is called; that of a file that holds no other is called by [`join`].
pub(super) fn id(head: &Source, path: &Arc<str>, start: Start) -> Arc<str> {
    match head.format {
        Format::JsonLines => format!("{path}:{}", start.line + 1).into(),
        _ => path.clone(),
    }
}

impl Gathered {
    /// Adds what stands after it.
    pub(super) fn append(&mut self, after: Self) {
        let Self { statements, away, articles, outlets, waivers, waived, diagnostics } = after;
        self.statements.extend(statements);
        self.away.extend(away);
        self.articles.extend(articles);
        self.outlets.extend(outlets);
        self.waivers.extend(waivers);
        self.waived = self.waived.take().or(waived);
        self.diagnostics.extend(diagnostics);
    }

    /// Gives all its statements a voice.
    pub(super) fn told_by(&mut self, outlet: Option<Arc<Outlet>>) {
        if let Some(outlet) = &outlet {
            self.statements.iter_mut().for_each(|statement| statement.voice = Voice::Outlet(Arc::clone(outlet)));
        }
        self.outlets.extend(outlet);
    }

    /// Calls the one article by its file alone.
    fn call(&mut self, path: &Arc<str>) {
        for entry in &mut self.articles {
            let own = entry.story == entry.article && entry.sketch.is_some();
            if own {
                self.statements.iter_mut().for_each(|statement| statement.retell(path));
                entry.story = Arc::clone(path);
            }
            self.away.iter_mut().for_each(|away| away.call(path, own));
            entry.article = Arc::clone(path);
        }
        self.statements.iter_mut().for_each(|statement| statement.article = Arc::clone(path));
    }
}

impl Statement {
    /// Moves it as its record moves from one place of a file to another.
    pub(super) fn moved(&mut self, from: Start, to: Start) {
        self.place.moved(from, to);
        self.runs.iter_mut().for_each(|run| run.file = moved(run.file, from, to));
    }

    /// Gives it another story, and that story's name where it is about the event itself.
    pub(super) fn retell(&mut self, story: &Arc<str>) {
        if self.subject.kind == SubjectKind::Story {
            self.subject.name = self.subject.name.replace(&*self.story, story);
        }
        self.story = Arc::clone(story);
    }
}

impl Slip {
    /// Moves it as its record moves.
    pub(super) fn moved(&mut self, from: Start, to: Start) {
        self.place.moved(from, to);
        self.at = self.at.map(|at| moved(at, from, to));
    }
}

impl Place {
    fn moved(&mut self, from: Start, to: Start) {
        let Span { start, end } = moved(Span::new(self.start, self.end), from, to);
        (self.start, self.end) = (start, end);
        self.line = self.line.wrapping_sub(from.line).wrapping_add(to.line);
    }
}

/// A span of a record that moves. Whatever a damaged place says, nothing overflows.
fn moved(span: Span, from: Start, to: Start) -> Span {
    let moved = |at: usize| at.wrapping_sub(from.byte).wrapping_add(to.byte);
    Span::new(moved(span.start), moved(span.end))
}
