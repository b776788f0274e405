//! What can be typed after `factlint cache`.

use clap::{Args, Subcommand};
use std::path::PathBuf;

pub(super) const HELP: &str = "\
Examples:
  factlint cache info
  factlint cache clear

What articles say is kept between runs, so that those that did not change need not be taken
apart again. An article is known by its text: it may be moved or renamed. Whatever else
decides what is found (rules, word lists, dates, the program itself) is a part of what it is
known by, so a check with the cache gives the same as one with --no-cache.

Collections of less than a megabyte are not kept, unless a folder is named: they are read as
fast. FACTLINT_CACHE_DIR names the folder, too; where it is set and empty, nothing is kept.";

/// Whether there is a cache, and where.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Cache")]
pub(crate) struct CacheArgs {
    /// Read all articles anew, and keep nothing
    #[arg(long, conflicts_with = "cache_dir")]
    pub(crate) no_cache: bool,
    /// The folder that keeps what articles say between runs [default: $FACTLINT_CACHE_DIR, or factlint in the user's
    /// folder of caches]
    #[arg(long, value_name = "DIR")]
    pub(crate) cache_dir: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum CacheCommand {
    /// Show where the cache is and what it holds
    Info(CacheDirArgs),
    /// Delete it
    Clear(CacheDirArgs),
}

#[derive(Debug, Args)]
pub(crate) struct CacheDirArgs {
    /// The folder of the cache [default: $FACTLINT_CACHE_DIR, or factlint in the user's folder of caches]
    #[arg(long, value_name = "DIR")]
    pub(crate) cache_dir: Option<PathBuf>,
}
