//! How far a long run is, for who waits at a terminal: nothing in the first second, and nothing is left of it at the end.

use super::files::FoundFile;
use indicatif::{HumanCount, ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use std::fmt::Write;
use std::io::IsTerminal;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How long a run goes on before anything is shown.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often what is shown is drawn anew.
const TICK: Duration = Duration::from_millis(100);

/// Whether somebody sees what is drawn on the standard error stream, and wants to.
pub(crate) fn is_watched(quiet: bool) -> bool {
    let plain = std::env::var_os("NO_COLOR").is_some_and(|set| !set.is_empty());
    !quiet && !plain && std::io::stderr().is_terminal()
}

/// How far a run is. When it is dropped, nothing more is shown.
pub(crate) struct Progress {
    counts: Arc<Counts>,
    /// Who begins to show it; `None` where nobody watches.
    shows: Option<JoinHandle<Option<ProgressBar>>>,
}

#[derive(Default)]
struct Counts {
    files: AtomicU64,
    all_files: AtomicU64,
    bytes: AtomicU64,
    all_bytes: AtomicU64,
    found: AtomicU64,
    /// All is read.
    compares: AtomicBool,
    over: AtomicBool,
}

impl Progress {
    /// Of a run that is to be quiet, or not.
    pub(crate) fn new(quiet: bool) -> Self {
        let counts: Arc<Counts> = Arc::default();
        let shown = Arc::clone(&counts);
        Self { counts, shows: is_watched(quiet).then(|| thread::spawn(|| show(shown))) }
    }

    /// These files are to be read.
    pub(crate) fn begin(&self, found: &[FoundFile]) {
        if self.shows.is_some() {
            let bytes = found.iter().map(|file| std::fs::metadata(&file.path).map_or(0, |file| file.len())).sum();
            self.counts.all_files.store(found.len() as u64, Relaxed);
            self.counts.all_bytes.store(bytes, Relaxed);
        }
    }

    /// So many bytes of a file were read.
    pub(crate) fn read(&self, bytes: u64) {
        self.counts.bytes.fetch_add(bytes, Relaxed);
    }

    /// A file is done.
    pub(crate) fn file(&self) {
        self.counts.files.fetch_add(1, Relaxed);
    }

    /// So many statements, and names whose spelling is looked at, were found.
    pub(crate) fn found(&self, count: usize) {
        self.counts.found.fetch_add(count as u64, Relaxed);
    }

    /// All is read, and what was found is compared.
    pub(crate) fn compare(&self) {
        self.counts.compares.store(true, Relaxed);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.counts.over.store(true, Relaxed);
        if let Some(shows) = self.shows.take() {
            shows.thread().unpark();
            if let Ok(Some(bar)) = shows.join() {
                bar.finish_and_clear();
            }
        }
    }
}

/// Begins to show how far a run is, once it has gone on for a while.
fn show(counts: Arc<Counts>) -> Option<ProgressBar> {
    let began = Instant::now();
    while began.elapsed() < PATIENCE {
        if counts.over.load(Relaxed) {
            return None;
        }
        thread::park_timeout(PATIENCE.saturating_sub(began.elapsed()));
    }
    let line = move |_: &ProgressState, out: &mut dyn Write| {
        // What cannot be drawn is not missed.
        let _ = out.write_str(&counts.line(began.elapsed()));
    };
    let style = ProgressStyle::with_template("{line}").ok()?.with_key("line", line);
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr()).with_style(style);
    bar.enable_steady_tick(TICK);
    Some(bar)
}

/// Columns of the bar.
const WIDTH: u64 = 8;

impl Counts {
    fn line(&self, gone: Duration) -> String {
        if self.compares.load(Relaxed) {
            return format!("comparing {} statements and names", HumanCount(self.found.load(Relaxed)));
        }
        format!("{} {}{}", self.drawn(), self.told(), self.left(gone))
    }

    /// What is done of what there is, in thousandths.
    fn share(&self) -> u64 {
        let (done, all) = (self.bytes.load(Relaxed), self.all_bytes.load(Relaxed));
        (done * 1000).checked_div(all).unwrap_or(0).min(1000)
    }

    fn drawn(&self) -> String {
        let full = self.share() * WIDTH / 1000;
        (0..WIDTH).map(|at| if at < full { '━' } else { '╌' }).collect()
    }

    /// `12 of 300 files, 2 of 34 MB, 5,678 found`.
    fn told(&self) -> String {
        let [files, all, bytes, all_bytes, found] =
            [&self.files, &self.all_files, &self.bytes, &self.all_bytes, &self.found].map(|count| count.load(Relaxed));
        let files = match all {
            0 | 1 => String::new(),
            _ => format!("{} of {} files, ", HumanCount(files), HumanCount(all)),
        };
        let (unit, of) = match all_bytes {
            0..10_000_000 => ("KB", 1_000),
            10_000_000..10_000_000_000 => ("MB", 1_000_000),
            _ => ("GB", 1_000_000_000),
        };
        let (bytes, all_bytes) = (bytes.min(all_bytes) / of, all_bytes.div_ceil(of));
        format!("{files}{bytes} of {all_bytes} {unit}, {} found", HumanCount(found))
    }

    /// `, 12 s left`, once there is something to tell it by.
    fn left(&self, gone: Duration) -> String {
        match self.share() {
            share @ 20..=999 => {
                let seconds = gone.as_secs_f64() * (1000 - share) as f64 / share as f64;
                match seconds.ceil() as u64 {
                    seconds @ 0..=90 => format!(", {seconds} s left"),
                    seconds => format!(", {} min left", seconds.div_ceil(60)),
                }
            }
            _ => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_fits_eighty_columns() {
        let counts = |files, all_files, bytes, all_bytes, found| Counts {
            files: AtomicU64::new(files),
            all_files: AtomicU64::new(all_files),
            bytes: AtomicU64::new(bytes),
            all_bytes: AtomicU64::new(all_bytes),
            found: AtomicU64::new(found),
            ..Counts::default()
        };
        let shown = |counts: &Counts, gone| {
            let line = counts.line(Duration::from_secs(gone));
            assert!(line.chars().count() < 80, "{line}");
            line
        };
        let mib = |count: u64| count << 20;
        let shown = [
            shown(&counts(0, 1, 0, 0, 0), 1),
            shown(&counts(0, 1, mib(1), mib(200), 1234), 2),
            shown(&counts(0, 1, mib(50), mib(200), 123_456), 9),
            shown(&counts(99_000, 100_000, mib(199), mib(200), 1_234_567), 600),
            shown(&counts(3, 100, mib(1), mib(9), 1_234), 600),
        ];
        insta::assert_snapshot!(shown.join("\n"), @r"
        ╌╌╌╌╌╌╌╌ 0 of 0 KB, 0 found
        ╌╌╌╌╌╌╌╌ 1 of 210 MB, 1,234 found
        ━━╌╌╌╌╌╌ 52 of 210 MB, 123,456 found, 27 s left
        ━━━━━━━╌ 99,000 of 100,000 files, 208 of 210 MB, 1,234,567 found, 4 s left
        ╌╌╌╌╌╌╌╌ 3 of 100 files, 1048 of 9438 KB, 1,234 found, 81 min left
        ");
    }
}
