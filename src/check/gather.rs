//! From one file to its statements: articles read, words cut, names found, rules matched.
//!
//! The work goes by *record*: what of a file holds one article, a line of JSON lines or the file itself. A record is taken
//! through with offsets of its own, and what it says is moved to where it stands in the file; so a file can come in parts,
//! and what a record said in an earlier run ([`super::kept`]) serves wherever it stands now.

use super::kept::{Kept, Key};
use super::parts::{self, Part};
use super::put_away::PutAway;
use super::unplaced::{self, Around, Head, Unplaced};
use super::{Gathered, Options, Source, comments};
use crate::article::{self, Article, Format, Record, RecordRead, Reports, StoryBy};
use crate::diagnostic::Diagnostic;
use crate::extract::scene::Scene;
use crate::extract::{self, Origin, Plan};
use crate::lexicon::Lexicon;
use crate::span::{LineIndex, Span, Start};
use crate::story::{Entry, Mark, Sketch};
use crate::text::Text;
use crate::voice::Outlet;
use rayon::prelude::*;
use std::sync::Arc;

/// What articles are taken to their statements with.
#[derive(Clone, Copy)]
pub struct Means<'a> {
    /// The rules.
    pub plan: &'a Plan<'a>,
    /// The words.
    pub lexicon: &'a Lexicon,
    /// How articles are read.
    pub options: &'a Options,
    /// What records said in earlier runs.
    pub kept: Option<&'a Kept<'a>>,
}

/// The statements of one file.
#[must_use]
pub fn gather(plan: &Plan<'_>, lexicon: &Lexicon, source: &Source, options: &Options) -> Gathered {
    gather_with(&Means { plan, lexicon, options, kept: None }, source)
}

/// The same with what is kept of earlier runs.
#[must_use]
pub fn gather_with(means: &Means<'_>, source: &Source) -> Gathered {
    let parts = match source.format {
        Format::JsonLines => parts::cut(&source.text),
        _ => vec![(&*source.text, Start::default())],
    };
    let parts = parts.into_par_iter().map(|(text, start)| gather_part(means, source, text, start)).collect();
    let mut whole = Gathered::default();
    for part in parts::join(source, parts) {
        whole.append(part);
    }
    whole
}

/// The statements of `text`, a part of a file that begins at `start` and ends where a line does: a file of many articles in
/// parts, any other in one. What else there is to know of the file tells `head`, whose own text is not looked at.
#[must_use]
pub fn gather_part(means: &Means<'_>, head: &Source, text: &str, start: Start) -> Part {
    let heard = head.heard.as_deref().map(Into::into);
    let around = Around { head, path: head.shown.as_str().into(), options: means.options, heard };
    let kept = means.kept.map(|kept| (kept, kept.keys(head)));
    let mut part = Part::default();
    for record in article::records(head.format, text, start) {
        let known = kept.as_ref().map(|&(kept, ref keys)| {
            let key = keys.of(record.text);
            Known { kept, key, mark: Mark { hash: keys.mark(key), start: record.start } }
        });
        let of_record = match known.and_then(|known| Some((known, known.kept.record(&known.key)?))) {
            Some((known, head)) => again(&around, &record, head, known),
            None => of_record(means, &around, &record, known, &mut part.reports),
        };
        part.gathered.append(of_record);
    }
    if let Some(heard) = &head.heard {
        part.gathered.statements.retain(|statement| heard.get(statement.rule).copied().unwrap_or(true));
    }
    // The one article of a file of lines may yet be called otherwise.
    let called = head.format != Format::JsonLines || part.gathered.articles.len() > 1;
    if let Some(shelf) = means.options.shelf.as_ref().filter(|_| called) {
        part.gathered.put_away(shelf);
    }
    part
}

/// What a record is known by, and where it may be kept.
#[derive(Clone, Copy)]
struct Known<'k> {
    kept: &'k Kept<'k>,
    key: Key,
    mark: Mark,
}

/// What a record says whose statements are kept.
fn again(around: &Around<'_>, record: &Record<'_>, head: Head, known: Known<'_>) -> Gathered {
    let count = head.count;
    let (entry, placing) = head.placed(around, record.start, Some(known.mark));
    let outlets = placing.outlet.iter().cloned().collect();
    let away = if count > 0 { vec![PutAway::kept(known.key, count, placing)] } else { Vec::new() };
    Gathered { articles: vec![entry], outlets, away, ..Gathered::default() }
}

