//! `factlint rules`, and where every command gets its rules from.

use super::args::{Format, RuleArgs, RulesCommand};
use super::config;
use super::exit::Status;
use super::files;
use super::folder;
use super::lexicon;
use super::terminal;
use factlint::diagnostic::Diagnostic;
use factlint::lexicon::Lexicon;
use factlint::report::{counted, table};
use factlint::rule_tests;
use factlint::rules::{Rule, RuleFile, RuleSet, Severity, shipped};
use serde::Serialize;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The word that stands for the shipped rules.
const SHIPPED: &str = "default";

/// One place that rules come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RuleSource {
    /// Those compiled in.
    Shipped,
    /// A file, or a folder of `*.toml` files.
    Path(PathBuf),
}

impl RuleSource {
    /// The source that a word of the command line or the configuration names; a relative path starts from `folder`.
    pub(crate) fn from_word(word: &Path, folder: &Path) -> Self {
        if word == Path::new(SHIPPED) { Self::Shipped } else { Self::Path(folder.join(word)) }
    }

    /// Those named on the command line, or else in the configuration, or else the shipped ones.
    pub(crate) fn choose(named: &[PathBuf], configured: Option<Vec<Self>>) -> Vec<Self> {
        match configured {
            _ if !named.is_empty() => named.iter().map(|word| Self::from_word(word, Path::new(""))).collect(),
            Some(sources) => sources,
            None => vec![Self::Shipped],
        }
    }
}

/// Reads and checks the rules of all `sources`.
///
/// # Errors
/// Every fault of every file.
pub(crate) fn load(sources: &[RuleSource]) -> Result<RuleSet, Vec<Diagnostic>> {
    let (mut files, mut faults) = (Vec::new(), Vec::new());
    for source in sources {
        match source {
            RuleSource::Shipped => {
                files.extend(shipped().iter().map(|file| (file.name.to_owned(), file.source.to_owned())));
            }
            RuleSource::Path(path) => read(path, &mut files, &mut faults),
        }
    }
    let files: Vec<RuleFile<'_>> = files.iter().map(|(name, source)| RuleFile { name, source }).collect();
    match RuleSet::parse(&files) {
        Ok(set) if faults.is_empty() => Ok(set),
        Ok(_) => Err(faults),
        Err(more) => Err(faults.into_iter().chain(more).collect()),
    }
}

/// Reads a rule file, or all of a folder; adds the name and text of each.
fn read(path: &Path, files: &mut Vec<(String, String)>, faults: &mut Vec<Diagnostic>) {
    let paths = if path.is_dir() { folder::files(path, &["toml"]) } else { Ok(vec![path.to_owned()]) };
    let paths = match paths {
        Ok(paths) => paths,
        Err(error) => return faults.push(unreadable(path, &error)),
    };
    if paths.is_empty() {
        let fault = Diagnostic::error("no rule files in this folder").in_file(path.display().to_string());
        faults.push(fault.help("rule files end in `.toml`"));
    }
    for path in paths {
        match std::fs::read_to_string(&path) {
            Ok(text) => files.push((path.display().to_string(), text)),
            Err(error) => faults.push(unreadable(&path, &error)),
        }
    }
}

fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    if error.kind() == io::ErrorKind::NotFound {
        return files::missing(path);
    }
    Diagnostic::error(format!("cannot read the rules: {error}")).in_file(path.display().to_string())
}

/// `factlint rules list` and `factlint rules test`.
pub(crate) fn run(command: &RulesCommand) -> Status {
    let done = match command {
        RulesCommand::List { source, format } => in_force(source).map(|(set, _)| list(&set, *format)),
        RulesCommand::Test { source } => {
            in_force(source).and_then(|(set, words)| Ok(test(&set, &*lexicon::load(words.as_deref())?)))
        }
    };
    done.unwrap_or_else(|faults| {
        terminal::tell(&faults);
        Status::Incomplete
    })
}

/// The rules, and the folder of word lists that is configured beside them.
fn in_force(args: &RuleArgs) -> Result<(RuleSet, Option<PathBuf>), Vec<Diagnostic>> {
    let config = config::load(args.config.as_deref(), Path::new("."))?;
    Ok((load(&RuleSource::choose(&args.rules, config.rules))?, config.lexicon))
}

/// One rule in the JSON list; described in `docs/json.md`.
#[derive(Serialize)]
struct Listed<'a> {
    id: &'a str,
    title: &'a str,
    severity: &'static str,
    origin: &'a str,
    templates: usize,
    tests: usize,
}

impl<'a> From<&'a Rule> for Listed<'a> {
    fn from(rule: &'a Rule) -> Self {
        let severity = match rule.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        let (templates, tests) = (rule.templates.len(), rule.tests.len());
        Self { id: &rule.id, title: &rule.title, severity, origin: &rule.origin, templates, tests }
    }
}

fn list(set: &RuleSet, format: Format) -> Status {
    let rules: Vec<Listed<'_>> = set.rules.iter().map(Listed::from).collect();
    terminal::show(|out| match format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, &rules)?;
            writeln!(out)
        }
        Format::Table => {
            let head = ["rule", "title", "severity", "from", "templates", "tests"];
            let rows = rules.iter().map(|rule| {
                let (templates, tests) = (rule.templates.to_string(), rule.tests.to_string());
                [rule.id.into(), rule.title.into(), rule.severity.into(), rule.origin.into(), templates, tests]
            });
            table::write_rows(&head, rows, &[4, 5], terminal::width(), out)
        }
    })
}

fn test(set: &RuleSet, words: &Lexicon) -> Status {
    let failures = rule_tests::run(set, words);
    let tests: usize = set.rules.iter().map(|rule| rule.tests.len()).sum();
    let untested: Vec<&str> = set.rules.iter().filter(|rule| rule.tests.is_empty()).map(|rule| &*rule.id).collect();
    let told: Vec<Diagnostic> = failures
        .iter()
        .map(|failure| {
            Diagnostic::error(format!("rule `{}`: expected {}", failure.rule, failure.expected))
                .in_file(format!("{}:{}", failure.origin, failure.line))
                .help(format!("got {}", failure.got))
        })
        .chain(untested.iter().map(|rule| Diagnostic::warning(format!("rule `{rule}` has no tests"))))
        .collect();
    terminal::tell(&told);
    let written = terminal::show(|out| {
        let (passed, rules) = (tests.saturating_sub(failures.len()), counted(set.rules.len(), "rule"));
        writeln!(out, "{passed} of {tests} tests pass, in {rules}")
    });
    written.max(if failures.is_empty() { Status::Clean } else { Status::Failed })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_goes_before_the_configuration() {
        let path = |path: &str| RuleSource::Path(path.into());
        let words = ["default".into(), "my".into()];
        // (named, configured, chosen)
        for (named, configured, chosen) in [
            (&words[..], Some(vec![path("house")]), vec![RuleSource::Shipped, path("my")]),
            (&[], Some(vec![path("house")]), vec![path("house")]),
            (&[], None, vec![RuleSource::Shipped]),
        ] {
            assert_eq!(RuleSource::choose(named, configured), chosen);
        }
    }

    #[test]
    fn missing_and_empty_places_are_faults() {
        let folder = tempfile::tempdir().unwrap();
        let sources = [RuleSource::Path(folder.path().join("none.toml")), RuleSource::Path(folder.path().into())];
        let faults = load(&sources).unwrap_err();
        assert_eq!(faults.len(), 2);
        assert!(faults[0].message.starts_with("there is no such file") && faults[0].path.is_some());
        assert_eq!(faults[1].message, "no rule files in this folder");
    }
}
