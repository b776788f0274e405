//! Alignment of two quotes: the words they share, in order.
//!
//! Local alignment with affine gaps (Smith and Waterman 1981, Gotoh 1982) over numbered words. A gap in the quote's own
//! text (an ellipsis, an insert) costs nothing to begin. Both sides are bounded, so one alignment is, too.

use super::words::{Gap, Word};

const MATCH: i32 = 300;
const MISMATCH: i32 = -150;
/// One shared word beyond a short gap is worth it.
const OPEN: i32 = -240;
/// A long gap takes two.
const EXTEND: i32 = -10;
/// No alignment ends in this state here.
const NEVER: i32 = i32::MIN / 2;

/// A state of the alignment: what its last step did.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Began here.
    Start,
    /// Set a word beside a word.
    Both,
    /// Passed over a word of the first.
    First,
    /// Passed over a word of the second.
    Second,
}

/// The step before the last, for each state that an alignment can be in at one pair of words.
#[derive(Clone, Copy)]
struct Back {
    both: State,
    first: State,
    second: State,
}

/// Best scores of the alignments that end in each state.
#[derive(Clone, Copy)]
struct Scores {
    both: i32,
    first: i32,
    second: i32,
}

impl Scores {
    const NONE: Self = Self { both: NEVER, first: NEVER, second: NEVER };

    /// The best state, `Both` before `First` before `Second` among equals.
    fn best(self) -> (i32, State) {
        let mut best = (self.both, State::Both);
        for other in [(self.first, State::First), (self.second, State::Second)] {
            if other.0 > best.0 {
                best = other;
            }
        }
        best
    }
}

/// Index pairs of the equal words of the best alignment, in order on both sides.
pub(super) fn align(a: &[Word], b: &[Word]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    let mut back = vec![Back { both: State::Start, first: State::Start, second: State::Start }; (a.len() + 1) * width];
    let mut above = vec![Scores::NONE; width];
    let mut best = (0, 0, 0);
    for (i, first) in a.iter().enumerate() {
        let mut row = vec![Scores::NONE; width];
        for (j, second) in b.iter().enumerate() {
            let (before, state) = above[j].best();
            let (before, state) = if before > 0 { (before, state) } else { (0, State::Start) };
            let both = before + if first.form == second.form { MATCH } else { MISMATCH };
            // A gap in either text, before the word that comes next in it, lets the other run on.
            let free = first.gap != Gap::None || b.get(j + 1).is_some_and(|next| next.gap != Gap::None);
            let over_first = passing(above[j + 1], State::First, free);
            let free = second.gap != Gap::None || a.get(i + 1).is_some_and(|next| next.gap != Gap::None);
            let over_second = passing(row[j], State::Second, free);
            row[j + 1] = Scores { both, first: over_first.0, second: over_second.0 };
            back[(i + 1) * width + j + 1] = Back { both: state, first: over_first.1, second: over_second.1 };
            if both > best.0 {
                best = (both, i + 1, j + 1);
            }
        }
        above = row;
    }
    trace(a, b, &back, (best.1, best.2))
}

/// Score of passing over a word, and the state before.
fn passing(from: Scores, state: State, free: bool) -> (i32, State) {
    let going_on = if state == State::First { from.first } else { from.second };
    let (score, before) = from.best();
    let begun = score + if free { 0 } else { OPEN };
    let (score, before) = if going_on >= begun { (going_on, state) } else { (begun, before) };
    ((score + EXTEND).max(NEVER), before)
}

fn trace(a: &[Word], b: &[Word], back: &[Back], end: (usize, usize)) -> Vec<(usize, usize)> {
    let (mut i, mut j) = end;
    let (mut state, mut pairs) = (State::Both, Vec::new());
    while i > 0 && j > 0 && state != State::Start {
        let step = back[i * (b.len() + 1) + j];
        match state {
            State::Both => {
                if a[i - 1].form == b[j - 1].form {
                    pairs.push((i - 1, j - 1));
                }
                (i, j, state) = (i - 1, j - 1, step.both);
            }
            State::First => (i, state) = (i - 1, step.first),
            State::Second => (j, state) = (j - 1, step.second),
            State::Start => {}
        }
    }
    pairs.reverse();
    pairs
}

#[cfg(test)]
mod tests {
    use super::super::words::{Vocabulary, words};
    use super::*;
    use crate::lexicon::Lexicon;

    /// The words of `b` that are shared; `|` where either side passes over something.
    fn shared(a: &str, b: &str) -> String {
        let mut vocabulary = Vocabulary::default();
        let a = words(a, Lexicon::english(), &mut vocabulary);
        let b = words(b, Lexicon::english(), &mut vocabulary);
        let (mut out, mut last): (Vec<&str>, Option<(usize, usize)>) = (Vec::new(), None);
        for (i, j) in align(&a, &b) {
            if last.is_some_and(|last| last != (i.wrapping_sub(1), j.wrapping_sub(1))) {
                out.push("|");
            }
            out.push(vocabulary.form(b[j].form));
            last = Some((i, j));
        }
        out.join(" ")
    }

    #[test]
    fn shared_words_are_found() {
        for (a, b, want) in [
            ("we saw it and if it works we stay", "it works we stay", "it works we stay"), // not the first `it`
            ("we had a grand time there", "we had a good time there", "we had a | time there"),
            ("we never saw it coming at all", "we saw it coming at all", "we | saw it coming at all"),
            ("red green blue", "one two", ""),
            ("so we went home early that day and slept", "so we … and slept", "so we | and slept"),
            ("one and two and three and four", "and three", "and 3"),
            ("", "one", ""),
        ] {
            assert_eq!(shared(a, b), want, "{a} / {b}");
        }
    }
}
