//! The exit status: what a run came to, for the program that started it.

use clap::ValueEnum;
use factlint::finding::{Cause, Finding, Verdict};
use factlint::rules::Severity;
use std::process::ExitCode;

/// Which findings make a run fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum FailOn {
    /// Conflicts, updates and notices (a clipped quote).
    Warning,
    /// Any conflict, but for sources that differ among themselves.
    #[default]
    Conflict,
    /// Conflicts of rules whose severity is `error`.
    Error,
    /// Nothing.
    Never,
}

/// What a run came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    /// Nothing to fail for.
    Clean = 0,
    /// Findings at or above the limit.
    Failed = 1,
    /// Something kept the run from being complete; goes before all else.
    Incomplete = 2,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status as u8)
    }
}

impl FailOn {
    pub(crate) fn fails(self, finding: &Finding) -> bool {
        let conflict = finding.verdict == Verdict::Conflict;
        match self {
            Self::Warning => finding.differs(),
            Self::Conflict => conflict && finding.cause != Some(Cause::Sources),
            Self::Error => conflict && finding.severity == Severity::Error,
            Self::Never => false,
        }
    }

    /// What a run with these findings came to.
    pub(crate) fn status(self, findings: &[Finding], complete: bool) -> Status {
        if !complete {
            Status::Incomplete
        } else if findings.iter().any(|finding| finding.counts() && self.fails(finding)) {
            Status::Failed
        } else {
            Status::Clean
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use factlint::finding::{Cause, SuppressedBy, Suppression};
    use std::sync::Arc;

    fn finding(verdict: Verdict, severity: Severity, cause: Option<Cause>) -> Finding {
        Finding {
            id: String::new(),
            rule: "age".into(),
            title: String::new(),
            subject: String::new(),
            verdict,
            cause,
            severity,
            statements: Vec::new(),
            dissent: Vec::new(),
            changed: Vec::new(),
            note: String::new(),
            suppressed: None,
            slips: Vec::new(),
        }
    }

    #[test]
    fn each_level_fails_for_what_it_says() {
        use FailOn::{Conflict, Error, Never, Warning};
        let clipped = Some(Cause::ClippedQuote);
        // (verdict, severity, cause, the levels that fail)
        for (verdict, severity, cause, levels) in [
            (Verdict::Conflict, Severity::Error, Some(Cause::Value), vec![Warning, Conflict, Error]),
            (Verdict::Conflict, Severity::Warning, Some(Cause::Spelling), vec![Warning, Conflict]),
            (Verdict::Conflict, Severity::Warning, Some(Cause::Sources), vec![Warning]),
            (Verdict::Updated, Severity::Error, None, vec![Warning]),
            (Verdict::Agree, Severity::Error, clipped, vec![Warning]),
            (Verdict::Agree, Severity::Error, None, vec![]),
            (Verdict::Single, Severity::Error, None, vec![]),
        ] {
            let findings = [finding(verdict, severity, cause)];
            for level in [Warning, Conflict, Error, Never] {
                let fails = level.status(&findings, true) == Status::Failed;
                assert_eq!(fails, levels.contains(&level), "{verdict:?} {severity:?} {level:?}");
            }
        }
    }

    #[test]
    fn what_is_suppressed_fails_nothing() {
        let by = SuppressedBy::Waiver;
        let suppressed = Some(Arc::new(Suppression { by, reason: "seen".into(), place: None }));
        let waived = Finding { suppressed, ..finding(Verdict::Conflict, Severity::Error, Some(Cause::Value)) };
        let conflict = finding(Verdict::Conflict, Severity::Error, Some(Cause::Value));
        for level in [FailOn::Warning, FailOn::Conflict, FailOn::Error] {
            assert_eq!(level.status(std::slice::from_ref(&waived), true), Status::Clean, "{level:?}");
            assert_eq!(level.status(&[waived.clone(), conflict.clone()], true), Status::Failed, "{level:?}");
        }
    }

    #[test]
    fn a_partial_run_never_passes_for_a_whole_one() {
        let conflict = [finding(Verdict::Conflict, Severity::Error, Some(Cause::Value))];
        for level in FailOn::value_variants() {
            assert_eq!(level.status(&[], false), Status::Incomplete);
            assert_eq!(level.status(&conflict, false), Status::Incomplete);
            assert_eq!(level.status(&[], true), Status::Clean);
        }
    }
}
