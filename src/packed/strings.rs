//! The strings of a block: each once, and a number for it.
//!
//! A string that stands in the text a block was found in is told by where it stands there.

use super::Damaged;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::sync::Arc;

/// A string as it is written.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) enum Stored<'a> {
    /// Itself.
    Own(&'a str),
    /// Where it begins in the text, and its length.
    Stands(usize, usize),
}

/// Strings as they are collected.
pub(super) struct Strings<'a> {
    /// The text they were found in.
    text: &'a str,
    list: Vec<Stored<'a>>,
    numbers: FxHashMap<&'a str, u32>,
    /// The numbers of shared strings by where these lie: a sentence that many share is hashed once.
    shared: FxHashMap<*const u8, u32>,
}

impl<'a> Strings<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, list: Vec::new(), numbers: FxHashMap::default(), shared: FxHashMap::default() }
    }

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
        self.number_of(string, |_| None)
    }

    /// The number of a string that may stand at a byte of the text.
    pub(super) fn number_at(&mut self, string: &'a str, at: usize) -> u32 {
        self.number_of(string, |text| (text.get(at..)?.starts_with(string)).then_some(at))
    }

    /// The number of a string that others may share, and that may stand around a byte of the text.
    pub(super) fn shared_around(&mut self, string: &'a Arc<str>, at: usize) -> u32 {
        if !self.text.is_empty() && !self.shared.contains_key(&Arc::as_ptr(string).cast::<u8>()) {
            self.number_of(string, |text| {
                let bound = |at: usize| (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at));
                let (from, to) = (bound(at.saturating_sub(string.len()))?, bound(at.saturating_add(string.len()))?);
                Some(from + text.get(from..to)?.find(&**string)?)
            });
        }
        self.shared(string)
    }

    fn number_of(&mut self, string: &'a str, stands: impl FnOnce(&str) -> Option<usize>) -> u32 {
        // A block of four thousand million strings does not fit any memory.
        *self.numbers.entry(string).or_insert_with(|| {
            // A string of a byte or two is as short as its place.
            let at = if string.len() > 2 { stands(self.text) } else { None };
            self.list.push(at.map_or(Stored::Own(string), |at| Stored::Stands(at, string.len())));
            self.list.len() as u32 - 1
        })
    }

    /// All of them, by their numbers.
    pub(super) fn finish(self) -> Vec<Stored<'a>> {
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
    /// The strings of a block that was found in `text`.
    pub(super) fn new(text: &'a str, stored: &[Stored<'a>]) -> Result<Self, Damaged> {
        let string = |stored: &Stored<'a>| match *stored {
            Stored::Own(string) => Ok(string),
            Stored::Stands(at, len) => at.checked_add(len).and_then(|end| text.get(at..end)).ok_or(Damaged),
        };
        let list: Vec<&str> = stored.iter().map(string).collect::<Result<_, _>>()?;
        Ok(Self { shared: vec![None; list.len()], list })
    }

    /// The string of a number, for one alone.
    pub(super) fn own(&self, number: u32) -> Result<String, Damaged> {
        self.list.get(number as usize).map(|&string| string.to_owned()).ok_or(Damaged)
    }

    /// The string of a number: itself where it is short, else for all that ask for it.
    pub(super) fn text(&mut self, number: u32) -> Result<SmolStr, Damaged> {
        match self.list.get(number as usize) {
            Some(string) if string.len() <= SmolStr::INLINE_CAP => Ok(SmolStr::new(string)),
            _ => self.shared(number).map(SmolStr::from),
        }
    }

    /// The string of a number, for all that ask for it.
    pub(super) fn shared(&mut self, number: u32) -> Result<Arc<str>, Damaged> {
        let shared = self.shared.get_mut(number as usize).ok_or(Damaged)?;
        let string = self.list.get(number as usize).ok_or(Damaged)?;
        Ok(Arc::clone(shared.get_or_insert_with(|| Arc::from(*string))))
    }
}
