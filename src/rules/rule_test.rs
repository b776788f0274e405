//! `[[rule.test]]`: a rule's own tests, checked for form; running them is not done here.

use super::choice::choice;
use super::fault::{Fault, Faults, Places};
use super::raw::{RawDate, RawTest};
use super::rule::RuleTest;
use jiff::civil::Date;

/// The verdicts a test can ask for.
const VERDICTS: [(&str, &str); 5] = [
    ("conflict", "conflict"),
    ("agree", "agree"),
    ("updated", "updated"),
    ("single", "single"),
    ("nothing", "nothing"),
];

/// Checks one test.
pub(super) fn rule_test(raw: &RawTest<'_>, places: &Places<'_>, faults: &mut Faults) -> RuleTest {
    let articles = match (&raw.text, &raw.articles) {
        (Some(text), None) => vec![("text".to_owned(), text.text.to_string())],
        (None, Some((articles, at))) => {
            if articles.is_empty() {
                faults.add(Fault::new(*at, "this test has no articles").help("articles = { \"a.txt\" = \"…\" }"));
            }
            articles.iter().map(|((name, _), text)| (name.to_string(), text.text.to_string())).collect()
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
    if raw.want.is_none() && raw.verdict.is_none() {
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
        published: raw.published.as_ref().and_then(|date| published(date, faults)),
        want: raw.want.as_ref().map(|want| want.iter().map(|want| want.text.to_string()).collect()),
        todo: raw.todo.unwrap_or(false),
        verdict: choice(raw.verdict.as_ref(), "verdict", &VERDICTS, faults).map(str::to_owned),
    }
}

fn published(raw: &RawDate<'_>, faults: &mut Faults) -> Option<Date> {
    let (date, at) = match raw {
        // `1997-04-25` and no more; `Date` itself would read a time of day as well and drop it.
        RawDate::Text(text) => ((text.text.len() == 10).then(|| text.text.parse().ok()).flatten(), text.at),
        RawDate::Toml(date, at) => (toml_date(date), *at),
    };
    if date.is_none() {
        faults.add(Fault::new(at, "this is no day of the calendar").help("write it like \"2019-09-25\""));
    }
    date
}

fn toml_date(date: &toml::value::Datetime) -> Option<Date> {
    let day = date.date.filter(|_| date.time.is_none())?;
    Date::new(i16::try_from(day.year).ok()?, i8::try_from(day.month).ok()?, i8::try_from(day.day).ok()?).ok()
}
