//! The report for looking: one page that needs nothing else, opens from disk and asks no network.
//!
//! The page is the JSON report as data (`data`) and a script that draws it; what it says to a reader without scripts is
//! `plain`. `page.html` is the skeleton, `style/` and `script/` hold its parts, a file an idea, joined here. Text of
//! articles stands in the data and in the plain table alone, escaped in both; and should something slip through, the
//! page's policy (`policy`) lets nothing run but the script whose hash it names.

mod data;
mod plain;
mod policy;

use super::{Only, Report, counted};
use std::io::{self, Write};

const PAGE: &str = include_str!("page.html");

const STYLE: &str = concat!(
    include_str!("style/page.css"),
    include_str!("style/survey.css"),
    include_str!("style/findings.css"),
    include_str!("style/print.css"),
);

/// Each file uses only those before it.
const SCRIPT: &str = concat!(
    include_str!("script/dom.js"),
    include_str!("script/words.js"),
    include_str!("script/steps.js"),
    include_str!("script/marks.js"),
    include_str!("script/model.js"),
    include_str!("script/filter.js"),
    include_str!("script/masthead.js"),
    include_str!("script/overview.js"),
    include_str!("script/matrix.js"),
    include_str!("script/timeline.js"),
    include_str!("script/finding.js"),
    include_str!("script/list.js"),
    include_str!("script/controls.js"),
    include_str!("script/keys.js"),
    include_str!("script/page.js"),
);

/// Writes the report as one HTML page.
///
/// # Errors
/// Those of `out`.
pub fn write(report: &Report<'_>, only: Only, out: &mut impl Write) -> io::Result<()> {
    let mut parts = PAGE.split("{{");
    out.write_all(parts.next().unwrap_or_default().as_bytes())?;
    for part in parts {
        let (hole, rest) = part.split_once("}}").unwrap_or_default();
        match hole {
            "policy" => write!(out, "{}", policy::policy(STYLE, SCRIPT))?,
            "title" => write!(out, "{}", title(report))?,
            "style" => out.write_all(STYLE.as_bytes())?,
            "plain" => plain::write(report, out)?,
            "report" => data::write(report, only, out)?,
            "script" => out.write_all(SCRIPT.as_bytes())?,
            _ => {}
        }
        out.write_all(rest.as_bytes())?;
    }
    Ok(())
}

/// What the run came to, for the title of the page: words of our own and numbers, nothing of an article.
fn title(report: &Report<'_>) -> String {
    let summary = report.summary;
    let partial = if summary.complete { "" } else { " (incomplete)" };
    let conflicts = counted(summary.verdicts.conflict, "conflict");
    format!("{conflicts} in {}{partial} – factlint", counted(summary.articles, "article"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostic;
    use crate::finding::Finding;
    use crate::report::fixture;

    fn page(findings: &[Finding], diagnostics: &[Diagnostic]) -> String {
        let mut out = Vec::new();
        let summary = fixture::summary();
        write(&Report::new(findings, &summary, diagnostics), Only::All, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    /// The page before the data, the data, and the page after.
    fn cut(page: &str) -> (&str, &str, &str) {
        let (before, rest) = page.split_once(r#"id="report">"#).unwrap();
        let (data, after) = rest.split_once("</script>").unwrap();
        (before, data, after)
    }

    #[test]
    fn a_page_is_known_not_to_be_an_article() {
        assert!(crate::report::is_report(&page(&fixture::findings(), &[])));
    }

    #[test]
    fn every_hole_is_filled_once() {
        let holes: Vec<&str> = PAGE.split("{{").skip(1).map(|part| part.split_once("}}").unwrap().0).collect();
        assert_eq!(holes, ["policy", "title", "style", "plain", "report", "script"]);
        assert_eq!(page(&[], &[]), page(&[], &[]), "the same bytes every time");
    }

    #[test]
    fn the_data_is_the_json_report() {
        let findings = fixture::findings();
        let page = page(&findings, &[Diagnostic::warning("</script><script>alert(1)</script>")]);
        let data: serde_json::Value = serde_json::from_str(cut(&page).1).unwrap();
        let mut json = Vec::new();
        let summary = fixture::summary();
        let diagnostics = [Diagnostic::warning("</script><script>alert(1)</script>")];
        let report = Report::new(&findings, &summary, &diagnostics);
        crate::report::json::write(&report, Only::All, &mut json).unwrap();
        assert_eq!(data, serde_json::from_slice::<serde_json::Value>(&json).unwrap());
    }

    #[test]
    fn text_of_articles_cannot_leave_its_place() {
        let nasty = "</script><!--<script>alert(1)</script>\"' &amp; \u{202e}\u{2028}</noscript><b>x";
        let mut findings = fixture::findings();
        for finding in &mut findings {
            finding.subject = nasty.into();
            finding.note = nasty.into();
            for statement in &mut finding.statements {
                statement.sentence = nasty.into();
                statement.place.path = nasty.into();
                statement.place.text = nasty.into();
                statement.source = Some(nasty.into());
            }
        }
        let (clean, hostile) = (page(&[], &[]), page(&findings, &[Diagnostic::error(nasty).help(nasty)]));
        let ((before, _, after), (hostile_before, data, hostile_after)) = (cut(&clean), cut(&hostile));
        assert_eq!(after, hostile_after);
        assert!(!data.contains(['<', '>', '&', '\u{2028}', '\u{2029}']));
        let head = |page: &str| page.split_once("<noscript>").unwrap().0.to_owned();
        assert_eq!(head(before), head(hostile_before));
        let table = hostile_before.split_once("<noscript>").unwrap().1;
        let table = table.split_once("</noscript>").unwrap();
        assert!(
            !table.0.contains("<script") && !table.0.contains("<!--") && !table.0.contains('\u{202e}'),
            "{}",
            table.0
        );
        assert_eq!(table.1, before.split_once("</noscript>").unwrap().1);
    }

    #[test]
    fn the_script_is_one_block_and_sets_no_markup() {
        for word in ["</script", "<!--", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("] {
            let used =
                SCRIPT.lines().filter(|line| !line.trim_start().starts_with("//")).any(|line| line.contains(word));
            assert!(!used, "{word} in the script");
        }
        assert!(!STYLE.contains("</style") && !STYLE.contains("url("));
    }
}
