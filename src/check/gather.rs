//! From one file to its statements: articles read, words cut, names found, rules matched.

use super::{Gathered, Options, Source, comments};
use crate::article::{self, Article, StoryBy};
use crate::diagnostic::Diagnostic;
use crate::extract::scene::Scene;
use crate::extract::{self, Origin, Plan};
use crate::lexicon::Lexicon;
use crate::span::{LineIndex, Span};
use crate::story::{Entry, Sketch};
use crate::text::Text;
use crate::triage::waiver::Waived;
use crate::voice::{Outlet, Voice};
use rayon::prelude::*;
use std::sync::Arc;

/// The statements of one file.
#[must_use]
pub fn gather(plan: &Plan<'_>, lexicon: &Lexicon, source: &Source, options: &Options) -> Gathered {
    let (found, mut diagnostics) = each_article(lexicon, source, options, |article, scene, origin, entry| {
        let mut statements = extract::extract(plan, scene, article, origin);
        let outlet = source.outlet.clone().or_else(|| Outlet::of(&options.knowledge.outlets, &article.text));
        if let Some(outlet) = &outlet {
            statements.iter_mut().for_each(|statement| statement.voice = Voice::Outlet(Arc::clone(outlet)));
        }
        (entry, statements, outlet, comments::waivers(article, &scene.text, origin))
    });
    let mut gathered = Gathered::default();
    for (entry, statements, outlet, (waivers, unclear)) in found {
        gathered.waivers.extend(waivers);
        diagnostics.extend(unclear);
        gathered.articles.push(entry);
        gathered.outlets.extend(outlet);
        gathered.statements.extend(statements);
    }
    gathered.diagnostics = diagnostics;
    gathered.waived = source.waived.clone().map(|by| Waived { path: source.shown.as_str().into(), by });
    if let Some(heard) = &source.heard {
        gathered.statements.retain(|statement| heard.get(statement.rule).copied().unwrap_or(true));
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
            let entry = entry(&article, &scene, &id, &source.home, options.story);
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
