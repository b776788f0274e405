//! Which quotes print the same utterance.
//!
//! Distinct quotes, the longest first, each join the hub they share most with or become a hub: never a chain. Hubs are
//! found by the runs of words they hold ([`super::run`]), so no two quotes without one are ever compared; a run that many hubs
//! hold names only the first of them, which keeps the time near linear.

use super::align::align;
use super::judge::{Judgement, Pair, TELLING};
use super::run::{self, Stock};
use super::words::{Vocabulary, Word};
use crate::statement::Statement;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Fewest words of a quote that is the same as another, whatever story it stands in.
const SHORTEST: usize = 3;
/// Fewest words of a quote that is the same as another of its story.
const SHORTEST_IN_STORY: usize = 2;
/// Quotes that are taken ahead of their turn at once, and by one thread at least.
const AHEAD: usize = 512;
const OF_A_THREAD: usize = 16;
/// Most hubs that one run of words names.
const MOST_HUBS: usize = 64;
/// Most hubs that a quote is aligned with.
const MOST_CANDIDATES: usize = 4;
/// The share of the shorter quote's words that must be shared, in percent.
const SHARED: usize = 60;
/// The same where no story has both, in percent: seven words of eight.
const NEARLY_ALL: usize = 87;
/// The same where as many words are shared as tell something.
const SHARED_APART: usize = 75;
/// Fewest words among these that are not common.
const UNCOMMON: usize = 2;
/// Or else one of so many runs of the shorter quote: a word changed in the middle of nine leaves one in three.
const RUNS_APART: usize = 3;

/// One wording, with the statements that print it.
#[derive(Debug)]
pub(super) struct Quote<'s> {
    pub(super) words: Vec<Word>,
    bag: Bag<'static>,
    /// What it is found by: their runs, in order, each once.
    runs: Vec<u64>,
    /// Indices of statements, in order.
    pub(super) statements: Vec<usize>,
    /// The articles of the statements.
    pub(super) articles: BTreeSet<&'s str>,
    /// The stories of the articles.
    pub(super) stories: BTreeSet<&'s str>,
    /// Whether it is known, whatever the story.
    pub(super) known: bool,
}

/// Quotes of one utterance.
#[derive(Debug)]
pub(super) struct Group {
    /// The longest, an index into the quotes.
    pub(super) hub: usize,
    /// The others, each as judged beside the hub.
    pub(super) others: Vec<(usize, Judgement)>,
    /// Quotes of the utterance that are told of elsewhere: they may know who spoke.
    pub(super) elsewhere: Vec<usize>,
}

/// Brings the quotes of one utterance together. `quotes` are distinct, the longest first.
pub(super) fn groups(quotes: &[Quote<'_>], vocabulary: &Vocabulary, stock: &Stock) -> Vec<Group> {
    groups_ahead(quotes, vocabulary, stock, AHEAD)
}

/// The same, with so many taken ahead of their turn.
fn groups_ahead(quotes: &[Quote<'_>], vocabulary: &Vocabulary, stock: &Stock, ahead: usize) -> Vec<Group> {
    let mut hubs = Hubs { quotes, vocabulary, stock, groups: Vec::new(), named: FxHashMap::default() };
    for (some, from) in quotes.chunks(ahead).zip((0..).step_by(ahead)) {
        let before = hubs.groups.len();
        // Each is taken ahead of its turn, on all threads: what comes to it holds unless one of these becomes a hub beside it.
        let ahead: Vec<_> = some.par_iter().with_min_len(OF_A_THREAD).map(|quote| hubs.nearest(quote)).collect();
        for ((quote, ahead), at) in some.iter().zip(ahead).zip(from..) {
            let nearest = if hubs.has_one_beside(quote, before) { hubs.nearest(quote) } else { ahead };
            match nearest {
                Some((group, judged)) => hubs.groups[group].others.push((at, judged)),
                None => hubs.add(at),
            }
        }
    }
    hubs.groups
}

/// The groups so far, found by their hubs.
struct Hubs<'q> {
    quotes: &'q [Quote<'q>],
    vocabulary: &'q Vocabulary,
    stock: &'q Stock,
    groups: Vec<Group>,
    /// The first groups whose hubs have a run, in order.
    named: FxHashMap<u64, Vec<usize>>,
}

