//! Which slips in names are sure: those that may be corrected unasked.
//!
//! A report points at what is likely a slip, for a person to decide. Here nobody is asked, so more is wanted: one letter in
//! one word, three articles for each that has it so (or the word of the glossary), and nothing that could make two people
//! or things of the two forms. What is not sure stays in the report. A slip is put right in all of an article or not at
//! all, else the article would contradict itself; so the surname alone is a part of it, and where an article has somebody
//! else of that name, nothing is.

use super::edit::{Edit, edit};
use super::forms::Form;
use super::handles::marks;
use super::known::Known;
use super::name::{Name, Piece, pieces};
use super::slip::is_woman_of;
use super::story::Story;
use crate::finding::Slip;
use crate::lexicon::{Classes, Lexicon};
use crate::span::Span;
use crate::statement::Statement;
use crate::tally;
use crate::value::Value;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Voices that have the usual form, for each that has the other.
const MAJORITY: usize = 3;
/// Letters of a name of one word, and of one in which a letter is changed for another.
const SHORTEST: usize = 5;
const SHORTEST_CHANGED: usize = 6;
/// Letters of a part that by itself tells whose name it is, if the lexicon does not know it.
const TELLING: usize = 5;

/// Whether so many more voices have the form `usual` than have `rare`, or the glossary has it.
pub(super) fn outweighs(story: &Story<'_>, usual: &Form, rare: &Form) -> bool {
    let voices = |form: &Form| tally::count(form.mentions.iter().map(|&at| story[at]));
    usual.sure || voices(usual) >= MAJORITY * voices(rare).max(1)
}

/// The names of a story, each attached to its usual form.
pub(super) struct Names<'s, 'k> {
    pub(super) lexicon: &'s Lexicon,
    pub(super) known: &'s Known<'k>,
    pub(super) story: &'s Story<'s>,
    pub(super) forms: &'s [Form],
    pub(super) hub: &'s [u32],
    /// The forms that hold each part, in order.
    pub(super) holding: FxHashMap<&'s str, Vec<u32>>,
}

/// The forms that hold each part.
pub(super) fn holding(forms: &[Form]) -> FxHashMap<&str, Vec<u32>> {
    let mut holding: FxHashMap<&str, Vec<u32>> = FxHashMap::default();
    for (at, form) in forms.iter().enumerate().filter(|(_, form)| !form.name.handle) {
        for part in form.name.parts() {
            let forms = holding.entry(part).or_default();
            if forms.last() != Some(&(at as u32)) {
                forms.push(at as u32);
            }
        }
    }
    holding
}

/// Parts of a name that are wrong, as a name has them, and what is meant, as the usual form is written.
pub(super) struct Change<'s> {
    pub(super) wrong: Vec<&'s str>,
    pub(super) right: &'s str,
    /// Whether the glossary lists it.
    pub(super) listed: bool,
}

