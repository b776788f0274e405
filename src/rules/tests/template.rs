//! Tests of the template parser: what it reads, and what it says of what it cannot read.

use super::super::parts::{Kind, Part};
use super::super::rule::Node;
use super::super::template::{DEEPEST, MOST_TOKENS, parse};

/// A template in short: hyphen `~`, stop `#`.
fn show(parts: &[Part]) -> String {
    let parts = parts.iter().map(|part| match part {
        Part::Literal(Node::Token(word)) => word.clone(),
        Part::Literal(Node::Hyphen) => "~".to_owned(),
        Part::Literal(_) => "#".to_owned(),
        Part::List { name, .. } => format!("{{@{name}}}"),
        Part::Optional(inner) => format!("[{}]", show(inner)),
        Part::OneOf(ways) => format!("({})", ways.iter().map(|way| show(way)).collect::<Vec<_>>().join("|")),
        Part::Slot(slot) => {
            let kind = slot.declared.as_ref().map(|declared| {
                let many = if declared.many { "*" } else { "" };
                match &declared.kind {
                    Kind::Type(kind) => format!(":{kind}{many}"),
                    Kind::List(name) => format!(":@{name}{many}"),
                    Kind::Unknown => ":?".to_owned(),
                }
            });
            format!("{{{}{}}}", slot.name, kind.unwrap_or_default())
        }
    });
    parts.collect::<Vec<_>>().join(" ")
}

#[test]
fn templates_are_read() {
    for (source, want) in [
        ("{who:person}, {n:age},", "{who:person} , {n:age} ,"),
        ("{n:age}-year-old [{t:words(3)}] {who}", "{n:age} ~ year ~ old [{t:words(3)}] {who}"),
        ("{who} (is|was|has been) {n} [years old].", "{who} (is|was|has been) {n} [years old] #"),
        (r"{who:person} \({n:age}\)", "{who:person} ( {n:age} )"),
        (r"a \| b \\ \{x\}", r"a | b \ { x }"),
        ("{who}'s age", "{who} 's age"),
        ("{a:person*} {@says} so", "{a:person*} {@says} so"),
        ("{d: Up | went  down}", "{d:up|went down}"),
        ("{d:@ways*}", "{d:@ways*}"),
        ("{ who : person }", "{who:person}"),
        ("[a (b|[c] d)]", "[a (b|[c] d)]"),
        ("x [a|b c] y", "x [(a|b c)] y"),
        ("(Mr.|Ms.) {who}", "(mr #|ms #) {who}"),
        ("a{x}b", "a {x} b"),
    ] {
        let parsed = parse(source);
        assert_eq!(parsed.faults, [], "{source}");
        assert_eq!(show(&parsed.parts), want, "{source}");
    }
}

#[test]
fn faults_are_told_with_their_place() {
    for (source, want) in [
        ("", "`` this template is empty"),
        ("  ", "`  ` this template is empty"),
        ("a [b", "`[` this `[` is never closed"),
        ("a (b", "`(` this `(` is never closed"),
        ("a (b|c", "`(` this `(` is never closed"),
        ("a {b", "`{` this `{` is never closed"),
        ("{a {b:age}", "`{` this `{` is never closed"),
        ("a ] b", "`]` this `]` closes nothing"),
        ("(a ]|b)", "`]` this `]` closes nothing"),
        ("a } b", "`}` this `}` closes nothing"),
        ("a | b", "`|` `|` stands between alternatives, inside `(…)` or `[…]`"),
        ("x [a || b]", "`|` this alternative is empty"),
        ("x (a||b)", "`|` this alternative is empty"),
        ("x (|b)", "`(` this alternative is empty"),
        ("x (b| )", "`| ` this alternative is empty"),
        ("x ()", "`()` there is nothing between these brackets"),
        ("x [ ]", "`[ ]` there is nothing between these brackets"),
        ("{w:person} (aged)", "`(aged)` these parentheses hold no alternatives"),
        ("year[s]", "`[` a bracket inside a word cuts it in two, and no article is cut there"),
        ("[un]known", "`]` a bracket inside a word cuts it in two, and no article is cut there"),
        (r"\d+", r"`\d` there is no `\d`"),
        ("a\\", "`\\` there is no `\\`"),
        ("{}", "`{}` a slot needs a name"),
        ("{a b}", "`a b` `a b` is no name for a slot"),
        ("{@}", "`{@}` a list needs a name"),
        ("{_}", "`{_}` a slot without a name needs a type"),
        ("{x:}", "`{x:}` there is no slot type ``"),
        ("{x: persn *}", "`persn` there is no slot type `persn`"),
        ("{x:words(99)}", "`words(99)` `words(99)` does not say how many words, from 1 to 60"),
        ("{x:a||b}", "`a||b` `a||b` has an alternative that is empty or more than words"),
    ] {
        let faults = parse(source).faults;
        let shown: Vec<_> = faults.iter().map(|f| format!("`{}` {}", &source[f.at.range()], f.message)).collect();
        assert_eq!(shown, [want], "{source}");
    }
}

#[test]
fn all_faults_of_a_template_are_told_at_once() {
    let messages: Vec<_> = parse(r"{x:persn} ] \w (a|) [b").faults.into_iter().map(|fault| fault.message).collect();
    assert_eq!(
        messages,
        [
            "there is no slot type `persn`",
            "this `]` closes nothing",
            r"there is no `\w`",
            "this alternative is empty",
            "this `[` is never closed"
        ]
    );
}

#[test]
fn limits_are_kept_and_told() {
    let deep = |n: usize| format!("x {}a{}", "[".repeat(n), "]".repeat(n));
    let long = |n: usize| "a ".repeat(n);
    for (source, want) in [
        (deep(DEEPEST), None),
        (deep(DEEPEST + 1), Some("brackets go at most 8 deep")),
        (deep(1000), Some("brackets go at most 8 deep")),
        (long(MOST_TOKENS), None),
        (long(MOST_TOKENS + 1), Some("a template has at most 200 words, signs and slots")),
        ("{a}".repeat(MOST_TOKENS + 1), Some("a template has at most 200 words, signs and slots")),
        ("a".repeat(5_000), Some("a template is at most 4000 bytes long")),
    ] {
        let faults = parse(&source).faults;
        assert_eq!(faults.iter().map(|fault| fault.message.as_str()).collect::<Vec<_>>(), Vec::from_iter(want));
    }
}

proptest::proptest! {
    #[test]
    fn no_input_is_too_odd(source in "\\PC{0,40}|[\\[\\](){}|\\\\:*@_a-c0-9é'. -]{0,60}") {
        let parsed = parse(&source);
        proptest::prop_assert!(!parsed.cut || !parsed.faults.is_empty());
        for fault in parsed.faults {
            proptest::prop_assert!(source.get(fault.at.range()).is_some(), "{:?}", fault);
        }
    }
}
