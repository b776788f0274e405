//! A name taken apart: folded parts, without honorifics, possessives and the marks between the words.
//!
//! `Dr. Jean-Luc O’Neill, Jr.` has the parts `jean`, `luc`, `oneill` and the suffix `jr`. A hyphen, a full stop and a
//! space part words alike, so `Jean-Luc` and `Jean Luc` are one name; `Jeanluc` is another way to spell it.

use super::blocking::key;
use crate::lexicon::{Classes, Lexicon};
use crate::span::Span;
use crate::text::fold;
use smol_str::{SmolStr, StrExt, format_smolstr};
use unicode_normalization::char::is_combining_mark;

/// A name taken apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Name {
    /// The folded parts, one space between; empty when the text holds no letter or digit.
    pub key: SmolStr,
    /// `jr`, `iii`: keeps people apart; empty without one.
    pub suffix: SmolStr,
    /// Whether it was written as a handle (`@name`); its one part is then the whole handle.
    pub handle: bool,
}

/// What a person's name is the same by: its parts, and what keeps people of one name apart.
pub(super) fn identity(name: &Name) -> SmolStr {
    if name.suffix.is_empty() { name.key.clone() } else { format_smolstr!("{}, {}", name.key, name.suffix) }
}

impl Name {
    /// Takes `written` apart; honorifics in front are dropped as long as at least `least` words stay.
    pub(super) fn parse(lexicon: &Lexicon, written: &str, least: usize) -> Self {
        Self::of_bare(lexicon, without_honorifics(lexicon, written, least))
    }

    /// Takes a name without honorifics in front apart.
    pub(super) fn of_bare(lexicon: &Lexicon, bare: &str) -> Self {
        if let Some(handle) = bare.strip_prefix('@') {
            let key = fold(handle).chars().filter(|c| c.is_alphabetic()).collect();
            return Self { key, suffix: SmolStr::default(), handle: true };
        }
        let mut key = plain(bare).unwrap_or_else(|| {
            let folded = fold(bare);
            let mut key = String::with_capacity(folded.len());
            folded.split(is_break).for_each(|word| push_part(word, &mut key));
            key.into()
        });
        let mut suffix = SmolStr::default();
        if let Some((rest, last)) = key.rsplit_once(' ').filter(|(_, last)| lexicon.classes(last).has(Classes::SUFFIX))
        {
            (suffix, key) = (last.into(), rest.into());
        }
        Self { key, suffix, handle: false }
    }

    /// Its first bytes as a number: names that differ in it are in its order.
    pub(super) fn beginning(&self) -> u64 {
        let mut bytes = [0; 8];
        bytes.iter_mut().zip(self.key.bytes()).for_each(|(to, byte)| *to = byte);
        u64::from_be_bytes(bytes)
    }

    /// The parts, in order.
    pub(super) fn parts(&self) -> Parts<'_> {
        parts(&self.key)
    }

    /// Whether it has one part alone.
    pub(super) fn is_single(&self) -> bool {
        !self.key.bytes().any(is_space)
    }

    /// The parts after the first.
    fn rest(&self) -> Parts<'_> {
        let mut parts = self.parts();
        parts.next();
        parts
    }

    /// The first part.
    pub(super) fn first(&self) -> &str {
        self.parts().next().unwrap_or_default()
    }

    /// The last part.
    pub(super) fn last(&self) -> &str {
        self.parts().next_back().unwrap_or_default()
    }

    /// Whether a part is the last.
    pub(super) fn ends_in(&self, part: &str) -> bool {
        self.key.strip_suffix(part).is_some_and(|before| before.is_empty() || before.ends_with(' '))
    }

    /// The parts between the first and the surname, and where the surname begins: particles belong to it
    /// (`jane` | `ann` | `van der berg`).
    pub(super) fn middle_and_surname(&self, lexicon: &Lexicon) -> (&str, &str) {
        let Parts(Some(rest)) = self.rest() else { return ("", &self.key) };
        let mut at = 0;
        for part in Parts(Some(rest)) {
            if at + part.len() == rest.len() || lexicon.classes(part).has(Classes::PARTICLE) {
                break;
            }
            at += part.len() + 1;
        }
        let (middle, surname) = rest.split_at(at);
        (middle.trim_end(), surname)
    }

    /// Calls `visit` with a key of all parts but one, and that one, for each part of a name of several.
    pub(super) fn rests(&self, mut visit: impl FnMut(u32, &str)) {
        let sum = |keys: &mut dyn Iterator<Item = u32>| keys.fold(0_u32, u32::wrapping_add);
        let count = self.parts().count();
        if count < 2 {
            return;
        }
        let whole = sum(&mut self.parts().enumerate().map(key));
        for (at, part) in self.parts().enumerate() {
            visit(key((count, at, whole.wrapping_sub(key((at, part))))), part);
        }
    }

    /// A key of the letters without the spaces between the parts.
    pub(super) fn squeezed_key(&self) -> u32 {
        self.letters().fold(0, |sum, c| key((sum, c)))
    }

    /// The letters without the spaces between the parts.
    pub(super) fn squeezed(&self) -> SmolStr {
        self.letters().collect()
    }

    /// The letters, one by one.
    pub(super) fn letters(&self) -> impl Iterator<Item = char> {
        self.key.chars().filter(|&c| c != ' ')
    }
}

