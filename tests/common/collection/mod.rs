//! A made-up collection of any size: stories of ten articles each, which tell of the same people, figures and words.
//!
//! An article is settled by the seed and its number alone, so the same arguments give the same collection on every machine,
//! and any part of it can be made without the rest. Names, numbers and words vary as those of real news do: a sentence
//! comes twice only where two articles tell the same fact in the same words. docs/performance.md compares the two.

mod chance;
mod phrases;
mod prose;
mod story;
mod words;

use chance::Chance;
use prose::Prose;
pub(crate) use story::Day;
use story::Story;

/// Articles that report one story.
pub(crate) const OF_A_STORY: usize = 10;

/// An article that nobody wrote.
pub(crate) struct Article {
    /// Its story's number.
    pub(crate) story: usize,
    pub(crate) title: String,
    /// The day it came out.
    pub(crate) published: Day,
    /// Paragraphs, with an empty line between.
    pub(crate) text: String,
}

/// What a collection is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Stories as a newspaper has them.
    News,
    /// Articles of one sentence, all of them on the age of one person.
    #[allow(dead_code, reason = "for benchmarks alone")]
    Group,
    /// Articles of one sentence, each of them on the age of somebody else.
    #[allow(dead_code, reason = "for benchmarks alone")]
    Names,
}

/// The articles of a collection, without end.
pub(crate) fn articles(shape: Shape, seed: u64) -> impl Iterator<Item = Article> {
    let one = Story::of(seed, 0);
    (0..).flat_map(move |number| match shape {
        Shape::News => {
            let story = Story::of(seed, number as u64);
            (0..OF_A_STORY).map(|nth| article(seed, &story, number, nth)).collect()
        }
        Shape::Group => vec![note(seed, &one, number)],
        Shape::Names => vec![note(seed, &Story::of(seed, number as u64), number)],
    })
}

/// The paths and texts of `articles` articles; `folder` names the folder of each story, by its number.
#[allow(dead_code, reason = "not all that want articles want them all at once")]
pub(crate) fn collection(count: usize, folder: impl Fn(usize) -> String) -> Vec<(String, String)> {
    let path = |(at, article): (usize, Article)| (format!("{}/{at:04}.txt", folder(article.story)), article.in_full());
    articles(Shape::News, 1).take(count).enumerate().map(path).collect()
}

impl Article {
    /// As a text file: title, date and text.
    pub(crate) fn in_full(&self) -> String {
        let Day { year, month, day } = self.published;
        format!("{}\n\n{day} {} {year}\n\n{}\n", self.title, phrases::MONTHS[month - 1], self.text)
    }
}

/// One article of a story: some of what there is to tell, in an order and wording of its own.
fn article(seed: u64, story: &Story, number: usize, nth: usize) -> Article {
    let mut prose = Prose::new(story, Chance::of(&[seed, number as u64, nth as u64]));
    let title = prose.chance.one(story.topic.titles);
    prose.sentence(title);
    let title = std::mem::take(&mut prose.text);

    // What is told stands among the first sentences, in any order; the longer the article, the more is said around it.
    let chance = &mut prose.chance;
    let told = story.topic.told.iter().filter(|(times, _)| chance.percent(*times)).collect::<Vec<_>>();
    let mut sentences: Vec<&str> = told.into_iter().map(|(_, wordings)| chance.one(wordings)).collect();
    for _ in 0..chance.from(6, 19) {
        sentences.insert(chance.below(sentences.len() + 1), chance.one(&phrases::FILLERS));
    }
    for _ in 0..chance.below(4) {
        sentences.insert(chance.below(sentences.len() + 1), chance.one(&phrases::QUOTED));
    }
    let mut left = 0;
    for (nth, sentence) in sentences.into_iter().enumerate() {
        if left == 0 {
            left = prose.chance.from(1, 3);
            prose.text.push_str(if nth == 0 { "" } else { "\n\n" });
        } else {
            prose.text.push(' ');
        }
        left -= 1;
        prose.sentence(sentence);
    }
    let published = Day { day: story.day.day + prose.chance.below(4), ..story.day };
    Article { story: number, title, published, text: prose.text }
}

/// An article of one sentence, on the age of the first person of a story.
fn note(seed: u64, story: &Story, number: usize) -> Article {
    let mut prose = Prose::new(story, Chance::of(&[seed, number as u64]));
    prose.sentence(phrases::NOTE);
    Article { story: number, title: String::new(), published: story.day, text: prose.text }
}
