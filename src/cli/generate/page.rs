//! One manual page of each command: what `--help` shows, in the sections that readers of manuals expect.
//!
//! Name, options and commands are clap_mangen's. The paragraphs under a help text are sorted here: examples and exit
//! status are sections, all else belongs to the description. The order of sections is that of man-pages(7).

use clap::builder::PossibleValue;
use clap::{Arg, Command};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};
use std::io;

/// A manual page.
pub(super) struct Page {
    /// What it is called: `factlint-rules-test`.
    pub(super) name: String,
    /// In roff, as `man` reads it.
    pub(super) text: String,
}

/// The page of `command`, followed by those of its commands.
pub(super) fn all(mut command: Command) -> Vec<Page> {
    command.build();
    let mut pages = Vec::new();
    add(&command, &mut Vec::new(), &mut pages);
    pages
}

/// Adds the page of a command that stands below `parents`, and those below it.
fn add(command: &Command, parents: &mut Vec<String>, pages: &mut Vec<Page>) {
    let name = command.get_display_name().unwrap_or_else(|| command.get_name()).to_owned();
    let mut text = Vec::new();
    // Memory takes all that is written to it.
    if page(command, &name, parents, &mut text).is_ok() {
        // Every section brings the same definitions; once is enough.
        let definitions = Roff::new().render();
        let text = String::from_utf8_lossy(&text).replace(&definitions, "");
        pages.push(Page { name: name.clone(), text: definitions + &text });
    }
    parents.push(name);
    for below in command.get_subcommands().filter(|below| !below.is_hide_set()) {
        add(below, parents, pages);
    }
    parents.pop();
}

fn page(command: &Command, name: &str, parents: &[String], out: &mut Vec<u8>) -> io::Result<()> {
    let help = Help::read(&command.get_after_help().map(ToString::to_string).unwrap_or_default());
    let usage = command.clone().render_usage().to_string();
    let usage = usage.strip_prefix("Usage: ").unwrap_or(&usage).to_owned();
    let command = command.clone().override_usage(usage).subcommand_help_heading("COMMANDS").mut_args(values_in_a_line);
    let man = Man::new(command.clone());
    let mut title = Roff::new();
    // An empty date: the same page on every day.
    title.control(
        "TH",
        [&*name.to_uppercase(), "1", "\"\"", concat!("factlint ", env!("CARGO_PKG_VERSION")), "User Commands"],
    );
    title.to_writer(out)?;
    man.render_name_section(out)?;
    man.render_synopsis_section(out)?;
    man.render_description_section(out)?;
    let mut sections = Roff::new();
    for paragraph in &help.description {
        sections.control("PP", []);
        set(&mut sections, paragraph);
    }
    sections.to_writer(out)?;
    man.render_options_section(out)?;
    if command.has_subcommands() {
        man.render_subcommands_section(out)?;
    }
    let mut sections = Roff::new();
    for (heading, entries) in [("EXIT STATUS", &help.exit_status), ("EXAMPLES", &help.examples)] {
        if !entries.is_empty() {
            sections.control("SH", [heading]);
        }
        for entry in entries {
            sections.control("TP", []).text([bold(&entry.term)]);
            if !entry.text.is_empty() {
                sections.text([roman(&entry.text)]);
            }
        }
    }
    if let Some((last, rest)) = parents.split_last() {
        sections.control("SH", ["SEE ALSO"]);
        for parent in rest {
            sections.text([bold(parent), roman("(1),")]);
        }
        sections.text([bold(last), roman("(1)")]);
    }
    sections.to_writer(out)
}

/// Has the values that an option can take in a line, where they are told without a word on each.
fn values_in_a_line(option: Arg) -> Arg {
    let values = option.get_possible_values();
    if values.is_empty() || values.iter().any(|value| value.get_help().is_some()) {
        return option;
    }
    let help = option.get_long_help().or(option.get_help()).map(ToString::to_string).unwrap_or_default();
    let names: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
    option.long_help(format!("{help} [possible values: {}]", names.join(", "))).hide_possible_values(true)
}

/// Sets a paragraph: lines that are indented stand as they are, others are filled.
fn set(roff: &mut Roff, paragraph: &str) {
    for line in paragraph.lines() {
        match line.strip_prefix("  ") {
            Some(line) => {
                roff.control("RS", ["4"]).control("nf", []).text([roman(line)]).control("fi", []).control("RE", [])
            }
            None => roff.text([roman(line)]),
        };
    }
}

/// A help text taken apart.
#[derive(Debug, Default, PartialEq, Eq)]
struct Help {
    examples: Vec<Entry>,
    exit_status: Vec<Entry>,
    /// All other paragraphs.
    description: Vec<String>,
}

/// A line of a list: what is typed or returned, and what it means; the second may be empty.
#[derive(Debug, PartialEq, Eq)]
struct Entry {
    term: String,
    text: String,
}

impl Help {
    fn read(text: &str) -> Self {
        let mut help = Self::default();
        for paragraph in text.split("\n\n").map(str::trim_end).filter(|paragraph| !paragraph.is_empty()) {
            if let Some(list) = paragraph.strip_prefix("Examples:\n") {
                help.examples.extend(entries(list));
            } else if let Some(list) = paragraph.strip_prefix("Exit status:\n") {
                help.exit_status.extend(entries(list));
            } else if let Some(line) = paragraph.strip_prefix("Exit status: ") {
                help.exit_status.extend(statuses(line));
            } else {
                help.description.push(paragraph.to_owned());
            }
        }
        help
    }
}

