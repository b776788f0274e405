//! Names that are spelled in several ways: one finding per name.
//!
//! Reads the statements of rules with `compare.by = "spelling"`, one per mention of a name, and works on the distinct forms
//! of each story. Full names find their hub first; then single words do, either a person's surname or another word.
//! Whether two forms are one name is for `slip` to say.

use super::blocking::{self, deletions};
use super::forms::{Form, Mention, Use, forms, in_order, order, stand_apart, usage};
use super::hub::{attach, name_edges};
use super::slip;
use crate::finding::{Cause, Finding, Verdict};
use crate::lexicon::Lexicon;
use crate::rules::{By, Rule};
use crate::statement::Statement;
use crate::value::Value;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// The conflicts in spelling among `statements`; statements of other rules, and values that are no words, are left out.
/// Findings come by claim, story and usual form.
#[must_use]
pub fn findings(rules: &[Rule], lexicon: &Lexicon, statements: Vec<Statement>) -> Vec<Finding> {
    let mut statements: Vec<Statement> =
        statements.into_iter().filter(|s| rule_of(rules, s).is_some() && words(s).is_some()).collect();
    let order = order(&statements);
    let mut by_claim: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for &at in &order {
        let claim = rule_of(rules, &statements[at as usize]).map_or("", |rule| rule.claim.as_str());
        by_claim.entry(claim).or_default().push(at);
    }
    let mut spelled = Vec::new();
    for (claim, members) in by_claim {
        let same_story = |&a: &u32, &b: &u32| statements[a as usize].story == statements[b as usize].story;
        for story in members.chunk_by(same_story) {
            spelled.extend(in_story(lexicon, &statements, story).into_iter().map(|spelling| (claim, spelling)));
        }
    }
    spelled.into_iter().filter_map(|(claim, spelling)| finding(rules, claim, &mut statements, spelling)).collect()
}

/// A name spelled in several ways.
struct Spelling {
    /// The usual form.
    usual: String,
    /// Statements, the first of each article and form, in order of place; whether each shows a minority form.
    places: Vec<(u32, bool)>,
}

fn rule_of<'r>(rules: &'r [Rule], statement: &Statement) -> Option<&'r Rule> {
    rules.get(statement.rule).filter(|rule| rule.compare.by == By::Spelling)
}

fn words(statement: &Statement) -> Option<&str> {
    match &statement.value {
        Value::Words(words) => Some(words),
        _ => None,
    }
}

fn in_story(lexicon: &Lexicon, statements: &[Statement], story: &[u32]) -> Vec<Spelling> {
    use crate::statement::SubjectKind::{BarePerson, Person};
    let mentions = story.iter().filter_map(|&at| {
        let statement = &statements[at as usize];
        let person = matches!(statement.subject.kind, Person | BarePerson);
        Some(Mention { written: words(statement)?, person, statement: at })
    });
    let forms = forms(lexicon, statements, mentions);
    let mut hub = attach(forms.len(), &name_edges(lexicon, statements, &forms));
    attach_single_words(lexicon, statements, &forms, &mut hub);
    lift_to_full_names(&forms, &mut hub);
    let mut by_hub: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (form, &hub) in hub.iter().enumerate().filter(|&(form, &hub)| form != hub as usize) {
        by_hub.entry(hub).or_default().push(form);
    }
    let mut spelled: Vec<Spelling> = by_hub
        .into_iter()
        .map(|(hub, variants)| {
            let hub = &forms[hub as usize];
            let mut places: Vec<(u32, bool)> = first_places(statements, &hub.mentions).map(|at| (at, false)).collect();
            for variant in variants {
                places.extend(first_places(statements, &forms[variant].mentions).map(|at| (at, true)));
            }
            places.sort_by(|a, b| statements[a.0 as usize].place.cmp(&statements[b.0 as usize].place));
            Spelling { usual: hub.written.clone(), places }
        })
        .collect();
    spelled.sort_by(|a, b| a.usual.cmp(&b.usual));
    spelled
}

