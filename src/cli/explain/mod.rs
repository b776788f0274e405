//! `factlint explain`: why something was found in an article or not, or what a rule does.

mod target;

use super::args::{ExplainArgs, Format};
use super::exit::Status;
use super::files::{self, FoundFile};
use super::progress::Progress;
use super::read::{self, Read};
use super::rule_names;
use super::settings::Settings;
use super::terminal;
use super::triage;
use factlint::check::Outcome;
use factlint::diagnostic::{Diagnostic, Level};
use factlint::explain::{Passage, passages};
use factlint::extract::Plan;
use factlint::report::explained::{Explained, View};
use factlint::report::{json_explained, table};
use factlint::rules::RuleSet;
use std::path::{Path, PathBuf};
use target::{Target, Wanted};

/// Runs the command.
pub(crate) fn run(args: &ExplainArgs) -> Status {
    let near = target::path(&args.what);
    let settings = Settings::of_explanation(args, near.as_deref().unwrap_or(Path::new(".")));
    let explained = settings.and_then(|settings| {
        let target = Target::find(&args.what, &settings.rules)?;
        let unknown = rule_names::unknown(args.rule.as_slice(), &settings.rules);
        if !unknown.is_empty() {
            return Err(unknown);
        }
        match target {
            Target::Rule(id) => Ok(show_rule(args, &settings.rules, &id)),
            Target::Article(path, wanted) => {
                read::on_threads(settings.reading.threads, || article(args, &settings, &path, wanted))?
            }
        }
    });
    explained.unwrap_or_else(|faults| {
        terminal::tell(&faults);
        Status::Incomplete
    })
}

fn show_rule(args: &ExplainArgs, set: &RuleSet, id: &str) -> Status {
    terminal::show(|out| match args.format {
        Format::Table => table::write_rule(&set.rules, id, terminal::width(), out),
        Format::Json => json_explained::write_rule(&set.rules, id, out),
    })
}

/// Explains an article, or a line of it.
fn article(args: &ExplainArgs, settings: &Settings, path: &Path, wanted: Wanted) -> Result<Status, Vec<Diagnostic>> {
    let (found, file, mut diagnostics) = collection(args, path)?;
    let text = files::load(&file).map_err(|fault| vec![fault])?;
    let place = read::located(&file, &settings.reading);
    let source = read::source(&file, place, text, &settings.reading);
    let plan = Plan::new(&settings.rules);
    let asked = wanted.span(&source)?;
    let at = |sentence: factlint::span::Span| asked.is_none_or(|asked| target::meets(sentence, asked));
    let mut passages = passages(&plan, &settings.reading.words, &source, &settings.reading.options, at);
    if passages.is_empty() && asked.is_some() {
        return Err(vec![wanted.no_sentence(&source, settings)]);
    }
    if let Some(rule) = &args.rule {
        keep(&mut passages, &settings.rules, rule);
    }
    let Read { gathered, diagnostics: faults, .. } =
        read::of_files(&settings.rules, &plan, &found, &settings.reading, None, &Progress::new(false));
    diagnostics.extend(faults);
    let Outcome { findings, counts, diagnostics: told, .. } = triage::conclude(settings, None, None, gathered);
    diagnostics.extend(told);
    // What the configuration says of other folders is no concern of this one.
    diagnostics.retain(|diagnostic| diagnostic.level == Level::Error);
    terminal::tell(&diagnostics);
    let heard = read::heard(&settings.rules, place, &settings.reading);
    let explained = Explained {
        rules: &settings.rules.rules,
        findings: &findings,
        passages: &passages,
        file: &file.shown,
        articles: counts.articles,
        heard: heard.as_deref(),
    };
    let view = View { width: terminal::width(), trace: args.trace, whole: asked.is_none() };
    let written = terminal::show(|out| match args.format {
        Format::Table => table::write_explained(&explained, &view, out),
        Format::Json => json_explained::write(&explained, out),
    });
    Ok(written.max(if read::is_complete(&diagnostics) { Status::Clean } else { Status::Incomplete }))
}

/// The articles to compare with, the file to explain among them.
fn collection(
    args: &ExplainArgs,
    path: &Path,
) -> Result<(Vec<FoundFile>, FoundFile, Vec<Diagnostic>), Vec<Diagnostic>> {
    let mut paths: Vec<PathBuf> = args.paths.clone();
    if paths.is_empty() {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        paths.push(folder.unwrap_or(Path::new(".")).to_owned());
    }
    // A file that a walk leaves out (`.rst`, or named by .gitignore) is read when it is named.
    let own = |files: &[FoundFile]| {
        let same = |file: &&FoundFile| std::fs::canonicalize(&file.path).ok() == std::fs::canonicalize(path).ok();
        files.iter().find(same).cloned()
    };
    let (found, diagnostics) = files::discover(&paths);
    if let Some(file) = own(&found) {
        return Ok((found, file, diagnostics));
    }
    paths.push(path.to_owned());
    let (found, faults) = files::discover(&paths);
    match own(&found) {
        Some(file) => Ok((found, file, if args.paths.is_empty() { Vec::new() } else { faults })),
        None => Err(faults),
    }
}

/// Keeps what the rule of this id, or the rules of this claim, came to.
fn keep(passages: &mut [Passage], set: &RuleSet, id: &str) {
    for passage in passages {
        passage.tries.retain(|one| set.rules.get(one.rule).is_some_and(|rule| rule.id == id || rule.claim == id));
    }
}
