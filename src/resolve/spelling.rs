//! Names that are spelled in several ways: one finding per name.
//!
//! Reads the statements of rules with `compare.by = "spelling"`, one per mention of a name, and works on the distinct forms
//! of each story. Names of several words find their hub first (`hub`), single words then (`words`); whether two forms are
//! one name is for `slip` to say.

use super::forms::{Form, Texts, forms, order};
use super::handles::attach_handles;
use super::hub::{attach, name_edges};
use super::known::Known;
use super::people::usual_names;
use super::story::Story;
use super::sure::{Names, holding};
use super::words::{attach_words, lift_to_full_names};
use crate::finding::{Cause, Finding, Slip, Verdict, fingerprint};
use crate::knowledge::Written;
use crate::lexicon::{Classes, Lexicon};
use crate::rules::{By, Rule};
use crate::statement::Statement;
use crate::text::fold;
use crate::value::Value;
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use smol_str::SmolStr;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The conflicts in spelling among `statements`; statements of other rules, and values that are no words, are left out.
/// Findings come by claim, story and usual form.
#[must_use]
pub fn findings(rules: &[Rule], lexicon: &Lexicon, known: &Known<'_>, statements: Vec<Statement>) -> Vec<Finding> {
    let statements: Vec<Statement> =
        statements.into_iter().filter(|s| rule_of(rules, s).is_some() && name_of(s).is_some()).collect();
    let order = order(&statements);
    let mut by_claim: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for same in order.chunk_by(|&a, &b| statements[a as usize].rule == statements[b as usize].rule) {
        let rule = same.first().and_then(|&at| rule_of(rules, &statements[at as usize]));
        by_claim.entry(rule.map_or("", |rule| rule.claim.as_str())).or_default().extend_from_slice(same);
    }
    let same_story = |&a: &u32, &b: &u32| statements[a as usize].story == statements[b as usize].story;
    let stories: Vec<(&str, &[u32])> = by_claim
        .iter()
        .flat_map(|(&claim, members)| members.chunk_by(same_story).map(move |story| (claim, story)))
        .collect();
    let of_story = |&(claim, order): &(&str, &[u32])| -> Vec<Finding> {
        let story = Story::new(&statements, order);
        let spelled = in_story(lexicon, known, &story);
        spelled.into_iter().filter_map(|spelling| finding(rules, claim, &story, spelling)).collect()
    };
    match stories[..] {
        [ref only] => of_story(only),
        _ => stories.par_iter().flat_map_iter(of_story).collect(),
    }
}

/// A name spelled in several ways.
struct Spelling<'k> {
    /// The usual form.
    usual: SmolStr,
    /// The story.
    story: Arc<str>,
    /// Statements, the first of each article and form; whether each shows a minority form.
    places: Vec<(u32, bool)>,
    /// The words that are surely slips.
    slips: Vec<Slip>,
    /// Where the usual form is known from.
    known: Option<&'k Written>,
}

fn rule_of<'r>(rules: &'r [Rule], statement: &Statement) -> Option<&'r Rule> {
    rules.get(statement.rule).filter(|rule| rule.compare.by == By::Spelling)
}

fn name_of(statement: &Statement) -> Option<&str> {
    match &statement.value {
        Value::Words(words) => Some(words),
        _ => None,
    }
}

