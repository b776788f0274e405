//! "Did you mean": the nearest of the names that would have been right.
//!
//! For messages to a person alone: it says what may have been meant, and nothing is decided by it.

/// Names longer than this are no slips of the pen.
const LONGEST: usize = 60;

/// The candidate most like `name`, when it is like enough: one slip in each three letters, two letters swapped being one.
#[must_use]
pub fn nearest<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    if name.len() > LONGEST {
        return None;
    }
    let name = name.to_lowercase();
    let allowed = (name.chars().count() / 3).clamp(1, 3);
    candidates
        .into_iter()
        .filter(|candidate| candidate.len().abs_diff(name.len()) <= LONGEST)
        .map(|candidate| (strsim::damerau_levenshtein(&name, &candidate.to_lowercase()), candidate))
        .filter(|&(distance, candidate)| distance <= allowed && distance < candidate.chars().count())
        .min()
        .map(|(_, candidate)| candidate)
}

/// What to do about a wrong name: the nearest right one, or all of them.
#[must_use]
pub fn instead_of<'c>(name: &str, right: impl IntoIterator<Item = &'c str> + Clone) -> String {
    match nearest(name, right.clone()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if right.clone().into_iter().count() == 1 => format!("it can only be {}", listed(right)),
        None => format!("it can be one of {}", listed(right)),
    }
}

/// `` `a`, `b`, `c` ``.
#[must_use]
pub fn listed<'c>(names: impl IntoIterator<Item = &'c str>) -> String {
    names.into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_finds_its_name() {
        const NAMES: [&str; 6] = ["match", "unless", "value", "about", "id", "a"];
        for (written, near) in [
            ("matsch", Some("match")),
            ("Match", Some("match")),
            ("mathc", Some("match")),
            ("vlaue", Some("value")),
            ("ids", Some("id")),
            ("x", None),
            ("subject", None),
            ("", None),
        ] {
            assert_eq!(nearest(written, NAMES), near, "{written}");
        }
        assert_eq!(nearest(&"m".repeat(10_000), NAMES), None);
        assert_eq!(instead_of("q", ["ab", "cd"]), "it can be one of `ab`, `cd`");
    }
}
