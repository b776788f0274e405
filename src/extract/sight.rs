//! What a window of a scene holds, as far as templates ask: words by number, and what can fill their holes.
//!
//! A hole is filled at every token of a window at once, when the first template asks for it; those after it look it up.

use super::hole::Hole;
use super::need::{Need, Needs};
use super::scene::Scene;
use super::slots;
use super::vocabulary::{Vocabulary, Word, WordSet};
use crate::text::Text;
use crate::value::{Begin, Fill};
use std::cell::OnceCell;
use std::ops::Range;

/// What a token is for templates.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    /// Its word, by number.
    pub(super) word: Word,
    /// What can begin there.
    pub(super) begins: Begin,
}

/// What each token of a text is for templates.
pub(super) fn marks(text: &Text<'_>, words: &Vocabulary) -> Vec<Mark> {
    (0..text.tokens.len()).map(|at| mark(text, words, at)).collect()
}

/// What token `at` of a text is for templates.
pub(super) fn mark(text: &Text<'_>, words: &Vocabulary, at: usize) -> Mark {
    Mark { word: words.word(text, at), begins: Begin::at(text, at) }
}

/// A window of a scene.
pub(super) struct Sight<'s, 'a> {
    pub(super) scene: &'s Scene<'a>,
    marks: &'s [Mark],
    holes: &'s [Hole],
    /// The window looked at.
    window: Range<usize>,
    /// Where a match that begins in the window ends at the latest: beyond it, where a quotation goes on.
    reach: usize,
    /// The words that a match can hold.
    present: WordSet,
    /// What can begin in the window.
    begins: Begin,
    /// The tokens of the window that something rare begins at.
    rare: Vec<usize>,
    /// What fills each hole, by where it begins, the likeliest first.
    filled: Vec<OnceCell<Vec<Fill>>>,
}

impl<'s, 'a> Sight<'s, 'a> {
    /// Looks at nothing yet; `vocabulary` is how many words there are.
    pub(super) fn new(scene: &'s Scene<'a>, marks: &'s [Mark], vocabulary: usize, holes: &'s [Hole]) -> Self {
        let filled = holes.iter().map(|_| OnceCell::new()).collect();
        let (present, begins) = (WordSet::with_room(vocabulary), Begin::default());
        Self { scene, marks, holes, window: 0..0, reach: 0, present, begins, rare: Vec::new(), filled }
    }

    /// A sight of the same scene that looks at another window.
    pub(super) fn beside(&self, window: Range<usize>) -> Self {
        let mut sight = Self { present: self.present.clone(), ..Self::new(self.scene, self.marks, 0, self.holes) };
        sight.look(window);
        sight
    }

    /// Looks at a window.
    pub(super) fn look(&mut self, window: Range<usize>) {
        self.filled.iter_mut().for_each(|filled| drop(filled.take()));
        self.reach = reach(self.scene, &window);
        self.window = window;
        self.present.replace(self.words());
        self.begins = self.marks().iter().fold(Begin::default(), |all, mark| all.or(mark.begins));
        self.rare.clear();
        let rare = self.window().zip(self.marks()).filter(|(_, mark)| mark.begins.has_rare());
        self.rare.extend(rare.map(|(at, _)| at));
    }

    /// The window looked at.
    pub(super) fn window(&self) -> Range<usize> {
        self.window.clone()
    }

    /// The word of token `at`.
    pub(super) fn word(&self, at: usize) -> Word {
        self.marks.get(at).map_or(Word::NONE, |mark| mark.word)
    }

    /// The words that a match in the window can hold.
    pub(super) fn words(&self) -> impl Iterator<Item = Word> + use<'s> {
        self.marks.get(self.window.start..self.reach).unwrap_or_default().iter().map(|mark| mark.word)
    }

    /// The marks of the tokens in the window.
    fn marks(&self) -> &'s [Mark] {
        self.marks.get(self.window()).unwrap_or_default()
    }

    /// What fills a hole in the window, by where it begins.
    pub(super) fn filled(&self, hole: usize) -> &[Fill] {
        let (Some(filled), Some(hole)) = (self.filled.get(hole), self.holes.get(hole)) else { return &[] };
        if !hole.can_stand(&self.present, self.begins) {
            return &[];
        }
        filled.get_or_init(|| {
            let mut fills = Vec::new();
            let fill = |at| slots::fill(self.scene, hole, at, self.window.end, &mut fills);
            let can_begin = |at: &usize| self.marks.get(*at).is_some_and(|mark| hole.can_begin(*mark));
            match hole.begin.is_rare() {
                true => self.rare.iter().copied().filter(can_begin).for_each(fill),
                false => slots::starts(self.scene, hole, self.window(), can_begin, fill),
            }
            fills
        })
    }

    /// What fills a hole from token `at` on, inside the window.
    pub(super) fn fills(&self, hole: usize, at: usize) -> &[Fill] {
        let filled = self.filled(hole);
        let from = &filled[filled.partition_point(|fill| fill.tokens.start < at)..];
        &from[..from.partition_point(|fill| fill.tokens.start == at)]
    }

    /// What fills a hole from token `at` on, not past token `limit`, wherever that is.
    pub(super) fn fills_beyond(&self, hole: usize, at: usize, limit: usize) -> Vec<Fill> {
        let mut fills = Vec::new();
        let begins = |hole: &&Hole| self.marks.get(at).is_some_and(|mark| hole.can_begin(*mark));
        if let Some(hole) = self.holes.get(hole).filter(begins) {
            slots::fill(self.scene, hole, at, limit, &mut fills);
        }
        fills
    }

    /// Whether what fills a hole can begin in the window, as far as a look at its tokens tells.
    pub(super) fn can_begin(&self, hole: usize) -> bool {
        let can = |hole: &Hole| hole.can_stand(&self.present, self.begins);
        self.reach > self.window.end || self.holes.get(hole).is_some_and(can)
    }

    /// Whether a hole can be filled in a match here; beyond the window nobody looks.
    pub(super) fn can_fill(&self, hole: usize) -> bool {
        self.reach > self.window.end || !self.filled(hole).is_empty()
    }

    /// Whether a match can be here, as far as these needs tell.
    pub(super) fn meets(&self, needs: &Needs) -> bool {
        let meets = |need: &Need| need.is_among(&self.present) || need.holes.iter().any(|&hole| self.can_fill(hole));
        needs.all.iter().all(meets)
    }
}

/// Where a match that begins in a window ends at the latest. A quotation may run over several sentences, and the match goes
/// on to the end of its last.
fn reach(scene: &Scene<'_>, window: &Range<usize>) -> usize {
    let mut reach = window.end;
    for quotation in scene.quotations_in(window.clone()) {
        if quotation.end > reach {
            let last = scene.text.sentences.get(scene.text.sentence_of(quotation.end));
            reach = last.map_or(scene.text.tokens.len(), |sentence| sentence.tokens.end);
        }
    }
    reach
}
