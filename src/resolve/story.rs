//! The statements of one story, in the order of articles and places.
//!
//! All steps speak of statements by where they stand here: a mention that comes before another one has the smaller number,
//! so that neither sorting mentions nor telling articles apart looks at a text again.

use super::surroundings::Sides;
use crate::statement::Statement;
use std::cell::OnceCell;
use std::ops::Index;

/// The statements of one story, in order.
pub(super) struct Story<'s> {
    statements: Vec<&'s Statement>,
    /// The number of each one's article, in the order of articles.
    articles: Vec<u32>,
    /// The words around what each says, where somebody has asked for them.
    sides: Vec<OnceCell<Option<Box<Sides>>>>,
}

impl<'s> Story<'s> {
    /// Those of `statements` that `order`, which is of one story, holds.
    pub(super) fn new(statements: &'s [Statement], order: &[u32]) -> Self {
        let statements: Vec<&Statement> = order.iter().map(|&at| &statements[at as usize]).collect();
        let mut number = 0;
        let mut last = statements.first().map(|statement| &statement.article);
        let article = |statement: &&'s Statement| {
            number += u32::from(last.replace(&statement.article) != Some(&statement.article));
            number
        };
        let articles = statements.iter().map(article).collect();
        let sides = statements.iter().map(|_| OnceCell::new()).collect();
        Self { statements, articles, sides }
    }

    /// The statements, each with its number.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, &'s Statement)> {
        (0..).zip(self.statements.iter().copied())
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.statements.len()
    }

    /// The number of the article of the statement at `at`.
    pub(super) fn article(&self, at: u32) -> u32 {
        self.articles.get(at as usize).copied().unwrap_or_default()
    }

    /// The words around what the statement at `at` says, which are read once, by `read`.
    pub(super) fn sides(&self, at: u32, read: impl FnOnce(&Statement) -> Option<Sides>) -> Option<&Sides> {
        let (statement, sides) = (self.statements.get(at as usize)?, self.sides.get(at as usize)?);
        sides.get_or_init(|| read(statement).map(Box::new)).as_deref()
    }

    /// Mentions, which are in order, parted by article.
    pub(super) fn by_article<'m>(&self, mentions: &'m [u32]) -> impl Iterator<Item = &'m [u32]> {
        mentions.chunk_by(|&a, &b| self.article(a) == self.article(b))
    }

    /// Those of some mentions, which are in order, that stand in the article of this number.
    pub(super) fn in_article<'m>(&self, mentions: &'m [u32], article: u32) -> &'m [u32] {
        let from = &mentions[mentions.partition_point(|&at| self.article(at) < article)..];
        &from[..from.partition_point(|&at| self.article(at) == article)]
    }
}

impl<'s> Index<u32> for Story<'s> {
    type Output = &'s Statement;

    fn index(&self, at: u32) -> &Self::Output {
        &self.statements[at as usize]
    }
}
