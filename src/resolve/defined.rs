//! Settings that several pages define under a heading of their own: one name, several things.
//!
//! The configuration pages of two programs may each have a heading `log_file`. Where they say different things under it,
//! neither is wrong: each page speaks of its own setting, and is held against itself alone. Pages that only mention the
//! name then may mean either, and are held against one another. Where the pages say the same, there is nothing to tell
//! apart.

use crate::rules::Rule;
use crate::statement::Statement;
use crate::text::fold;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Gives the statements of settings that pages define differently a subject for each page.
pub fn tell_apart(rules: &[Rule], statements: &mut [Statement]) {
    let mut defined = Defined::default();
    statements.iter().for_each(|statement| defined.add(rules, statement));
    let defined = defined.differently();
    statements.iter_mut().for_each(|statement| defined.tell_apart(rules, statement));
}

/// What stands between a setting and its page.
const BETWEEN: &str = " in ";

/// A name, folded, as it was before it was told apart: names that are equal in the end were equal in this.
pub(crate) fn undivided(name: &str) -> String {
    let mut folded = fold(name);
    folded.truncate(folded.find(BETWEEN).unwrap_or(folded.len()));
    folded
}

/// What each page says of the settings that it defines, by their names.
#[derive(Debug, Default)]
struct Defined(BTreeMap<String, BTreeMap<Arc<str>, BTreeSet<String>>>);

impl Defined {
    /// Adds what a statement says, whose subject is final.
    fn add(&mut self, rules: &[Rule], statement: &Statement) {
        if Self::concern(rules, statement) {
            let pages = self.0.entry(fold(&statement.subject.name)).or_default();
            pages.entry(Arc::clone(&statement.article)).or_default().insert(statement.value.normal());
        }
    }

    /// Whether a statement defines a setting.
    fn concern(rules: &[Rule], statement: &Statement) -> bool {
        statement.inherited && is_headed(rules, statement)
    }

    /// Those settings alone that pages define differently.
    fn differently(mut self) -> Self {
        self.0.retain(|_, pages| pages.values().collect::<BTreeSet<_>>().len() > 1);
        self
    }

    /// Gives a statement of such a setting the subject that is its page's.
    fn tell_apart(&self, rules: &[Rule], statement: &mut Statement) {
        if self.0.is_empty() || !is_headed(rules, statement) {
            return;
        }
        let pages = self.0.get(&fold(&statement.subject.name));
        if pages.is_some_and(|pages| pages.contains_key(&statement.article)) {
            statement.subject.name = [&statement.subject.name, BETWEEN, &statement.article].concat();
        }
    }
}

fn is_headed(rules: &[Rule], statement: &Statement) -> bool {
    rules.get(statement.rule).is_some_and(|rule| rule.inherit.heading)
}

#[cfg(test)]
mod tests {
    use crate::{Lexicon, Options, RuleSet, Source, check};

    const RULE: &str = "[[rule]]\nid = 'default'\nabout = '{s}'\nvalue = '{n}'\ninherit = ['heading']\n\
         match = ['{s:setting} defaults to {n:number}', 'Default: {n}']\n";

    /// The subjects of all findings, each with its verdict.
    fn found(pages: &[(&str, &str)]) -> Vec<String> {
        let file = crate::rules::RuleFile { name: "r.toml", source: RULE };
        let rules = RuleSet::parse(&[file]).unwrap();
        let sources: Vec<Source> = pages.iter().map(|(name, text)| Source::new(*name, *text)).collect();
        let findings = check(&rules, Lexicon::english(), &sources, &Options::default()).findings;
        findings.iter().map(|finding| format!("{} {}", finding.verdict.name(), finding.subject)).collect()
    }

    #[test]
    fn a_page_speaks_of_its_own_setting() {
        const FIVE: &str = "# Guide\n\n## `pool_size`\n\nDefault: 5\n";
        const SIX: &str = "# Guide\n\n## `pool_size`\n\nDefault: 6\n";
        for (pages, want) in [
            (vec![("a.md", FIVE), ("b.md", FIVE)], vec!["agree pool_size"]),
            (vec![("a.md", FIVE), ("b.md", SIX)], vec!["single pool_size in a.md", "single pool_size in b.md"]),
            (vec![("a.md", FIVE), ("b.md", "`pool_size` defaults to 6.")], vec!["conflict pool_size"]),
            (
                vec![("a.md", FIVE), ("b.md", SIX), ("c.md", "`pool_size` defaults to 6.")],
                vec!["single pool_size", "single pool_size in a.md", "single pool_size in b.md"],
            ),
            (
                vec![("a.md", "# Guide\n\n## `pool_size`\n\nDefault: 5\n\n`pool_size` defaults to 6.")],
                vec!["conflict pool_size"],
            ),
            // Under a heading that names two, or none.
            (vec![("a.md", "# From `pool_size` to `pool_max`\n\nDefault: 5\n\n# Other\n\nDefault: 6")], vec![]),
        ] {
            assert_eq!(found(&pages), want, "{pages:?}");
        }
    }
}
