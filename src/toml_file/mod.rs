//! TOML files whose keys are known: rule files, packs, the configuration.
//!
//! Each table is described once, as a Rust struct made by [`toml_table!`](crate::toml_table): its keys, what each takes and
//! what it means. From that one description come
//!
//! - the reading: every unknown or missing key and every value of the wrong type told at once, each at its place
//!   ([`Document::read`]);
//! - the JSON Schema by which editors complete and check such files ([`schema()`]), which so cannot drift from the reading.
//!
//! Whether a value makes sense beyond its type is for those to say who asked for it; they add to the same [`Faults`].

mod advice;
mod document;
mod fault;
mod plain;
mod schema;
mod shape;
mod string;
mod table;
mod value;

pub use document::{Document, Leaf, Reader};
pub use fault::{Fault, Faults, Places};
pub use plain::Plain;
pub use schema::schema;
pub use shape::{Key, Shape, TableShape};
pub use string::Str;
pub use table::{Table, TableValue};
pub use value::{At, Day, FromToml, Named, Pairs, Share, Whole, Word, Words};
