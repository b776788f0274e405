//! The JSON Schemas that editors use: kept beside the documentation as they are generated, and right about files.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use factlint::rules::{RuleFile, RuleSet, SHIPPED, file_shape, pack_shape, shipped};
use factlint::toml_file::schema;
use serde_json::Value;
use std::process::Command;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/schema");

fn printed(of: &str) -> String {
    let out = Command::new(env!("CARGO_BIN_EXE_factlint")).args(["schema", of]).output().unwrap();
    String::from_utf8(out.stdout).unwrap()
}

#[test]
fn the_kept_schemas_are_those_that_are_printed() {
    for of in ["rules", "pack", "config"] {
        let kept = std::fs::read_to_string(format!("{FOLDER}/{of}.schema.json")).unwrap_or_default();
        assert!(kept == printed(of), "factlint schema {of} > docs/schema/{of}.schema.json");
    }
}

/// Dates of TOML are strings in JSON.
fn json(source: &str) -> Option<Value> {
    fn plain(value: toml::Value) -> Value {
        match value {
            toml::Value::Datetime(date) => Value::String(date.to_string()),
            toml::Value::Array(items) => items.into_iter().map(plain).collect(),
            toml::Value::Table(table) => {
                Value::Object(table.into_iter().map(|(key, value)| (key, plain(value))).collect())
            }
            other => serde_json::to_value(other).unwrap(),
        }
    }
    source.parse::<toml::Table>().ok().map(|table| plain(toml::Value::Table(table)))
}

#[test]
fn every_shipped_file_is_valid_and_names_its_schema() {
    let rules = jsonschema::validator_for(&schema("rules", &file_shape())).unwrap();
    let heads = jsonschema::validator_for(&schema("pack", &pack_shape())).unwrap();
    let packs = SHIPPED.map(|name| shipped(name).unwrap());
    let files = packs.iter().flat_map(|pack| {
        pack.head.iter().map(|head| (head, &heads)).chain(pack.files.iter().map(|file| (file, &rules)))
    });
    for (file, validator) in files {
        let errors: Vec<_> =
            validator.iter_errors(&json(file.source).unwrap()).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", file.name);
        assert!(file.source.starts_with("#:schema "), "{} does not begin with its schema", file.name);
    }
}

#[test]
fn the_schema_and_the_reading_find_the_same_faults_of_keys_and_types() {
    let validator = jsonschema::validator_for(&schema("rules", &file_shape())).unwrap();
    let rule = "[[rule]]\nid = 'x'\nabout = '{w}'\nvalue = '{n}'\nmatch = ['{w:person}, {n:age},']\n";
    for (lines, good) in [
        ("", true),
        ("severity = 'warning'\nwithin = 'paragraph'\ninherit = ['surname', 'pronoun']\n", true),
        ("compare = { as-of = 'published', tolerance = '5 %', many = true }\n", true),
        ("[[rule.test]]\ntext = 'a'\nwant = []\npublished = 2024-05-02\n", true),
        ("[[rule.test]]\narticles = { 'a.txt' = 'b' }\nverdict = 'nothing'\n", true),
        ("titel = 'X'\n", false),
        ("severity = 'grave'\n", false),
        ("unless = 'then'\n", false),
        ("unless = ['then', 3]\n", false),
        ("inherit = ['surnam']\n", false),
        ("compare = { many = 'yes' }\n", false),
        ("compare = { tolerance = 5 }\n", false),
        ("compare = { asof = 'published' }\n", false),
        ("[[rule.test]]\ntext = 'a'\nwant = []\nverdict = 'conflicts'\n", false),
        ("test = 3\n", false),
    ] {
        let source = format!("{rule}{lines}");
        assert_eq!(RuleSet::parse(&[RuleFile { name: "r.toml", source: &source }]).is_ok(), good, "read: {lines}");
        assert_eq!(validator.is_valid(&json(&source).unwrap()), good, "schema: {lines}");
    }
    assert!(!validator.is_valid(&json("[[rule]]\nid = 'x'\n").unwrap()), "keys that must be there");
}
