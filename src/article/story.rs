//! Which story an article belongs to.

use std::sync::Arc;

/// How articles are told apart by story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StoryBy {
    /// One folder is one story, except where an article names its own.
    #[default]
    Folder,
    /// All articles report one story.
    All,
    /// The story an article names; one that names none has only the articles of its own file beside it.
    Field,
    /// The story an article names; of one that names none, what it says tells, once all articles are read.
    Auto,
}

/// The story of an article that names one, or none, and whose file is shown as `path` (`/` between its parts); `None` where
/// it is yet to be found.
#[must_use]
pub fn story_of(named: Option<&str>, path: &str, by: StoryBy) -> Option<Arc<str>> {
    let named = named.map(str::trim).filter(|story| !story.is_empty());
    match (by, named) {
        (StoryBy::All, _) => Some("all articles".into()),
        (_, Some(story)) => Some(story.into()),
        (StoryBy::Folder, None) => Some(path.rsplit_once('/').map_or(".", |(folder, _)| folder).into()),
        (StoryBy::Field, None) => Some(path.into()),
        (StoryBy::Auto, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_is_named_or_is_a_folder() {
        let (named, blank) = (Some("Flood "), Some(" "));
        for (story, path, by, want) in [
            (blank, "a/b/c.txt", StoryBy::Folder, "a/b"),
            (blank, "c.txt", StoryBy::Folder, "."),
            (named, "a/c.txt", StoryBy::Folder, "Flood"),
            (named, "a/c.txt", StoryBy::Field, "Flood"),
            (blank, "a/c.txt", StoryBy::Field, "a/c.txt"),
            (named, "a/c.txt", StoryBy::All, "all articles"),
            (named, "a/c.txt", StoryBy::Auto, "Flood"),
        ] {
            assert_eq!(story_of(story, path, by).as_deref(), Some(want));
        }
        assert_eq!(story_of(blank, "a/c.txt", StoryBy::Auto), None);
    }
}