fn in_story<'k>(lexicon: &Lexicon, known: &Known<'k>, story: &Story<'_>) -> Vec<Spelling<'k>> {
    use crate::statement::SubjectKind::{BarePerson, Person};
    let mut texts = Texts::of(story);
    for (at, statement) in story.iter() {
        if let Some(name) = name_of(statement) {
            texts.add(name, matches!(statement.subject.kind, Person | BarePerson), at);
        }
    }
    // Two names joined stand in no statements of their own.
    texts.add_parts(|name| two_names(lexicon, name));
    let mut forms = forms(lexicon, story, texts);
    known.join(lexicon, &mut forms, true);
    if forms.len() < 2 {
        return Vec::new();
    }
    let mut hub = attach(forms.len(), &name_edges(lexicon, story, &forms.iter().collect::<Vec<_>>()));
    known.attach_wrong(&forms, &mut hub);
    attach_by_core(lexicon, story, &forms, &mut hub);
    let before = hub.clone();
    attach_words(lexicon, story, &forms, &mut hub);
    keep_told_once(&forms, &before, &mut hub);
    lift_to_full_names(&forms, &mut hub);
    attach_handles(lexicon, story, &forms, &mut hub);
    let mut by_hub: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (form, &hub) in hub.iter().enumerate().filter(|&(form, &hub)| form != hub as usize) {
        by_hub.entry(hub).or_default().push(form);
    }
    if by_hub.is_empty() {
        return Vec::new();
    }
    let names = Names { lexicon, known, story, forms: &forms, hub: &hub, holding: holding(&forms) };
    let mut spelled: Vec<Spelling<'k>> = by_hub
        .into_iter()
        .filter_map(|(hub, variants)| {
            let slips = names.slips(hub, &variants);
            let hub = &forms[hub as usize];
            let mut places: Vec<(u32, bool)> = first_places(story, &hub.mentions).map(|at| (at, false)).collect();
            for variant in variants {
                places.extend(first_places(story, &forms[variant].mentions).map(|at| (at, true)));
            }
            Some(Spelling {
                usual: hub.written.clone(),
                story: Arc::clone(&story.iter().next()?.1.story),
                places,
                slips,
                known: hub.known.filter(|_| hub.sure).and_then(|canon| known.term(canon)).map(|term| &term.written),
            })
        })
        .collect();
    spelled.sort_by(|a, b| a.usual.cmp(&b.usual));
    spelled
}

/// `Ida` and `Vera` of `Ida and Vera`.
fn two_names<'n>(lexicon: &Lexicon, name: &'n str) -> Option<[&'n str; 2]> {
    // Most names have fewer words; white space beyond ASCII is of several bytes.
    if name.bytes().filter(|byte| matches!(byte, b'\t'..=b'\r' | b' ' | 0x80..)).count() < 2 {
        return None;
    }
    let mut words = name.split_whitespace();
    let (first, between, second, None) = (words.next()?, words.next()?, words.next()?, words.next()) else {
        return None;
    };
    lexicon.classes(&fold(between)).has(Classes::JOINING).then_some([first, second])
}

/// Takes back what was attached since `before`, where a longer name at the same places was: `Ida and Verra` says it all.
fn keep_told_once(forms: &[Form], before: &[u32], hub: &mut [u32]) {
    if before == hub {
        return;
    }
    let attached = |(at, hub): &(usize, &u32)| *at != **hub as usize;
    let told: FxHashSet<u32> =
        before.iter().enumerate().filter(attached).flat_map(|(at, _)| forms[at].mentions.iter().copied()).collect();
    for (at, hub) in hub.iter_mut().enumerate() {
        if before[at] == at as u32 && forms[at].mentions.iter().all(|mention| told.contains(mention)) {
            *hub = at as u32;
        }
    }
}

/// Attaches names of people that differ in a middle name, too (`Ida B. Marrick`, `Ida Marrik`), as far as they are not
/// attached yet and the name without the middle is a slip.
fn attach_by_core(lexicon: &Lexicon, story: &Story<'_>, forms: &[Form], hub: &mut [u32]) {
    let people: Vec<u32> = (0..forms.len() as u32).filter(|&at| forms[at as usize].person).collect();
    if !people.iter().any(|&at| forms[at as usize].name.parts().nth(2).is_some()) {
        return;
    }
    let of_people: Vec<&Form> = people.iter().map(|&at| &forms[at as usize]).collect();
    for (&form, usual) in people.iter().zip(usual_names(lexicon, story, &of_people)) {
        let usual = people[usual as usize];
        let slips = forms[form as usize].name.first() != forms[usual as usize].name.first()
            || forms[form as usize].name.last() != forms[usual as usize].name.last();
        if slips && hub[form as usize] == form && hub[usual as usize] == usual {
            hub[form as usize] = usual;
        }
    }
    // A name that others were attached to, and that is attached now, hands them on.
    for at in 0..hub.len() {
        hub[at] = hub[hub[at] as usize];
    }
}

