//! Broken rules: what is said of their templates, slots, choices and tests.

use super::{said, said_of, said_of_more};

#[test]
fn templates() {
    // The place in a basic string is found through its escapes.
    insta::assert_snapshot!(said_of("about='{w}'\nvalue='{n}'\nmatch = [\"\\u00e9 \\\"{w:person}\\\" ({n:age})\"]\n"), @r#"
    error: these parentheses hold no alternatives
      --> r.toml:5:33
       |
     5 | match = ["\u00e9 \"{w:person}\" ({n:age})"]
       |                                 ^^^^^^^^^
      help: write (a|b); for the signs themselves, write \({n:age}\), in a TOML string in '…'
    "#);
    insta::assert_snapshot!(said_of("about='{w}'\nvalue='{n}'\nmatch = ['''\n{w:persn},\n  {n:age}''']\n"), @"
    error: there is no slot type `persn`
      --> r.toml:6:4
       |
     6 | {w:persn},
       |    ^^^^^
      help: did you mean `person`?
    ");
    insta::assert_snapshot!(said_of_more("unless = ['', 'a [b', 'a (b|)', 'a | b', '\\d+', 'year[s]']\n"), @r#"
    error: this template is empty
      --> r.toml:6:11
       |
     6 | unless = ['', 'a [b', 'a (b|)', 'a | b', '\d+', 'year[s]']
       |           ^^
      help: write words and slots, like "{who:person}, {n:age},"
    error: this `[` is never closed
      --> r.toml:6:18
       |
     6 | unless = ['', 'a [b', 'a (b|)', 'a | b', '\d+', 'year[s]']
       |                  ^
      help: add a `]`; for the sign itself, write `\[`
    error: this alternative is empty
      --> r.toml:6:28
       |
     6 | unless = ['', 'a [b', 'a (b|)', 'a | b', '\d+', 'year[s]']
       |                            ^
      help: for words that may be left out, write [a|b]
    error: `|` stands between alternatives, inside `(…)` or `[…]`
      --> r.toml:6:36
       |
     6 | unless = ['', 'a [b', 'a (b|)', 'a | b', '\d+', 'year[s]']
       |                                    ^
      help: write (a|b), or `\|` for the sign itself
    error: there is no `\d`
      --> r.toml:6:43
       |
     6 | unless = ['', 'a [b', 'a (b|)', 'a | b', '\d+', 'year[s]']
       |                                           ^^
      help: a backslash stands before [ ] ( ) { } | or another backslash; templates are no regular expressions
    error: a bracket inside a word cuts it in two, and no article is cut there
      --> r.toml:6:54
       |
     6 | unless = ['', 'a [b', 'a (b|)', 'a | b', '\d+', 'year[s]']
       |                                                      ^
      help: write the words out: (year|years)
    "#);
    insta::assert_snapshot!(said_of("about='{story}'\nvalue='y'\nmatch = ['[maybe] [this]']\n"), @"
    error: this template can match nothing at all
      --> r.toml:5:10
       |
     5 | match = ['[maybe] [this]']
       |          ^^^^^^^^^^^^^^^^
      help: take a word or a slot out of the brackets
    ");
    insta::assert_snapshot!(said_of("about='{story}'\nvalue='y'\nmatch = []\n"), @r#"
    error: `match` is empty
      --> r.toml:5:9
       |
     5 | match = []
       |         ^^
      help: give it at least one template, like "{who:person}, {n:age},"
    "#);
}

#[test]
fn slots() {
    insta::assert_snapshot!(said_of("about='{who}'\nvalue='{m}'\nmatch = ['{whom:person} is {n:age}']\n"), @"
    error: `about` names a slot `who` that no template has
      --> r.toml:3:8
       |
     3 | about='{who}'
       |        ^^^^^
      help: did you mean `whom`?
    error: `value` names a slot `m` that no template has
      --> r.toml:4:8
       |
     4 | value='{m}'
       |        ^^^
      help: it can be one of `n`, `whom`, `published`
    ");
    insta::assert_snapshot!(said_of_more("unless = ['when {w:name} was', '{story:words(2)}', '{w:person*}']\n"), @"
    error: `w` is `name` here, but `person` at r.toml:5:14
      --> r.toml:6:20
       |
     6 | unless = ['when {w:name} was', '{story:words(2)}', '{w:person*}']
       |                    ^^^^
      help: give it one type, or use two names
    error: `story` is no name for a slot
      --> r.toml:6:33
       |
     6 | unless = ['when {w:name} was', '{story:words(2)}', '{w:person*}']
       |                                 ^^^^^^^^^^^^^^^^
      help: it has a meaning of its own in `about` and `value`; take another
    error: `w` is `person*` here, but `person` at r.toml:5:14
      --> r.toml:6:56
       |
     6 | unless = ['when {w:name} was', '{story:words(2)}', '{w:person*}']
       |                                                        ^^^^^^
      help: give it one type, or use two names
    ");
    insta::assert_snapshot!(
        said_of("about='{w}'\nvalue='{n}'\nmatch = ['[{w:person}] is {n:age}', '{w} said', '({w}|she) is {n}']\n"), @"
    error: `w` can be left out here, but `about` needs it
      --> r.toml:5:12
       |
     5 | match = ['[{w:person}] is {n:age}', '{w} said', '({w}|she) is {n}']
       |            ^^^^^^^^^^
      help: take it out of the brackets, have it in every alternative, or write two templates
    error: this template has no `n`, but `value` needs it
      --> r.toml:5:37
       |
     5 | match = ['[{w:person}] is {n:age}', '{w} said', '({w}|she) is {n}']
       |                                     ^^^^^^^^^^
      help: add {n}
    error: `w` can be left out here, but `about` needs it
      --> r.toml:5:51
       |
     5 | match = ['[{w:person}] is {n:age}', '{w} said', '({w}|she) is {n}']
       |                                                   ^^^
      help: take it out of the brackets, have it in every alternative, or write two templates
    ");
    insta::assert_snapshot!(said_of_more("pair = 'zip'\n"), @r#"
    error: "zip" pairs two slots that take lists, and this rule has fewer
      --> r.toml:6:8
       |
     6 | pair = 'zip'
       |        ^^^^^
      help: add a `*` to both types: {who:person*} … {as:name*}
    "#);
}

#[test]
fn about_and_value() {
    insta::assert_snapshot!(said_of("about = '{w:person} {'\nvalue = '{n} {w}'\nmatch = ['{w:person}, {n:age}']\n"), @r#"
    error: types are given in the templates
      --> r.toml:3:12
       |
     3 | about = '{w:person} {'
       |            ^^^^^^^
      help: write the name alone, {who}
    error: this `{` is never closed
      --> r.toml:3:21
       |
     3 | about = '{w:person} {'
       |                     ^
      help: slots are written {name}
    error: `value` is one slot, a date minus a length of time, or plain text
      --> r.toml:4:9
       |
     4 | value = '{n} {w}'
       |         ^^^^^^^^^
      help: write "{n}", "{year} - {n}", "{published} - {n}" or "yes"
    "#);
    insta::assert_snapshot!(said_of("about = ''\nvalue = '{n} - {w}'\nmatch = ['{w:person}, {n:age}']\n"), @r#"
    error: `about` is empty
      --> r.toml:3:9
       |
     3 | about = ''
       |         ^^
      help: name a slot, like "{who}", or "{story}" for the event that is reported
    error: a length of time is taken from a `date` or `year`
      --> r.toml:4:10
       |
     4 | value = '{n} - {w}'
       |          ^^^
      help: write "{year} - {n}", or "{published} - {n}"
    error: only a `duration`, `ordinal` or `age` is taken from a date
      --> r.toml:4:16
       |
     4 | value = '{n} - {w}'
       |                ^^^
      help: give the slot one of these types: {w:duration}
    "#);
}

#[test]
fn choices() {
    insta::assert_snapshot!(
        said_of_more("within = 'pargraph'\ninherit = ['pronouns']\nseverity = 'fatal'\npair = 'cross'\n"), @r#"
    error: `within` cannot be "pargraph"
      --> r.toml:6:10
       |
     6 | within = 'pargraph'
       |          ^^^^^^^^^^
      help: did you mean `paragraph`?
    error: `inherit` cannot be "pronouns"
      --> r.toml:7:12
       |
     7 | inherit = ['pronouns']
       |            ^^^^^^^^^^
      help: did you mean `pronoun`?
    error: `severity` cannot be "fatal"
      --> r.toml:8:12
       |
     8 | severity = 'fatal'
       |            ^^^^^^^
      help: it can be one of `warning`, `error`
    error: `pair` cannot be "cross"
      --> r.toml:9:8
       |
     9 | pair = 'cross'
       |        ^^^^^^^
      help: it can only be `zip`
    "#);
    insta::assert_snapshot!(
        said_of_more("compare = { as = 'spelling', direction = 'up', scope = 'world', tolerance = 5, as-of = 'now' }\n"), @r#"
    error: a value of type `age` cannot be compared as "spelling"
      --> r.toml:6:18
       |
     6 | compare = { as = 'spelling', direction = 'up', scope = 'world', tolerance = 5, as-of = 'now' }
       |                  ^^^^^^^^^^
      help: leave `as` out, and it is compared by intervals
    error: `direction` cannot be "up"
      --> r.toml:6:42
       |
     6 | compare = { as = 'spelling', direction = 'up', scope = 'world', tolerance = 5, as-of = 'now' }
       |                                          ^^^^
      help: it can be one of `fixed`, `rising`, `changing`
    error: `scope` cannot be "world"
      --> r.toml:6:56
       |
     6 | compare = { as = 'spelling', direction = 'up', scope = 'world', tolerance = 5, as-of = 'now' }
       |                                                        ^^^^^^^
      help: it can be one of `story`, `all`
    error: a tolerance is a share from 0 to below 1, or a percentage below 100
      --> r.toml:6:77
       |
     6 | compare = { as = 'spelling', direction = 'up', scope = 'world', tolerance = 5, as-of = 'now' }
       |                                                                             ^
      help: did you mean "5 %"?
    error: `as-of` cannot be "now"
      --> r.toml:6:88
       |
     6 | compare = { as = 'spelling', direction = 'up', scope = 'world', tolerance = 5, as-of = 'now' }
       |                                                                                        ^^^^^
      help: it can only be `published`
    "#);
    insta::assert_snapshot!(
        said_of("about='{w}'\nvalue='{w}'\nmatch=['{w:person}']\ncompare = { as = 'interval', tolerance = '5 %' }\n"), @r#"
    error: a value of type `person` cannot be compared as "interval"
      --> r.toml:6:18
       |
     6 | compare = { as = 'interval', tolerance = '5 %' }
       |                  ^^^^^^^^^^
      help: names are compared as "name", "text" or "spelling"
    error: a tolerance needs a value that is a number, a date or a length of time
      --> r.toml:6:42
       |
     6 | compare = { as = 'interval', tolerance = '5 %' }
       |                                          ^^^^^
      help: drop it, or give `value` a slot of such a type
    "#);
    insta::assert_snapshot!(
        said_of("about='{w}'\nvalue='{w}'\nmatch=['{w:person}']\ncompare = { tolerance = '5 pc' }\n"), @r#"
    error: a tolerance is a share from 0 to below 1, or a percentage below 100
      --> r.toml:6:25
       |
     6 | compare = { tolerance = '5 pc' }
       |                         ^^^^^^
      help: write 0.05 or "5 %"
    "#);
}

#[test]
fn tests_of_rules() {
    insta::assert_snapshot!(said_of_more("[[rule.test]]\n[[rule.test]]\ntext = 'a'\narticles = { a = 'b' }\nwant = ['Ada 36']\n"), @r#"
    error: this test has no text
      --> r.toml:6:1
       |
     6 | [[rule.test]]
       | ^^^^^^^^^^^^^
      help: text = "…" for one article, articles = { "a.txt" = "…" } for several
    error: this test asks for nothing
      --> r.toml:6:1
       |
     6 | [[rule.test]]
       | ^^^^^^^^^^^^^
      help: add want = ["Ada Byron = 36"] or verdict = "conflict"
    error: a test has `text` or `articles`, not both
      --> r.toml:7:1
       |
     7 | [[rule.test]]
       | ^^^^^^^^^^^^^
      help: text = "…" for one article, articles = { "a.txt" = "…" } for several
    error: a wanted statement is a subject and its value
      --> r.toml:10:9
        |
     10 | want = ['Ada 36']
        |         ^^^^^^^^
      help: write "Ada Byron = 36"
    "#);
    insta::assert_snapshot!(
        said_of_more("[[rule.test]]\narticles = {}\nverdict = 'conflicts'\npublished = 2019-02-20T10:00:00\n[[rule.test]]\ntext='a'\nwant=[]\npublished='2019-02-30'\n"), @r#"
    error: this test has no articles
      --> r.toml:7:12
       |
     7 | articles = {}
       |            ^^
      help: articles = { "a.txt" = "…" }
    error: `verdict` cannot be "conflicts"
      --> r.toml:8:11
       |
     8 | verdict = 'conflicts'
       |           ^^^^^^^^^^^
      help: did you mean `conflict`?
    error: this is no day of the calendar
      --> r.toml:9:13
       |
     9 | published = 2019-02-20T10:00:00
       |             ^^^^^^^^^^^^^^^^^^^
      help: write it like "2019-09-25"
    error: this is no day of the calendar
      --> r.toml:13:11
        |
     13 | published='2019-02-30'
        |           ^^^^^^^^^^^^
      help: write it like "2019-09-25"
    "#);
}

#[test]
fn limits() {
    insta::assert_snapshot!(
        said_of_more("unless = ['b [c [c [c [c [c [c [c [c [d]]]]]]]]]', '{_:gap(61)}']\n"), @"
    error: brackets go at most 8 deep
      --> r.toml:6:38
       |
     6 | unless = ['b [c [c [c [c [c [c [c [c [d]]]]]]]]]', '{_:gap(61)}']
       |                                      ^
      help: make several templates of it
    error: `gap(61)` does not say how many words, from 1 to 60
      --> r.toml:6:56
       |
     6 | unless = ['b [c [c [c [c [c [c [c [c [d]]]]]]]]]', '{_:gap(61)}']
       |                                                        ^^^^^^^
      help: write gap(3)
    ");
    insta::assert_snapshot!(said(&"#".repeat((1 << 20) + 1)), @"
    error: a rule file is at most 1 MB large
      --> r.toml
      help: make several of it
    ");
}
