//! Extraction: from one article and the rules to the statements in it.
//!
//! A pure function of the two. [`Plan`] holds the rules compiled; [`extract`] looks for the templates' rare words first and
//! matches in full only the sentences that hold them. Subjects are resolved as far as the article alone can tell; the rest
//! is left to `resolve`.

mod apart;
mod bits;
pub mod cast;
mod cue;
mod failed;
mod first;
pub(crate) mod fit;
mod hole;
mod loose;
pub(crate) mod matcher;
pub mod names;
mod need;
mod opening;
mod plan;
pub(crate) mod program;
mod protagonist;
pub mod quotes;
pub mod scene;
mod sight;
mod slots;
mod source;
mod stated;
pub(crate) mod subject;
mod vocabulary;
pub(crate) mod watch;

pub use plan::Plan;

use crate::article::Article;
use crate::rules::{Inherit, Slot};
use crate::span::{LineIndex, Span};
use crate::statement::{Place, Statement};
use crate::value::{Fill, SlotType};
use fit::Match;
use hole::Hole;
use matcher::windows;
use scene::Scene;
use slots::Taking;
use stated::Stated;
use std::sync::Arc;
use vocabulary::Vocabulary;
use watch::{Fate, Unwatched, Watch};

/// Where an article comes from: what its statements carry so that a reader can find them.
#[derive(Debug, Clone)]
pub struct Origin<'a> {
    /// The file, as shown.
    pub path: Arc<str>,
    /// The whole file.
    pub source: &'a str,
    /// Its lines.
    pub lines: &'a LineIndex,
    /// The article's id: the path, or `path:line` for one of several in a file.
    pub article: Arc<str>,
    /// The story it belongs to.
    pub story: Arc<str>,
}

impl Origin<'_> {
    /// Where some bytes of the file stand.
    pub(crate) fn place(&self, file: Span) -> Place {
        let (line, column) = self.lines.line_column(self.source, file.start);
        Place {
            path: Arc::clone(&self.path),
            start: file.start,
            end: file.end,
            line,
            column,
            text: self.source.get(file.range()).unwrap_or_default().into(),
        }
    }
}

/// The ways to fill a slot of type `kind` from token `at` on, not past token `limit`, with people by full name or surname.
#[must_use]
pub fn fills(scene: &Scene<'_>, kind: &SlotType, at: usize, limit: usize) -> Vec<Fill> {
    let slot = Slot { name: String::new(), kind: kind.clone(), many: false };
    let inherit = Inherit { surname: true, ..Inherit::default() };
    let mut words = Vocabulary::default();
    let hole = Hole::new(&slot, Taking { inherit, loose: true }, &mut words);
    let mut found = Vec::new();
    if hole.can_begin(sight::mark(&scene.text, &words, at)) {
        slots::fill(scene, &hole, at, limit, &mut found);
    }
    found
}

/// The statements of one article, whose text the scene is of, in the order of their values.
#[must_use]
pub fn extract(plan: &Plan<'_>, scene: &Scene<'_>, article: &Article, origin: &Origin<'_>) -> Vec<Statement> {
    extract_watched(plan, scene, article, origin, &mut Unwatched)
}

/// As [`extract`], telling `watch` what happens.
pub(crate) fn extract_watched(
    plan: &Plan<'_>,
    scene: &Scene<'_>,
    article: &Article,
    origin: &Origin<'_>,
    watch: &mut impl Watch,
) -> Vec<Statement> {
    let mut stated = Stated::new(scene, article, origin);
    let mut at_home: Vec<Option<bool>> = vec![None; plan.rules().len()];
    let marks = plan.marks(&scene.text);
    let mut sight = plan.sight(scene, &marks);
    let (mut likely, mut candidates) = (plan.room(), Vec::new());
    let mut found: Vec<(usize, Match)> = Vec::new();
    for within in plan.reaches() {
        for window in windows(scene, within) {
            sight.look(window.clone());
            let all = watch.tries_all(&window);
            match all {
                true => plan.templates(within, &mut candidates),
                false => plan.candidates(&sight, within, &mut likely, &mut candidates),
            }
            for templates in candidates.chunk_by(|a, b| a.0 == b.0) {
                let index = templates[0].0;
                let compiled = &plan.rules()[index];
                found.clear();
                for &(_, template) in templates {
                    watch.begins(index, template, &window);
                    let matches = compiled.matches(&sight, template, watch);
                    if all && matches.is_empty() {
                        let tail = compiled.without_head(&sight, template);
                        tail.into_iter().for_each(|tokens| watch.lacks_head(tokens));
                    }
                    found.extend(matches.into_iter().map(|found| (template, found)));
                }
                if found.is_empty() {
                    continue;
                }
                let dropped = match *at_home[index].get_or_insert_with(|| compiled.is_at_home(&sight)) {
                    true => compiled.guard(&sight).map(|(guard, tokens)| Fate::Guarded(guard, tokens)),
                    false => Some(Fate::NotAtHome),
                };
                if let Some(fate) = dropped {
                    found.iter().for_each(|(template, found)| watch.ends(index, *template, found, &fate));
                    continue;
                }
                let asides = apart::asides(&sight, compiled.rule, &compiled.apart);
                for (template, found) in &found {
                    let mut tell = |fate: Fate<'_>| watch.ends(index, *template, found, &fate);
                    stated.add(index, compiled.rule, found, &asides, &mut tell);
                }
            }
        }
    }
    let mut found = stated.in_order();
    opening::doubt(&plan.rules().iter().map(|compiled| compiled.rule).collect::<Vec<_>>(), &mut found);
    found.into_iter().map(|(_, statement)| statement).collect()
}

#[cfg(test)]
mod tests {
    use super::watch::{Unwatched, Watch};
    use super::{Plan, extract_watched};
    use crate::check::{Options, Source, each_article};
    use crate::{Lexicon, RuleSet};
    use std::ops::Range;

    /// Has every template tried in every window, whatever it needs.
    struct Everything;

    impl Watch for Everything {
        fn tries_all(&self, _window: &Range<usize>) -> bool {
            true
        }
    }

    fn statements<W: Watch>(plan: &Plan<'_>, source: &Source, watch: impl Fn() -> W + Sync) -> String {
        let options = Options::default();
        let (found, _) = each_article(Lexicon::english(), source, &options, |article, scene, origin, _| {
            format!("{:#?}", extract_watched(plan, scene, article, origin, &mut watch()))
        });
        found.concat()
    }

    #[test]
    fn a_template_left_out_would_have_found_nothing() {
        let set = RuleSet::shipped().unwrap();
        let plan = Plan::new(&set);
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/articles");
        let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let mut texts: Vec<(String, String)> =
            files.map(|path| (path.display().to_string(), std::fs::read_to_string(&path).unwrap())).collect();
        // What follows a quotation of several sentences belongs to it.
        texts.push((
            "a.txt".to_owned(),
            "“It rained. Nobody slept,” said Ada Byron, 36, of “Low Tide. Again” (1997).".to_owned(),
        ));
        for (path, text) in texts {
            let source = Source::new(path, text);
            let found = statements(&plan, &source, || Unwatched);
            assert_eq!(found, statements(&plan, &source, || Everything), "{}", source.shown);
            assert!(found.contains("Statement {"), "{}", source.shown);
        }
    }
}
