//! What is known, over articles, the whole way.

use super::*;
use crate::finding::Finding;
use crate::report::dissenting;
use crate::{Lexicon, Options, RuleSet, Source, check};

/// What is known, a line each: `Right < wrong, wrong` (a right spelling), `Name = other` (an alias), `Subject claim: value`
/// (a fact, its subject of as many words as stand before the claim), `Outlet once|weight path|(mark)`.
fn known(lines: &[&str]) -> Knowledge {
    let mut known = Knowledge::default();
    for (at, line) in lines.iter().enumerate() {
        let place = Place { path: "house.toml".into(), start: at, end: at, line: at + 1, column: 1, text: "".into() };
        let written = Written { place, line: (*line).into() };
        if let Some((right, wrong)) = line.split_once('<') {
            let wrong = wrong.split(',').map(str::trim).filter(|wrong| !wrong.is_empty()).map(str::to_owned).collect();
            known.glossary.push(Term { right: right.trim().to_owned(), wrong, written });
        } else if let Some((name, other)) = line.split_once(" = ") {
            known.aliases.push(Alias { name: name.to_owned(), other: other.to_owned() });
        } else if let Some((head, text)) = line.split_once(": ") {
            let (subject, claim) = head.rsplit_once(' ').unwrap();
            let (rule, value) = read(&RuleSet::shipped().unwrap(), Lexicon::english(), claim, text).unwrap();
            known.truths.push(Truth { rule, subject: subject.to_owned(), value, written });
        } else {
            let words: Vec<&str> = line.split(' ').collect();
            let weight = words[1].parse().unwrap_or(1);
            let marks = vec![words[2].to_owned()];
            known.outlets.push(Arc::new(Outlet { name: words[0].into(), once: words[1] == "once", weight, marks }));
        }
    }
    known
}

fn outcome(lines: &[&str], articles: &[&str]) -> crate::Outcome {
    let sources: Vec<Source> =
        articles.iter().enumerate().map(|(at, text)| Source::new(format!("s/{at}.txt"), *text)).collect();
    let options = Options { knowledge: known(lines), ..Options::default() };
    check(&RuleSet::shipped().unwrap(), Lexicon::english(), &sources, &options)
}

/// The findings of `claim`: `verdict subject: value, ✗ value`; `+` marks what is known. Agreements of one claim about two
/// subjects are parted by `; `.
fn shown(claim: &str, lines: &[&str], articles: &[&str]) -> String {
    let line = |finding: &Finding| {
        let dissent = dissenting(finding);
        let value = |(at, statement): (usize, &Statement)| {
            let mark = if dissent.contains(&at) { "✗ " } else { "" };
            format!("{mark}{}{}", if statement.is_known() { "+" } else { "" }, statement.value.normal())
        };
        let values: Vec<String> = finding.statements.iter().enumerate().map(value).collect();
        format!("{} {}: {}", finding.verdict.name(), finding.subject, values.join(", "))
    };
    let found = outcome(lines, articles).findings;
    found.iter().filter(|finding| finding.rule == claim).map(line).collect::<Vec<_>>().join("; ")
}

#[test]
fn a_right_spelling_is_right_whatever_most_write() {
    for (lines, articles, want) in [
        // Near misses: of one article alone, of most.
        (&["Hugo Heffel <"][..], &["We saw Hugo Hefel."][..], "conflict Hugo Heffel: +Hugo Heffel, ✗ Hugo Hefel"),
        (
            &["Hugo Heffel <"],
            &["We saw Hugo Hefel.", "We saw Hugo Hefel there.", "We saw Hugo Heffel."],
            "conflict Hugo Heffel: +Hugo Heffel, ✗ Hugo Hefel, ✗ Hugo Hefel, Hugo Heffel",
        ),
        (&["Hormagan <"], &["It hit Hormugan hard."], "conflict Hormagan: +Hormagan, ✗ Hormugan"),
        (&["Hormagan <"], &["It hit Hormugan Court."], "conflict Hormagan: +Hormagan, ✗ Hormugan Court"),
        (
            &["Ida Torven <"],
            &["Ida Torven runs the mill. Torvan likes it."],
            "conflict Ida Torven: +Ida Torven, Ida Torven, ✗ Torvan",
        ),
        // Listed ones, near or not, also in longer names.
        (&["Dnipro < Ekaterinoslav"], &["We saw Ekaterinoslav."], "conflict Dnipro: +Dnipro, ✗ Ekaterinoslav"),
        (
            &["Dnipro < Ekaterinoslav"],
            &["We saw the Ekaterinoslav Opera."],
            "conflict Dnipro: +Dnipro, ✗ Ekaterinoslav Opera",
        ),
        (&["Ida Stone < Idda Stohne"], &["Here Idda Stohne sang."], "conflict Ida Stone: +Ida Stone, ✗ Idda Stohne"),
        // A wrong spelling is nothing that others are slips of.
        (
            &["Hugo Heffel < Hugo Marrick"],
            &["We saw Hugo Marrick.", "We saw Hugo Marrick.", "We saw Hugo Marrik."],
            "conflict Hugo Heffel: +Hugo Heffel, ✗ Hugo Marrick, ✗ Hugo Marrick",
        ),
        // Other people, and what is known itself.
        (&["Paul Kelly <"], &["We met Paula Kelly."], ""),
        (&["Hugo Heffel <"], &["Hugo Heffel met Hugo Hefel."], ""),
        (
            &["Hugo Heffel <", "Hugo Hefel <"],
            &["We saw Hugo Hefel.", "We saw Hugo Heffel.", "So Hugo Heffel sang."],
            "",
        ),
        (&["Danielle Marlow <"], &["We saw Danielle Marlow.", "Then Daniele Rossi sang."], ""),
        (&["Dnipro < Kiev", "Chicken Kiev <"], &["We ate Chicken Kiev."], ""),
        (&["Hugo Heffel <"], &["We saw Hugo Heffel, Mr. Heffel and HUGO HEFFEL."], ""),
        (&["Iran <"], &["It is Irani."], ""),
    ] {
        assert_eq!(shown("spelling", lines, articles), want, "{lines:?} {articles:?}");
    }
}

