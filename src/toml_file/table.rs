//! Tables of known keys, made from one description each.

use super::document::Reader;
use super::fault::Fault;
use super::shape::TableShape;
use super::value::Value;
use crate::span::Span;
use crate::suggest;
use toml::de::{DeTable, DeValue};

/// A struct that [`toml_table!`](crate::toml_table) made.
pub trait Table<'f>: Default {
    /// Its keys.
    fn table() -> TableShape;

    /// Reads it from `entries`, the table whose header (or whole, if it is inline) stands at `at`.
    fn fill(entries: &DeTable<'f>, at: Span, reader: &mut Reader<'f, '_>) -> Self;
}

/// A value that should be a table of known keys; another is reported and gives nothing.
#[doc(hidden)]
pub struct TableValue;

impl TableValue {
    /// Reads it.
    pub fn read<'f, T: Table<'f>>(key: &str, value: &Value<'f>, reader: &mut Reader<'f, '_>) -> Option<T> {
        let DeValue::Table(entries) = value.get_ref() else {
            reader.wrong_type(key, value, "a table");
            return None;
        };
        Some(T::fill(entries, value.span().into(), reader))
    }

    /// Reports keys that the table does not know, and those that it misses. `outer` is the table that it stands in, where a
    /// key below the header of this one may be meant for that.
    pub fn check_keys<'f>(
        entries: &DeTable<'f>,
        at: Span,
        table: &TableShape,
        outer: Option<fn() -> TableShape>,
        reader: &mut Reader<'f, '_>,
    ) {
        if !reader.sees_all_of(at) {
            return;
        }
        let known = || table.keys.iter().map(|key| key.name);
        for key in entries.keys().filter(|key| !known().any(|name| name == key.get_ref())) {
            let outer =
                outer.map(|outer| outer()).filter(|outer| outer.keys.iter().any(|own| own.name == key.get_ref()));
            let help = match (outer, suggest::nearest(key.get_ref(), known())) {
                (Some(outer), _) => {
                    let name = outer.name.trim_start_matches("a ");
                    format!("it belongs to the {name}: move it above the first {}", table.header)
                }
                (None, Some(near)) => format!("did you mean `{near}`?"),
                (None, None) => format!("the keys are {}", suggest::listed(known())),
            };
            let message = format!("{} has no key `{}`", table.name, key.get_ref());
            reader.faults.add(Fault::new(key.span().into(), message).help(help));
        }
        for key in table.keys.iter().filter(|key| !entries.contains_key(key.name)) {
            if let Some(example) = key.example {
                let message = format!("{} needs the key `{}`", table.name, key.name);
                reader.faults.add(Fault::new(at, message).help(format!("add a line like {example}")));
            }
        }
    }
}

/// Describes a table of a TOML file as a struct: its name for messages, its header, and a line for each key, with its type
/// ([`FromToml`](crate::toml_file::FromToml)) and, where the key must be there, a line like it. The doc comments are what
/// the JSON Schema says of it. With `in RawRule` after the header, a key of that table that was written below this one's
/// header is told where to go.
///
/// ```text
/// toml_table! {
///     /// One kind of claim.
///     pub(super) struct RawRule<'f>("a rule", "[[rule]]") {
///         /// Its name.
///         "id" => id: Option<Str<'f>>, like "id = \"age\"";
///         /// Words that keep it silent.
///         "unless" => unless: Vec<Str<'f>>;
///     }
/// }
/// ```
#[macro_export]
macro_rules! toml_table {
    (
        $(#[doc = $doc:literal])*
        $vis:vis struct $name:ident<$life:lifetime>($called:literal, $header:literal $(, in $outer:ident)?) {
            $(
                $(#[doc = $key_doc:literal])*
                $key:literal => $field:ident: $type:ty $(, like $example:literal)?;
            )*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug, Default)]
        $vis struct $name<$life> {
            /// Where it stands: its header, or all of it where it is written on one line.
            #[allow(dead_code)]
            $vis at: $crate::span::Span,
            /// The keys that stand there, whether their values could be read or not.
            #[allow(dead_code)]
            $vis keys: Vec<&'static str>,
            $($(#[doc = $key_doc])* $vis $field: $type,)*
        }

        impl<$life> $crate::toml_file::Table<$life> for $name<$life> {
            fn table() -> $crate::toml_file::TableShape {
                $crate::toml_file::TableShape::new(
                    $called,
                    $header,
                    &[$($doc),*],
                    vec![$($crate::toml_file::Key::new(
                        $key,
                        &[$($key_doc),*],
                        <$type as $crate::toml_file::FromToml<$life>>::shape(),
                        [$($example,)?].first().copied(),
                    )),*],
                )
            }

            fn fill(
                entries: &toml::de::DeTable<$life>,
                at: $crate::span::Span,
                reader: &mut $crate::toml_file::Reader<$life, '_>,
            ) -> Self {
                $crate::toml_file::TableValue::check_keys(
                    entries,
                    at,
                    &Self::table(),
                    [$($outer::table as fn() -> $crate::toml_file::TableShape,)?].first().copied(),
                    reader,
                );
                Self {
                    at,
                    keys: [$($key),*].into_iter().filter(|key| entries.contains_key(*key)).collect(),
                    $($field: entries.get($key)
                        .and_then(|value| <$type as $crate::toml_file::FromToml<$life>>::read($key, value, reader))
                        .unwrap_or_default(),)*
                }
            }
        }

        impl<$life> $crate::toml_file::FromToml<$life> for $name<$life> {
            fn shape() -> $crate::toml_file::Shape {
                $crate::toml_file::Shape::Table(<Self as $crate::toml_file::Table<$life>>::table())
            }

            fn read(
                key: &str,
                value: &toml::Spanned<toml::de::DeValue<$life>>,
                reader: &mut $crate::toml_file::Reader<$life, '_>,
            ) -> Option<Self> {
                $crate::toml_file::TableValue::read(key, value, reader)
            }
        }
    };
}