impl<'s> Names<'s, '_> {
    /// The sure slips among `variants`, forms that are attached to the form `usual`; by article and place.
    pub(super) fn slips(&self, usual: u32, variants: &[usize]) -> Vec<Slip> {
        let hub = &self.forms[usual as usize];
        let mut slips: Vec<Slip> = Vec::new();
        for form in variants.iter().map(|&at| &self.forms[at]) {
            if form.name.handle {
                slips.extend(self.handles(hub, form));
                continue;
            }
            for change in self.changes(hub, form) {
                for here in self.story.by_article(&form.mentions) {
                    let Some(article) = here.first().map(|&at| self.story.article(at)) else { continue };
                    let mentions = self.mentions(usual, form, &change, here, article);
                    let doubt = self.doubt(usual, form, &change, &mentions, article);
                    let found = mentions.into_iter().flat_map(|at| self.in_mention(at, &change));
                    slips.extend(found.map(|slip| Slip { doubt, ..slip }));
                }
            }
        }
        slips.sort_by(|a, b| (&a.article, &a.place, a.at).cmp(&(&b.article, &b.place, b.at)));
        slips.dedup();
        slips
    }

    /// What makes `form` the form `hub`, where that is sure.
    fn changes(&self, hub: &'s Form, form: &'s Form) -> Vec<Change<'s>> {
        let wrong = hub.known.map(|canon| self.known.listed(canon, form)).unwrap_or_default();
        if !wrong.is_empty() {
            return listed(hub, wrong);
        }
        let sure = outweighs(self.story, hub, form).then(|| differing(hub, form)).flatten();
        let sure = sure.filter(|&(a, b)| self.is_slip(hub, form, a, b) && !self.is_anothers(hub, b));
        let change = sure.and_then(|(a, b)| Some(Change { wrong: vec![b], right: written(hub, a)?, listed: false }));
        change.into_iter().collect()
    }

    /// Whether the part `b` of `form` can be nothing but the part `a` of `hub`.
    fn is_slip(&self, hub: &Form, form: &Form, a: &str, b: &str) -> bool {
        let lexicon = self.lexicon;
        let Some(edit) = edit(lexicon, a, b).filter(Edit::is_telling) else { return false };
        let [left, right] = [a, b].map(|part| lexicon.classes(part));
        let one = strsim::osa_distance(a, b) == 1 && !lexicon.inflects(a, b) && !is_woman_of(a, b, left, right);
        // A letter more or less is another body (`QVRT News`).
        let capitals = |text: &str| !text.chars().any(char::is_lowercase);
        let acronym = written(hub, a).is_none_or(capitals) && (hub.name.is_single() || !capitals(&hub.written));
        if !one || acronym || hub.name.parts().any(|part| part == b) {
            return false;
        }
        let unknown = !lexicon.knows(b);
        let changed = edit.is_substitution();
        if hub.name.is_single() {
            let least = if changed { SHORTEST_CHANGED } else { SHORTEST };
            return unknown && edit.len >= least && !(changed && lexicon.knows(a));
        }
        if form.name.is_single() {
            return unknown && !(changed && lexicon.knows(a));
        }
        let tied = self.is_tied(&hub.name, a);
        let name = right.has(Classes::GIVEN.or(Classes::SURNAME)) && !right.has(Classes::COMMON.or(Classes::PLACE));
        if unknown { tied || !(changed && lexicon.knows(a)) } else { tied && name }
    }

    /// Whether the rest of a name says by itself whose it is: a pair of names, or a part that is no common name or word.
    fn is_tied(&self, name: &Name, part: &str) -> bool {
        let rare = |other: &str| other.chars().count() >= TELLING && !self.lexicon.knows(other);
        let mut rest = name.parts().filter(|other| *other != part);
        rest.any(|other| self.lexicon.classes(other).has(Classes::JOINING) || rare(other))
    }

    /// Whether the story has somebody else with the surname `part`.
    fn is_anothers(&self, hub: &Form, part: &str) -> bool {
        self.holding.get(part).into_iter().flatten().any(|&at| {
            let form = &self.forms[at as usize];
            let usual = &self.forms[self.hub[at as usize] as usize];
            form.person && !form.name.is_single() && form.name.last() == part && usual.name != hub.name
        })
    }

    /// The mentions in an article that a change is for; `here` are those of the form itself. None, if the article has the
    /// word in a name of somebody or something else.
    fn mentions(&self, usual: u32, form: &Form, change: &Change<'_>, here: &[u32], article: u32) -> Vec<u32> {
        let hub = &self.forms[usual as usize];
        let named = || !self.story.in_article(&hub.mentions, article).is_empty();
        // The surname alone is the person's whom the article names.
        if form.name.is_single() && !hub.name.is_single() && change.wrong.len() == 1 && !hub.sure && !named() {
            return Vec::new();
        }
        let mut mentions = here.to_vec();
        let [word] = change.wrong[..] else { return mentions };
        let plural = format!("{word}s");
        let plurals = self.holding.get(&*plural).into_iter().flatten().filter(|_| !self.lexicon.knows(&plural));
        for &at in self.holding.get(word).into_iter().flatten().chain(plurals) {
            let (other, attached) = (&self.forms[at as usize], self.hub[at as usize]);
            let theirs = self.story.in_article(&other.mentions, article);
            let alone = other.name.is_single() && attached == at;
            match theirs.is_empty() || attached == usual || alone {
                true => mentions.extend(theirs),
                false => return Vec::new(),
            }
        }
        mentions
    }

    /// The slips that a change is for in one mention.
    fn in_mention(&self, at: u32, change: &Change<'_>) -> Vec<Slip> {
        let statement = self.story[at];
        let Value::Words(name) = &statement.value else { return Vec::new() };
        let pieces: Vec<Piece> = pieces(name).collect();
        let found = pieces.windows(change.wrong.len()).filter_map(|run| {
            let (first, last) = (run.first()?, run.last()?);
            let words = first.at.cover(last.at);
            let same = run.iter().map(|piece| &*piece.key).eq(change.wrong.iter().copied());
            let plural = || matches!(change.wrong[..], [word] if first.key.strip_suffix('s') == Some(word));
            let ends_in_s = || name.get(words.range()).is_some_and(|word| word.ends_with(['s', 'S']));
            match same {
                true => Some(words),
                false => (plural() && ends_in_s()).then(|| Span::new(words.start, words.end - 1)),
            }
        });
        found
            .filter_map(|words| Some(Slip { listed: change.listed, ..slip(statement, name, words, change.right)? }))
            .collect()
    }

    /// The slips of a handle.
    fn handles(&self, hub: &Form, form: &Form) -> Vec<Slip> {
        let Some(right) = hub.written.strip_prefix('@') else { return Vec::new() };
        let statements = form.mentions.iter().map(|&at| self.story[at]);
        let found = statements.filter_map(|statement| match &statement.value {
            Value::Words(handle) if marks(handle) == marks(&hub.written) => {
                let doubt = self.spelling_doubt([statement]);
                slip(statement, handle, Span::new(1, handle.len()), right).map(|slip| Slip { doubt, ..slip })
            }
            _ => None,
        });
        found.collect()
    }
}

