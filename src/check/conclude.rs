//! From the statements of all files to findings: stories told, names brought together, claims compared.

use super::by_story::{self, Telling};
use super::by_subject::{self, Mere, With};
use super::kept::Kept;
use super::put_away::PutAway;
use super::shelf::{Memory, Shelf};
use super::{Counts, Gathered, Outcome};
use crate::compare::{self, Compared, Standard};
use crate::diagnostic::Diagnostic;
use crate::finding::Finding;
use crate::knowledge::{Knowledge, Truth, Unused, Written};
use crate::lexicon::Lexicon;
use crate::resolve::{self, Known, Wanted};
use crate::rules::{Rule, RuleSet};
use crate::statement::Statement;
use crate::story::{self, Entry, Story};
use crate::triage::waiver::{self, Given, Waived, Waiver, Waivers, Waiving, waive};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What statements are concluded from with.
#[derive(Clone, Copy)]
pub struct Concluding<'a> {
    /// The rules.
    pub set: &'a RuleSet,
    /// The words.
    pub lexicon: &'a Lexicon,
    /// What is known beforehand.
    pub knowledge: &'a Knowledge,
    /// What was seen before, and is fine.
    pub waivers: &'a Waivers,
    /// What becomes of findings of which there is no more to tell. Where something is waived, or facts are known, they stay.
    pub mere: Mere<'a>,
    /// Where statements are put meanwhile; `None`: in memory.
    pub shelf: Option<&'a Arc<dyn Shelf>>,
    /// What is kept of earlier runs: the same that the statements were gathered with.
    pub kept: Option<&'a Kept<'a>>,
}

/// [`conclude_with`] rules, words and knowledge alone.
#[must_use]
pub fn conclude(set: &RuleSet, lexicon: &Lexicon, knowledge: &Knowledge, gathered: Vec<Gathered>) -> Outcome {
    let waivers = &Waivers::default();
    let mere = Mere::InFull;
    conclude_with(&Concluding { set, lexicon, knowledge, waivers, mere, shelf: None, kept: None }, gathered)
}

/// Brings the statements of all files together, compares them, and waives what is waived; the order of the files does not
/// matter. If statements cannot be read again that were put away or kept, there is no finding, but an error among the
/// diagnostics.
#[must_use]
pub fn conclude_with(concluding: &Concluding<'_>, gathered: Vec<Gathered>) -> Outcome {
    let Concluding { set, lexicon, knowledge, waivers, kept, .. } = *concluding;
    let known = Known::new(lexicon, knowledge);
    let ground = Ground::new(set, lexicon, knowledge, &known);
    let waives = !waivers.configured.is_empty() || gathered.iter().any(|part| !part.waivers.is_empty());
    let done = match waives {
        true => waiving(&ground, waivers, kept, gathered),
        false => concluded(&ground, concluding, gathered, by_subject::OF_A_PART),
    };
    done.unwrap_or_else(|fault| Outcome { diagnostics: vec![fault], ..Outcome::default() })
}

/// The stories of all files with their articles, by name; and what kept articles from being read.
#[must_use]
pub fn stories(gathered: Vec<Gathered>) -> (Vec<Story>, Vec<Diagnostic>) {
    let Brought { articles, diagnostics, .. } = Brought::of(&Knowledge::default(), gathered);
    (story::stories(articles), diagnostics)
}

/// What statements are looked at with.
pub(super) struct Ground<'a> {
    pub(super) set: &'a RuleSet,
    pub(super) lexicon: &'a Lexicon,
    pub(super) knowledge: &'a Knowledge,
    pub(super) known: &'a Known<'a>,
    pub(super) standard: Standard<'a>,
}

impl<'a> Ground<'a> {
    fn new(set: &'a RuleSet, lexicon: &'a Lexicon, knowledge: &'a Knowledge, known: &'a Known<'a>) -> Self {
        Self { set, lexicon, knowledge, known, standard: Standard::new(&set.rules, lexicon, known) }
    }
}

