//! Articles in, articles out.

use super::*;
use crate::knowledge::{Knowledge, Term, Written};
use crate::{Lexicon, Options, RuleSet, Source, check};

/// `right < wrong, wrong` for each entry.
fn glossary(entries: &[&str]) -> Knowledge {
    let place = Place { path: "factlint.toml".into(), start: 0, end: 0, line: 1, column: 1, text: "".into() };
    let written = Written { place, line: "".into() };
    let term = |entry: &&str| {
        let (right, wrong) = entry.split_once(" < ").unwrap_or((*entry, ""));
        let wrong = wrong.split(", ").filter(|wrong| !wrong.is_empty()).map(str::to_owned).collect();
        Term { right: right.to_owned(), wrong, written: written.clone() }
    };
    Knowledge { glossary: entries.iter().map(term).collect(), ..Knowledge::default() }
}

/// What can be put right in `sources`, and the sources with that done.
fn run(sources: &[Source], knowledge: &Knowledge) -> (Fixes, Vec<Source>) {
    let options = Options { knowledge: knowledge.clone(), ..Options::default() };
    let outcome = check(&RuleSet::shipped().unwrap(), Lexicon::english(), sources, &options);
    let text = |path: &str| sources.iter().find(|source| source.shown == path).map(|source| &*source.text);
    let fixes = fixes(&outcome.findings, text);
    let of = |path: &str| fixes.fixes.iter().filter(|fix| *fix.place.path == *path).collect::<Vec<_>>();
    let fixed = sources.iter().map(|source| Source { text: apply(&source.text, of(&source.shown)), ..source.clone() });
    let fixed = fixed.collect();
    (fixes, fixed)
}

/// Three articles that have `usual`, and what becomes of an article at `path`.
fn against(usual: &str, path: &str, text: &str, glossary_alone: bool) -> String {
    let mut sources = vec![Source::new(path, text)];
    let usual_form = |n: usize| Source::new(format!("usual/{n}.txt"), format!("We met {usual} there on the way."));
    let knowledge = if glossary_alone { glossary(&[usual]) } else { Knowledge::default() };
    if !glossary_alone {
        sources.extend((0..3).map(usual_form));
        for source in &mut sources {
            source.story = Some("story".to_owned());
        }
    }
    let (fixes, fixed) = run(&sources, &knowledge);
    let left = fixes.left.iter().map(|left| format!(" left: {} {:?}", left.wrong, left.why)).collect::<String>();
    format!("{}{left}", if fixed[0].text == text { "as it is" } else { &fixed[0].text })
}

