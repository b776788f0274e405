//! What a record says, wherever it stands: all that can be known of it without its path and its place.

use super::parts::id;
use super::{Gathered, Options, Source};
use crate::article::{Article, story_of};
use crate::span::Start;
use crate::statement::Statement;
use crate::story::{Entry, Sketch};
use jiff::civil::Date;
use std::sync::Arc;

/// What stands for the story of an article in the names of the events it speaks of, until the story is known.
pub(super) const STORY: &str = "\u{0}story\u{0}";

/// What a record says.
#[derive(Debug, Clone, Default)]
pub(super) struct Unplaced {
    /// Its statements, their offsets and lines from its start, without path and id, in the story [`STORY`].
    pub(super) statements: Vec<Statement>,
    pub(super) title: Option<Box<str>>,
    pub(super) published: Option<Date>,
    /// The story it names.
    pub(super) story: Option<String>,
    /// What its story is to be found by, where that may be asked.
    pub(super) sketch: Option<Sketch>,
    /// Who it is of by a mark in its text: an index into the outlets that are known.
    pub(super) outlet: Option<usize>,
}

/// Whether all that an article says can be told without its place. Comments cannot: they speak of lines.
pub(super) fn can_be(article: &Article) -> bool {
    article.comments.is_empty() && !article.text.contains('\0')
}

impl Unplaced {
    /// What it says where it stands: in the file that `head` tells of, from `start` on.
    pub(super) fn placed(self, head: &Source, path: &Arc<str>, start: Start, options: &Options) -> Gathered {
        let Self { mut statements, title, published, story, sketch, outlet } = self;
        let article = id(head, path, start);
        let named = story.as_deref().or(head.story.as_deref());
        let told = story_of(named, &head.home, options.story);
        let sketch = if told.is_none() { sketch } else { None };
        let story = told.unwrap_or_else(|| Arc::clone(&article));
        for statement in &mut statements {
            statement.shift(start);
            statement.retell(&story);
            statement.place.path = Arc::clone(path);
            statement.article = Arc::clone(&article);
        }
        let mut gathered = Gathered { statements, ..Gathered::default() };
        let outlet = || outlet.and_then(|at| options.knowledge.outlets.get(at)).cloned();
        gathered.told_by(head.outlet.clone().or_else(outlet));
        gathered.articles.push(Entry { article, title, published, story, sketch });
        gathered
    }
}
