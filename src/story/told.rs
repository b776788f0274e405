//! The articles of a check with their stories: those that have one, and those whose story is to be found.

use super::{Sketch, group};
use crate::span::Start;
use jiff::civil::Date;
use rayon::prelude::*;
use std::sync::Arc;

/// An article, as far as its story is concerned.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its id: the path, or `path:line` for one of several in a file.
    pub article: Arc<str>,
    /// Its title, where it has one.
    pub title: Option<Box<str>>,
    /// The day it was published.
    pub published: Option<Date>,
    /// Its story; while that is to be found, its own id.
    pub story: Arc<str>,
    /// What its story is to be found by; `None` where it is known.
    pub sketch: Option<Sketch>,
    /// What it is known by from run to run; `None` where it is read anew each time.
    pub mark: Option<Mark>,
}

/// What an article is known by from run to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// A hash of all that decides what it says, wherever it stands.
    pub hash: [u8; 16],
    /// Where it begins in its file.
    pub start: Start,
}

/// A story and its articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// What the story is called: a folder, a name that the articles give it, or the id of its first article.
    pub name: Arc<str>,
    /// Its articles, in order of their ids: id, title, day of publication.
    pub articles: Vec<Told>,
}

/// An article of a story.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    /// Its id.
    pub article: Arc<str>,
    /// Its title, where it has one.
    pub title: Option<Box<str>>,
    /// The day it was published.
    pub published: Option<Date>,
}

/// Finds the story of each article that has none yet. A story found so is called by the first of its articles, in order
/// of their ids.
pub fn tell(entries: &mut [Entry]) {
    let open: Vec<usize> = (0..entries.len()).filter(|&at| entries[at].sketch.is_some()).collect();
    let sketches: Vec<&Sketch> = open.iter().filter_map(|&at| entries[at].sketch.as_ref()).collect();
    let numbers = group(&sketches);
    let mut first: Vec<Option<Arc<str>>> = vec![None; numbers.len()];
    for (&at, &number) in open.iter().zip(&numbers) {
        let article = &entries[at].article;
        if first[number].as_ref().is_none_or(|first| article < first) {
            first[number] = Some(Arc::clone(article));
        }
    }
    for (at, number) in open.into_iter().zip(numbers) {
        if let Some(name) = &first[number] {
            entries[at].story = Arc::clone(name);
        }
    }
}

/// The stories of all articles, by name.
#[must_use]
pub fn stories(entries: Vec<Entry>) -> Vec<Story> {
    let told =
        |entry: Entry| (entry.story, Told { article: entry.article, title: entry.title, published: entry.published });
    let mut all: Vec<(Arc<str>, Told)> = entries.into_iter().map(told).collect();
    all.par_sort_unstable();
    let story = |same: &[(Arc<str>, Told)]| Story {
        name: Arc::clone(&same[0].0),
        articles: same.iter().map(|(_, told)| told.clone()).collect(),
    };
    all.chunk_by(|a, b| a.0 == b.0).map(story).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::fixture::sketch;

    /// An article with its text, whose story is to be found; or, as `name=article`, is called `name`.
    fn entry(id: &str, text: &str) -> Entry {
        let (story, sketch) = match id.split_once('=') {
            Some((story, _)) => (story, None),
            None => (id, Some(sketch(text))),
        };
        let article = id.rsplit('=').next().unwrap().into();
        Entry { article, title: None, published: None, story: story.into(), sketch, mark: None }
    }

    #[test]
    fn a_story_is_called_by_its_first_article() {
        let (sunk, elected) =
            ("The ferry Zorvex sank off Quindle with 41 aboard.", "Brivane elected Tovan Marrik mayor.");
        let mut entries = vec![
            entry("c.txt", sunk),
            entry("b.txt", elected),
            entry("a.txt", "Divers found the ferry Zorvex off Quindle, sunk with 41 aboard."),
            entry("d.txt", ""),
            entry("Zorvex=e.txt", sunk),
            entry("f.txt", ""),
        ];
        tell(&mut entries);
        let shown: Vec<String> = stories(entries)
            .iter()
            .map(|story| {
                let articles: Vec<&str> = story.articles.iter().map(|told| &*told.article).collect();
                format!("{}: {}", story.name, articles.join(" "))
            })
            .collect();
        let want = ["Zorvex: e.txt", "a.txt: a.txt c.txt", "b.txt: b.txt", "d.txt: d.txt", "f.txt: f.txt"];
        assert_eq!(shown, want);
    }
}
