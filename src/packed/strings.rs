//! The strings of a block: each once, and a number for it.

use super::Damaged;
use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use std::sync::Arc;

/// Shared strings that are told by where they lie: the path, article, story, sentence and source of the last statements.
const LATELY: usize = 8;

/// Strings as they are collected.
#[derive(Default)]
pub(super) struct Strings<'a> {
    list: Vec<&'a str>,
    numbers: FxHashMap<&'a str, u32>,
    /// The shared strings that were asked for lately, with their numbers: what many statements share is hashed once.
    lately: [Option<(&'a Arc<str>, u32)>; LATELY],
    /// Which of them makes room for the next.
    oldest: usize,
}

impl<'a> Strings<'a> {
    /// None yet, and room for so many.
    pub(super) fn with_room(strings: usize) -> Self {
        let mut numbers = FxHashMap::default();
        numbers.reserve(strings);
        Self { list: Vec::with_capacity(strings), numbers, ..Self::default() }
    }

    /// The number of a string that others may share.
    pub(super) fn shared(&mut self, string: &'a Arc<str>) -> u32 {
        let known = self.lately.iter().flatten().find(|(known, _)| Arc::ptr_eq(known, string));
        if let Some(&(_, number)) = known {
            return number;
        }
        let number = self.number(string);
        self.lately[self.oldest] = Some((string, number));
        self.oldest = (self.oldest + 1) % LATELY;
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
