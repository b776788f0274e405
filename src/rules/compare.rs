//! `compare`: how a rule's statements are compared, with defaults drawn from the type of its value.

use super::names::{Slots, is_unknown};
use super::raw::{RawCompare, Scope};
use super::rule::{By, Compare, Direction, Expression, Piece};
use crate::toml_file::{At, Fault, Faults, Share, Word, Words};
use crate::value::SlotType;

/// Checks `compare`. Statements about the story are compared inside it, unless `scope` says otherwise.
pub(super) fn compare(
    raw: &RawCompare<'_>,
    about: &[Piece],
    value: Option<&Expression>,
    slots: &Slots,
    faults: &mut Faults,
) -> Compare {
    let natural = natural(value, slots);
    let by = raw.by.and_then(|by| fitting(by, natural?, kind(value, slots), faults)).or(natural);
    let tolerance = raw.tolerance.as_ref().and_then(|share| Some((tolerance(share, faults)?, share.at)));
    let only_for_intervals = [
        ("a tolerance", tolerance.map(|(_, at)| at)),
        ("`as-of`", raw.as_of.map(|raw| raw.at)),
        ("\"rising\"", raw.direction.filter(|direction| direction.value == Direction::Rising).map(|raw| raw.at)),
    ];
    for (what, at) in only_for_intervals {
        if let (Some(at), Some(_)) = (at, by.filter(|&by| by != By::Interval)) {
            let fault = Fault::new(at, format!("{what} needs a value that is a number, a date or a length of time"));
            faults.add(fault.help("drop it, or give `value` a slot of such a type"));
        }
    }
    Compare {
        by: by.unwrap_or(By::Text),
        as_of_published: raw.as_of.is_some(),
        tolerance: tolerance.map_or(0.0, |(share, _)| share),
        direction: raw.direction.map(|direction| direction.value).unwrap_or_default(),
        many: raw.many.unwrap_or(false),
        meets: raw.meets.as_ref().map(|claim| claim.text.to_string()),
        until: raw.until.as_ref().map(|claim| claim.text.to_string()),
        per_story: raw.scope.map_or_else(|| about.contains(&Piece::Story), |scope| scope.value == Scope::Story),
    }
}

fn kind<'s>(value: Option<&Expression>, slots: &'s Slots) -> Option<&'s SlotType> {
    match value? {
        Expression::Slot(index) => slots.slots.get(*index).map(|slot| &slot.kind),
        Expression::Before(..) | Expression::Text(_) | Expression::Number(_) => None,
    }
}

/// `by`, where values that are naturally compared as `natural` can be; if not, says so.
fn fitting(by: Word<By>, natural: By, kind: Option<&SlotType>, faults: &mut Faults) -> Option<By> {
    if fits(by.value, natural) {
        return Some(by.value);
    }
    let help = match natural {
        By::Interval => "leave `as` out, and it is compared by intervals",
        By::Name => "names are compared as \"name\", \"text\" or \"spelling\"",
        By::Weekday => "days with their weekday are compared as \"weekday\" or \"text\"",
        By::Quote => "quotes are compared as \"quote\" or \"text\"",
        By::Text | By::Spelling => "words are compared as \"text\", \"name\" or \"quote\"",
    };
    let kind = kind.map_or_else(|| "this value".to_owned(), |kind| format!("a value of type `{kind}`"));
    let word =
        By::words().into_iter().find(|named| named.value == by.value).map(|named| named.word).unwrap_or_default();
    faults.add(Fault::new(by.at, format!("{kind} cannot be compared as \"{word}\"")).help(help));
    None
}

/// How a value is compared when the rule does not say; `None` when its type could not be read.
fn natural(value: Option<&Expression>, slots: &Slots) -> Option<By> {
    let kind = match value? {
        Expression::Before(..) | Expression::Number(_) => return Some(By::Interval),
        Expression::Text(_) => return Some(By::Text),
        Expression::Slot(_) => kind(value, slots).filter(|kind| !is_unknown(kind))?,
    };
    Some(match kind {
        SlotType::Person | SlotType::Name | SlotType::Character | SlotType::Title | SlotType::Place | SlotType::Org => {
            By::Name
        }
        SlotType::Quote => By::Quote,
        SlotType::NamedDay => By::Weekday,
        SlotType::Trade
        | SlotType::Code
        | SlotType::Score
        | SlotType::Setting
        | SlotType::Words(_)
        | SlotType::Content(_)
        | SlotType::Gap(_)
        | SlotType::OneOf(_) => By::Text,
        SlotType::Number
        | SlotType::Count
        | SlotType::Ordinal
        | SlotType::Age
        | SlotType::Year
        | SlotType::Date
        | SlotType::Calendar
        | SlotType::Duration
        | SlotType::Money
        | SlotType::Percent
        | SlotType::Measure
        | SlotType::Version => By::Interval,
    })
}

/// Whether values whose natural comparison is `natural` can be compared by `by`.
fn fits(by: By, natural: By) -> bool {
    match by {
        By::Interval | By::Weekday => natural == by,
        By::Spelling => natural == By::Name,
        By::Quote => matches!(natural, By::Quote | By::Text),
        By::Name => matches!(natural, By::Name | By::Text),
        By::Text => true,
    }
}

fn tolerance(raw: &At<Share<'_>>, faults: &mut Faults) -> Option<f64> {
    let share = match &raw.value {
        Share::Number(share) => Some(*share),
        Share::Text(text) => {
            text.text.trim().strip_suffix('%').and_then(|n| n.trim().parse::<f64>().ok()).map(|n| n / 100.0)
        }
    };
    let good = share.filter(|share| (0.0..1.0).contains(share));
    if good.is_none() {
        let help = match &raw.value {
            Share::Number(n) if (1.0..100.0).contains(n) => format!("did you mean \"{n} %\"?"),
            _ => "write 0.05 or \"5 %\"".to_owned(),
        };
        faults
            .add(Fault::new(raw.at, "a tolerance is a share from 0 to below 1, or a percentage below 100").help(help));
    }
    good
}
