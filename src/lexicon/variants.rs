//! Ways to write one thing: `can't` for `can not`, `-ise` for `-ize`.
//!
//! They are read from `variants.txt`, a line each: the way written, `=`, the words it stands for (none, where it says
//! nothing, like `uh`). A leading `-` makes it the ending of a word. Which steps look through such differences is theirs to say.

use super::table::Table;
use rustc_hash::FxHashMap;

/// Fewest letters before an ending, so that `four` is no way to write `for`.
const STEM: usize = 3;

#[derive(Debug, Default)]
pub(super) struct Variants {
    words: Table<Vec<Box<str>>>,
    /// Endings by their last byte, the longest first.
    endings: FxHashMap<u8, Vec<Ending>>,
}

/// An ending as it is written, and what it stands for.
type Ending = (Box<str>, Box<str>);

impl Variants {
    /// Adds the entries of a file.
    pub(super) fn read(&mut self, content: &str) {
        for line in content.lines().map(|line| line.split('#').next().unwrap_or_default()) {
            let Some((written, meant)) = line.split_once('=') else { continue };
            let (written, meant) = (written.trim(), meant.trim());
            match (written.strip_prefix('-'), meant.strip_prefix('-')) {
                (Some(written), Some(meant)) => {
                    let last = written.bytes().last().unwrap_or_default();
                    self.endings.entry(last).or_default().push((written.into(), meant.into()));
                }
                _ => self.words.extend([(written.into(), meant.split_whitespace().map(Into::into).collect())]),
            }
        }
        for endings in self.endings.values_mut() {
            endings.sort_by_key(|(written, _)| std::cmp::Reverse(written.len()));
        }
    }

    /// What a folded word stands for.
    pub(super) fn of(&self, word: &str) -> Option<Vec<String>> {
        if let Some(words) = self.words.get(word) {
            return Some(words.iter().map(ToString::to_string).collect());
        }
        self.endings.get(&word.bytes().last()?)?.iter().find_map(|(written, meant)| {
            let stem = word.strip_suffix(&**written).filter(|stem| stem.chars().count() >= STEM)?;
            Some(vec![format!("{stem}{meant}")])
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;

    #[test]
    fn variants_stand_for_their_words() {
        for (word, want) in [
            ("can't", Some("can not")),
            ("realised", Some("realized")),
            ("colour", Some("color")),
            ("four", Some("4")),
            ("hour", None),
            ("uh", Some("")),
            ("table", None),
        ] {
            assert_eq!(Lexicon::english().variant(word).map(|words| words.join(" ")).as_deref(), want, "{word}");
        }
    }
}