/// Concludes story by story, then subject by subject, with no more statements in memory than a story or a part of the
/// subjects has: the parts hold so many statements, about.
fn concluded(
    ground: &Ground<'_>,
    concluding: &Concluding<'_>,
    mut gathered: Vec<Gathered>,
    of_a_part: usize,
) -> Result<Outcome, Diagnostic> {
    let Concluding { set, lexicon, kept, .. } = *concluding;
    let shelf = concluding.shelf.cloned().unwrap_or_else(|| Arc::new(Memory::default()));
    gathered.par_iter_mut().for_each(|part| part.put_away(&shelf));
    let Brought { articles, statements, diagnostics, outlets, away } = Brought::of(ground.knowledge, gathered);
    if !statements.is_empty() {
        // There was no room, and the diagnostics say so.
        return Ok(Outcome { diagnostics, ..Outcome::default() });
    }
    let count = articles.len();
    let stories = articles.iter().map(|entry| &*entry.story).collect::<FxHashSet<&str>>().len();
    let members = kept.map(|kept| kept.members(&articles)).unwrap_or_default();
    drop(articles);
    let wanted = Wanted::new(lexicon, ground.knowledge);
    let telling = Telling { ground, wanted: &wanted, shelf: &*shelf, kept };
    let mut told = by_story::told(telling, &away, &members)?;
    drop(away);
    let mut counts = std::mem::take(&mut told.counts);
    (counts.articles, counts.stories) = (count, stories);
    counts.silent_rules = silent(set, &told.fired);
    let (glossary, aliases) = wanted.unmet(&told.met);
    // What is known may be held against what one article states.
    let mere = if ground.knowledge.truths.is_empty() { concluding.mere } else { Mere::InFull };
    let with = With { ground, shelf: &*shelf, kept, of_a_part, mere };
    let compared = by_subject::compared(with, told)?;
    (counts.ambiguous, counts.single) = (compared.ambiguous, compared.left_out);
    let met = |truth: &Truth| is_met(set, ground.known.by_name(lexicon, &truth.subject), truth, &compared.findings);
    let unmet = Unused { glossary, aliases, outlets, truths: Vec::new() };
    let unused = unused(ground.knowledge, met, unmet, &compared.findings);
    let Compared { findings, agreements, .. } = compared;
    Ok(Outcome { findings, agreements, counts, unused, idle: Vec::new(), diagnostics })
}

/// Concludes with all statements in memory: what is waived is compared once more without.
fn waiving(
    ground: &Ground<'_>,
    waivers: &Waivers,
    kept: Option<&Kept<'_>>,
    mut gathered: Vec<Gathered>,
) -> Result<Outcome, Diagnostic> {
    let Ground { set, lexicon, knowledge, known, .. } = *ground;
    gathered.iter_mut().try_for_each(|part| part.bring_back(kept))?;
    let comments: Vec<Waiver> = gathered.iter_mut().flat_map(|part| std::mem::take(&mut part.waivers)).collect();
    let waived: Vec<Waived> = gathered.iter_mut().filter_map(|part| part.waived.take()).collect();
    let Settled { statements, mut counts, mut diagnostics, unmet, .. } =
        settle(set, lexicon, knowledge, known, gathered);
    let compared = compare::findings(&set.rules, lexicon, known, statements.clone());
    counts.ambiguous = compared.ambiguous;
    let met = |truth: &Truth| is_met(set, known.by_name(lexicon, &truth.subject), truth, &compared.findings);
    let unused = unused(knowledge, met, unmet, &compared.findings);
    let ground = waiver::Ground { rules: &set.rules, lexicon, known };
    let all = Given { configured: &waivers.configured, comments, waived: &waived, today: waivers.today };
    let Waiving { findings, lapsed, idle } = waive(&ground, all, &statements, compared.findings);
    diagnostics.extend(lapsed);
    Ok(Outcome { findings, agreements: Vec::new(), counts, unused, idle, diagnostics })
}

/// What files hold, brought together, the stories told.
struct Brought {
    articles: Vec<Entry>,
    /// Statements that were not put away.
    statements: Vec<Statement>,
    /// Those that were, by story.
    away: Vec<Vec<PutAway>>,
    diagnostics: Vec<Diagnostic>,
    /// The outlets that no article is of, by their indices.
    outlets: Vec<usize>,
}