/// What a record says that is taken through the rules, and kept if it is `known` by something.
fn of_record(
    means: &Means<'_>,
    around: &Around<'_>,
    record: &Record<'_>,
    known: Option<Known<'_>>,
    reports: &mut Reports,
) -> Gathered {
    let Around { head, path, .. } = around;
    let RecordRead { article, problem, diagnostics } =
        article::read_record(head.format, record.text, &means.options.reading);
    let remarkable = problem.is_some() || !diagnostics.is_empty();
    if let Some(problem) = problem {
        reports.add(problem, record.start.line + 1, record.text);
    }
    let diagnostics = diagnostics.into_iter().map(|diagnostic| diagnostic.in_file(&**path)).collect();
    let Some(mut article) = article else { return Gathered { diagnostics, ..Gathered::default() } };
    article.published = article.published.or(head.published);
    let scene = scene(&article, means.lexicon);
    let lines = LineIndex::new(record.text);
    if let (Some(Known { kept, key, mark }), false) = (known, remarkable)
        && unplaced::can_be(&article)
    {
        let unplaced = unplaced(means, &article, &scene, record, &lines);
        kept.keep_record(key, &unplaced);
        return unplaced.placed(around, record.start, Some(mark));
    }
    let id = parts::id(head, path, record.start);
    let entry = of_article(&article, &scene, means.options.story).entry(&id, head, means.options.story, None);
    let story = entry.story.clone();
    let origin = Origin { path: path.clone(), source: record.text, lines: &lines, article: id, story };
    let (waivers, unclear) = comments::waivers(&article, &scene.text, &origin);
    let mut gathered = Gathered { waivers, diagnostics, ..Gathered::default() };
    gathered.diagnostics.extend(unclear);
    gathered.statements = extract::extract(means.plan, &scene, &article, &origin);
    let outlet = head.outlet.clone().or_else(|| Outlet::of(&means.options.knowledge.outlets, &article.text));
    gathered.told_by(outlet);
    gathered.articles.push(entry);
    gathered.statements.iter_mut().for_each(|statement| statement.moved(Start::default(), record.start));
    gathered
}

/// What a record says, wherever it stands.
fn unplaced(
    means: &Means<'_>,
    article: &Article,
    scene: &Scene<'_>,
    record: &Record<'_>,
    lines: &LineIndex,
) -> Unplaced {
    let none: Arc<str> = "".into();
    let story = unplaced::STORY.into();
    let origin = Origin { path: none.clone(), source: record.text, lines, article: none, story };
    let outlets = &means.options.knowledge.outlets;
    let outlet = Outlet::of(outlets, &article.text);
    let statements = extract::extract(means.plan, scene, article, &origin);
    let head = Head {
        outlet: outlet.and_then(|outlet| outlets.iter().position(|other| Arc::ptr_eq(other, &outlet))),
        count: statements.len(),
        ..of_article(article, scene, means.options.story)
    };
    Unplaced { head, statements }
}

/// What an article says as a whole, but for whom it is of.
fn of_article(article: &Article, scene: &Scene<'_>, by: StoryBy) -> Head {
    // No path makes a story where it is to be found.
    let found = article::story_of(article.story.as_deref(), "", by).is_none();
    Head {
        title: article.title.and_then(|title| article.text.get(title.range())).map(Into::into),
        published: article.published,
        story: article.story.clone(),
        sketch: found.then(|| Sketch::of(&scene.text, article.published)),
        ..Head::default()
    }
}

fn scene<'t>(article: &'t Article, lexicon: &'t Lexicon) -> Scene<'t> {
    let text = Text::analyse(&article.text, lexicon).with_code(&article.code).with_headings(&article.headings);
    Scene::new(text, article.published)
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
            let first = article.offsets.to_file(Span::new(0, 0)).start;
            let id = match lines.line_column(&source.text, first).0 {
                _ if alone => path.clone(),
                line => format!("{path}:{line}").into(),
            };
            let scene = scene(&article, lexicon);
            let entry = of_article(&article, &scene, options.story).entry(&id, source, options.story, None);
            let story = entry.story.clone();
            let origin = Origin { path: path.clone(), source: &source.text, lines: &lines, article: id, story };
            work(&article, &scene, &origin, entry)
        })
        .collect();
    (done, diagnostics)
}