impl Hubs<'_> {
    /// The group that a quote belongs to, and how it compares with the hub.
    fn nearest(&self, quote: &Quote<'_>) -> Option<(usize, Judgement)> {
        let joined = self.candidates(quote).into_iter().filter_map(|group| {
            let (shared, judged) = same_utterance(self.hub(group)?, quote, self.vocabulary)?;
            Some((group, shared, judged))
        });
        // The hub with the fewest differences, then the first.
        let nearest = joined.min_by_key(|(group, shared, judged)| (judged.differences.len(), Reverse(*shared), *group));
        nearest.map(|(group, _, judged)| (group, judged))
    }

    /// The groups whose hubs are near to `quote` and share most runs with it, the first of equals first.
    fn candidates(&self, quote: &Quote<'_>) -> Vec<usize> {
        let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
        for group in quote.runs.iter().filter_map(|run| self.named.get(run)).flatten() {
            *shared.entry(*group).or_default() += 1;
        }
        let mut shared: Vec<(usize, usize)> = shared.into_iter().collect();
        shared.sort_unstable_by_key(|&(group, count)| (Reverse(count), group));
        let near = |group: &usize| {
            self.hub(*group).is_some_and(|hub| hub.bag.is_near(&quote.bag, quote.is_apart(hub), self.stock))
        };
        shared.into_iter().map(|(group, _)| group).filter(near).take(MOST_CANDIDATES).collect()
    }

    /// Whether a quote shares a run with the hub of a group from number `since` on.
    fn has_one_beside(&self, quote: &Quote<'_>, since: usize) -> bool {
        quote.runs.iter().filter_map(|run| self.named.get(run)?.last()).any(|&last| last >= since)
    }

    /// Makes a quote the hub of a new group.
    fn add(&mut self, at: usize) {
        for &run in self.quotes.get(at).map_or(&[][..], |quote| &quote.runs) {
            let hubs = self.named.entry(run).or_default();
            if hubs.len() < MOST_HUBS {
                hubs.push(self.groups.len());
            }
        }
        self.groups.push(Group { hub: at, others: Vec::new(), elsewhere: Vec::new() });
    }

    fn hub(&self, group: usize) -> Option<&Quote<'_>> {
        self.quotes.get(self.groups.get(group)?.hub)
    }
}

/// What makes two quotes one wording: the forms of their words, for short ones within a story; quotes too short to tell are
/// each their own.
pub(super) fn wording<'s>(words: &[Word], statement: usize, story: &'s str) -> (Vec<u32>, &'s str, usize) {
    let (story, own) = match words.len() {
        SHORTEST.. => ("", 0),
        SHORTEST_IN_STORY.. => (story, 0),
        _ => (story, statement),
    };
    (words.iter().map(|word| word.form).collect(), story, own)
}

impl<'s> Quote<'s> {
    /// A wording, which these statements print.
    pub(super) fn new(
        words: Vec<Word>,
        printings: Vec<usize>,
        statements: &'s [Statement],
        vocabulary: &Vocabulary,
        stock: &Stock,
    ) -> Self {
        let hashed = run::hashed(&words, vocabulary);
        let (runs, bag) = (ordered(run::runs(&hashed, stock)), Bag::new(hashed.into()));
        let told = || printings.iter().filter_map(|&at| statements.get(at));
        let articles = told().map(|statement| &*statement.article).collect();
        let stories = told().map(|statement| &*statement.story).collect();
        let known = told().any(Statement::is_known);
        Self { words, bag, runs, articles, stories, known, statements: printings }
    }

    /// Whether no story has both, and neither is known.
    fn is_apart(&self, other: &Self) -> bool {
        !self.known && !other.known && self.stories.is_disjoint(&other.stories)
    }
}

