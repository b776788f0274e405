//! The whole way from files to findings, as two pure steps.
//!
//! [`gather`] takes one file to its statements and can run anywhere, in any order; [`conclude`] brings the statements of
//! all files together. Neither reads files, looks at a clock, or depends on threads: same input, same findings.

use crate::article::{self, Article, Format, StoryBy};
use crate::compare;
use crate::diagnostic::Diagnostic;
use crate::extract::scene::Scene;
use crate::extract::{self, Origin, Plan};
use crate::finding::Finding;
use crate::lexicon::Lexicon;
use crate::resolve;
use crate::rules::{By, RuleSet};
use crate::span::{LineIndex, Span};
use crate::statement::{Statement, SubjectKind};
use crate::story::{self, Entry, Sketch, Story};
use crate::text::Text;
use jiff::civil::Date;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
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
    /// The publication date of those of its articles that do not tell theirs.
    pub published: Option<Date>,
    /// The story of those of its articles that do not name theirs.
    pub story: Option<String>,
}

impl Source {
    /// A file of this path and text; its ending tells the format, which else is plain text.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let shown = path.into();
        let format = Format::of(&shown).unwrap_or(Format::Plain);
        Self { shown, format, text: text.into(), published: None, story: None }
    }
}

/// How articles are read.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What makes a story.
    pub story: StoryBy,
    /// How formats are read.
    pub reading: article::Options,
}

/// What one file holds.
#[derive(Debug, Default)]
pub struct Gathered {
    /// Its statements.
    pub statements: Vec<Statement>,
    /// Its articles, each with its story or with what that is to be found by.
    pub articles: Vec<Entry>,
    /// What kept it from being read in full.
    pub diagnostics: Vec<Diagnostic>,
}

/// What a check came to.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// All findings: conflicts, updates, agreements, single sources; each kind by claim and subject.
    pub findings: Vec<Finding>,
    /// The stories and their articles, by name.
    pub stories: Vec<Story>,
    /// What was read on the way.
    pub counts: Counts,
    /// What kept articles from being read.
    pub diagnostics: Vec<Diagnostic>,
}

/// What was read, and what of it was left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Articles read.
    pub articles: usize,
    /// Stories they belong to.
    pub stories: usize,
    /// Statements found; the mentions that spellings are taken from are none.
    pub statements: usize,
    /// Statements left out because more than one person can be meant.
    pub ambiguous: usize,
    /// Articles without a publication date that state something which moves with it.
    pub undated: usize,
    /// Ids of the rules that found nothing.
    pub silent_rules: Vec<String>,
}

/// The statements of one file.
#[must_use]
pub fn gather(plan: &Plan<'_>, lexicon: &Lexicon, source: &Source, options: &Options) -> Gathered {
    let (found, diagnostics) = each_article(lexicon, source, options, |article, scene, origin, entry| {
        (entry, extract::extract(plan, scene, article, origin))
    });
    let mut gathered = Gathered { diagnostics, ..Gathered::default() };
    for (entry, statements) in found {
        gathered.articles.push(entry);
        gathered.statements.extend(statements);
    }
    gathered
}

/// Takes each article of a file through `work`, in order, with all that is known before any rule is tried.
pub(crate) fn each_article<T: Send>(
    lexicon: &Lexicon,
    source: &Source,
    options: &Options,
    work: impl Fn(&Article, &Scene<'_>, &Origin<'_>, Entry) -> T + Sync,
) -> (Vec<T>, Vec<Diagnostic>) {
    let (articles, diagnostics) = article::read(source.format, &source.text, &options.reading);
    let path: Arc<str> = source.shown.as_str().into();
    let diagnostics = diagnostics.into_iter().map(|diagnostic| diagnostic.in_file(&*path)).collect();
    let lines = LineIndex::new(&source.text);
    let alone = articles.len() == 1;
    let done = articles
        .into_par_iter()
        .map(|mut article| {
            article.published = article.published.or(source.published);
            article.story = article.story.or_else(|| source.story.clone());
            let first = article.offsets.to_file(Span::new(0, 0)).start;
            let id = match lines.line_column(&source.text, first).0 {
                _ if alone => path.clone(),
                line => format!("{path}:{line}").into(),
            };
            let scene = Scene::new(
                Text::analyse(&article.text, lexicon).with_code(&article.code).with_headings(&article.headings),
                article.published,
            );
            let entry = entry(&article, &scene, &id, &source.shown, options.story);
            let story = entry.story.clone();
            let origin = Origin { path: path.clone(), source: &source.text, lines: &lines, article: id, story };
            work(&article, &scene, &origin, entry)
        })
        .collect();
    (done, diagnostics)
}

