//! Endings and beginnings by which two names can differ, read from `name-endings.txt`, a line each.
//!
//! `-ian` makes another word of a word; `-s =` makes its plural; `-ie = -y` and `c- = k-` are two ways to write one sound.
//! Which differences are slips is for `resolve` to say.

#[derive(Debug, Default)]
pub(super) struct NameEndings {
    /// All that make another word, plurals included.
    inflections: Vec<Box<str>>,
    plurals: Vec<Box<str>>,
    /// The ending as written, and the one it sounds like.
    alike: Vec<(Box<str>, Box<str>)>,
    /// Two beginnings that sound alike.
    begin_alike: Vec<(Box<str>, Box<str>)>,
}

impl NameEndings {
    /// Adds the entries of a file.
    pub(super) fn read(&mut self, content: &str) {
        let ending = |text: &str| text.trim().strip_prefix('-').map(Box::<str>::from);
        let beginning = |text: &str| text.trim().strip_suffix('-').map(Box::<str>::from);
        for line in content.lines().map(|line| line.split('#').next().unwrap_or_default()) {
            match line.split_once('=') {
                Some((written, sound)) if sound.trim().is_empty() => {
                    self.plurals.extend(ending(written));
                    self.inflections.extend(ending(written));
                }
                Some((written, sound)) => {
                    self.alike.extend(ending(written).zip(ending(sound)));
                    self.begin_alike.extend(beginning(written).zip(beginning(sound)));
                }
                None => self.inflections.extend(ending(line)),
            }
        }
    }

    /// Whether one word is the other with an ending that makes another word of it. The last letter written twice is none.
    pub(super) fn inflect(&self, a: &str, b: &str) -> bool {
        let (long, short) = if a.len() > b.len() { (a, b) } else { (b, a) };
        long.strip_prefix(short).is_some_and(|end| {
            let doubled = end.chars().count() == 1 && short.ends_with(end);
            !doubled && self.inflections.iter().any(|ending| **ending == *end)
        })
    }

    /// What a word may be the plural of.
    pub(super) fn singulars<'w>(&self, word: &'w str) -> impl Iterator<Item = &'w str> {
        self.plurals.iter().filter_map(move |ending| word.strip_suffix(&**ending))
    }

    /// Whether the words differ only in endings that sound alike.
    pub(super) fn sound_alike(&self, a: &str, b: &str) -> bool {
        self.sounds(a).any(|left| self.sounds(b).any(|right| left == right))
    }

    /// Whether the words differ only in beginnings that sound alike, and endings that do.
    pub(super) fn begin_alike(&self, a: &str, b: &str) -> bool {
        let same = |one: &str, other: &str| {
            let rests = a.strip_prefix(one).zip(b.strip_prefix(other));
            rests.is_some_and(|(a, b)| a == b || self.sound_alike(a, b))
        };
        self.begin_alike.iter().any(|(one, other)| same(one, other) || same(other, one))
    }

    /// The stem and the sound of each ending a word may have.
    fn sounds<'w>(&self, word: &'w str) -> impl Iterator<Item = (&'w str, &str)> {
        self.alike.iter().flat_map(move |(written, sound)| {
            let as_written = word.strip_suffix(&**written);
            let as_sound = word.strip_suffix(&**sound);
            as_written.into_iter().chain(as_sound).map(move |stem| (stem, &**sound))
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;

    #[test]
    fn endings_are_told_from_slips() {
        let english = Lexicon::english();
        for (a, b, inflected, alike) in [
            ("iran", "irani", true, false),
            ("cubans", "cuban", true, false),
            ("debbie", "debby", false, true),
            ("debbey", "debbi", false, true),
            ("tilly", "tilly", false, true),
            ("torvin", "torvinn", false, false),
            ("torvin", "torvim", false, false),
        ] {
            assert_eq!(english.inflects(a, b), inflected, "{a} {b}");
            assert_eq!(english.sound_alike(a, b), alike, "{a} {b}");
        }
    }

    #[test]
    fn beginnings_sound_alike_before_the_same_rest() {
        for (a, b, alike) in [
            ("karolos", "carolos", true),
            ("giannis", "yiannis", true),
            ("kurbani", "gurbany", true),
            ("karolos", "carelos", false),
            ("barolos", "carolos", false),
        ] {
            assert_eq!(Lexicon::english().begin_alike(a, b), alike, "{a} {b}");
        }
    }
}
