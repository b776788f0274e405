//! What two aligned quotes come to: the same words, other words, or a cut that turns the sense.
//!
//! Between shared words, an ellipsis or insert, words written together or apart, a handle for its name and whole sentences
//! left out agree; anything else is a difference. At the ends, the words that only one quote has are a cut.

use super::words::{Gap, Pause, Vocabulary, Word};
use std::ops::Range;

/// Fewest words left on the shorter side of a common end for the two to have parted ways rather than differ in a word.
const PARTED: usize = 3;
/// Fewest shared words that make a differing word at their common end a change; below, the two share a stock phrase.
pub(super) const TELLING: usize = 8;
/// Fewest shared words for each place at which two printings of one utterance differ.
const SPARSE: usize = 4;
/// The same where they stand in different stories, whose speakers may use the same phrases for other things.
const SPARSE_APART: usize = 8;
/// Fewest letters of a name that a handle holds.
const HANDLE_LETTERS: usize = 4;

/// Words that one quote has and the other has not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Difference {
    /// Words of the hub; empty where the other adds some.
    pub(super) hub: Range<usize>,
    /// Words of the other; empty where it drops some.
    pub(super) other: Range<usize>,
}

/// What an alignment comes to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Judgement {
    /// Where the words differ, in order.
    pub(super) differences: Vec<Difference>,
    /// The word of the hub that the other was cut off from, though it turns the sense.
    pub(super) cut_from_hub: Option<usize>,
    /// The same word of the other, where the hub is the one that was cut.
    pub(super) cut_from_other: Option<usize>,
    /// The words of the hub between the first and the last that are shared.
    pub(super) stretch: Range<usize>,
    /// Whether the two only share a phrase: they go on differently from too few shared words.
    pub(super) phrase: bool,
}

/// Two quotes side by side.
#[derive(Clone, Copy)]
pub(super) struct Pair<'q> {
    pub(super) hub: &'q [Word],
    pub(super) other: &'q [Word],
    pub(super) vocabulary: &'q Vocabulary,
}

