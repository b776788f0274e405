//! Facts, read as the rule of their claim reads articles.

use crate::lexicon::Lexicon;
use crate::rules::{By, Expression, Rule, RuleSet};
use crate::suggest;
use crate::text::{Text, fold};
use crate::value::{SlotType, Value, recognise};

/// Why something cannot be a fact of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// What is wrong, without a full stop.
    pub message: String,
    /// What to write instead.
    pub help: String,
    /// Whether the claim is what is wrong, not its value.
    pub claim: bool,
}

/// Reads `text` as a value of `claim`: the index of the rule that reads it so, and the value. The rule that is named like the
/// claim is asked first.
///
/// # Errors
/// A claim that no rule makes or that knows no facts, and a text that is no value of it.
pub fn read(set: &RuleSet, lexicon: &Lexicon, claim: &str, text: &str) -> Result<(usize, Value), Unreadable> {
    let of_claim = || set.rules.iter().enumerate().filter(|(_, rule)| rule.claim == claim);
    let Some((_, lead)) = of_claim().find(|(_, rule)| rule.id == claim).or_else(|| of_claim().next()) else {
        let claims = set.rules.iter().filter(|rule| !is_closed(rule)).map(|rule| &*rule.claim);
        let help = suggest::instead_of(claim, claims.collect::<std::collections::BTreeSet<_>>());
        return Err(Unreadable { message: format!("no rule makes a claim `{claim}`"), help, claim: true });
    };
    if is_closed(lead) {
        return Err(closed(lead));
    }
    let mut rules: Vec<(usize, &Rule)> = of_claim().collect();
    rules.sort_by_key(|(at, rule)| (rule.id != claim, *at));
    let found = rules.iter().find_map(|&(at, rule)| Some((at, value(rule, lexicon, text)?)));
    found.ok_or_else(|| {
        let help = format!("write it as an article would; `factlint values '{text}'` shows what is read");
        Unreadable { message: format!("{} is no value of `{claim}`", named(text)), help, claim: false }
    })
}

fn named(text: &str) -> String {
    if text.trim().is_empty() { "an empty text".to_owned() } else { format!("`{text}`") }
}

/// Whether no fact of a rule's claim stands for ever.
fn is_closed(rule: &Rule) -> bool {
    rule.compare.as_of_published || matches!(rule.compare.by, By::Spelling | By::Weekday)
}

fn closed(rule: &Rule) -> Unreadable {
    let claim = &rule.claim;
    let (message, help) = match (&rule.compare.by, &rule.compare.meets) {
        (By::Spelling, _) => ("is no fact".to_owned(), "right spellings go into [glossary]".to_owned()),
        (By::Weekday, _) => ("is known from the calendar".to_owned(), "leave it out".to_owned()),
        (_, Some(meets)) => ("changes with time".to_owned(), format!("give `{meets}`, which it is checked against")),
        (_, None) => ("changes with time".to_owned(), "leave it out".to_owned()),
    };
    Unreadable { message: format!("`{claim}` {message}"), help, claim: true }
}

/// `text`, all of it, as a value of a rule.
fn value(rule: &Rule, lexicon: &Lexicon, text: &str) -> Option<Value> {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() {
        return None;
    }
    let kind = match &rule.value {
        Expression::Slot(slot) => &rule.slots.get(*slot)?.kind,
        Expression::Before(..) => &SlotType::Date,
        Expression::Number(_) => &SlotType::Number,
        Expression::Text(fixed) => return (fold(fixed) == fold(&words)).then(|| Value::Words(fixed.into())),
    };
    match kind {
        SlotType::Person
        | SlotType::Name
        | SlotType::Character
        | SlotType::Title
        | SlotType::Place
        | SlotType::Org
        | SlotType::Trade
        | SlotType::Words(_)
        | SlotType::Content(_)
        | SlotType::Gap(_) => Some(Value::Words(words.into())),
        SlotType::Quote => Some(Value::Quote(words.into())),
        kind => {
            let text = Text::analyse(&words, lexicon);
            let whole = text.tokens.len();
            recognise(kind, &text, 0, whole, None)
                .into_iter()
                .find(|fill| fill.tokens.end == whole)
                .map(|fill| fill.value)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_read_as_articles_are() {
        let set = RuleSet::shipped().unwrap();
        // (claim, text, normal form or what is wrong)
        for (claim, text, want) in [
            ("born", "1815-12-10", "1815-12-10"),
            ("born", "10 December 1815", "1815-12-10"),
            ("born", "1815", "1815"),
            ("released", "1998", "1998"),
            ("role", " Orla   Finch ", "Orla Finch"),
            ("killed", "12", "12"),
            ("killed", "at least 12", ">=12"),
            ("quote", "It rained on our parade", "It rained on our parade"),
            ("money", "$44.6 billion", "USD 44600000000"),
            // Nothing of the kind.
            ("born", "early", "`early` is no value of `born`"),
            ("born", "1815 or so", "`1815 or so` is no value of `born`"),
            ("born", "", "an empty text is no value of `born`"),
            ("bron", "1815", "no rule makes a claim `bron`: did you mean `born`?"),
            ("age", "36", "`age` changes with time: give `born`, which it is checked against"),
            ("spelling", "Ada", "`spelling` is no fact: right spellings go into [glossary]"),
        ] {
            let shown = match read(&set, Lexicon::english(), claim, text) {
                Ok((_, value)) => value.normal(),
                Err(fault) if fault.claim => format!("{}: {}", fault.message, fault.help),
                Err(fault) => fault.message,
            };
            assert_eq!(shown, want, "{claim} = {text}");
        }
    }
}