#[test]
fn a_name_of_one_word_is_somebody_only_where_it_is_known_whose() {
    let ages = |lines: &[&str]| {
        let texts = ["2001-05-02\n\nBriskel, 30, sang.", "2001-05-02\n\nBriskel, 50, sang."];
        let sources: Vec<Source> =
            texts.iter().enumerate().map(|(at, text)| Source::new(format!("{at}/a.txt"), *text)).collect();
        let options = Options { knowledge: known(lines), ..Options::default() };
        let found = check(&RuleSet::shipped().unwrap(), Lexicon::english(), &sources, &options).findings;
        found.iter().filter(|finding| finding.rule == "age").map(|finding| finding.verdict.name()).collect::<Vec<_>>()
    };
    for (lines, want) in [
        (&[][..], &["single", "single"][..]),
        (&["Briskel <"], &["single", "single"]),
        (&["Ida Torven = Briskel"], &["conflict"]),
        (&["Briskel born: 1950"], &["conflict"]),
    ] {
        assert_eq!(ages(lines), want, "{lines:?}");
    }
}

#[test]
fn what_is_said_of_a_misspelt_name_is_said_of_the_right_one() {
    for (articles, want) in [
        (&["Hugo Hefel was born in 1950."][..], "single Hugo Heffel: 1950"),
        (&["Hugo Hefel was born in 1950.", "Hugo Heffell was born in 1950."], "agree Hugo Heffel: 1950, 1950"),
    ] {
        assert_eq!(shown("born", &["Hugo Heffel <"], articles), want, "{articles:?}");
    }
}

#[test]
fn one_person_under_several_names() {
    for (claim, lines, articles, want) in [
        (
            "born",
            &["Ida Torven = Hugo Heffel"][..],
            &["Hugo Heffel was born in 1950.", "Ida Torven was born in 1951."][..],
            "conflict Ida Torven: 1950, 1951",
        ),
        ("born", &["Ida Torven = Hugo Heffel"], &["Hugo Heffel was born in 1950."], "single Ida Torven: 1950"),
        // A surname, a middle name, a slip of the other name.
        (
            "born",
            &["Ida Torven = Hugo Heffel"],
            &[
                "Hugo Heffel came. Heffel was born in 1950.",
                "Hugo B. Heffel was born in 1950.",
                "Ida Torven was born in 1950.",
            ],
            "agree Ida Torven: 1950, 1950, 1950",
        ),
        // In the value, and things.
        (
            "role",
            &["Ida Torven = Hugo Heffel"],
            &["In the film Hugo Heffel plays Cod.", "In the film Ida Torven plays Cod."],
            "agree Cod: Hugo Heffel, Ida Torven",
        ),
        (
            "released",
            &["Low Tide = Ebb"],
            &["The film “Ebb” came out in 1990.", "The film “Low Tide” came out in 1991."],
            "conflict Low Tide: 1990, 1991",
        ),
        // Two ways to write a name that are both right.
        (
            "spelling",
            &["Ida Torven = Ida Torvan"],
            &["We saw Ida Torven.", "We saw Ida Torven.", "We saw Ida Torvan."],
            "",
        ),
        ("spelling", &["Hormagan = Hormugan"], &["We saw Hormagan.", "We saw Hormagan.", "We saw Hormugan."], ""),
    ] {
        assert_eq!(shown(claim, lines, articles), want, "{lines:?} {articles:?}");
    }
}