/// The first mention of each article.
fn first_places<'a>(statements: &'a [Statement], mentions: &'a [u32]) -> impl Iterator<Item = u32> + 'a {
    mentions
        .chunk_by(|&a, &b| statements[a as usize].article == statements[b as usize].article)
        .filter_map(|same| same.first().copied())
}

/// A word that stands for a name alone, or ends a person's.
struct Word<'f> {
    text: &'f str,
    use_: Use,
    /// The form that is this word alone.
    alone: Option<usize>,
    /// The strongest full name of a person that ends in it.
    person: Option<usize>,
}

/// Attaches forms of one word: to the person whose surname they misspell, else to another form of one word.
fn attach_single_words(lexicon: &Lexicon, statements: &[Statement], forms: &[Form], hub: &mut [u32]) {
    let words = single_words(statements, forms, hub);
    let compare = |a: u32, b: u32| {
        let (usual, rare) = (&words[a as usize], &words[b as usize]);
        let (Some(other), Some(target)) = (rare.alone, usual.person.or(usual.alone)) else { return false };
        slip::is_bare_variant(lexicon, (usual.text, usual.use_), (rare.text, rare.use_), usual.person.is_some())
            && [Some(target), usual.alone]
                .into_iter()
                .flatten()
                .all(|at| !stand_apart(statements, &forms[at], &forms[other]))
    };
    let near = |a: u32, b: u32| slip::is_near(words[a as usize].text, words[b as usize].text) && compare(a, b);
    // The last letters of two slips are equal, so their ends tell a large block's words apart.
    let front = |item: u32, out: &mut Vec<u32>| word_keys(words[item as usize].text.chars(), out);
    let back = |item: u32, out: &mut Vec<u32>| word_keys(words[item as usize].text.chars().rev(), out);
    let edges = blocking::pairs(words.len() as u32, &[&front, &back], &near);
    let word_hub = attach(words.len(), &edges);
    let claimed = claimed_words(forms, hub, &words, &word_hub);
    for (word, &to) in words.iter().zip(&word_hub) {
        let usual = &words[to as usize];
        if let (Some(form), Some(target)) = (word.alone, usual.person.or(usual.alone))
            && word.text != usual.text
            && !claimed.contains(word.text)
            && hub[form] == form as u32
        {
            // The full name may itself be attached by now; its hub is the same person.
            hub[form] = hub[target];
        }
    }
}

fn word_keys(letters: impl Iterator<Item = char>, out: &mut Vec<u32>) {
    let letters: String = letters.collect();
    match letters.chars().count() {
        ..5 => {}
        5..7 => deletions(0, &letters, 1, out),
        _ => deletions(0, &letters, 2, out),
    }
}

/// The words of names of one part and of people's surnames, strongest first.
fn single_words<'f>(statements: &[Statement], forms: &'f [Form], hub: &[u32]) -> Vec<Word<'f>> {
    let mut by_text: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, form) in forms.iter().enumerate().filter(|(_, form)| !form.name.handle) {
        if form.name.is_single() || form.person {
            by_text.entry(form.name.last()).or_default().push(at);
        }
    }
    let mut words: Vec<Word<'f>> = by_text
        .into_iter()
        .map(|(text, owners)| {
            let mut mentions: Vec<u32> = owners.iter().flat_map(|&at| forms[at].mentions.iter().copied()).collect();
            in_order(statements, &mut mentions);
            let find = |single: bool| owners.iter().copied().find(|&at| forms[at].name.is_single() == single);
            let person = find(false).filter(|&at| hub[at] == at as u32);
            Word { text, use_: usage(statements, &mentions), alone: find(true), person }
        })
        .collect();
    words.sort_by(|a, b| b.use_.cmp(&a.use_).then_with(|| a.text.cmp(b.text)));
    words
}