impl Pair<'_> {
    /// Whether so much differs that the two are two utterances, or two translations or retellings of one: nobody misquotes
    /// that. `shared` is the number of words that are the same, `apart` whether no story has both.
    pub(super) fn is_retold(self, judged: &Judgement, shared: usize, apart: bool) -> bool {
        let places = judged.differences.len();
        let words: usize = judged.differences.iter().map(|one| one.hub.len().max(one.other.len())).sum();
        let replaced = |one: &Difference| one.hub.len().min(one.other.len()) > 1;
        let rephrased = shared < TELLING && judged.differences.iter().any(replaced);
        let sparse = if apart { SPARSE_APART } else { SPARSE };
        places * sparse > shared || words * 2 > shared || rephrased
    }

    /// Judges an alignment: the index pairs of equal words, in order.
    pub(super) fn judge(self, shared: &[(usize, usize)]) -> Judgement {
        let (Some(&first), Some(&last)) = (shared.first(), shared.last()) else { return Judgement::default() };
        let mut judged = Judgement { stretch: first.0..last.0 + 1, ..Judgement::default() };
        let lead = Difference { hub: 0..first.0, other: 0..first.1 };
        let tail = Difference { hub: last.0 + 1..self.hub.len(), other: last.1 + 1..self.other.len() };
        let (leads, tails) = (self.leads_differ(&lead), self.tails_differ(&tail));
        judged.phrase = (leads || tails) && shared.len() < TELLING;
        judged.differences.extend(leads.then(|| near(&lead, true)));
        for pair in shared.windows(2) {
            if let &[(i, j), (next_i, next_j)] = pair {
                let between = Difference { hub: i + 1..next_i, other: j + 1..next_j };
                judged.differences.extend(self.differ(&between).then_some(between));
            }
        }
        judged.differences.extend(tails.then(|| near(&tail, false)));
        for end in [&lead, &tail] {
            if end.other.is_empty() {
                judged.cut_from_hub = judged.cut_from_hub.or(turned(self.hub, &end.hub));
            } else if end.hub.is_empty() {
                judged.cut_from_other = judged.cut_from_other.or(turned(self.other, &end.other));
            }
        }
        for pair in shared.windows(2) {
            let &[(i, j), (next_i, next_j)] = pair else { continue };
            if next_j == j + 1 && self.other[next_j].gap == Gap::Ellipsis {
                judged.cut_from_hub = judged.cut_from_hub.or(turned(self.hub, &(i + 1..next_i)));
            } else if next_i == i + 1 && self.hub[next_i].gap == Gap::Ellipsis {
                judged.cut_from_other = judged.cut_from_other.or(turned(self.other, &(j + 1..next_j)));
            }
        }
        judged
    }

    /// Whether what stands between two shared words differs.
    fn differ(self, between: &Difference) -> bool {
        let Difference { hub, other } = between;
        if (hub.is_empty() && other.is_empty()) || gap_in(self.hub, hub) || gap_in(self.other, other) {
            return false;
        }
        let (ours, theirs) = (self.letters(self.hub, hub), self.letters(self.other, other));
        let handle = self.is_handle_for(self.hub, hub, &theirs) || self.is_handle_for(self.other, other, &ours);
        let left_out = (other.is_empty() && whole_sentences(self.hub, hub))
            || (hub.is_empty() && whole_sentences(self.other, other));
        let written_out =
            self.is_short_for(self.hub, hub, self.other, other) || self.is_short_for(self.other, other, self.hub, hub);
        ours != theirs && !handle && !left_out && !written_out
    }

    /// Whether the one word of `short` stands for those of `long`: by their first letters (`GDP`), or with `'s` for the
    /// last of them (`the boy's gone`).
    fn is_short_for(self, of: &[Word], short: &Range<usize>, among: &[Word], long: &Range<usize>) -> bool {
        let (&[word], words) = (&of[short.clone()], &among[long.clone()]) else { return false };
        let form = |word: &Word| self.vocabulary.form(word.form);
        let initials = || words.iter().filter_map(|word| form(word).chars().next()).eq(form(&word).chars());
        let clitic =
            || matches!(words, [stem, last] if last.short && form(&word).strip_suffix('s') == Some(form(stem)));
        words.len() > 1 && (initials() || word.clitic && clitic())
    }

    /// Whether the words before the first shared one differ, where both quotes have some.
    fn leads_differ(self, lead: &Difference) -> bool {
        let before = |words: &[Word], lead: &Range<usize>| {
            lead.is_empty() || words[lead.end].gap != Gap::None || words[lead.end - 1].pause == Pause::Sentence
        };
        let parted = before(self.hub, &lead.hub) || before(self.other, &lead.other);
        let (ours, theirs) = (self.letters(self.hub, &lead.hub), self.letters(self.other, &lead.other));
        self.ends_differ(lead, parted, ours.ends_with(&theirs) || theirs.ends_with(&ours))
    }

    /// Whether the words after the last shared one differ, where both quotes have some.
    fn tails_differ(self, tail: &Difference) -> bool {
        let after = |words: &[Word], tail: &Range<usize>| {
            tail.is_empty() || words[tail.start].gap != Gap::None || words[tail.start - 1].pause == Pause::Sentence
        };
        let parted = after(self.hub, &tail.hub) || after(self.other, &tail.other);
        let (ours, theirs) = (self.letters(self.hub, &tail.hub), self.letters(self.other, &tail.other));
        self.ends_differ(tail, parted, ours.starts_with(&theirs) || theirs.starts_with(&ours))
    }

    fn ends_differ(self, end: &Difference, parted: bool, same: bool) -> bool {
        !parted && !same && end.hub.len().min(end.other.len()) < PARTED
    }

    fn letters(self, words: &[Word], range: &Range<usize>) -> String {
        words[range.clone()].iter().map(|word| self.vocabulary.form(word.form)).collect()
    }

    /// Whether the words are one handle that holds `letters`.
    fn is_handle_for(self, words: &[Word], range: &Range<usize>, letters: &str) -> bool {
        range.len() == 1
            && words[range.start].handle
            && letters.len() >= HANDLE_LETTERS
            && self.vocabulary.form(words[range.start].form).contains(letters)
    }
}

/// The words of `end` that are next to the shared stretch, as many as tell the difference.
fn near(end: &Difference, lead: bool) -> Difference {
    let shortest = end.hub.len().min(end.other.len());
    let cut = |range: &Range<usize>| {
        if lead { range.end - shortest..range.end } else { range.start..range.start + shortest }
    };
    Difference { hub: cut(&end.hub), other: cut(&end.other) }
}

/// Whether something may be missing among the words of `range` or right after them.
fn gap_in(words: &[Word], range: &Range<usize>) -> bool {
    words[range.start..words.len().min(range.end + 1)].iter().any(|word| word.gap != Gap::None)
}