#[test]
fn what_is_known_is_right() {
    for (claim, lines, articles, want) in [
        // Alone, against one and against many; a fact that nobody states is no finding.
        (
            "born",
            &["Ada Byron born: 1815-12-10"][..],
            &["Ada Byron was born in 1815."][..],
            "agree Ada Byron: +1815-12-10, 1815",
        ),
        (
            "born",
            &["Ada Byron born: 1815-12-10"],
            &["Ada Byron was born in 1816."],
            "conflict Ada Byron: +1815-12-10, ✗ 1816",
        ),
        (
            "born",
            &["Ada Byron born: 1815-12-10"],
            &["Ada Byron was born in 1816.", "Ada Byron was born in 1816.", "Ada Byron was born in 1815."],
            "conflict Ada Byron: +1815-12-10, ✗ 1816, ✗ 1816, 1815",
        ),
        ("born", &["Ada Byron born: 1815"], &["Ida Byron was born in 1816."], "single Ida Byron: 1816"),
        ("born", &["Ada Byron born: 1815"], &["Ada Byron wrote."], ""),
        // Facts leave open what they do not say.
        (
            "born",
            &["Ada Byron born: 1815"],
            &[
                "Ada Byron was born on 10 December 1815.",
                "Ada Byron was born on 9 December 1815.",
                "Ada Byron was born on 9 December 1815.",
            ],
            "conflict Ada Byron: +1815, ✗ 1815-12-10, 1815-12-09, 1815-12-09",
        ),
        // A middle name, an alias, a slip that the glossary knows.
        ("born", &["Ada Byron born: 1815"], &["Ada King Byron was born in 1816."], "conflict Ada Byron: +1815, ✗ 1816"),
        (
            "born",
            &["Ada Byron born: 1815", "Ada Byron = Ada Lovelace"],
            &["Ada Lovelace was born in 1816."],
            "conflict Ada Byron: +1815, ✗ 1816",
        ),
        (
            "born",
            &["Ada Byron born: 1815", "Ada Byron <"],
            &["Ada Byronn was born in 1816."],
            "conflict Ada Byron: +1815, ✗ 1816",
        ),
        // Another claim that must meet it.
        (
            "age",
            &["Ada Byron born: 1815-12-10"],
            &["1850-02-01\n\nAda Byron, 40, wrote."],
            "conflict Ada Byron: +1815-12-10, ✗ 40",
        ),
        ("age", &["Ada Byron born: 1815-12-10"], &["1850-02-01\n\nAda Byron, 34, wrote."], "single Ada Byron: 34"),
        (
            "age",
            &["Ada Byron born: 1815-12-10"],
            &[
                "1850-02-01\n\nAda Byron, 40, wrote.",
                "1850-02-01\n\nAda Byron, 40, sang.",
                "1850-02-01\n\nAda Byron, 34, wrote.",
            ],
            "conflict Ada Byron: +1815-12-10, ✗ 40, ✗ 40, 34",
        ),
        // Names, sums, events, words.
        (
            "role",
            &["Cod role: Ida Torven"],
            &["In the film Hugo Heffel plays Cod."],
            "conflict Cod: +Ida Torven, ✗ Hugo Heffel",
        ),
        (
            "role",
            &["Cod role: Ida Torven"],
            &["In the film Torven plays Cod. It is Ida Torven."],
            "agree Cod: +Ida Torven, Ida Torven",
        ),
        ("killed", &["s killed: 12"], &["The storm killed 15 people."], "conflict s: +12, ✗ 15"),
        (
            "quote",
            &["Ada Byron quote: It rained on our grand parade all day"],
            &["“It rained on our great parade all day,” Ada Byron said."],
            "conflict Ada Byron: +It rained on our grand parade all day, ✗ It rained on our great parade all day,",
        ),
        (
            "quote",
            &["Ada Byron quote: It rained on our grand parade all day"],
            &["“The sun was out in the whole of Kent,” she said."],
            "single The sun was out…: The sun was out in the whole of Kent,",
        ),
        // Two sources side by side excuse no mistake.
        (
            "magnitude",
            &["s magnitude: 5.9"],
            &["The quake had a magnitude of 5.9, the office said; the survey gave a magnitude of 6.4."],
            "conflict s: +5.9, 5.9, ✗ 6.4",
        ),
    ] {
        assert_eq!(shown(claim, lines, articles), want, "{lines:?} {articles:?}");
    }
}

