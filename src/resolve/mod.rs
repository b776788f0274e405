//! Names across articles: which of them mean the same person, work or thing.
//!
//! A chain of small pure steps: distinct names (`forms`) → blocking keys and candidate pairs (`blocking`) → what is a slip
//! (`slip`, `word_slip`) → each name attached to its hub (`hub`) → a label (`subjects`). [`across`] gives every statement its final subject;
//! [`spelling`] reports the names that are spelled in several ways. Every order is total, so neither the order of the
//! articles nor a hash map shows in the outcome. Names inside one article are the work of the steps before.

mod across;
mod blocking;
mod defined;
mod described;
mod doubt;
mod edit;
#[cfg(test)]
mod fixture;
mod forms;
mod handles;
mod hub;
mod known;
mod miscopied;
mod name;
mod people;
mod slip;
pub mod spelling;
mod story;
mod subjects;
mod sure;
mod surroundings;
mod unmet;
mod wholes;
mod word_slip;
mod words;
mod works;

pub(crate) use across::{Called, Resolved, in_story};
pub use across::{Resolution, across};
pub use defined::tell_apart;
pub(crate) use defined::undivided;
pub use described::settle;
pub(crate) use described::{Whose, borne_out, whose};
pub(crate) use forms::order;
pub use known::Known;
pub(crate) use subjects::{Labels, Meant, Subjects};
pub(crate) use unmet::Wanted;
pub use unmet::unmet;
