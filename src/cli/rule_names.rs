//! Rules as a user names them: by id (`age.described`) or by claim (`age`), and what to say of a name that is none.

use factlint::diagnostic::Diagnostic;
use factlint::rules::{Rule, RuleSet};
use factlint::suggest;
use std::path::Path;

/// Whether `name` means `rule`.
pub(crate) fn means(name: &str, rule: &Rule) -> bool {
    name == rule.id || name == rule.claim
}

/// Whether `name` means any rule of the set.
pub(crate) fn is_known(name: &str, set: &RuleSet) -> bool {
    set.rules.iter().any(|rule| means(name, rule))
}

/// The rule or claim whose name is nearest.
pub(crate) fn nearest<'s>(name: &str, set: &'s RuleSet) -> Option<&'s str> {
    suggest::nearest(name, set.rules.iter().flat_map(|rule| [&*rule.claim, &*rule.id]))
}

/// What to name instead of what no rule is called.
pub(crate) fn advice(name: &str, set: &RuleSet) -> String {
    match nearest(name, set) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`factlint rules list` shows them all".to_owned(),
    }
}

/// A fault for each of `names` that no rule is called.
pub(crate) fn unknown(names: &[String], set: &RuleSet) -> Vec<Diagnostic> {
    let fault = |name: &String| {
        let is_file = nearest(name, set).is_none() && Path::new(name).exists();
        let help = if is_file { format!("to read the rules of a file: --rules {name}") } else { advice(name, set) };
        Diagnostic::error(format!("there is no rule `{name}`")).help(help)
    };
    names.iter().filter(|name| !is_known(name, set)).map(fault).collect()
}
