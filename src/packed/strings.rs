//! The strings of a block: each once, and a number for it.

use super::Damaged;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Strings as they are collected.
#[derive(Default)]
pub(super) struct Strings<'a> {
    list: Vec<&'a str>,
    numbers: FxHashMap<&'a str, u32>,
    /// The numbers of shared strings by where these lie: a sentence that many share is hashed once.
    shared: FxHashMap<*const u8, u32>,
}

impl<'a> Strings<'a> {
    /// The number of a string that others may share.
    pub(super) fn shared(&mut self, string: &'a Arc<str>) -> u32 {
        let place = Arc::as_ptr(string).cast::<u8>();
        if let Some(&number) = self.shared.get(&place) {
            return number;
        }
        let number = self.number(string);
        self.shared.insert(place, number);
        number
    }

    /// The number of a string.
    pub(super) fn number(&mut self, string: &'a str) -> u32 {
        // A block of four thousand million strings does not fit any memory.
        *self.numbers.entry(string).or_insert_with(|| {
            self.list.push(string);
            self.list.len() as u32 - 1
        })
    }

    /// All of them, by their numbers.
    pub(super) fn finish(self) -> Vec<&'a str> {
        self.list
    }
}

/// Strings as they are read.
pub(super) struct Read<'a> {
    list: Vec<&'a str>,
    /// Those that were asked for to be shared.
    shared: Vec<Option<Arc<str>>>,
}

impl<'a> Read<'a> {
    pub(super) fn new(list: Vec<&'a str>) -> Self {
        Self { shared: vec![None; list.len()], list }
    }

    /// The string of a number, for one alone.
    pub(super) fn own(&self, number: u32) -> Result<String, Damaged> {
        self.list.get(number as usize).map(|&string| string.to_owned()).ok_or(Damaged)
    }

    /// The string of a number, for all that ask for it.
    pub(super) fn shared(&mut self, number: u32) -> Result<Arc<str>, Damaged> {
        let shared = self.shared.get_mut(number as usize).ok_or(Damaged)?;
        let string = self.list.get(number as usize).ok_or(Damaged)?;
        Ok(Arc::clone(shared.get_or_insert_with(|| Arc::from(*string))))
    }
}
