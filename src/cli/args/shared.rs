//! Options that several commands share: which articles, which rules, which configuration, which form of output.

use clap::{Args, ValueEnum};
use factlint::article::StoryBy;
use jiff::civil::Date;
use std::path::PathBuf;

/// Which articles are read, and how.
#[derive(Debug, Args)]
pub(crate) struct ReadingArgs {
    /// Files and folders of articles
    #[arg(value_name = "PATH", default_value = ".")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) how: HowArgs,
}

/// How articles are read.
#[derive(Debug, Args)]
pub(crate) struct HowArgs {
    /// Which articles report one event: those of a folder, all, those whose `story` field is the same, or (auto) those
    /// that tell of the same
    #[arg(long, value_name = "BY")]
    pub(crate) story: Option<Story>,
    /// When articles that do not say so were published (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    pub(crate) published: Option<Date>,
    /// Threads to work on [default: one a core]; the answer is the same for any number
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) threads: Option<u16>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Story {
    Folder,
    All,
    Field,
    Auto,
}

impl From<Story> for StoryBy {
    fn from(story: Story) -> Self {
        match story {
            Story::Folder => Self::Folder,
            Story::All => Self::All,
            Story::Field => Self::Field,
            Story::Auto => Self::Auto,
        }
    }
}

/// Where the rules come from.
#[derive(Debug, Args)]
pub(crate) struct RuleArgs {
    /// A rule file, a folder of them, or a pack that comes with factlint (`news`, `docs`), in place of `news`. Repeatable
    #[arg(long, value_name = "PACK|FILE|DIR")]
    pub(crate) rules: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
}

/// Where the configuration comes from.
#[derive(Debug, Args)]
pub(crate) struct ConfigArgs {
    /// The configuration [default: the nearest factlint.toml, from the first path upward]
    #[arg(long = "config", value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
}

/// The names of fields in JSON Lines files.
#[derive(Debug, Default, Clone, Args)]
#[command(next_help_heading = "Fields of JSON Lines files")]
pub(crate) struct FieldArgs {
    /// The field of the text
    #[arg(long, value_name = "NAME")]
    pub(crate) text_field: Option<String>,
    /// The field of the title
    #[arg(long, value_name = "NAME")]
    pub(crate) title_field: Option<String>,
    /// The field of the publication date
    #[arg(long, value_name = "NAME")]
    pub(crate) published_field: Option<String>,
    /// The field of the story
    #[arg(long, value_name = "NAME")]
    pub(crate) story_field: Option<String>,
    /// The field of the article's id
    #[arg(long, value_name = "NAME")]
    pub(crate) id_field: Option<String>,
}

impl FieldArgs {
    /// These names, and those that are not given as in `base`.
    pub(crate) fn over(self, base: Self) -> Self {
        Self {
            text_field: self.text_field.or(base.text_field),
            title_field: self.title_field.or(base.title_field),
            published_field: self.published_field.or(base.published_field),
            story_field: self.story_field.or(base.story_field),
            id_field: self.id_field.or(base.id_field),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Table,
    Json,
}