/// Three articles that have one name each time, and one that has it otherwise.
fn check_all(cases: &[(&str, &str, &str, &str)]) {
    let mut wrong = Vec::new();
    for (usual, path, text, want) in cases {
        let got = [false, true].map(|glossary| against(usual, path, text, glossary));
        if got.iter().any(|got| got != want) {
            wrong.push(format!("{usual} {path} {text:?}\n  want {want:?}\n  got  {:?}\n  and  {:?}", got[0], got[1]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const KEPT: &str = "as it is";

#[test]
fn slips_are_put_right() {
    let heffel = "Hugo Heffel";
    check_all(&[
        (heffel, "a.txt", "So Hugo Hefel left.", "So Hugo Heffel left."),
        // All mentions, whatever their ending; in the words of others, too.
        (
            heffel,
            "a.txt",
            "So Hugo Hefel left. Hefel’s wife stayed, and the Hefels slept. “I met Hefel,” she said. Mr. Hefel sang.",
            "So Hugo Heffel left. Heffel’s wife stayed, and the Heffels slept. “I met Heffel,” she said. Mr. Heffel sang.",
        ),
        (
            heffel,
            "a.txt",
            "HUGO HEFEL SAILS\n\nWe met Hugo Hefel there.",
            "HUGO HEFFEL SAILS\n\nWe met Hugo Heffel there.",
        ),
        (heffel, "a.txt", "So Hugo\nHefel\r\nleft with Hugo  Hefel.", "So Hugo\nHeffel\r\nleft with Hugo  Heffel."),
        (heffel, "a.txt", "\u{feff}So Hugo Hefel left.\r\n", "\u{feff}So Hugo Heffel left.\r\n"),
        // Other words of the name, other slips, other letters.
        (heffel, "a.txt", "So Hguo Heffel left.", "So Hugo Heffel left."),
        (heffel, "a.txt", "So Hugo Hefflel left.", "So Hugo Heffel left."),
        (heffel, "a.txt", "So Hugo Heffle left.", "So Hugo Heffel left."),
        ("Zoë Torvalin", "a.txt", "So Zoë Torvallin left.", "So Zoë Torvalin left."),
        ("Zoë O’Torvalin", "a.txt", "So Zoe O'Torvallin left.", "So Zoe O'Torvalin left."),
        (
            "Michelle Qaravosh",
            "a.txt",
            "So Michele Qaravosh left. Michele sang.",
            "So Michelle Qaravosh left. Michelle sang.",
        ),
        ("Vera and Qorvazan", "a.txt", "So Vera and Qorvazen met.", "So Vera and Qorvazan met."),
        ("Hormagan", "a.txt", "Then Hormugan slept.", "Then Hormagan slept."),
        ("@orlafinch", "a.txt", "Thanks @orlafnich, and @OrlaFnich!", "Thanks @orlafinch, and @OrlaFinch!"),
    ]);
}

#[test]
fn every_format_is_put_right_in_its_own_bytes() {
    let heffel = "Hugo Heffel";
    check_all(&[
        (heffel, "a.md", "# The mill\n\nSo **Hugo** *Hefel* left.\n", "# The mill\n\nSo **Hugo** *Heffel* left.\n"),
        (heffel, "a.md", "So [Hugo Hefel](Hugo_Hefel.html) left.", "So [Hugo Heffel](Hugo_Hefel.html) left."),
        (
            heffel,
            "a.md",
            "So Hugo Hefel left `Hefel` there.\n\n    Hugo Hefel\n\n```\nHugo Hefel\n```\n",
            "So Hugo Heffel left `Hefel` there.\n\n    Hugo Hefel\n\n```\nHugo Hefel\n```\n",
        ),
        (
            heffel,
            "a.html",
            "<title>Hefel</title><p title=\"Hugo Hefel\">So Hugo <a href=\"/Hefel\">Hefel</a> left.<!-- Hugo Hefel --></p>",
            "<title>Heffel</title><p title=\"Hugo Hefel\">So Hugo <a href=\"/Hefel\">Heffel</a> left.<!-- Hugo Hefel --></p>",
        ),
        (heffel, "a.html", "<p>So Hugo&nbsp;Hefel left.</p>", "<p>So Hugo&nbsp;Heffel left.</p>"),
        (
            heffel,
            "a.jsonl",
            "{\"text\": \"So \\\"Hugo Hefel\\\" left.\\nHugo Hefel came.\", \"by\": \"Hugo Hefel\"}\r\n",
            "{\"text\": \"So \\\"Hugo Heffel\\\" left.\\nHugo Heffel came.\", \"by\": \"Hugo Hefel\"}\r\n",
        ),
        (
            "Zoë Torvalin",
            "a.jsonl",
            "{\"text\": \"So Zo\\u00eb Torvallin left.\"}\n",
            "as it is left: Torvallin Markup",
        ),
    ]);
}

#[test]
fn what_would_break_a_file_is_left_in_all_of_the_article() {
    let heffel = "Hugo Heffel";
    check_all(&[
        (heffel, "a.md", "So Hugo He*fe*l left. Hugo Hefel sang.", "as it is left: Hefel Markup"),
        (heffel, "a.html", "<p>So Hugo Hef&#101;l left. Hugo Hefel sang.</p>", "as it is left: Hefel Markup"),
        (heffel, "a.txt", "So Hugo Hefel left. See www.hefel.example or Hefel.pdf.", "as it is left: Hefel Address"),
        (
            heffel,
            "a.txt",
            "So Hugo Hefel left. Write to hugo@hefel.example.",
            "So Hugo Heffel left. Write to hugo@hefel.example.",
        ),
        ("@orlafinch", "a.txt", "Write to ada@orlafnich.example.", KEPT),
    ]);
}

#[test]
fn what_could_be_another_is_left() {
    let heffel = "Hugo Heffel";
    check_all(&[
        // Two people, as far as anyone can tell.
        ("Paul Garland", "a.txt", "So Paula Garland left.", KEPT),
        ("Sarah Miller", "a.txt", "So Sara Miller left.", KEPT),
        ("Susan Johnson", "a.txt", "So Susan Johnston left.", KEPT),
        ("Ida Marlin", "a.txt", "So Ida Marvin left.", KEPT),
        (heffel, "a.txt", "So Hugo Hefel left. Ida Hefel stayed.", KEPT),
        (heffel, "a.txt", "So Hugo Hefel left for the Hefel Foundation.", KEPT),
        (heffel, "a.txt", "Mr. Hefel left.", KEPT),
        // Two letters, capitals, everyday words, grammar.
        ("Saravaddin", "a.txt", "So Saraviddon slept.", KEPT),
        ("QVRT", "a.txt", "They met the QRVT there.", KEPT),
        ("Qorvazan", "a.txt", "The Qorvazani sang.", KEPT),
        ("Torvin Hotel", "a.txt", "They met in Torvin Hotels there.", KEPT),
        ("@rovers7", "a.txt", "Thanks @rovres8 for that.", KEPT),
        ("@torvins", "a.txt", "Thanks @torvin for that.", KEPT),
    ]);
}

#[test]
fn what_may_be_meant_as_it_stands_is_left() {
    let aged = |text: &str, knowledge: &Knowledge| {
        let mut sources = vec![Source::new("b.txt", text)];
        sources
            .extend((1..5).map(|n| Source::new(format!("c{n}.txt"), format!("Peter Brauneck, 30, sang on day {n}."))));
        let (fixes, fixed) = run(&sources, knowledge);
        let left: Vec<Why> = fixes.left.iter().map(|left| left.why).collect();
        if fixed[0].text == text { format!("{left:?}") } else { fixed[0].text.clone() }
    };
    for (text, want) in [
        ("Peter Braunek, 30, sat.", "Peter Brauneck, 30, sat."),
        ("Peter Braunek sat.", "Peter Brauneck sat."),
        ("Peter Braunek sat. Brauneck ran.", "Peter Brauneck sat. Brauneck ran."),
        // Two people.
        ("Peter Braunek, 80, a baker, sat.", "[Doubtful(Differs)]"),
        ("Peter Braunek sat. Braunek, 80, bakes.", "[Doubtful(Differs)]"),
        ("Peter Brauneck, 30, ran. His uncle, Peter Braunek, 80, sat.", "[Doubtful(Both)]"),
        ("Peter Brauneck ran.\n\nPeter Braunek sat.", "[Doubtful(Both)]"),
        // Meant as it is written.
        ("So Peter Braunek [sic] sat.", "[Doubtful(Spelling)]"),
        ("So Peter Braunek (sic) sat.\n\nPeter Braunek ran.", "[Doubtful(Spelling)]"),
        ("Peter Braunek sat.\n\nThe name of Peter Braunek was misspelled.", "[Doubtful(Spelling)]"),
    ] {
        assert_eq!(aged(text, &Knowledge::default()), want, "{text}");
    }
    // What the glossary lists is wrong whatever is said.
    let listed = glossary(&["Peter Brauneck < Peter Braunek"]);
    for (text, want) in [
        ("Peter Braunek, 80, a baker, sat.", "Peter Brauneck, 80, a baker, sat."),
        ("Peter Brauneck ran. Peter Braunek sat.", "Peter Brauneck ran. Peter Brauneck sat."),
        ("So Peter Braunek [sic] sat.", "[Doubtful(Spelling)]"),
    ] {
        assert_eq!(aged(text, &listed), want, "{text}");
    }
}

#[test]
fn an_article_that_is_waived_in_part_stays() {
    let waive = "<!-- factlint-waive: x -->\n\n";
    let told = |text: String| {
        let mut sources = vec![Source::new("b.md", text)];
        sources.extend((1..5).map(|n| Source::new(format!("c{n}.txt"), format!("Peter Brauneck sang on day {n}."))));
        run(&sources, &Knowledge::default()).0.fixes.len()
    };
    for (text, want) in [
        ("Peter Braunek sat.\n\nPeter Braunek ran.".to_owned(), 2),
        (format!("{waive}Peter Braunek sat.\n\nPeter Braunek ran."), 0),
        (format!("Peter Braunek sat.\n\n{waive}Peter Braunek ran."), 0),
    ] {
        assert_eq!(told(text.clone()), want, "{text}");
    }
}

#[test]
fn places_are_told_as_they_were() {
    let place = |start, end| Place { path: "a".into(), start, end, line: 1, column: 1, text: "".into() };
    let fix = |start, end, new: &str| Fix { place: place(start, end), new: new.into() };
    // "Hefel, Tomm, Poe" has become "Heffel, Tom, Poe".
    let fixes = [fix(0, 5, "Heffel"), fix(7, 11, "Tom")];
    for (now, then) in [(0, 0), (3, 3), (6, 5), (7, 6), (8, 7), (9, 8), (11, 11), (13, 13), (16, 16)] {
        assert_eq!(before(&fixes, now), then, "{now}");
    }
}

#[test]
fn a_majority_is_three_to_one() {
    let articles = |usual: usize, rare: usize| {
        let name = |n: usize| if n < usual { "Hugo Heffel" } else { "Hugo Hefel" };
        let source = |n: usize| Source::new(format!("s/{n}.txt"), format!("We met {} there.", name(n)));
        let (fixes, _) = run(&(0..usual + rare).map(source).collect::<Vec<_>>(), &Knowledge::default());
        fixes.fixes.len()
    };
    for (usual, rare, want) in [(2, 1, 0), (3, 1, 1), (5, 2, 0), (6, 2, 2), (1, 1, 0), (1, 3, 1)] {
        assert_eq!(articles(usual, rare), want, "{usual} to {rare}");
    }
}

#[test]
fn wrong_spellings_of_the_glossary_are_put_right_wherever_they_are_reported() {
    for (entry, text, want) in [
        ("Kyiv < Kiev", "He left Kiev for the Kiev Opera. KIEV SLEEPS", "He left Kyiv for the Kyiv Opera. KYIV SLEEPS"),
        ("Hormagan Bay < Ormagane", "He left Ormagane.", "He left Hormagan Bay."),
        ("Hugo Heffel < Otto Hefel", "So Otto Hefel left. Hefel sang.", "So Hugo Heffel left. Heffel sang."),
        ("@orlafinch < @orla_f", "Thanks @orla_f!", KEPT),
        ("Ann Qaravosh < Anne Qaravosh", "So Mary Anne Qaravosh left.", KEPT),
    ] {
        let (_, fixed) = run(&[Source::new("a.txt", text)], &glossary(&[entry]));
        let now = if fixed[0].text == text { KEPT } else { &fixed[0].text };
        assert_eq!(now, want, "{text}");
    }
}

#[test]
fn what_is_suppressed_stays() {
    let sources = [Source::new("a.txt", "So Hugo Hefel left.")];
    let options = Options { knowledge: glossary(&["Hugo Heffel"]), ..Options::default() };
    let mut findings = check(&RuleSet::shipped().unwrap(), Lexicon::english(), &sources, &options).findings;
    let text = |_: &str| Some(&*sources[0].text);
    assert_eq!(
        fixes(&findings, text).fixes,
        beside(&findings[0], "a.txt", &sources[0].text, &LineIndex::new(&sources[0].text))
    );
    assert_eq!(fixes(&findings, text).fixes.len(), 1);
    assert_eq!(fixes(&findings, |_| None), Fixes::default());
    let by = crate::finding::SuppressedBy::Baseline;
    findings[0].suppressed = Some(Arc::new(crate::finding::Suppression { by, reason: String::new(), place: None }));
    assert_eq!(fixes(&findings, text), Fixes::default());
    assert_eq!(beside(&findings[0], "a.txt", &sources[0].text, &LineIndex::new(&sources[0].text)), []);
}

/// An article of sentences with names in them, right and wrong, and with what a file can hold.
fn article() -> impl Strategy<Value = String> {
    let piece = proptest::sample::select(vec![
        "So Hugo Heffel left. ",
        "So Hugo Hefel left. ",
        "Then Hefel sang. ",
        "Heffel sang.\r\n",
        "HUGO HEFEL\n\n",
        "He met Ida Hefel.\n\n",
        "The *Hugo* **Hefel** mill. ",
        "Hugo Hef<b>e</b>l ",
        "Hefel’s é mill. ",
        "Vera and Qorvazen met. ",
        "Vera and Qorvazan met. ",
        "We met Qorvazen. ",
        "`Hefel` ",
        "Hefel.pdf ",
        "@orlafinch ",
        "thanks @orlafnich ",
        "\u{feff}",
        "\u{202e}",
        "<script>Hugo Hefel</script> ",
        "]]> ",
        "::error:: ",
    ]);
    proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]
    #[test]
    fn fixes_touch_their_own_bytes_and_nothing_is_left_to_fix(
        texts in proptest::collection::vec(article(), 1..7),
        ending in proptest::sample::select(vec!["txt", "md", "html"]),
    ) {
        let mut sources: Vec<Source> =
            texts.iter().enumerate().map(|(n, text)| Source::new(format!("s/{n}.{ending}"), text.clone())).collect();
        let knowledge = glossary(&["@orlafinch"]);
        for round in 0.. {
            let (fixes, fixed) = run(&sources, &knowledge);
            for pair in fixes.fixes.windows(2) {
                let apart = pair[0].place.path < pair[1].place.path || pair[0].place.end <= pair[1].place.start;
                proptest::prop_assert!(apart, "{:?}", pair);
            }
            for (old, new) in sources.iter().zip(&fixed) {
                let own: Vec<&Fix> = fixes.fixes.iter().filter(|fix| *fix.place.path == *old.shown).collect();
                // Taking the fixes back brings back every byte.
                let (mut at, mut back) = (0, String::new());
                let mut rest = &*new.text;
                for fix in &own {
                    proptest::prop_assert_eq!(&old.text[fix.place.start..fix.place.end], &fix.place.text);
                    let (kept, after) = rest.split_at(fix.place.start - at);
                    back.push_str(kept);
                    back.push_str(&fix.place.text);
                    rest = after.strip_prefix(&*fix.new).unwrap();
                    at = fix.place.end;
                }
                proptest::prop_assert_eq!(back + rest, &*old.text);
                proptest::prop_assert_eq!(old.text.matches('\n').count(), new.text.matches('\n').count());
            }
            sources = fixed;
            if fixes.fixes.is_empty() {
                break;
            }
            proptest::prop_assert!(round < 4, "{:?}", fixes);
        }
    }
}

use proptest::prelude::Strategy;
