//! Whose voice a statement is, where voices are counted.
//!
//! Each article is a voice of its own, unless it only repeats what an [`Outlet`] wrote: five copies of one agency's report
//! are one voice. What is known beforehand ([`crate::knowledge`]) outweighs every article. Who is *quoted* in an article is
//! another matter ([`crate::statement::Statement::source`]); how voices are counted is `tally`'s.

use std::sync::Arc;

/// What outweighs all articles that can be read.
const KNOWN: u64 = 1 << 40;

/// Who articles come from: a press agency, a paper, a desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlet {
    /// Its name.
    pub name: Arc<str>,
    /// Whether all its articles count as one.
    pub once: bool,
    /// How many articles each voice of it counts for, where it is asked what most say; at least 1.
    pub weight: u32,
    /// Words of which one stands in the first lines of its articles: `(AP)`.
    pub marks: Vec<String>,
}

/// Whose voice a statement is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Voice {
    /// The article's.
    #[default]
    Article,
    /// That of who wrote the article.
    Outlet(Arc<Outlet>),
    /// Nobody's: it is known, and always right.
    Known,
}

/// Bytes from the beginning of an article in which a mark of its outlet stands.
const FIRST_LINES: usize = 1000;

impl Outlet {
    /// The first of `outlets` that has a mark in the first lines of `text`.
    #[must_use]
    pub fn of(outlets: &[Arc<Self>], text: &str) -> Option<Arc<Self>> {
        let end = (0..=FIRST_LINES.min(text.len())).rev().find(|&end| text.is_char_boundary(end));
        let first = end.and_then(|end| text.get(..end)).unwrap_or_default();
        let marked = |outlet: &&Arc<Self>| outlet.marks.iter().any(|mark| !mark.is_empty() && first.contains(&**mark));
        outlets.iter().find(marked).cloned()
    }
}

impl Voice {
    /// Who wrote the article, where that is known.
    #[must_use]
    pub fn outlet(&self) -> Option<&Outlet> {
        match self {
            Self::Outlet(outlet) => Some(outlet),
            Self::Article | Self::Known => None,
        }
    }

    /// How much it counts where it is asked what most say.
    #[must_use]
    pub fn weight(&self) -> u64 {
        match self {
            Self::Article => 1,
            Self::Outlet(outlet) => u64::from(outlet.weight),
            Self::Known => KNOWN,
        }
    }
}
