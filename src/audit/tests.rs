//! Whole audits of small collections: what is planted, what is caught, and that the answer is the same each time.

use super::*;

/// An audit of `articles`, each a path and a text.
fn audited(articles: &[(&str, &str)], options: &Options) -> Audit {
    let sources: Vec<Source> = articles.iter().map(|(path, text)| Source::new(*path, *text)).collect();
    let (rules, reading) = (RuleSet::shipped().unwrap(), check::Options::default());
    let collection = Collection { rules: &rules, lexicon: Lexicon::english(), sources: &sources, reading: &reading };
    audit(&collection, options, &|_, _| {})
}

/// Everything but what spellings bring.
fn facts() -> Options {
    let rules =
        RuleSet::shipped().unwrap().rules.into_iter().map(|rule| rule.claim).filter(|claim| claim != "spelling");
    Options { rules: rules.collect(), ..Options::default() }
}

/// What was planted and what became of it, a line each.
fn told(audit: &Audit) -> String {
    let line = |plant: &Plant| {
        let fate = match &plant.fate {
            Fate::Caught => "caught".to_owned(),
            Fate::Slipped(reason) => format!("{reason:?}"),
        };
        format!(
            "{} {} {}: {} → {}: {fate}",
            plant.place.path,
            plant.rule,
            plant.kind.name(),
            plant.place.text,
            plant.now
        )
    };
    audit.plants.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn each_kind_of_mistake_is_written_like_what_stood_there() {
    let articles = [
        (
            "s/a.txt",
            "March 4, 2019\n\nHere Ann Lee, 36, sang. Low Tide came out in 1987. Later Ann Lee directed Low Tide.",
        ),
        (
            "s/b.txt",
            "March 4, 2019\n\nThere Ann Lee, thirty-six, sat. Low Tide was released in 1987. Directed by Ann Lee, Low Tide was a hit.",
        ),
        ("s/c.html", "<p>At least 1,200 people were injured. A quake of magnitude 6.1 struck. Tom Poe wept.</p>"),
        ("s/d.md", "Some *1,200* people were injured. The magnitude 6.1 quake struck. Ida Orr wept."),
        ("s/e.txt", "“The bell rang once and the lamp went out,” Tom Poe said. It fell on Friday, 10 September 2010."),
        ("s/f.txt", "“The bell rang once and the lamp went out,” said Tom Poe."),
    ];
    insta::assert_snapshot!(told(&audited(&articles, &facts())), @r"
    s/a.txt age age: 36 → 38: caught
    s/b.txt age age: thirty-six → thirty-four: caught
    s/a.txt directed other-name: Ann Lee → Ida Orr: caught
    s/b.txt directed other-name: Ann Lee → Ida Orr: caught
    s/c.html injured figure: At least 1,200 → At least 1,700: caught
    s/c.html magnitude figure: 6.1 → 7.3: caught
    s/d.md magnitude figure: 6.1 → 7.3: caught
    s/e.txt quote quoted-word: The bell rang once and the lamp went out, → The bell rang once and the lamp quake out,: caught
    s/f.txt quote quoted-word: The bell rang once and the lamp went out, → The wept rang once and the lamp went out,: caught
    s/a.txt released date: 1987 → 1986: caught
    s/b.txt released date: 1987 → 1986: caught
    s/e.txt weekday weekday: Friday, 10 September 2010 → Thursday, 10 September 2010: caught
    ");
}

#[test]
fn what_slips_through_has_a_reason() {
    // (articles, why)
    for (articles, want) in [
        (&["More than 10 people were hurt.", "Some 500 people were hurt."][..], "Allowed(\"More than 10\")"),
        (&["2 May 2020\n\n5 people were killed.", "1 May 2020\n\n5 people were killed."], "Updated"),
        (&["“I paid $20 for it,” Ann Lee said.", "“I paid $20 for it,” said Ann Lee."], "Many"),
    ] {
        let articles: Vec<(String, &&str)> =
            (0..).zip(articles).map(|(at, text)| (format!("s/{at}.txt"), text)).collect();
        let articles: Vec<(&str, &str)> = articles.iter().map(|(path, text)| (&**path, **text)).collect();
        let told = told(&audited(&articles, &facts()));
        assert!(told.contains(want), "{articles:?}: {told}");
    }
}

#[test]
fn only_what_a_check_could_notice_counts() {
    let here = "Here Ann Lee, 36, sang.";
    // (articles, statements: shared, alone, differing)
    for (articles, want) in [
        (&[][..], (0, 0, 0, 0)),
        (&[""], (0, 0, 0, 0)),
        (&[here], (1, 0, 1, 0)),
        (&["Here Ann Lee, 36, sang. Then Ann Lee, 36, left."], (2, 0, 2, 0)),
        (&[here, "There Ann Lee, 36, sat."], (2, 2, 0, 0)),
        (&[here, "There Ann Lee, 39, sat."], (2, 0, 0, 2)),
        (&[here, "There Ann Lee, 36, sat.", "There Tom Poe, 40, sat."], (3, 2, 1, 0)),
    ] {
        let articles: Vec<(String, &&str)> =
            (0..).zip(articles).map(|(at, text)| (format!("s/{at}.txt"), text)).collect();
        let articles: Vec<(&str, &str)> = articles.iter().map(|(path, text)| (&**path, **text)).collect();
        let audit = audited(&articles, &facts());
        let Census { statements, shared, alone, differing, .. } = audit.census;
        assert_eq!((statements, shared, alone, differing), want, "{articles:?}");
        assert_eq!(audit.plants.len(), shared, "{articles:?}");
    }
}

/// The sample, without its folder.
const SAMPLE: [(&str, &str); 5] = [
    ("a/1.md", include_str!("../../data/articles/01-festival.md")),
    ("a/2.txt", include_str!("../../data/articles/02-interview.txt")),
    ("a/3.html", include_str!("../../data/articles/03-review.html")),
    ("a/4.txt", include_str!("../../data/articles/04-anniversary.txt")),
    ("a/5.md", include_str!("../../data/articles/05-column.md")),
];

#[test]
fn the_same_seed_is_the_same_audit_for_any_threads_and_order() {
    let options = Options { plants: 12, ..Options::default() };
    let on = |threads, articles: &[(&str, &str)]| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| told(&audited(articles, &options)))
    };
    let mut backward = SAMPLE;
    backward.reverse();
    let first = on(1, &SAMPLE);
    assert_eq!(first.lines().count(), 12);
    assert_eq!(on(3, &SAMPLE), first);
    assert_eq!(on(1, &backward), first);
    assert_ne!(told(&audited(&SAMPLE, &Options { seed: 2, ..options })), first);
}

#[test]
fn a_smaller_sample_has_as_many_of_each_rule() {
    let all = audited(&SAMPLE, &Options::default());
    let few = audited(&SAMPLE, &Options { plants: 12, ..Options::default() });
    assert!(few.plants.iter().all(|plant| all.plants.contains(plant)), "the same mistakes");
    let planted: Vec<usize> = few.by_rule().values().map(|(planted, _)| *planted).collect();
    assert_eq!(
        few.census.passed_over + few.plants.len() + few.census.unwritten,
        all.plants.len() + all.census.unwritten
    );
    assert!(planted.iter().all(|count| (1..=4).contains(count)), "{planted:?}");
}
