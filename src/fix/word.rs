//! One word for another: what is written in its place.

/// What is written for `wrong` where `right` is meant: its letters, and the capitals of `wrong`. `None` where it is the same,
/// or where `right` holds a sign that means something to one of the formats.
pub(super) fn replacement(wrong: &str, right: &str) -> Option<String> {
    let plain = |c: char| c.is_alphanumeric() || is_apostrophe(c) || matches!(c, ' ' | '-' | '.' | '_');
    if right.is_empty() || !right.chars().all(plain) {
        return None;
    }
    let (old, new): (Vec<char>, Vec<char>) = (wrong.chars().collect(), right.chars().collect());
    let front = old.iter().zip(&new).take_while(|(a, b)| is_same(**a, **b)).count();
    let most = old.len().min(new.len()) - front;
    let back = old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(a, b)| is_same(**a, **b)).count();
    let mut written: String = old.iter().take(front).collect();
    let (loud, meant_loud) = (is_loud(wrong) && can_be_loud(right), is_loud(right));
    for (at, c) in new.iter().enumerate().take(new.len() - back).skip(front) {
        let begins = at.checked_sub(1).and_then(|before| new.get(before)).is_none_or(|before| !before.is_alphabetic());
        match (loud, meant_loud) {
            (true, false) => written.extend(c.to_uppercase()),
            (false, true) if !begins => written.extend(c.to_lowercase()),
            _ => written.push(*c),
        }
    }
    written.extend(old.iter().skip(old.len() - back));
    (written != wrong).then_some(written)
}

/// Whether two letters are one but for their case.
fn is_same(a: char, b: char) -> bool {
    a == b || is_apostrophe(a) && is_apostrophe(b) || a.to_lowercase().eq(b.to_lowercase())
}

/// Whether a word is written in capitals.
fn is_loud(word: &str) -> bool {
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    letters().count() > 1 && letters().all(char::is_uppercase)
}

/// Whether a word in capitals is known for one: letters without case stay as they are, and some become several.
fn can_be_loud(word: &str) -> bool {
    let loud = word.to_uppercase();
    is_loud(&loud) || loud.chars().count() == word.chars().count()
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{02bc}')
}

#[cfg(test)]
mod tests {
    use super::replacement;

    #[test]
    fn capitals_are_kept() {
        for (wrong, right, want) in [
            ("Michele", "Michelle", Some("Michelle")),
            ("MICHELE", "Michelle", Some("MICHELLE")),
            ("Michele", "MICHELLE", Some("Michelle")),
            ("MacDonold", "Macdonald", Some("MacDonald")),
            ("Hefel", "HEFFEL", Some("Heffel")),
            ("Ragdale", "BOM BAY", Some("Bom Bay")),
            ("KIEV", "Kyiv", Some("KYIV")),
            ("Kiev", "Kyiv", Some("Kyiv")),
            ("STRASE", "Straße", Some("STRASSE")),
            ("ϒA", "ὒઓ", Some("ὒઓ")),
            ("OrlaFinhc", "orlafinch", Some("OrlaFinch")),
            ("O'Niell", "O’Neill", Some("O'Neill")),
            ("Zöe", "Zoë", Some("Zoë")),
            ("tom_orbel7", "tom_orbell7", Some("tom_orbell7")),
            ("", "Ada", Some("Ada")),
            ("Aada", "Ada", Some("Ada")),
            // The same, nothing, signs.
            ("Ada", "Ada", None),
            ("ADA", "Ada", None),
            ("Ada", "", None),
            ("Poe", "“Poe”", None),
            ("Poe", "Po&e", None),
            ("Poe", "Poe\n", None),
        ] {
            assert_eq!(replacement(wrong, right).as_deref(), want, "{wrong} {right}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_two_words_have_an_outcome(wrong in "\\PC{0,9}", right in "\\PC{0,9}") {
            if let Some(written) = replacement(&wrong, &right) {
                proptest::prop_assert!(written != wrong);
                // Once written, it stays.
                proptest::prop_assert_eq!(replacement(&written, &right), None, "{}", written);
            }
        }
    }
}