impl Brought {
    fn of(knowledge: &Knowledge, gathered: Vec<Gathered>) -> Self {
        let (mut articles, mut statements, mut diagnostics) = (Vec::new(), Vec::new(), Vec::new());
        let mut away: Vec<PutAway> = Vec::new();
        let mut outlets: FxHashSet<Arc<str>> = FxHashSet::default();
        for part in gathered {
            articles.extend(part.articles);
            statements.extend(part.statements);
            away.extend(part.away);
            diagnostics.extend(part.diagnostics);
            outlets.extend(part.outlets.iter().map(|outlet| Arc::clone(&outlet.name)));
        }
        diagnostics.sort_by(|a: &Diagnostic, b: &Diagnostic| {
            let place = |d: &Diagnostic| (d.path.clone(), d.at.as_ref().map(|at| (at.line, at.column)));
            place(a).cmp(&place(b))
        });
        // A shelf without room is told of by each file that is put there.
        diagnostics.dedup_by(|a, b| a.path.is_none() && b.path.is_none() && a.message == b.message);
        story::tell(&mut articles);
        let retold = retold(&articles);
        retell(&mut statements, &retold);
        for part in away.iter_mut().filter(|part| part.alone) {
            if let Some(&found) = retold.get(&*part.story) {
                part.story = Arc::clone(found);
            }
        }
        let told = knowledge.outlets.iter().enumerate().filter(|(_, outlet)| !outlets.contains(&outlet.name));
        let outlets = told.map(|(at, _)| at).collect();
        let away = by_story(away);
        Self { articles, statements, away, diagnostics, outlets }
    }
}

/// Statements that were put away, by the name of their story.
fn by_story(mut parts: Vec<PutAway>) -> Vec<Vec<PutAway>> {
    parts.par_sort_by(|a, b| a.story.cmp(&b.story));
    let mut stories: Vec<Vec<PutAway>> = Vec::new();
    for part in parts {
        match stories.last_mut().filter(|story| story[0].story == part.story) {
            Some(story) => story.push(part),
            None => stories.push(vec![part]),
        }
    }
    stories
}

/// The statements of all files, each about its final subject: all there is to compare.
#[derive(Debug, Clone)]
pub(crate) struct Settled {
    /// By place.
    pub(crate) statements: Vec<Statement>,
    pub(crate) stories: Vec<Story>,
    pub(crate) counts: Counts,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// What of the house's knowledge no article names; of facts, nothing can be said yet.
    unmet: Unused,
}

/// Brings the statements of all files together, and settles what each is about. None of them may be put away.
pub(crate) fn settle(
    set: &RuleSet,
    lexicon: &Lexicon,
    knowledge: &Knowledge,
    known: &Known<'_>,
    gathered: Vec<Gathered>,
) -> Settled {
    let Brought { articles, mut statements, diagnostics, outlets, .. } = Brought::of(knowledge, gathered);
    statements.par_sort_by(|a, b| (&a.place, a.rule, &a.subject).cmp(&(&b.place, b.rule, &b.subject)));
    let (mut counts, fired) = by_story::counted(set, &statements);
    counts.silent_rules = silent(set, &fired);
    counts.articles = articles.len();
    let stories = story::stories(articles);
    counts.stories = stories.len();
    let (glossary, aliases) = resolve::unmet(&set.rules, lexicon, knowledge, &statements);
    resolve::across(&set.rules, lexicon, known, &mut statements);
    resolve::settle(&set.rules, &mut statements);
    resolve::tell_apart(&set.rules, &mut statements);
    let unmet = Unused { glossary, aliases, outlets, truths: Vec::new() };
    Settled { statements, stories, counts, diagnostics, unmet }
}

/// What is left unused of what no article names, and of the facts, once it is seen what went into the findings.
fn unused(knowledge: &Knowledge, met: impl Fn(&Truth) -> bool, mut unused: Unused, findings: &[Finding]) -> Unused {
    let told = findings.iter().flat_map(|finding| &finding.statements).filter(|statement| statement.is_known());
    let told: FxHashSet<(usize, usize)> = told.map(|statement| (statement.place.start, statement.place.line)).collect();
    let silent = |written: &Written| !told.contains(&(written.place.start, written.place.line));
    unused.glossary.retain(|&at| knowledge.glossary.get(at).is_some_and(|term| silent(&term.written)));
    let truths = knowledge.truths.iter().enumerate().filter(|(_, truth)| silent(&truth.written) && !met(truth));
    unused.truths = truths.map(|(at, _)| at).collect();
    unused
}