/// Variants of a bare surname of several parts (`Del Orbello`) go to the full name that ends in it.
fn lift_to_full_names(forms: &[Form], hub: &mut [u32]) {
    let hubs: FxHashSet<&str> = hub
        .iter()
        .enumerate()
        .filter(|&(at, &to)| at != to as usize)
        .map(|(_, &to)| forms[to as usize].name.key.as_str())
        .collect();
    let mut full: FxHashMap<&str, u32> = FxHashMap::default();
    for (at, form) in forms.iter().enumerate().filter(|(_, form)| form.person) {
        let key = form.name.key.as_str();
        for tail in key.match_indices(' ').map(|(space, _)| &key[space + 1..]).filter(|tail| hubs.contains(tail)) {
            full.entry(tail).or_insert(hub[at]);
        }
    }
    for at in 0..hub.len() {
        let to = hub[at];
        if to as usize != at
            && let Some(&person) = full.get(forms[to as usize].name.key.as_str())
        {
            hub[at] = person;
        }
    }
}

/// Words to be attached that are part of a longer name which is not itself a variant: they are names of their own.
fn claimed_words<'f>(forms: &'f [Form], hub: &[u32], words: &[Word<'_>], word_hub: &[u32]) -> FxHashSet<&'f str> {
    let attached: FxHashMap<&str, ()> = words
        .iter()
        .zip(word_hub)
        .enumerate()
        .filter(|(at, (_, hub))| *at != **hub as usize)
        .map(|(_, (w, _))| (w.text, ()))
        .collect();
    let own = forms.iter().enumerate().filter(|&(at, form)| hub[at] == at as u32 && !form.name.is_single());
    own.flat_map(|(_, form)| form.name.parts()).filter(|part| attached.contains_key(part)).collect()
}

fn finding(rules: &[Rule], claim: &str, statements: &mut [Statement], spelling: Spelling) -> Option<Finding> {
    let mut of_claim = rules.iter().filter(|rule| rule.claim == claim);
    let first = rules.get(statements.get(spelling.places.first()?.0 as usize)?.rule)?;
    let name = if of_claim.nth(1).is_some() { claim } else { &first.id };
    let shown = |&(at, _): &(u32, bool)| {
        let mut statement = statements[at as usize].clone();
        statement.subject.name.clone_from(&spelling.usual);
        statement
    };
    Some(Finding {
        id: String::new(),
        rule: name.to_owned(),
        title: first.title.clone(),
        verdict: Verdict::Conflict,
        cause: Some(Cause::Spelling),
        severity: first.severity,
        statements: spelling.places.iter().map(shown).collect(),
        dissent: spelling.places.iter().enumerate().filter(|(_, place)| place.1).map(|(at, _)| at).collect(),
        note: String::new(),
        subject: spelling.usual,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::fixture::{rules, story};

    /// `usual < variant, variant` for each finding, given the names of each article.
    fn spelled(articles: &[&str]) -> String {
        let found = findings(&rules(), Lexicon::english(), story(articles));
        let shown = found.iter().map(|finding| {
            let mut variants: Vec<&str> =
                finding.dissent.iter().filter_map(|&at| words(&finding.statements[at])).collect();
            variants.sort_unstable();
            variants.dedup();
            format!("{} < {}", finding.subject, variants.join(", "))
        });
        shown.collect::<Vec<_>>().join("; ")
    }

    // Names of an article are parted by `;`, `+` parts those that share a sentence; `~` marks a surname or given name
    // alone, `#` what is no person.
    #[test]
    fn slips_are_told_from_other_names() {
        for (articles, want) in [
            // Variants.
            (&["Tovan Marrick", "Tovan Marrik"][..], "Tovan Marrick < Tovan Marrik"),
            (&["Tovan Marrick; ~Marrick", "Tovan Marrick", "~Marrickk"], "Tovan Marrick < Marrickk"),
            (&["Susan Bennett", "Susan Bennett", "Susan Bennett", "Susan Bennet"], "Susan Bennett < Susan Bennet"),
            (
                &["Debbie Fossmark", "Debbie Fossmark", "Debbie Fossmark", "Debby Fossmark"],
                "Debbie Fossmark < Debby Fossmark",
            ),
            (&["Heydan Qaravosh", "Heydan Qaravosh", "Heidan Qarabosh"], "Heydan Qaravosh < Heidan Qarabosh"),
            (&["#Ida and Michelle", "#Ida and Michelle", "#Ida and Michele"], ""),
            (&["#Vera and Michelle", "#Vera and Michele"], "Vera and Michele < Vera and Michelle"),
            (&["#Qorvazan", "#Qorvazan", "#Qorvozan"], "Qorvazan < Qorvozan"),
            (&["#Telquist", "#Telquist; #Telqiust"], "Telquist < Telqiust"),
            (&["#Saravaddin", "#Saravaddin", "#Saravaddin", "#Saraviddon"], "Saravaddin < Saraviddon"),
            (&["Vint Del Orbello; #Del Orbello", "Vint Del Orbello", "#DelOrbello"], "Vint Del Orbello < DelOrbello"),
            (
                &["Vint Del Orbello; ~Del Orbello", "Vint Del Orbello; ~Del Orbello", "Vint DelOrbello; ~DelOrbello"],
                "Vint Del Orbello < DelOrbello, Vint DelOrbello",
            ),
            (&["Hugo Bennet", "Hugo Bennet", "Hugo Bennet", "~Bennett"], "Hugo Bennet < Bennett"),
            (
                &["#Supreme Court", "#Supreme Court", "#Supreme Court", "#Supreme Cuort"],
                "Supreme Court < Supreme Cuort",
            ),
            (
                &["Debbie Fossmark", "Debbie Fossmark", "Debbie Fossmark", "Debbie Jo Fossmark", "Debby Jo Fossmark"],
                "Debbie Jo Fossmark < Debby Jo Fossmark",
            ),
            // Two people.
            (&["Paul Garland", "Paul Garland", "Paul Garland", "Paula Garland"], ""),
            (&["Paolo Garlandi", "Paolo Garlandi", "Paolo Garlandi", "Paola Garlandi"], ""),
            (&["Andrew Torvin", "Andrew Torvin", "Andres Torvin", "Andres Torvin"], ""),
            (&["David Torvin", "David Torvin", "David Torvin", "Dale Torvin"], ""),
            (&["Karim Oveski", "Karam Oveski"], ""),
            (&["Tovan Marrick + Tovan Marrik", "Tovan Marrick"], ""),
            (&["Tovan Marrick; Tovan Marrick; Tovan Marrik; Tovan Marrik"], ""),
            (&["Tom Orbell", "Tom Orbell", "Tom Orbell Jr."], ""),
            (&["Tom Orbell Jr.", "Tom Orbell Jr.", "Tom Orbel Sr."], ""),
            (&["Ann Lee", "Ann Lee", "Ann Lee", "Anne Lee"], ""),
            (&["Francis Torvin", "Francis Torvin", "Francis Torvin", "Frances Torvin"], ""),
            (&["Ida Marlin", "Vera Martin"], ""),
            // A surname of its own.
            (&["Hugo Torvell", "Hugo Torvell", "Ida Torvill; ~Torvill"], ""),
            (&["Boris Johnson", "Boris Johnson", "Boris Johnson", "~Johnston"], ""),
            (&["#Martin", "#Martin", "#Martin", "#Marlin"], ""),
            // Grammar.
            (&["#Iran", "#Iran", "#Iran", "#Irani"], ""),
            (&["#Cubans", "#Cubans", "#Cubans", "#Cuban"], ""),
            (&["#Qorvazan", "#Qorvazan", "#Qorvazan", "#Qorvazani"], ""),
            (&["#Velquor", "#Velquor", "#Velquor", "#Velquors"], ""),
            (&["#Torvin Hotel", "#Torvin Hotel", "#Torvin Hotel", "#Torvin Hotels"], ""),
            (&["#Torvin’s", "#Torvin", "#TORVIN", "#torvin"], ""),
            // Everyday words, places, figures, short words.
            (&["#Planet", "#Planet", "#Planet", "#Plante"], ""),
            (&["#Austria", "#Austria", "#Austria", "#Australia"], ""),
            (&["#Mali", "#Mali", "#Mali", "#Malo"], ""),
            (&["#Torvin A320", "#Torvin A320", "#Torvin A330"], ""),
            (&["#Grand Final", "#Grand Final", "#Grand Final", "#Grand Finale"], ""),
            // Nothing usual to differ from.
            (&["#Qorvazan", "#Qorvozan"], ""),
            (&["#Qorvazan + #Qorvozan", "#Qorvazan", "#Qorvazan"], ""),
            (&["#Torvin Harbour", "#Torvin Harbour", "#Torvin Harbor"], ""),
            // An address or a tag.
            (&["Tom Orbell", "Tom Orbell", "#TomOrbell"], ""),
            // Equal up to folding, a hyphen or a title.
            (&["Zoë Torvin", "Zoe Torvin", "ZOE TORVIN", "Dr. Zoe Torvin"], ""),
            (&["Jean-Luc Torvin", "Jean Luc Torvin"], ""),
            // One is part of the other.
            (&["Tom Orbell", "Tom Quentin Orbell", "Tom Q. Orbell", "~Orbell", "@tomorbell"], ""),
        ] {
            assert_eq!(spelled(articles), want, "{articles:?}");
        }
    }

    #[test]
    fn stories_are_looked_at_apart() {
        let mut statements = story(&["Tovan Marrick", "Tovan Marrick"]);
        let mut other = story(&["Tovan Marrik"]);
        other[0].story = "elsewhere".into();
        statements.extend(other);
        assert!(findings(&rules(), Lexicon::english(), statements).is_empty());
    }

    #[test]
    fn a_finding_shows_the_first_place_of_each_article_and_form() {
        let found = findings(
            &rules(),
            Lexicon::english(),
            story(&["Tovan Marrick; Tovan Marrick", "~Marrikk; Tovan Marrick", "Tovan Marick; Tovan Marick"]),
        );
        let shown: Vec<(&str, &str, usize)> =
            found[0].statements.iter().map(|s| (&*s.place.path, words(s).unwrap_or_default(), s.place.start)).collect();
        let want = [
            ("0.txt", "Tovan Marrick", 0),
            ("1.txt", "Marrikk", 0),
            ("1.txt", "Tovan Marrick", 1),
            ("2.txt", "Tovan Marick", 0),
        ];
        assert_eq!(shown, want);
        assert_eq!(found[0].dissent, [1, 3]);
    }

    proptest::proptest! {
        #[test]
        fn the_order_of_statements_does_not_matter(order in proptest::sample::subsequence((0..14).collect::<Vec<usize>>(), 14).prop_shuffle()) {
            let all = story(&[
                "Tovan Marrick; ~Marrick", "Tovan Marrick; #Qorvazan", "Tovan Marrik; ~Marrikk", "#Qorvozan; #Qorvazan",
                "Vint DelOrbello; Vint Del Orbello", "#Qorvazan; Vint DelOrbello", "Tovan Marric; ~Torvin",
            ]);
            let shuffled: Vec<Statement> = order.iter().map(|&at| all[at].clone()).collect();
            let show = |statements| format!("{:?}", findings(&rules(), Lexicon::english(), statements));
            proptest::prop_assert_eq!(show(all), show(shuffled));
        }
    }

    use proptest::prelude::Strategy as _;
}
