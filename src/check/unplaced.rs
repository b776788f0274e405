//! What a record says, wherever it stands: all that can be known of it without its path and its place.

use super::parts::id;
use super::{Gathered, Options, Source};
use crate::article::{Article, StoryBy, story_of};
use crate::day;
use crate::span::Start;
use crate::statement::Statement;
use crate::story::{Entry, Mark, Sketch};
use crate::voice::{Outlet, Voice};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What stands for the story of an article in the names of the events it speaks of, until the story is known.
pub(super) const STORY: &str = "\u{0}story\u{0}";

/// What a record says.
#[derive(Debug, Clone, Default)]
pub(super) struct Unplaced {
    pub(super) head: Head,
    /// Its statements, their offsets and lines from its start, without path and id, in the story [`STORY`].
    pub(super) statements: Vec<Statement>,
}

/// What a record says of its article as a whole.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Head {
    pub(super) title: Option<Box<str>>,
    #[serde(with = "day::maybe")]
    pub(super) published: Option<Date>,
    /// The story it names.
    pub(super) story: Option<String>,
    /// What its story is to be found by, where that may be asked.
    pub(super) sketch: Option<Sketch>,
    /// Who it is of by a mark in its text: an index into the outlets that are known.
    pub(super) outlet: Option<usize>,
    /// How many statements it has.
    pub(super) count: usize,
}

/// Where a record stands, and what follows for its statements.
#[derive(Debug, Clone)]
pub(super) struct Placing {
    pub(super) path: Arc<str>,
    pub(super) article: Arc<str>,
    pub(super) story: Arc<str>,
    pub(super) start: Start,
    pub(super) outlet: Option<Arc<Outlet>>,
    /// For each rule, whether it is for the file; `None`: all are.
    pub(super) heard: Option<Arc<[bool]>>,
}

/// A file that records stand in.
pub(super) struct Around<'a> {
    pub(super) head: &'a Source,
    pub(super) path: Arc<str>,
    pub(super) options: &'a Options,
    pub(super) heard: Option<Arc<[bool]>>,
}

/// Whether all that an article says can be told without its place. Comments cannot: they speak of lines.
pub(super) fn can_be(article: &Article) -> bool {
    article.comments.is_empty() && !article.text.contains('\0')
}

impl Head {
    /// The article, which has this id, with its story. Until its story is found, it has one of its own.
    pub(super) fn entry(self, id: &Arc<str>, head: &Source, by: StoryBy, mark: Option<Mark>) -> Entry {
        let Self { title, published, story: named, sketch, .. } = self;
        let story = story_of(named.as_deref().or(head.story.as_deref()), &head.home, by);
        let sketch = if story.is_none() { sketch } else { None };
        let story = story.unwrap_or_else(|| Arc::clone(id));
        Entry { article: Arc::clone(id), title, published, story, sketch, mark }
    }

    /// The article where it stands, and the way to place its statements there.
    pub(super) fn placed(self, around: &Around<'_>, start: Start, mark: Option<Mark>) -> (Entry, Placing) {
        let Around { head, path, options, heard } = around;
        let marked = || self.outlet.and_then(|at| options.knowledge.outlets.get(at)).cloned();
        let outlet = head.outlet.clone().or_else(marked);
        let entry = self.entry(&id(head, path, start), head, options.story, mark);
        let (article, story) = (Arc::clone(&entry.article), Arc::clone(&entry.story));
        let placing = Placing { path: Arc::clone(path), article, story, start, outlet, heard: heard.clone() };
        (entry, placing)
    }
}

impl Placing {
    /// Gives statements that have no place theirs.
    pub(super) fn place(&self, statements: &mut Vec<Statement>) {
        if let Some(heard) = &self.heard {
            statements.retain(|statement| heard.get(statement.rule).copied().unwrap_or(true));
        }
        for statement in statements {
            statement.moved(Start::default(), self.start);
            statement.retell(&self.story);
            statement.place.path = Arc::clone(&self.path);
            statement.article = Arc::clone(&self.article);
            if let Some(outlet) = &self.outlet {
                statement.voice = Voice::Outlet(Arc::clone(outlet));
            }
        }
    }
}

impl Unplaced {
    /// What it says where it stands.
    pub(super) fn placed(self, around: &Around<'_>, start: Start, mark: Option<Mark>) -> Gathered {
        let Self { head, mut statements } = self;
        let (entry, placing) = head.placed(around, start, mark);
        placing.place(&mut statements);
        let outlets = placing.outlet.into_iter().collect();
        Gathered { statements, outlets, articles: vec![entry], ..Gathered::default() }
    }
}
