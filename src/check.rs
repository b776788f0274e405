//! The whole way from files to findings, as two pure steps.
//!
//! [`gather`] takes one file to its statements and can run anywhere, in any order; [`conclude`] brings the statements of
//! all files together. Neither reads files, looks at a clock, or depends on threads: same input, same findings.

use crate::article::{self, Format, StoryBy};
use crate::compare;
use crate::diagnostic::Diagnostic;
use crate::extract::{self, Origin, Plan};
use crate::finding::Finding;
use crate::lexicon::Lexicon;
use crate::resolve;
use crate::rules::RuleSet;
use crate::span::LineIndex;
use crate::statement::Statement;
use jiff::civil::Date;
use rayon::prelude::*;
use std::sync::Arc;

/// One file, read.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its path as shown, with `/` between the parts.
    pub shown: String,
    /// How it is written.
    pub format: Format,
    /// Its whole text.
    pub text: String,
    /// The publication date of its articles, where the reader of the file knows better than the file.
    pub published: Option<Date>,
}

/// How articles are read.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What makes a story.
    pub story: StoryBy,
    /// The publication date of articles that do not tell theirs.
    pub published: Option<Date>,
    /// How formats are read.
    pub reading: article::Options,
}

/// What one file holds.
#[derive(Debug, Default)]
pub struct Gathered {
    /// Its statements.
    pub statements: Vec<Statement>,
    /// How many articles it holds.
    pub articles: usize,
    /// The stories they belong to.
    pub stories: Vec<Arc<str>>,
    /// What kept it from being read in full.
    pub diagnostics: Vec<Diagnostic>,
}

/// What a check came to.
#[derive(Debug)]
pub struct Outcome {
    /// All findings: conflicts, updates, agreements, single sources; each kind by claim and subject.
    pub findings: Vec<Finding>,
    /// How many articles were read.
    pub articles: usize,
    /// How many stories they belong to.
    pub stories: usize,
    /// How many statements were compared, names for the spelling left out.
    pub statements: usize,
    /// How many statements were left out because their subject is ambiguous.
    pub ambiguous: usize,
    /// Ids of rules that found nothing.
    pub idle: Vec<String>,
    /// What kept articles from being read.
    pub diagnostics: Vec<Diagnostic>,
}

/// The statements of one file.
#[must_use]
pub fn gather(plan: &Plan<'_>, lexicon: &Lexicon, source: &Source, options: &Options) -> Gathered {
    let (articles, diagnostics) = article::read(source.format, &source.text, &options.reading);
    let path: Arc<str> = source.shown.as_str().into();
    let diagnostics = diagnostics.into_iter().map(|diagnostic| diagnostic.in_file(&*path)).collect();
    let lines = LineIndex::new(&source.text);
    let found: Vec<(Arc<str>, Vec<Statement>)> = articles
        .into_par_iter()
        .map(|mut article| {
            article.published = source.published.or(article.published).or(options.published);
            let story = article::story_of(&article, &source.shown, options.story);
            let id = match article.line {
                Some(line) => format!("{path}:{line}").into(),
                None => path.clone(),
            };
            let origin =
                Origin { path: path.clone(), source: &source.text, lines: &lines, article: id, story: story.clone() };
            (story, extract::extract(plan, lexicon, &article, &origin))
        })
        .collect();
    let mut gathered = Gathered { articles: found.len(), diagnostics, ..Gathered::default() };
    for (story, statements) in found {
        gathered.stories.push(story);
        gathered.statements.extend(statements);
    }
    gathered
}

/// Brings the statements of all files together and compares them; the order of the files does not matter.
#[must_use]
pub fn conclude(set: &RuleSet, lexicon: &Lexicon, gathered: Vec<Gathered>) -> Outcome {
    let mut statements = Vec::new();
    let mut stories: Vec<Arc<str>> = Vec::new();
    let mut diagnostics = Vec::new();
    let mut articles = 0;
    for part in gathered {
        articles += part.articles;
        statements.extend(part.statements);
        stories.extend(part.stories);
        diagnostics.extend(part.diagnostics);
    }
    stories.sort_unstable();
    stories.dedup();
    diagnostics.sort_by(|a, b| (&a.path, a.at.as_ref().map(|at| (at.line, at.column))).cmp(&(&b.path, b.at.as_ref().map(|at| (at.line, at.column)))));
    statements.par_sort_by(|a, b| (&a.place, a.rule, &a.subject).cmp(&(&b.place, b.rule, &b.subject)));
    let idle = idle(set, &statements);
    resolve::across(lexicon, &mut statements);
    let compared = compare::findings(set, lexicon, statements);
    Outcome {
        findings: compared.findings,
        articles,
        stories: stories.len(),
        statements: compared.statements,
        ambiguous: compared.ambiguous,
        idle,
        diagnostics,
    }
}

/// All in one: for programs that hold their files in memory.
#[must_use]
pub fn check(set: &RuleSet, lexicon: &Lexicon, sources: &[Source], options: &Options) -> Outcome {
    let plan = Plan::new(set);
    conclude(set, lexicon, sources.par_iter().map(|source| gather(&plan, lexicon, source, options)).collect())
}

fn idle(set: &RuleSet, statements: &[Statement]) -> Vec<String> {
    let mut fired = vec![false; set.rules.len()];
    for statement in statements {
        fired[statement.rule] = true;
    }
    set.rules.iter().zip(fired).filter(|(_, fired)| !fired).map(|(rule, _)| rule.id.clone()).collect()
}
