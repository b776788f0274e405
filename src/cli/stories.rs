//! `factlint stories`: which articles report one event, so that what `--story auto` does can be seen.

use super::args::{Format, StoriesArgs};
use super::exit::Status;
use super::progress::Progress;
use super::read::{self, Read};
use super::settings::Reading;
use super::terminal;
use factlint::check;
use factlint::diagnostic::Diagnostic;
use factlint::report::table;
use factlint::rules::RuleSet;
use factlint::story::{Story, Told};
use serde::Serialize;
use std::io::Write;

/// Runs the command.
pub(crate) fn run(args: &StoriesArgs) -> Status {
    let found = Reading::new(args).and_then(|reading| read::on_threads(reading.threads, || find(args, &reading)));
    let (stories, diagnostics) = match found {
        Ok(found) => found,
        Err(faults) => {
            terminal::tell(&faults);
            return Status::Incomplete;
        }
    };
    terminal::tell(&diagnostics);
    let written = terminal::show(|out| match args.format {
        Format::Table => table::write_stories(&stories, terminal::width(), out),
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, &stories.iter().map(Object::from).collect::<Vec<_>>())?;
            writeln!(out)
        }
    });
    written.max(if read::is_complete(&diagnostics) { Status::Clean } else { Status::Incomplete })
}

/// The stories of the articles, which are read without rules.
fn find(args: &StoriesArgs, reading: &Reading) -> (Vec<Story>, Vec<Diagnostic>) {
    let none = RuleSet::default();
    let Read { gathered, mut diagnostics, .. } =
        read::gathered(&none, &args.reading.paths, reading, &Progress::new(false));
    let (stories, told) = check::stories(gathered);
    diagnostics.extend(told);
    (stories, diagnostics)
}

/// One story in the JSON list; described in `docs/json.md`.
#[derive(Serialize)]
struct Object<'a> {
    story: &'a str,
    articles: Vec<ArticleObject<'a>>,
}

#[derive(Serialize)]
struct ArticleObject<'a> {
    article: &'a str,
    title: Option<&'a str>,
    published: Option<String>,
}

impl<'a> From<&'a Story> for Object<'a> {
    fn from(story: &'a Story) -> Self {
        Self { story: &story.name, articles: story.articles.iter().map(ArticleObject::from).collect() }
    }
}

impl<'a> From<&'a Told> for ArticleObject<'a> {
    fn from(told: &'a Told) -> Self {
        let published = told.published.map(|date| date.to_string());
        Self { article: &told.article, title: told.title.as_deref(), published }
    }
}