/// The words of a quote, each as a hash: what it has in common with others, wherever that stands in them.
#[derive(Debug)]
pub(super) struct Bag<'w> {
    words: Cow<'w, [u32]>,
    /// The same, in order.
    sorted: Vec<u32>,
}

impl<'w> Bag<'w> {
    pub(super) fn new(words: Cow<'w, [u32]>) -> Self {
        let mut sorted = words.to_vec();
        sorted.sort_unstable();
        Self { words, sorted }
    }

    /// Whether two quotes have so many words in common that they can be one utterance. Where no story has both, more must be
    /// the same than phrases: nearly all words of the shorter; or as many as tell something, and many runs, or most words and
    /// among them some that are not common.
    pub(super) fn is_near(&self, other: &Self, apart: bool, stock: &Stock) -> bool {
        let common = || common(&self.sorted, &other.sorted);
        let (shared, shorter) = (common().count(), self.words.len().min(other.words.len()));
        let telling = || common().filter(|word| !stock.has_word(*word)).take(UNCOMMON).count() == UNCOMMON;
        let words = || shared * 100 >= shorter * SHARED_APART && telling();
        let of_two =
            || shared * 100 >= shorter * NEARLY_ALL || shared >= TELLING && (words() || self.has_runs_of(other));
        is_enough(shared, shorter) && (!apart || of_two())
    }

    /// Whether two quotes have many runs in common.
    fn has_runs_of(&self, other: &Self) -> bool {
        let [own, others] = [self, other].map(|bag| ordered(run::plain(&bag.words)));
        common(&own, &others).count() * RUNS_APART >= own.len().min(others.len())
    }
}

/// The words of a quote at a glance: a bit for each, and how many they are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glance {
    bits: u128,
    words: usize,
}

impl Glance {
    pub(super) fn of(words: &[u32]) -> Self {
        let bits = words.iter().fold(0, |bits, word| bits | 1 << (word % u128::BITS));
        Self { bits, words: words.len() }
    }

    /// Whether two quotes can be near, as [`Bag::is_near`] tells. Words that have the same bit make it say so too often.
    pub(super) fn may_be_near(self, other: Self, apart: bool) -> bool {
        let (fewer, more) = if self.words < other.words { (self, other) } else { (other, self) };
        let count = |bits: u128| bits.count_ones() as usize;
        // Of the words that have one bit between them, all may be shared.
        let shared = count(fewer.bits & more.bits) + (fewer.words - count(fewer.bits));
        let of_two = shared >= TELLING || shared * 100 >= fewer.words * NEARLY_ALL;
        is_enough(shared, fewer.words) && (!apart || of_two)
    }
}

/// What two lists in order have in common, in order.
fn common<T: Ord + Copy>(mut a: &[T], mut b: &[T]) -> impl Iterator<Item = T> {
    std::iter::from_fn(move || {
        while let (Some((one, after_one)), Some((other, after_other))) = (a.split_first(), b.split_first()) {
            let order = one.cmp(other);
            if order.is_le() {
                a = after_one;
            }
            if order.is_ge() {
                b = after_other;
            }
            if order.is_eq() {
                return Some(*one);
            }
        }
        None
    })
}