/// The parts of a name: as `split(' ')` gives them, but quicker for texts as short as names are.
#[derive(Debug, Clone)]
pub(super) struct Parts<'n>(Option<&'n str>);

#[inline]
fn is_space(byte: u8) -> bool {
    byte == b' '
}

/// The parts of a key.
pub(super) fn parts(key: &str) -> Parts<'_> {
    Parts(Some(key))
}

impl<'n> Iterator for Parts<'n> {
    type Item = &'n str;

    #[inline]
    fn next(&mut self) -> Option<&'n str> {
        let all = self.0?;
        let (part, rest) = all.bytes().position(is_space).map_or((all, None), |at| (&all[..at], Some(&all[at + 1..])));
        self.0 = rest;
        Some(part)
    }
}

impl DoubleEndedIterator for Parts<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<Self::Item> {
        let all = self.0?;
        let (rest, part) = all.bytes().rposition(is_space).map_or((None, all), |at| (Some(&all[..at]), &all[at + 1..]));
        self.0 = rest;
        Some(part)
    }
}

/// `written` without the honorifics it begins with, as long as at least `least` words stay.
pub(super) fn without_honorifics<'w>(lexicon: &Lexicon, written: &'w str, least: usize) -> &'w str {
    let mut rest = written.trim();
    while let Some((first, after)) = rest.split_once(char::is_whitespace) {
        let enough = after.split_whitespace().take(least).count() == least;
        if !enough || !lexicon.classes(&part(&fold(first))).has(Classes::HONORIFIC) {
            break;
        }
        rest = after.trim_start();
    }
    rest
}

/// A part of a name as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its bytes, without the marks around it and without a possessive.
    pub at: Span,
    /// The part as a [`Name`] has it.
    pub key: String,
}

/// The parts of a name as they are written, honorifics and suffixes included.
pub(super) fn pieces(written: &str) -> impl Iterator<Item = Piece> + '_ {
    // Folding makes hyphens of these.
    let dash = |c: char| matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}');
    written.split(move |c| is_break(c) || dash(c)).filter_map(|chunk| {
        let from = chunk.as_ptr() as usize - written.as_ptr() as usize;
        let word = chunk.trim_start_matches(|c: char| !c.is_alphanumeric());
        let from = from + (chunk.len() - word.len());
        let word = word.trim_end_matches(|c: char| !c.is_alphanumeric() && !is_combining_mark(c));
        let word = ["'s", "’s", "ʼs", "'S", "’S", "ʼS"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
        let key = part(&fold(word));
        (!key.is_empty()).then(|| Piece { at: Span::new(from, from + word.len()), key })
    })
}

fn is_break(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '.' | ',')
}

/// A folded word without the marks around and the apostrophes in it, and without a possessive.
fn part(word: &str) -> String {
    let mut part = String::new();
    push_part(word, &mut part);
    part
}

/// Adds the part of a name that a folded word is, if it is one, to those before.
fn push_part(word: &str, key: &mut String) {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let word = word.strip_suffix("'s").unwrap_or(word);
    let mut pieces = word.split('\'').filter(|piece| !piece.is_empty()).peekable();
    if pieces.peek().is_some() && !key.is_empty() {
        key.push(' ');
    }
    pieces.for_each(|piece| key.push_str(piece));
}

/// A name of unaccented letters with single spaces between, folded: the quick way that most names can take, and the same as
/// the long one.
fn plain(written: &str) -> Option<SmolStr> {
    let mut last = b' ';
    let plain = written.bytes().all(|byte| {
        let single = byte == b' ' && last != b' ';
        last = byte;
        single || byte.is_ascii_alphabetic()
    });
    (plain && last != b' ').then(|| written.to_ascii_lowercase_smolstr())
}