/// Whether a fact about what reports call `subject` was held against another claim: a birth date against an age.
fn is_met(set: &RuleSet, subject: &str, truth: &Truth, findings: &[Finding]) -> bool {
    let Some(rule) = set.rules.get(truth.rule) else { return false };
    let asks = |other: &Rule| [&other.compare.meets, &other.compare.until].contains(&&Some(rule.claim.clone()));
    let asking = |claim: &str| set.rules.iter().any(|other| other.claim == claim && asks(other));
    findings.iter().any(|finding| finding.subject == subject && asking(&finding.rule))
}

/// The articles whose story was found, with the story.
fn retold(articles: &[Entry]) -> FxHashMap<&str, &Arc<str>> {
    let found = articles.iter().filter(|entry| entry.sketch.is_some() && entry.story != entry.article);
    found.map(|entry| (&*entry.article, &entry.story)).collect()
}

/// Gives the statements of articles whose story was found their story, and those about the event itself its name.
fn retell(statements: &mut [Statement], stories: &FxHashMap<&str, &Arc<str>>) {
    if stories.is_empty() {
        return;
    }
    statements.par_iter_mut().for_each(|statement| {
        if let Some(&story) = stories.get(&*statement.article) {
            statement.retell(story);
        }
    });
}

/// Ids of the rules that found nothing.
fn silent(set: &RuleSet, fired: &BTreeSet<usize>) -> Vec<String> {
    let silent = set.rules.iter().enumerate().filter(|(at, _)| !fired.contains(at));
    silent.map(|(_, rule)| rule.id.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::shelf::Slot;
    use crate::check::{Options, Source, gather};
    use crate::extract::Plan;
    use crate::finding::{Agreement, Verdict};
    use proptest::prelude::*;

    const SAID: [&str; 19] = [
        "Ada Byron, 36, wrote.",
        "Ada Byron, 37, wrote.",
        "Ada Byron was born in 1951.",
        "Clara Marrick, 52, sang. The 52-year-old star left.",
        "Clara Marrik came. Marrick, 25, waved.",
        "Ten people died in the flood. Police said twelve were hurt.",
        "Twelve people died in the flood.",
        "“I never said that it rained all day,” Ada Byron said.",
        "“I said that it rained all day,” said Ms Byron.",
        "In the film Tin Harbour, Ida Torvin plays Captain Cod.",
        "Ida Torvan plays Cod in the film Tin Harbour.",
        "Zoë Quorrel and Zoe Quorrel met Saravaddin.",
        "The 15-year-old boy met Tom Orbell and Ida Orbell. Orbell, 40, left.",
        "The bridge is 36 miles long and cost $45 million.",
        "“It rained all day and we did not care a bit,” Tom Orbell said.",
        "“We did not care a lot about it,” Orbell said. “Never again,” he said.",
        "“Not a bit about it,” said Ida Torvin. “Never again,” she said. “No.”",
        "“Wet all day,” said Tom Orbell, 41.",
        "“Wet all day,” said the 36-year-old star. Ada Byron left.",
    ];

    /// What a check comes to, with all statements in memory at once.
    fn plainly(ground: &Ground<'_>, gathered: Vec<Gathered>) -> String {
        let Ground { set, lexicon, knowledge, known, .. } = *ground;
        let settled = settle(set, lexicon, knowledge, known, gathered);
        let compared = compare::findings(&set.rules, lexicon, known, settled.statements);
        let counts = Counts { ambiguous: compared.ambiguous, ..settled.counts };
        format!("{:?}\n{counts:?}", compared.findings)
    }

    fn short(finding: &Finding) -> Agreement {
        let Finding { id, rule, subject, .. } = finding.clone();
        let value: String = finding.statements.iter().map(|statement| statement.value.normal()).collect();
        let held = finding.statements.len().to_string().into();
        Agreement { rule: rule.into(), subject: subject.into(), id: id.into(), value: value.into(), held }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Story by story and subject by subject comes to the same as all at once, whatever the size of the parts.
        #[test]
        fn parts_come_to_the_same_as_the_whole(
            articles in prop::collection::vec((0..4_usize, prop::collection::vec(0..SAID.len(), 1..5)), 1..9),
            of_a_part in 1..6_usize,
            auto in any::<bool>(),
        ) {
            static RULES: std::sync::LazyLock<RuleSet> = std::sync::LazyLock::new(|| RuleSet::shipped().unwrap());
            let (lexicon, knowledge) = (Lexicon::english(), Knowledge::default());
            let story = if auto { crate::article::StoryBy::Auto } else { crate::article::StoryBy::Folder };
            let options = Options { story, ..Options::default() };
            let plan = Plan::new(&RULES);
            let gathered: Vec<Gathered> = articles
                .iter()
                .enumerate()
                .map(|(at, (story, said))| {
                    let text: Vec<&str> = said.iter().map(|&said| SAID[said]).collect();
                    gather(&plan, lexicon, &Source::new(format!("{story}/{at}.txt"), text.join(" ")), &options)
                })
                .collect();
            let known = Known::new(lexicon, &knowledge);
            let ground = Ground::new(&RULES, lexicon, &knowledge, &known);
            let with = |mere| {
                let (set, knowledge, waivers) = (&*RULES, &knowledge, &Waivers::default());
                let concluding = Concluding { set, lexicon, knowledge, waivers, mere, shelf: None, kept: None };
                concluded(&ground, &concluding, gathered.clone(), of_a_part).unwrap()
            };
            let whole = with(Mere::InFull);
            let shown = format!("{:?}\n{:?}", whole.findings, whole.counts);
            prop_assert_eq!(shown, plainly(&ground, gathered.clone()));
            // In short, all else is the same.
            let fewer = with(Mere::InShort(&short));
            let mere = |finding: &&Finding, verdict| finding.verdict == verdict && !finding.differs();
            let single = whole.findings.iter().filter(|finding| mere(finding, Verdict::Single));
            prop_assert_eq!(fewer.counts.single, single.count());
            let agree = whole.findings.iter().filter(|finding| mere(finding, Verdict::Agree));
            let mut agreements: Vec<Agreement> = agree.map(short).collect();
            agreements.sort();
            prop_assert_eq!(fewer.agreements, agreements);
            let others = whole.findings.iter().filter(|f| !mere(f, Verdict::Single) && !mere(f, Verdict::Agree));
            prop_assert_eq!(format!("{:?}", others.collect::<Vec<_>>()), format!("{:?}", fewer.findings.iter().collect::<Vec<_>>()));
        }
    }

    /// A shelf with room for so many things, which may give none of them back.
    #[derive(Debug)]
    struct Broken {
        room: usize,
        inside: Memory,
        gives: bool,
    }

    impl Shelf for Broken {
        fn put(&self, bytes: Vec<u8>) -> Result<Slot, Diagnostic> {
            let slot = self.inside.put(bytes)?;
            if slot.at < self.room as u64 { Ok(slot) } else { Err(Diagnostic::error("no room")) }
        }

        fn get(&self, slot: Slot) -> Result<Arc<[u8]>, Diagnostic> {
            if self.gives { self.inside.get(slot) } else { Err(Diagnostic::error("it is gone")) }
        }
    }

    #[test]
    fn a_shelf_that_fails_is_told_of_and_gives_no_wrong_answer() {
        let rules = RuleSet::shipped().unwrap();
        let sources = [Source::new("a.txt", SAID[0]), Source::new("b.txt", SAID[1]), Source::new("c.txt", SAID[0])];
        for (room, gives, want) in [(9, true, ""), (9, false, "it is gone"), (2, true, "no room"), (3, true, "no room")]
        {
            let shelf = Arc::new(Broken { room, inside: Memory::default(), gives });
            let options = Options { shelf: Some(shelf), ..Options::default() };
            let outcome = crate::check(&rules, Lexicon::english(), &sources, &options);
            let told: Vec<&str> = outcome.diagnostics.iter().map(|told| &*told.message).collect();
            assert_eq!(
                (told.join("; ").as_str(), outcome.findings.is_empty()),
                (want, !want.is_empty()),
                "{room} {gives}"
            );
        }
    }
}
