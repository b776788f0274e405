//! Broken files: what is said of syntax, keys, ids and lists.

use super::super::{RuleFile, RuleSet};
use super::{said, said_of, said_of_more};

#[test]
fn syntax() {
    insta::assert_snapshot!(said("[[rule]]\nid = \"age\nvalue 3\n"), @r#"
    error: not valid TOML: invalid basic string
      --> r.toml:2:10
       |
     2 | id = "age
       |          ^
      help: a string ends on its line, with the quote it began with; over several lines it stands in """…"""
    error: not valid TOML: key with no value
      --> r.toml:3:7
       |
     3 | value 3
       |       ^
      help: write key = value, one a line, text in quotes
    "#);
    insta::assert_snapshot!(said("[[rule]]\nmatch = [\"{w:person} \\(x\\)\"]\n"), @r#"
    error: not valid TOML: this backslash begins no escape
      --> r.toml:2:22
       |
     2 | match = ["{w:person} \(x\)"]
       |                      ^
      help: in "…" a backslash is written twice; in '…' it stands for itself
    "#);
    insta::assert_snapshot!(said("# nothing\n"), @"
    error: this file has no rules
      --> r.toml:1:1
       |
     1 | # nothing
       | ^
      help: a rule begins with the line [[rule]]
    ");
    insta::assert_snapshot!(said("[[rule]]\nid = = 3\n[[rule]]\nid = 'b'\ntitel = 'B'\n"), @r#"
    error: not valid TOML: extra `=`
      --> r.toml:2:6
       |
     2 | id = = 3
       |      ^
      help: write key = value, one a line, text in quotes
    error: a rule needs the key `about`
      --> r.toml:3:1
       |
     3 | [[rule]]
       | ^^^^^^^^
      help: add a line like about = "{who}"
    error: a rule needs the key `value`
      --> r.toml:3:1
       |
     3 | [[rule]]
       | ^^^^^^^^
      help: add a line like value = "{n}"
    error: a rule needs the key `match`
      --> r.toml:3:1
       |
     3 | [[rule]]
       | ^^^^^^^^
      help: add a line like match = ["{who:person}, {n:age},"]
    error: a rule has no key `titel`
      --> r.toml:5:1
       |
     5 | titel = 'B'
       | ^^^^^
      help: did you mean `title`?
    "#);
}

#[test]
fn keys_and_types_of_values() {
    insta::assert_snapshot!(said("[list]\na = ['b']\n"), @"
    error: a rule file has no key `list`
      --> r.toml:1:2
       |
     1 | [list]
       |  ^^^^
      help: did you mean `lists`?
    ");
    insta::assert_snapshot!(said("[rule]\nid = 'x'\n"), @"
    error: `rule` is a list of tables, [[rule]], not a table
      --> r.toml:1:1
       |
     1 | [rule]
       | ^^^^^^
      help: write its header with two brackets on each side
    ");
    insta::assert_snapshot!(said("[[rule]]\n"), @r#"
    error: a rule needs the key `id`
      --> r.toml:1:1
       |
     1 | [[rule]]
       | ^^^^^^^^
      help: add a line like id = "age"
    error: a rule needs the key `about`
      --> r.toml:1:1
       |
     1 | [[rule]]
       | ^^^^^^^^
      help: add a line like about = "{who}"
    error: a rule needs the key `value`
      --> r.toml:1:1
       |
     1 | [[rule]]
       | ^^^^^^^^
      help: add a line like value = "{n}"
    error: a rule needs the key `match`
      --> r.toml:1:1
       |
     1 | [[rule]]
       | ^^^^^^^^
      help: add a line like match = ["{who:person}, {n:age},"]
    "#);
    insta::assert_snapshot!(said_of_more("matsch = []\ncompare = { asof = 'published', many = 'yes' }\n"), @"
    error: a rule has no key `matsch`
      --> r.toml:6:1
       |
     6 | matsch = []
       | ^^^^^^
      help: did you mean `match`?
    error: `compare` has no key `asof`
      --> r.toml:7:13
       |
     7 | compare = { asof = 'published', many = 'yes' }
       |             ^^^^
      help: did you mean `as-of`?
    error: `many` is `true` or `false`, not a string
      --> r.toml:7:40
       |
     7 | compare = { asof = 'published', many = 'yes' }
       |                                        ^^^^^
      help: write true or false, without quotes
    ");
    insta::assert_snapshot!(said_of("about = 3\nvalue = ['{n}']\nmatch = '{w:person}, {n:age},'\n"), @r#"
    error: `about` is a string, not a number
      --> r.toml:3:9
       |
     3 | about = 3
       |         ^
      help: put it in quotes
    error: `value` is a string, not a list
      --> r.toml:4:9
       |
     4 | value = ['{n}']
       |         ^^^^^^^
      help: write one string, without the brackets
    error: `match` is a list of strings, ["…"], not a string
      --> r.toml:5:9
       |
     5 | match = '{w:person}, {n:age},'
       |         ^^^^^^^^^^^^^^^^^^^^^^
      help: put it in brackets: ["…"]
    "#);
    insta::assert_snapshot!(said_of_more("unless = ['then', 3]\n"), @"
    error: `unless` is a list of strings alone, not a number
      --> r.toml:6:19
       |
     6 | unless = ['then', 3]
       |                   ^
      help: put it in quotes
    ");
}

#[test]
fn ids() {
    insta::assert_snapshot!(said_of_more("[[rule]]\nid = 'Old Age'\nabout='{story}'\nvalue='y'\nmatch=['y']\n"), @r#"
    error: "Old Age" is no id
      --> r.toml:7:6
       |
     7 | id = 'Old Age'
       |      ^^^^^^^^^
      help: an id is of lower-case letters, digits and `-`, its parts set apart by `.`: "released.anniversary"
    "#);
    let source = "[[rule]]\nid = 'x'\nabout = '{story}'\nvalue = 'yes'\nmatch = ['fire']\n";
    let files = [RuleFile { name: "a.toml", source }, RuleFile { name: "b.toml", source }];
    let faults = RuleSet::parse(&files).unwrap_err();
    insta::assert_snapshot!(faults.iter().map(ToString::to_string).collect::<String>(), @r#"
    error: there are two rules "x"
      --> b.toml:2:6
       |
     2 | id = 'x'
       |      ^^^
      help: the other one is at a.toml:2:6; rename or remove one
    "#);
}

#[test]
fn lists() {
    insta::assert_snapshot!(
        said("[lists]\nsays = ['said', 'told (us)', '']\nnone = []\n[[rule]]\nid = 'x'\nabout = '{story}'\nvalue = 'y'\nmatch = ['{@say} so', 'x {@other}']\n"), @r#"
    error: an entry of a list is a word or a few, without signs
      --> r.toml:2:17
       |
     2 | says = ['said', 'told (us)', '']
       |                 ^^^^^^^^^^^
      help: write each form as an entry of its own
    error: an entry of a list is a word or a few, without signs
      --> r.toml:2:30
       |
     2 | says = ['said', 'told (us)', '']
       |                              ^^
      help: write each form as an entry of its own
    error: the list `none` is empty
      --> r.toml:3:1
       |
     3 | none = []
       | ^^^^
      help: give it words, or drop it
    error: there is no list `say`
      --> r.toml:8:11
       |
     8 | match = ['{@say} so', 'x {@other}']
       |           ^^^^^^
      help: did you mean `{@says}`?
    error: there is no list `other`
      --> r.toml:8:26
       |
     8 | match = ['{@say} so', 'x {@other}']
       |                          ^^^^^^^^
      help: add it under [lists]: other = ["…", "…"]
    "#);
}