/// The words of a text with single spaces between.
fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !spaced.is_empty() {
            spaced.push(' ');
        }
        spaced.push_str(word);
    }
    spaced
}

/// What anything but a person is the same by: the folded name, white space and hyphens normalised, without a leading `the`.
pub(super) fn other_key(lexicon: &Lexicon, name: &str) -> SmolStr {
    let folded = plain(name).unwrap_or_else(|| spaced(&fold(name)).into());
    let key = match folded.split_once(' ') {
        Some((first, rest)) if lexicon.classes(first).has(Classes::LEADING) => rest.into(),
        _ => folded,
    };
    if key.contains(['-', ':']) { key.replace(" - ", "-").replace(" : ", ": ").into() } else { key }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_apart() {
        let lexicon = Lexicon::english();
        for (written, least, key, suffix) in [
            ("Dr. Jean-Luc O’Neill, Jr.", 2, "jean luc oneill", "jr"),
            ("Mr. Orbell", 1, "orbell", ""),
            ("Mr. Orbell", 2, "mr orbell", ""),
            ("J.R. Ünver", 2, "j r unver", ""),
            ("Ida and Vera's", 2, "ida and vera", ""),
            ("  ", 2, "", ""),
            ("III", 2, "iii", ""),
        ] {
            let name = Name::parse(lexicon, written, least);
            assert_eq!((name.key.as_str(), name.suffix.as_str()), (key, suffix), "{written}");
        }
        assert_eq!(Name::parse(lexicon, "@tom_orbell7", 1).key, "tomorbell");
    }

    proptest::proptest! {
        #[test]
        fn plain_names_are_taken_apart_as_all_are(written in "[A-Zb-d' ]{0,14}") {
            let mut key = String::new();
            fold(&written).split(is_break).for_each(|word| push_part(word, &mut key));
            if let Some(plain) = plain(&written) {
                proptest::prop_assert_eq!(plain.as_str(), &key);
                proptest::prop_assert_eq!(plain.as_str(), &spaced(&fold(&written)));
            }
        }
    }

    #[test]
    fn parts_stand_where_they_are_written() {
        let lexicon = Lexicon::english();
        for (written, want) in [
            ("Dr. Jean-Luc O’Neill’s", "Dr=dr Jean=jean Luc=luc O’Neill=oneill"),
            ("“Zoë” Jean\u{2010}Luc, Jr.", "Zoë=zoe Jean=jean Luc=luc Jr=jr"),
            ("Zoe\u{308} MARRICK'S", "Zoe\u{308}=zoe MARRICK=marrick"),
            ("@tom_orbell7", "tom_orbell7=tom_orbell7"),
            (" - ”, …", ""),
        ] {
            let shown = pieces(written).map(|piece| format!("{}={}", &written[piece.at.range()], piece.key));
            assert_eq!(shown.collect::<Vec<_>>().join(" "), want, "{written}");
        }
        for written in ["Vint Del Orbello", "Jean-Luc O’Neill’s", "J.R. Ünver", "ZOË Torvin-Marrick"] {
            let keys: Vec<String> = pieces(written).map(|piece| piece.key).collect();
            assert_eq!(keys.join(" "), Name::parse(lexicon, written, 9).key, "{written}");
        }
    }

    proptest::proptest! {
        #[test]
        fn parts_are_what_spaces_part(key in "[a-cé ]{0,9}") {
            let name = Name { key: key.as_str().into(), ..Name::default() };
            proptest::prop_assert_eq!(name.parts().collect::<Vec<_>>(), key.split(' ').collect::<Vec<_>>());
            proptest::prop_assert_eq!(name.parts().rev().collect::<Vec<_>>(), key.rsplit(' ').collect::<Vec<_>>());
        }
    }

    #[test]
    fn particles_belong_to_the_surname() {
        let lexicon = Lexicon::english();
        for (written, middle, surname) in [
            ("Jane Ann van der Berg", "ann", "van der berg"),
            ("Tom Orbell", "", "orbell"),
            ("Tom Q. Orbell", "q", "orbell"),
            ("Orbell", "", "orbell"),
        ] {
            assert_eq!(Name::parse(lexicon, written, 2).middle_and_surname(lexicon), (middle, surname), "{written}");
        }
    }
}