/// The first mention of each article.
fn first_places(story: &Story<'_>, mentions: &[u32]) -> impl Iterator<Item = u32> {
    story.by_article(mentions).filter_map(|same| same.first().copied())
}

fn finding(rules: &[Rule], claim: &str, story: &Story<'_>, spelling: Spelling<'_>) -> Option<Finding> {
    // The rule named like the claim speaks for it, else the first.
    let of_claim = || rules.iter().filter(|rule| rule.claim == claim);
    let rule = of_claim().find(|rule| rule.id == claim).or_else(|| of_claim().next())?;
    let shown = |&(at, minor): &(u32, bool)| {
        let mut statement = story[at].clone();
        statement.subject.name.clone_from(&spelling.usual);
        (statement, minor)
    };
    let mut shown: Vec<(Statement, bool)> = spelling.places.iter().map(shown).collect();
    if let (Some(written), Some((first, _))) = (spelling.known, shown.first()) {
        let value = Value::Words(spelling.usual.clone());
        shown.push((written.statement(first.rule, first.subject.clone(), value), false));
    }
    shown.sort_by(|a, b| a.0.place.cmp(&b.0.place));
    let dissent = shown.iter().enumerate().filter(|(_, (_, minor))| *minor).map(|(at, _)| at).collect();
    Some(Finding {
        id: fingerprint(&[claim, &spelling.usual, &spelling.story, Cause::Spelling.name()]),
        rule: claim.to_owned(),
        title: rule.title.clone(),
        verdict: Verdict::Conflict,
        cause: Some(Cause::Spelling),
        severity: rule.severity,
        statements: shown.into_iter().map(|(statement, _)| statement).collect(),
        dissent,
        changed: Vec::new(),
        note: String::new(),
        suppressed: None,
        slips: spelling.slips,
        subject: spelling.usual.into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::fixture::{rules, story};

    /// `usual < variant, variant` for each finding, given the names of each article.
    fn spelled(articles: &[&str]) -> String {
        let found = findings(&rules(), Lexicon::english(), &Known::default(), story(articles));
        let shown = found.iter().map(|finding| {
            let mut variants: Vec<&str> =
                finding.dissent.iter().filter_map(|&at| name_of(&finding.statements[at])).collect();
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
            // One article each: long words that nothing knows.
            (&["#Qorvazan", "#Qorvozan"], "Qorvazan < Qorvozan"),
            (&["#Qorvazan and Orbell", "#Qorvazen"], "Qorvazan < Qorvazen"),
            (&["#Orbell and Qorvazan", "#Qorvazen"], "Qorvazan < Qorvazen"),
            (
                &["#Vera and Qorvazan", "#Vera and Qorvazan", "#Vera and Qorvazen"],
                "Vera and Qorvazan < Vera and Qorvazen",
            ),
            // The last two letters swapped.
            (&["#Qorvazan", "#Qorvazan", "#Qorvazna"], "Qorvazan < Qorvazna"),
            // In longer names, too.
            (&["#Qorvazan", "#Qorvazan Court", "#Qorvazzan County Road"], "Qorvazan < Qorvazzan County Road"),
            (&["Ida B. Marrick", "Ida B. Marrick", "Ida Marrik"], "Ida B. Marrick < Ida Marrik"),
            (&["Roy Martin", "Roy Martin", "Roy Martin", "Roy Martn"], "Roy Martin < Roy Martn"),
            (&["#Qorvazan", "#Qorvazan", "#Velquor-Qorvazan", "#Qorvvazan"], "Qorvazan < Qorvvazan"),
            // Other letters for one sound begin a foreign name.
            (&["Karolos Qaravosh", "Carolos Qaravosh"], "Carolos Qaravosh < Karolos Qaravosh"),
            (&["Kurbani Qaravosh", "Gurbany Qaravosh"], "Gurbany Qaravosh < Kurbani Qaravosh"),
            // Short parts, surnames that are everyday words.
            (&["Tara Torvin", "Tara Torvin", "Tara Torvin", "Tra Torvin"], "Tara Torvin < Tra Torvin"),
            (&["Hugo Brown", "Hugo Broown"], "Hugo Broown < Hugo Brown"),
            // A letter doubled in a long name of everyday words; a particle left out.
            (&["#Torvin Fire Marshal", "#Torvin Fire Marshall"], "Torvin Fire Marshal < Torvin Fire Marshall"),
            (&["Hugo LaTorvin", "Hugo Torvin"], "Hugo LaTorvin < Hugo Torvin"),
            // A surname that its article does not give in full.
            (&["Ida Torven", "Ida Torven", "Ida Torven; ~Torvan"], "Ida Torven < Torvan"),
            (&["Ida Ruiz", "Ida Ruiz", "Ida Ruiz; ~Ruuz"], "Ida Ruiz < Ruuz"),
            // A given name where a place is usual; letters swapped in a word of the team, even in one sentence with it.
            (&["#Sabrinia", "#Sabrinia", "#Sabrinia", "#Sabrinia", "#Sabrinia", "~Sabrina"], "Sabrinia < Sabrina"),
            (&["#Lobsters", "#Lobsters", "#Lobsters + #Lobsetrs"], "Lobsters < Lobsetrs"),
            (&["#QVRT", "#QVRT", "#QVRT", "#QRVT"], "QVRT < QRVT"),
            (&["#Qorvazan", "#Qorvazan", "#Qorvazan", "#Torvazan"], "Qorvazan < Torvazan"),
            // Two people.
            (&["Dovan Qaravosh", "Tovan Qaravosh"], ""),
            (&["Tom Torvin", "Tom Torvin", "Tom Torvin", "Tim Torvin"], ""),
            (&["Ida Torven", "Ida Torven", "Ida Torven; Vera Torvan; ~Torvan"], ""),
            (&["Ida Marlin", "Ida Marlin", "Ida Marlin; ~Marvin"], ""),
            (&["Ida Ro", "Ida Ro", "Ida Ro; ~Lo"], ""),
            (&["Hugo LaTorvin", "Ida Torvin"], ""),
            (&["#QVRT", "#QVRT", "#QVRT", "#QVST"], ""),
            (&["#Lobsters", "#Lobsters", "#Lobsters", "#Lobstars"], ""),
            (&["#Qorvaz", "#Qorvaz", "#Qorvaz", "#Torvaz"], ""),
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
            (&["#October", "#October", "#October", "#Octobre"], ""),
            (&["#Torvin Centre", "#Torvin Centre", "#Torvin Centre", "#Torvin Center"], ""),
            (&["#Planet", "#Planet", "#Planet", "#Plante"], ""),
            (&["#Austria", "#Austria", "#Austria", "#Australia"], ""),
            (&["#Mali", "#Mali", "#Mali", "#Malo"], ""),
            (&["#Torvin A320", "#Torvin A320", "#Torvin A330"], ""),
            (&["#Grand Final", "#Grand Final", "#Grand Final", "#Grand Finale"], ""),
            // Nothing usual to differ from.
            (&["#Qorvaz", "#Qorvazin"], ""),
            (&["#Qorvazan; #Qorvozan"], ""),
            (&["#Qorvazan + #Qorvozan", "#Qorvazan", "#Qorvazan"], ""),
            (&["#Torvin Harbour", "#Torvin Harbour", "#Torvin Harbor"], ""),
            // An address or a tag.
            (&["Tom Orbell", "Tom Orbell", "#TomOrbell"], ""),
            (&["#Sports News", "#Sports News", "#SportsNews"], ""),
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
        assert!(findings(&rules(), Lexicon::english(), &Known::default(), statements).is_empty());
    }

    #[test]
    fn a_finding_shows_the_first_place_of_each_article_and_form() {
        let found = findings(
            &rules(),
            Lexicon::english(),
            &Known::default(),
            story(&["Tovan Marrick; Tovan Marrick", "~Marrikk; Tovan Marrick", "Tovan Marick; Tovan Marick"]),
        );
        let shown: Vec<(&str, &str, usize)> = found[0]
            .statements
            .iter()
            .map(|s| (&*s.place.path, name_of(s).unwrap_or_default(), s.place.start))
            .collect();
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
            let show = |statements| format!("{:?}", findings(&rules(), Lexicon::english(), &Known::default(), statements));
            proptest::prop_assert_eq!(show(all), show(shuffled));
        }
    }

    use proptest::prelude::Strategy as _;
}