fn ordered(runs: impl Iterator<Item = u64>) -> Vec<u64> {
    let mut runs: Vec<u64> = runs.collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// Whether so many words are enough of the shorter of two quotes.
fn is_enough(shared: usize, shorter: usize) -> bool {
    shared * 100 >= shorter * SHARED
}

impl Group {
    /// The group, or two where quotes that all agree stand beside a difference they have no part in: those that share the
    /// place where wordings differ, and those that share the rest with the hub.
    pub(super) fn parted(self, quotes: &[Quote<'_>]) -> Vec<Self> {
        let sites: Vec<_> =
            self.others.iter().flat_map(|(_, judged)| &judged.differences).map(|one| one.hub.clone()).collect();
        let reaches = |judged: &Judgement| {
            let stretch = &judged.stretch;
            sites.iter().any(|site| stretch.start <= site.start && site.end <= stretch.end)
        };
        let (part, rest): (Vec<_>, Vec<_>) =
            self.others.iter().cloned().partition(|(_, judged)| !judged.differences.is_empty() || reaches(judged));
        let articles = |others: &[(usize, Judgement)]| {
            let all = others.iter().filter_map(|(quote, _)| quotes.get(*quote)).chain(quotes.get(self.hub));
            all.flat_map(|quote| &quote.articles).collect::<BTreeSet<_>>().len()
        };
        if part.is_empty() || rest.is_empty() || articles(&rest) < 2 {
            return vec![self];
        }
        let quotes = |others: &[(usize, Judgement)]| others.iter().map(|(quote, _)| *quote).collect();
        let elsewhere = [quotes(&rest), quotes(&part)];
        let parts = [part, rest].into_iter().zip(elsewhere);
        parts.map(|(others, elsewhere)| Self { hub: self.hub, others, elsewhere }).collect()
    }
}

/// How many words the two share, and how they compare; `None` for two utterances. An article that prints two wordings
/// that differ prints two utterances.
fn same_utterance(hub: &Quote<'_>, quote: &Quote<'_>, vocabulary: &Vocabulary) -> Option<(usize, Judgement)> {
    let shared = align(&hub.words, &quote.words);
    let shorter = hub.words.len().min(quote.words.len());
    if !is_enough(shared.len(), shorter) {
        return None;
    }
    let pair = Pair { hub: &hub.words, other: &quote.words, vocabulary };
    let judged = pair.judge(&shared);
    let (few, many) = if hub.articles.len() < quote.articles.len() { (hub, quote) } else { (quote, hub) };
    let both = few.articles.iter().any(|article| many.articles.contains(article));
    let apart = quote.is_apart(hub);
    let one = judged.differences.is_empty() || !(both || judged.phrase || pair.is_retold(&judged, shared.len(), apart));
    one.then_some((shared.len(), judged))
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;
    use crate::compare::tests::statement;
    use crate::lexicon::Lexicon;
    use crate::value::Value;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn quotes_that_are_near_are_so_at_a_glance(
            one in prop::collection::vec(0..30_u32, 1..20), other in prop::collection::vec(0..30_u32, 1..20), apart in any::<bool>(),
        ) {
            // Some words have the same bit.
            let [one, other] = [one, other].map(|words| words.iter().map(|word| word * 32).collect::<Vec<_>>());
            let near = Bag::new(one.as_slice().into()).is_near(&Bag::new(other.as_slice().into()), apart, &Stock::default());
            prop_assert!(!near || Glance::of(&one).may_be_near(Glance::of(&other), apart));
        }

        #[test]
        fn taken_ahead_of_their_turn_quotes_are_grouped_as_one_by_one(
            texts in prop::collection::btree_set("(we had a grand time|at the fair|all of us [abc]) ([abc] ){0,3}(of it all today|at the fair [ab]|[abc] [abc])", 1..40),
            ahead in 2..20_usize,
        ) {
            let statements: Vec<Statement> =
                texts.iter().map(|text| statement("a", "", Value::Quote(text.as_str().into()))).collect();
            let mut vocabulary = Vocabulary::default();
            let read: Vec<_> = texts.iter().map(|text| words(text, Lexicon::english(), &mut vocabulary)).collect();
            let quote = |(at, words)| Quote::new(words, vec![at], &statements, &vocabulary, &Stock::default());
            let mut quotes: Vec<Quote<'_>> = read.into_iter().enumerate().map(quote).collect();
            quotes.sort_by_key(|quote| Reverse(quote.words.len()));
            let shown = |ahead| format!("{:?}", groups_ahead(&quotes, &vocabulary, &Stock::default(), ahead));
            prop_assert_eq!(shown(ahead), shown(1));
        }
    }
}
