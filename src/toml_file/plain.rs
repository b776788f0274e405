//! A value that is a text, whichever way TOML has it: `"12"`, `12`, `1815-12-10`.

use super::document::Reader;
use super::shape::Shape;
use super::string::Str;
use super::value::{FromToml, Value};
use toml::de::DeValue;

/// A string, a number or a date, as text: of the last two, what stands in the file.
#[derive(Debug, Clone)]
pub struct Plain<'f>(pub Str<'f>);

impl<'f> FromToml<'f> for Plain<'f> {
    fn shape() -> Shape {
        Shape::Plain
    }

    fn read(key: &str, value: &Value<'f>, reader: &mut Reader<'f, '_>) -> Option<Self> {
        let at = value.span();
        let text = match value.get_ref() {
            DeValue::String(text) => Some(text.clone()),
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_) => {
                reader.source.get(at.clone()).map(Into::into)
            }
            _ => None,
        };
        if text.is_none() {
            reader.mistyped(key, value, &Self::shape());
        }
        text.map(|text| Self(Str::new(text, at.into(), reader.source)))
    }
}
