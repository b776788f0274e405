//! From the statements of all files to findings, with what the house and its articles waive.

use super::rule_names;
use super::settings::Settings;
use factlint::check::{Concluding, Gathered, Kept, Mere, Outcome, conclude_with};
use factlint::diagnostic::Diagnostic;
use factlint::report::table;
use factlint::triage::waiver::{self, Waiver, Waivers};
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Brings the statements together, compares them, and waives what is waived on the day `today`: if none is given, the
/// machine's, in UTC, which is asked only where a waiver has an end. Where nobody wants to see more, what one article alone
/// states is only counted, and agreements come in short. `kept` is what the statements were gathered with.
pub(crate) fn conclude(
    settings: &Settings,
    today: Option<Date>,
    kept: Option<&Kept<'_>>,
    gathered: Vec<Gathered>,
) -> Outcome {
    let configured = settings.reading.waivers.waivers();
    let unknown = unknown(settings, &gathered);
    let comments = gathered.iter().flat_map(|part| &part.waivers);
    let ends = configured.iter().chain(comments).any(|waiver| waiver.until.is_some());
    let today = today.or_else(|| ends.then(|| jiff::Timestamp::now().to_zoned(TimeZone::UTC).date()));
    let waivers = Waivers { configured, today };
    let reading = &settings.reading;
    let concluding = Concluding {
        set: &settings.rules,
        lexicon: &reading.words,
        knowledge: &reading.options.knowledge,
        waivers: &waivers,
        mere: if reading.in_full { Mere::InFull } else { Mere::InShort(&table::in_short) },
        shelf: reading.options.shelf.as_ref(),
        kept,
    };
    let mut outcome = conclude_with(&concluding, gathered);
    outcome.diagnostics.extend(unknown);
    outcome
}

/// A warning for each comment that waives a rule that is not there.
fn unknown(settings: &Settings, gathered: &[Gathered]) -> Vec<Diagnostic> {
    let unknown = |waiver: &Waiver| waiver.rules.iter().find(|&rule| !settings.rule_names.contains(rule)).cloned();
    let mut told = Vec::new();
    for part in gathered {
        let tell = |waiver: &Waiver| {
            let name = unknown(waiver).unwrap_or_default();
            let told = waiver.warning(format!("there is no rule `{name}`"));
            told.help(rule_names::advice(&name, &settings.rules))
        };
        told.extend(waiver::warnings(&part.waivers, |at| unknown(&part.waivers[at]).is_some(), tell));
    }
    told.sort_by_cached_key(|told| (told.path.clone(), told.at.as_ref().map(|at| (at.line, at.column))));
    told
}
