//! Articles: one text with its path, title, date and story, whatever format it came in.
//!
//! One file a format; each turns the bytes of a file into articles and keeps, for every byte of their text, where it came
//! from. Reading files is the command line's work, not done here.

mod offsets;

pub use offsets::OffsetMap;

use crate::span::Span;
use jiff::civil::Date;

/// One text to check.
#[derive(Debug, Clone)]
pub struct Article {
    /// The text: the title, where there is one, as its first paragraph, then the body; markup gone.
    pub text: String,
    /// The title's bytes in `text`.
    pub title: Option<Span>,
    /// The day it was published.
    pub published: Option<Date>,
    /// The story it says it belongs to.
    pub story: Option<String>,
    /// From bytes of `text` to bytes of the file.
    pub offsets: OffsetMap,
}
