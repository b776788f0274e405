//! The JSON Schema of a file, from the same description that reads it.
//!
//! Draft 7, the newest that the TOML tools of editors (taplo, Even Better TOML) read in full.

use super::shape::{Shape, TableShape};
use serde_json::{Map, Value, json};

/// The schema of a file whose root is `table`, called `title`.
#[must_use]
pub fn schema(title: &str, table: &TableShape) -> Value {
    let mut schema = of_table(table);
    schema.insert("$schema".to_owned(), "http://json-schema.org/draft-07/schema#".into());
    schema.insert("title".to_owned(), title.into());
    Value::Object(schema)
}

fn of_table(table: &TableShape) -> Map<String, Value> {
    let properties: Map<String, Value> = table
        .keys
        .iter()
        .map(|key| {
            let mut schema = of(&key.shape);
            schema.insert("description".to_owned(), key.doc.clone().into());
            (key.name.to_owned(), Value::Object(schema))
        })
        .collect();
    let needed: Vec<Value> = table.keys.iter().filter(|key| key.example.is_some()).map(|key| key.name.into()).collect();
    let mut schema = object(json!({ "type": "object", "additionalProperties": false }));
    schema.insert("description".to_owned(), table.doc.clone().into());
    schema.insert("properties".to_owned(), Value::Object(properties));
    if !needed.is_empty() {
        schema.insert("required".to_owned(), Value::Array(needed));
    }
    schema
}

fn of(shape: &Shape) -> Map<String, Value> {
    let day = json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" });
    let inner = |shape: &Shape| Value::Object(of(shape));
    object(match shape {
        Shape::Text => json!({ "type": "string" }),
        Shape::Word(words) => {
            let words = words.iter().map(|(word, doc)| json!({ "const": word, "description": doc }));
            json!({ "oneOf": words.collect::<Vec<_>>() })
        }
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Whole(most) => json!({ "type": "integer", "minimum": 1, "maximum": most }),
        Shape::Share => json!({ "anyOf": [
            { "type": "number", "minimum": 0, "exclusiveMaximum": 1 },
            { "type": "string", "pattern": "^\\s*[0-9]+(\\.[0-9]+)?\\s*%\\s*$" },
        ] }),
        Shape::Day => day,
        Shape::Plain => json!({ "type": ["string", "number"] }),
        Shape::List(item) => json!({ "type": "array", "items": inner(item) }),
        Shape::Table(table) => return of_table(table),
        Shape::Pairs(value) => json!({ "type": "object", "additionalProperties": inner(value) }),
        Shape::Either(one, other) => json!({ "anyOf": [inner(one), inner(other)] }),
    })
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