#[test]
fn articles_of_one_outlet_count_as_one() {
    let born = |mark: &str, year: u32| format!("Here {mark} - Ada Byron was born in {year}.");
    for (lines, years, want) in [
        (&[][..], &[("(AP)", 1815), ("(AP)", 1815), ("", 1816)][..], "conflict Ada Byron: 1815, 1815, ✗ 1816"),
        (&["AP once (AP)"], &[("(AP)", 1815), ("(AP)", 1815), ("", 1816)], "conflict Ada Byron: 1815, 1815, 1816"),
        (
            &["AP once (AP)"],
            &[("(AP)", 1815), ("(AP)", 1815), ("", 1816), ("", 1816)],
            "conflict Ada Byron: ✗ 1815, ✗ 1815, 1816, 1816",
        ),
        (&["AP once (AP)"], &[("(AP)", 1815), ("(AP)", 1815)], "single Ada Byron: 1815, 1815"),
        (&["AP once (AP)"], &[("(AP)", 1815), ("", 1815)], "agree Ada Byron: 1815, 1815"),
        (&["AP once (AP)"], &[("(AP)", 1815), ("(AP)", 1816)], "conflict Ada Byron: 1815, 1816"),
        (&["AP 3 (AP)"], &[("(AP)", 1815), ("", 1816), ("", 1816)], "conflict Ada Byron: 1815, ✗ 1816, ✗ 1816"),
        (&["AP 3 (AP)"], &[("(AP)", 1815)], "single Ada Byron: 1815"),
    ] {
        let articles: Vec<String> = years.iter().map(|(mark, year)| born(mark, *year)).collect();
        let articles: Vec<&str> = articles.iter().map(String::as_str).collect();
        assert_eq!(shown("born", lines, &articles), want, "{lines:?} {years:?}");
    }
}

#[test]
fn copies_of_one_outlet_make_no_spelling_usual() {
    let articles = [
        "Here (AP) - Karim Oveski sang.",
        "So (AP) - Karim Oveski sang.",
        "Then (AP) - Karim Oveski sang.",
        "Karam Oveski sang.",
    ];
    assert!(
        shown("spelling", &[], &articles).starts_with("conflict Karim Oveski"),
        "{}",
        shown("spelling", &[], &articles)
    );
    assert_eq!(shown("spelling", &["AP once (AP)"], &articles), "");
}

#[test]
fn what_no_article_meets_is_told() {
    let lines = [
        "Hugo Heffel <",
        "Ida Torven <",
        "Dnipro < Ekaterinoslav",
        "Hormagan <",
        "Ada Byron = Ada Lovelace",
        "Ada Byron = Ada Noel",
        "Ada Byron born: 1815",
        "Ada Byron died: 1852",
        "Hugo Heffel born: 1950",
        "AP once (AP)",
        "AFP once (AFP)",
    ];
    let articles =
        ["(AP) We saw Hugo Hefel in Ekaterinoslav.", "Ada Lovelace was born in 1815. The Hormagan Court stood there."];
    let unused = outcome(&lines, &articles).unused;
    let want = Unused { glossary: vec![1], aliases: vec![1], truths: vec![1, 2], outlets: vec![1] };
    assert_eq!(unused, want);
    assert_eq!(outcome(&[], &articles).unused, Unused::default());
    let against_an_age = outcome(&["Ada Byron born: 1815-12-10"], &["1850-02-01\n\nAda Byron, 34, wrote."]);
    assert_eq!(against_an_age.unused, Unused::default());
}

#[test]
fn the_order_of_articles_does_not_matter() {
    let lines = [
        "Hugo Heffel <",
        "Hugo Hefel < Hugo Marrick",
        "Zoë Torvin <",
        "Zoe Torvin <",
        "Zoë Torvin born: 1950",
        "AP once W",
    ];
    let mut articles = vec![
        "We saw Hugo Heffell and Zoe Torvinn, who was born in 1951.",
        "Hugo Hefel was born in 1950.",
        "Zoe Torvin was born in 1951. Hugo Marrick sang.",
        "Where Zoë Torvinn lived, Hugo Hefell sang.",
    ];
    let sorted = |articles: &[&str]| {
        let mut shown: Vec<String> = ["spelling", "born"].iter().map(|claim| shown(claim, &lines, articles)).collect();
        shown.iter_mut().for_each(|line| {
            let mut parts: Vec<&str> = line.split([';', ',', ':']).map(str::trim).collect();
            parts.sort_unstable();
            *line = parts.join(", ");
        });
        shown
    };
    let want = sorted(&articles);
    for _ in 0..articles.len() {
        articles.rotate_left(1);
        assert_eq!(sorted(&articles), want);
    }
}
