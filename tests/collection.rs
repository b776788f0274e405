//! The made-up collection is the same for the same seed, filled in full, and says nothing twice.

#[path = "common/collection/mod.rs"]
mod collection;

use collection::{Shape, articles};
use std::collections::HashMap;

#[test]
fn a_sentence_comes_twice_in_one_story_alone() {
    let mut stories: HashMap<String, usize> = HashMap::new();
    let (mut sentences, mut again) = (0, 0);
    for article in articles(Shape::News, 1).take(400) {
        for sentence in article.text.split_inclusive(". ").filter(|sentence| sentence.len() > 40) {
            let first = *stories.entry(sentence.trim().to_owned()).or_insert(article.story);
            again += usize::from(first != article.story);
            sentences += 1;
        }
    }
    assert!(sentences > 3000 && again * 1000 < sentences, "{again} of {sentences}");
}

#[test]
fn every_slot_is_filled() {
    for shape in [Shape::News, Shape::Group, Shape::Names] {
        for article in articles(shape, 2).take(300) {
            let all = article.in_full();
            assert!(!all.contains(['{', '}']) && article.text.ends_with(['.', '”']), "{all}");
        }
    }
}

#[test]
fn a_seed_is_a_collection() {
    let texts = |seed| articles(Shape::News, seed).take(20).map(|article| article.in_full()).collect::<Vec<_>>();
    assert_eq!(texts(1), texts(1));
    assert_ne!(texts(1), texts(2));
}