fn slip(statement: &Statement, name: &str, words: Span, right: &str) -> Option<Slip> {
    let wrong = name.get(words.range())?;
    let place = &statement.place;
    let at = statement.in_file(words).filter(|at| {
        let within = at.start.checked_sub(place.start).zip(at.end.checked_sub(place.start));
        within.and_then(|(start, end)| place.text.get(start..end)) == Some(wrong)
    });
    let article = Arc::clone(&statement.article);
    Some(Slip {
        place: place.clone(),
        at,
        wrong: wrong.to_owned(),
        right: right.to_owned(),
        article,
        listed: false,
        doubt: None,
    })
}

/// The one part in which two forms differ: of the usual one, and of the other. A surname alone is held against the surname,
/// and a name that leaves out the middle against the first part and the last.
fn differing<'s>(hub: &'s Form, form: &'s Form) -> Option<(&'s str, &'s str)> {
    let count = |name: &Name| name.parts().count();
    let (own, other) = (count(&hub.name), count(&form.name));
    if own == other {
        let mut pairs = hub.name.parts().zip(form.name.parts()).filter(|(a, b)| a != b);
        return pairs.next().filter(|_| pairs.next().is_none());
    }
    if other == 1 {
        return Some((hub.name.last(), form.name.last()));
    }
    let first = (hub.name.first(), form.name.first());
    let last = (hub.name.last(), form.name.last());
    match (own.min(other) == 2, first.0 == first.1, last.0 == last.1) {
        (true, true, false) => Some(last),
        (true, false, true) => Some(first),
        _ => None,
    }
}

/// What makes a listed wrong spelling the right one: word by word, where it has as many.
fn listed<'s>(hub: &'s Form, wrong: Vec<&'s str>) -> Vec<Change<'s>> {
    if hub.name.parts().count() != wrong.len() {
        return vec![Change { wrong, right: &hub.written, listed: true }];
    }
    let pairs = hub.name.parts().zip(wrong).filter(|(a, b)| a != b);
    pairs.filter_map(|(a, b)| Some(Change { wrong: vec![b], right: written(hub, a)?, listed: true })).collect()
}

/// A part of a form as it is written.
fn written<'s>(form: &'s Form, part: &str) -> Option<&'s str> {
    let piece = pieces(&form.written).find(|piece| piece.key == part)?;
    form.written.get(piece.at.range())
}