/// The entries of an indented list: a term, two blanks or more, what it means; lines indented further go on with that.
fn entries(list: &str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for line in list.lines() {
        let line = line.strip_prefix("  ").unwrap_or(line);
        match entries.last_mut() {
            Some(last) if line.starts_with(' ') => {
                if !last.text.is_empty() {
                    last.text.push('\n');
                }
                last.text.push_str(line.trim_start());
            }
            _ => {
                let (term, text) = line.split_once("  ").unwrap_or((line, ""));
                entries.push(Entry { term: term.to_owned(), text: text.trim_start().to_owned() });
            }
        }
    }
    entries
}

/// The statuses of one line: `0 this, 1 that, or that`.
fn statuses(line: &str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for part in line.split(", ") {
        match (part.split_once(' '), entries.last_mut()) {
            (Some((term, text)), _) if term.len() == 1 && term.starts_with(|c: char| c.is_ascii_digit()) => {
                entries.push(Entry { term: term.to_owned(), text: text.to_owned() });
            }
            (_, Some(last)) => last.text.push_str(&format!(", {part}")),
            (_, None) => entries.push(Entry { term: String::new(), text: part.to_owned() }),
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::Cli;
    use clap::CommandFactory;

    #[test]
    fn a_help_text_is_taken_apart() {
        let entry = |term: &str, text: &str| Entry { term: term.to_owned(), text: text.to_owned() };
        // (text, examples, exit status, paragraphs of the description)
        for (text, examples, exit_status, description) in [
            ("", vec![], vec![], 0),
            (
                "Examples:\n  a b  does this\n  a --c  does that,\n         and more",
                vec![entry("a b", "does this"), entry("a --c", "does that,\nand more")],
                vec![],
                0,
            ),
            ("Examples:\n  a 'b  c'", vec![entry("a 'b", "c'")], vec![], 0),
            ("Examples:\n  only", vec![entry("only", "")], vec![], 0),
            ("Examples:\n  long one\n        told below", vec![entry("long one", "told below")], vec![], 0),
            ("Exit status:\n  0  fine\n  1  not", vec![], vec![entry("0", "fine"), entry("1", "not")], 0),
            ("Exit status: 0 fine, or so, 2 not", vec![], vec![entry("0", "fine, or so"), entry("2", "not")], 0),
            ("Exit status: always 0", vec![], vec![entry("", "always 0")], 0),
            ("One.\n\nExamples:\n  a\n\nTwo\nlines.", vec![entry("a", "")], vec![], 2),
        ] {
            let help = Help::read(text);
            assert_eq!(
                (help.examples, help.exit_status, help.description.len()),
                (examples, exit_status, description),
                "{text}"
            );
        }
    }

    #[test]
    fn every_command_has_a_page() {
        fn names(command: &Command, before: &str, all: &mut Vec<String>) {
            let name = if before.is_empty() {
                command.get_name().to_owned()
            } else {
                format!("{before}-{}", command.get_name())
            };
            all.push(name.clone());
            command.get_subcommands().for_each(|below| names(below, &name, all));
        }
        let mut wanted = Vec::new();
        names(&Cli::command(), "", &mut wanted);
        let pages = super::all(Cli::command());
        assert_eq!(pages.iter().map(|page| page.name.clone()).collect::<Vec<_>>(), wanted);
        assert!(wanted.contains(&"factlint-rules-test".to_owned()));
        for Page { name, text } in &pages {
            let sections: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix(".SH ")).collect();
            assert_eq!(sections[..4], ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS"], "{name}");
            assert_eq!(sections.last() == Some(&"\"SEE ALSO\""), name != "factlint", "{name}");
            assert!(!text.contains(env!("CARGO_MANIFEST_DIR")), "{name} holds a path of the machine that built it");
        }
    }

    #[test]
    fn nothing_in_a_help_text_drives_roff() {
        let help =
            "Write:\n  .so /etc/passwd\n\n.so of mice\n'tis \\(bu\n\nExamples:\n  .a 'b'  c:\\d\n\nExit status: 0 fine";
        let command = Command::new("mice").about("Counts mice").after_help(help).disable_help_flag(true);
        let text = super::all(command).remove(0).text.replace(env!("CARGO_PKG_VERSION"), "X");
        insta::assert_snapshot!(text, @r#"
        .ie \n(.g .ds Aq \(aq
        .el .ds Aq '
        .TH MICE 1 "" "factlint X" "User Commands"
        .SH NAME
        mice \- Counts mice
        .SH SYNOPSIS
        \fBmice\fR
        .SH DESCRIPTION
        Counts mice
        .PP
        Write:
        .RS 4
        .nf
        \&.so /etc/passwd
        .fi
        .RE
        .PP
        \&.so of mice
        \*(Aqtis \\(bu
        .SH "EXIT STATUS"
        .TP
        \fB0\fR
        fine
        .SH EXAMPLES
        .TP
        \fB.a \*(Aqb\*(Aq\fR
        c:\\d
        "#);
    }
}