/// An article with its story. Until its story is found, it has one of its own.
fn entry(article: &Article, scene: &Scene<'_>, id: &Arc<str>, path: &str, by: StoryBy) -> Entry {
    let story = article::story_of(article, path, by);
    Entry {
        article: Arc::clone(id),
        title: article.title.and_then(|title| article.text.get(title.range())).map(Into::into),
        published: article.published,
        sketch: story.is_none().then(|| Sketch::of(&scene.text, article.published)),
        story: story.unwrap_or_else(|| Arc::clone(id)),
    }
}

/// Brings the statements of all files together and compares them; the order of the files does not matter.
#[must_use]
pub fn conclude(set: &RuleSet, lexicon: &Lexicon, gathered: Vec<Gathered>) -> Outcome {
    let mut statements = Vec::new();
    let mut articles: Vec<Entry> = Vec::new();
    let mut diagnostics = Vec::new();
    for part in gathered {
        articles.extend(part.articles);
        statements.extend(part.statements);
        diagnostics.extend(part.diagnostics);
    }
    diagnostics.sort_by(|a, b| {
        let place = |d: &Diagnostic| (d.path.clone(), d.at.as_ref().map(|at| (at.line, at.column)));
        place(a).cmp(&place(b))
    });
    story::tell(&mut articles);
    retell(&mut statements, &articles);
    statements.par_sort_by(|a, b| (&a.place, a.rule, &a.subject).cmp(&(&b.place, b.rule, &b.subject)));
    let mut counts = counts(set, &statements);
    counts.articles = articles.len();
    let stories = story::stories(articles);
    counts.stories = stories.len();
    resolve::across(&set.rules, lexicon, &mut statements);
    resolve::settle(&set.rules, &mut statements);
    resolve::tell_apart(&set.rules, &mut statements);
    let compared = compare::findings(&set.rules, lexicon, statements);
    counts.ambiguous = compared.ambiguous;
    Outcome { findings: compared.findings, stories, counts, diagnostics }
}

/// Gives the statements of articles whose story was found their story, and those about the event itself its name.
fn retell(statements: &mut [Statement], articles: &[Entry]) {
    let found = articles.iter().filter(|entry| entry.sketch.is_some() && entry.story != entry.article);
    let stories: FxHashMap<&str, &Arc<str>> = found.map(|entry| (&*entry.article, &entry.story)).collect();
    if stories.is_empty() {
        return;
    }
    statements.par_iter_mut().for_each(|statement| {
        if let Some(&story) = stories.get(&*statement.article) {
            if statement.subject.kind == SubjectKind::Story {
                statement.subject.name = statement.subject.name.replacen(&*statement.story, story, 1);
            }
            statement.story = Arc::clone(story);
        }
    });
}

/// All in one: for programs that hold their files in memory.
#[must_use]
pub fn check(set: &RuleSet, lexicon: &Lexicon, sources: &[Source], options: &Options) -> Outcome {
    let plan = Plan::new(set);
    conclude(set, lexicon, sources.par_iter().map(|source| gather(&plan, lexicon, source, options)).collect())
}

/// What can be counted before statements are compared.
fn counts(set: &RuleSet, statements: &[Statement]) -> Counts {
    let mut fired = vec![false; set.rules.len()];
    let mut undated: FxHashSet<&str> = FxHashSet::default();
    let mut counts = Counts::default();
    for statement in statements {
        let Some(rule) = set.rules.get(statement.rule) else { continue };
        fired[statement.rule] = true;
        counts.statements += usize::from(rule.compare.by != By::Spelling);
        if rule.compare.as_of_published && statement.published.is_none() {
            undated.insert(&statement.article);
        }
    }
    counts.undated = undated.len();
    counts.silent_rules =
        set.rules.iter().zip(fired).filter(|(_, fired)| !fired).map(|(rule, _)| rule.id.clone()).collect();
    counts
}
