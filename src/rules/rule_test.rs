//! `[[rule.test]]`: a rule's own tests, checked for form; running them is not done here.

use super::raw::RawTest;
use super::rule::RuleTest;
use crate::toml_file::{Fault, Faults, Places};

/// Checks one test.
pub(super) fn rule_test(raw: &RawTest<'_>, places: &Places<'_>, faults: &mut Faults) -> RuleTest {
    let articles = match (&raw.text, &raw.articles) {
        (Some(text), None) => vec![("text".to_owned(), text.text.to_string())],
        (None, Some(articles)) => {
            if articles.entries.is_empty() {
                faults
                    .add(Fault::new(articles.at, "this test has no articles").help("articles = { \"a.txt\" = \"…\" }"));
            }
            articles.entries.iter().map(|(name, text)| (name.text.to_string(), text.text.to_string())).collect()
        }
        (text, _) => {
            let message =
                if text.is_some() { "a test has `text` or `articles`, not both" } else { "this test has no text" };
            faults.add(
                Fault::new(raw.at, message)
                    .help("text = \"…\" for one article, articles = { \"a.txt\" = \"…\" } for several"),
            );
            Vec::new()
        }
    };
    if !raw.keys.iter().any(|key| ["want", "verdict"].contains(key)) {
        let fault = Fault::new(raw.at, "this test asks for nothing");
        faults.add(fault.help("add want = [\"Ada Byron = 36\"] or verdict = \"conflict\""));
    }
    for want in raw.want.iter().flatten() {
        if want.text.split_once(" = ").is_none_or(|(_, value)| value.trim().is_empty()) {
            let fault = Fault::new(want.at, "a wanted statement is a subject and its value");
            faults.add(fault.help("write \"Ada Byron = 36\""));
        }
    }
    RuleTest {
        line: places.line(raw.at),
        articles,
        published: raw.published.as_ref().and_then(|day| day.date().map_err(|fault| faults.add(fault)).ok()),
        want: raw.want.as_ref().map(|want| want.iter().map(|want| want.text.to_string()).collect()),
        verdict: raw.verdict.map(|verdict| verdict.value.0.to_owned()),
    }
}