/// Whether `range` begins after the end of a sentence and ends with one.
fn whole_sentences(words: &[Word], range: &Range<usize>) -> bool {
    let ends = |at: Option<usize>| at.is_some_and(|at| words[at].pause == Pause::Sentence);
    ends(range.start.checked_sub(1)) && ends(range.end.checked_sub(1))
}

/// The word that turns the sense of what stands beside it, when `dropped` is cut out: the last dropped one, right before
/// what goes on, or the first, in the sentence that was broken off.
fn turned(words: &[Word], dropped: &Range<usize>) -> Option<usize> {
    let last = dropped.end.checked_sub(1).filter(|_| !dropped.is_empty())?;
    let goes_on = dropped.end < words.len() && words[last].turning && words[last].pause == Pause::None;
    if goes_on {
        return Some(last);
    }
    let before = dropped.start.checked_sub(1)?;
    (words[dropped.start].turning && words[before].pause < Pause::Sentence).then_some(dropped.start)
}

#[cfg(test)]
mod tests {
    use super::super::align::align;
    use super::super::words::words;
    use super::*;
    use crate::lexicon::Lexicon;

    /// `hub>other` for each difference, `cut:word` for a cut.
    fn judged(hub: &str, other: &str) -> String {
        let mut vocabulary = Vocabulary::default();
        let a = words(hub, Lexicon::english(), &mut vocabulary);
        let b = words(other, Lexicon::english(), &mut vocabulary);
        let pair = Pair { hub: &a, other: &b, vocabulary: &vocabulary };
        let judged = pair.judge(&align(&a, &b));
        let join = |words: &[Word], range: &Range<usize>| {
            words[range.clone()].iter().map(|w| vocabulary.form(w.form)).collect::<Vec<_>>().join(" ")
        };
        let mut out: Vec<String> = judged
            .differences
            .iter()
            .map(|difference| format!("{}>{}", join(&a, &difference.hub), join(&b, &difference.other)))
            .collect();
        out.extend(judged.cut_from_hub.map(|at| format!("cut:{}", vocabulary.form(a[at].form))));
        out.extend(judged.cut_from_other.map(|at| format!("own:{}", vocabulary.form(b[at].form))));
        out.join(" ")
    }

    #[test]
    fn printings_of_one_utterance_are_judged() {
        for (hub, other, want) in [
            // The same words.
            ("We had a grand time there, all of us", "had a grand time there", ""),
            ("We had a grand time there, all of us", "we had ... all of us", ""),
            ("I'd be glad to have a part of it", "I'd be glad to have [the lead]", ""),
            ("I would be glad of it all", "I would be glad of [the sequel] all", ""),
            ("They are hard-hit people w/her", "They're hard - hit people with her", ""),
            ("We can not go any more to sea", "We cannot go anymore to sea", ""),
            ("So glad that @adabyron came along", "So glad that Ada Byron came along", ""),
            ("Look at the great @adabyron", "Look at the great Ada Byron", ""),
            ("I know the boy's been there all night", "I know the boy has been there all night", ""),
            ("We hear the UN did it all in one night", "We hear the United Nations did it all in one night", ""),
            ("Twenty of us realised it too late", "20 of us realized it too late", ""),
            ("We won it all. It was late. Nobody slept at home", "We won it all. Nobody slept at home", ""),
            ("We won it all the day. It was late", "We won it all the day. Nobody slept", ""),
            // Overlapping excerpts, and two that part ways.
            ("one two red green blue grey pink", "red green blue grey pink six seven", ""),
            // Other words.
            ("We had a grand time there, all of us", "We had a good time there, all of us", "grand>good"),
            ("We had a grand time there, all of us", "We had a time there, all of us", "grand>"),
            ("We had a time there, all of us", "We had a bad time there, all of us", ">bad"),
            (
                "We had such a grand time with all those people",
                "We had such a grand time with all those folks",
                "people>folks",
            ),
            ("My people had a grand time of it then", "Her people had a grand time of it then", "my>her"),
            ("We did not see it coming at all", "We did see it coming at all", "not>"),
            // A cut that turns the sense.
            ("well if it works out for them both", "it works out for them both", "cut:if"),
            ("it works out for them both", "well if it works out for them both", "own:if"),
            ("I'll sign it today, unless they object", "I'll sign it today", "cut:unless"),
            ("We would never sell the old yard", "We would … sell the old yard", "cut:never"),
            ("We won't do that. If it rains we stay at home", "We won't do that", ""),
            ("If so, we go to sea at dawn", "we go to sea at dawn", ""),
        ] {
            assert_eq!(judged(hub, other), want, "{hub} / {other}");
        }
    }
}
