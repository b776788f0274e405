//! Names, compared part by part, never by one score.
//!
//! Case, diacritics, honorifics and particles make no difference; a surname alone, an initial or a handle fits the full
//! name; one part off by a letter or two is a slip, unless the parts are two common given names (Paul and Paula Kelly are
//! two people). What a slip or a difference means for a group is decided elsewhere.

use crate::lexicon::{Classes, Lexicon};
use crate::text::fold;

/// How two names fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// The same name.
    Same,
    /// One is a shorter form of the other.
    Part,
    /// The same name but for a letter or two in one part.
    Slip,
    /// Two names.
    Different,
}

/// How two names as written fit. Symmetric; time linear in their length, as long words are compared exactly.
#[must_use]
pub fn fit(a: &str, b: &str, lexicon: &Lexicon) -> Fit {
    Name::new(a, lexicon).fit(&Name::new(b, lexicon))
}

/// A name in its parts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    /// Given names, initials and surnames in order: folded letters, no full stops, no apostrophes.
    parts: Vec<Part>,
    /// `jr`, `iii`.
    suffix: Option<String>,
    /// Whether it is a handle: `@` and its letters, one part.
    handle: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    form: String,
    /// Whether it is a common given name.
    given: bool,
}

/// Most parts that are looked at.
const MOST_PARTS: usize = 16;
/// Longest word, in bytes, that may hold a slip: an edit distance takes quadratic time.
const LONGEST_SLIP: usize = 40;
/// Fewest letters of a part that a handle can hold by itself.
const HANDLE_LETTERS: usize = 4;

impl Name {
    /// Takes a name as written apart.
    #[must_use]
    pub fn new(written: &str, lexicon: &Lexicon) -> Self {
        let written = written.trim();
        if let Some(handle) = written.strip_prefix('@') {
            return Self { parts: vec![Part { form: letters(handle), given: false }], suffix: None, handle: true };
        }
        let mut words: Vec<(&str, String)> = surname_last(written, lexicon)
            .into_iter()
            .flat_map(|run| run.split(|c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}')))
            .flat_map(initials)
            .map(|word| (word, letters(word)))
            .filter(|(_, form)| !form.is_empty())
            .take(MOST_PARTS)
            .collect();
        while words.len() > 1 && lexicon.classes(&words[0].1).has(Classes::HONORIFIC) {
            words.remove(0);
        }
        let suffix = words.pop_if(|(_, form)| lexicon.classes(form).has(Classes::SUFFIX)).map(|(_, form)| form);
        let last = words.len().saturating_sub(1);
        let parts = words.into_iter().enumerate().filter_map(|(at, (written, form))| {
            let classes = lexicon.classes(&form);
            let given = classes.has(Classes::GIVEN);
            // `Ben Ali` keeps its first part, `ibn Ali` and `Omar bin Ali` do not.
            let dropped = at < last
                && classes.has(Classes::PARTICLE)
                && (at > 0 || !given || written.starts_with(char::is_lowercase));
            (!dropped).then_some(Part { form, given })
        });
        Self { parts: parts.collect(), suffix, handle: false }
    }

    /// How it fits another name.
    #[must_use]
    pub fn fit(&self, other: &Self) -> Fit {
        let (short, long) = if self.parts.len() <= other.parts.len() { (self, other) } else { (other, self) };
        match (self.handle, other.handle) {
            (true, true) => return if self.parts == other.parts { Fit::Same } else { Fit::Different },
            (true, false) => return other.in_handle(self),
            (false, true) => return self.in_handle(other),
            (false, false) => {}
        }
        let suffixes_differ = self.suffix.is_some() && other.suffix.is_some() && self.suffix != other.suffix;
        if short.parts.is_empty() || suffixes_differ {
            return if self == other { Fit::Same } else { Fit::Different };
        }
        if self.parts == other.parts {
            return if self.suffix == other.suffix { Fit::Same } else { Fit::Part };
        }
        if short.is_part_of(long) {
            return Fit::Part;
        }
        if short.slips_to(long) { Fit::Slip } else { Fit::Different }
    }

    /// Its parts that are more than an initial, and its initials: how much the name tells.
    pub(super) fn weight(&self) -> (usize, usize) {
        let initials = self.parts.iter().filter(|part| part.is_initial()).count();
        (if self.handle { 0 } else { self.parts.len() - initials }, initials)
    }

    /// Whether each part stands, in order, for a part of `long`, and one of them in full.
    fn is_part_of(&self, long: &Self) -> bool {
        let mut rest = long.parts.iter();
        let mut full = false;
        self.parts.iter().all(|part| {
            let found = rest.find(|other| part.stands_for(other));
            full |= found.is_some_and(|other| other == part && !part.is_initial());
            found.is_some()
        }) && full
    }

    /// Whether one part is a slip of its fellow and the rest is exact; a lone surname may slip by one letter.
    fn slips_to(&self, long: &Self) -> bool {
        let last = self.parts.len() - 1;
        if self.parts.len() == long.parts.len() {
            let mut unlike = self.parts.iter().zip(&long.parts).enumerate().filter(|(_, (a, b))| a != b);
            return match (unlike.next(), unlike.next()) {
                (Some((at, (a, b))), None) => a.slips_to(b, at == last && last > 0),
                _ => false,
            };
        }
        match (self.parts.as_slice(), long.parts.last()) {
            ([part], Some(surname)) => part.slips_to(surname, false) && distance(&part.form, &surname.form) == 1,
            _ => false,
        }
    }

    /// Whether a handle holds all parts, in order: all its letters (the same name) or some (a part).
    fn in_handle(&self, handle: &Self) -> Fit {
        let Some(Part { form, .. }) = handle.parts.first() else { return Fit::Different };
        let (mut rest, mut held) = (form.as_str(), 0);
        for part in &self.parts {
            let Some(at) = rest.find(&part.form) else { return Fit::Different };
            rest = &rest[at + part.form.len()..];
            held += part.form.len();
        }
        match held {
            _ if held == form.len() => Fit::Same,
            HANDLE_LETTERS.. => Fit::Part,
            _ => Fit::Different,
        }
    }
}

impl Part {
    fn is_initial(&self) -> bool {
        self.form.chars().nth(1).is_none()
    }

    /// Whether it is the other part, or one is the other's initial.
    fn stands_for(&self, other: &Self) -> bool {
        self == other
            || ((self.is_initial() || other.is_initial()) && self.form.chars().next() == other.form.chars().next())
    }

    /// Whether it is the other part but for a letter or two. Two common given names are two people, unless they differ
    /// in a doubled letter alone (`Michele`, `Michelle`); a surname beside the same given name is not asked.
    fn slips_to(&self, other: &Self, surname: bool) -> bool {
        let shortest = self.form.chars().count().min(other.form.chars().count());
        let longest = self.form.len().max(other.form.len());
        let most = match shortest {
            0..4 => return false,
            4..7 => 1,
            _ => 2,
        };
        let two_people = !surname && self.given && other.given && undoubled(&self.form) != undoubled(&other.form);
        longest <= LONGEST_SLIP && !two_people && distance(&self.form, &other.form) <= most
    }
}

/// Edit distance with swaps of neighbours (Damerau 1964).
fn distance(a: &str, b: &str) -> usize {
    strsim::damerau_levenshtein(a, b)
}

/// `Kudrow, Lisa` in the order of speech; `Downey, Jr.` is in it already.
fn surname_last<'w>(written: &'w str, lexicon: &Lexicon) -> Vec<&'w str> {
    match written.split_once(',') {
        Some((surname, given)) if !lexicon.classes(&letters(given)).has(Classes::SUFFIX) => vec![given, surname],
        Some((name, suffix)) => vec![name, suffix],
        None => vec![written],
    }
}

/// `J.R.R.` as its letters; any other word as it is.
fn initials(word: &str) -> Vec<&str> {
    let letters: Vec<&str> = word.split('.').filter(|part| !part.is_empty()).take(MOST_PARTS).collect();
    let apart = letters.len() > 1 && letters.iter().all(|part| part.chars().nth(1).is_none());
    if apart { letters } else { vec![word] }
}

/// The folded letters and digits of a word, without a possessive.
fn letters(word: &str) -> String {
    let folded = fold(word);
    let bare = folded.strip_suffix("'s").unwrap_or(&folded);
    bare.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// `form` with each doubled letter written once.
fn undoubled(form: &str) -> String {
    let mut letters: Vec<char> = form.chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_by_their_parts() {
        for (a, b, want) in [
            ("Ada Byron", "ada byron", Fit::Same),
            ("Zoë Núñez", "Zoe Nunez", Fit::Same),
            ("Dr. Ada Byron", "Ms Ada Byron", Fit::Same), // honorifics gone
            ("Jean-Luc Roy", "Jean Luc Roy", Fit::Same),
            ("Byron, Ada", "Ada Byron", Fit::Same),
            ("Sean O’Brien", "Sean OBrien", Fit::Same),
            ("Omar al-Masri", "Omar Masri", Fit::Same), // particles ignored
            ("Byron's", "Byron", Fit::Same),
            ("Byron", "Ada Byron", Fit::Part), // surname, given name alone
            ("Ada", "Ada Byron", Fit::Part),
            ("Ms. Byron", "Ada Byron", Fit::Part),
            ("al-Masri", "Omar al-Masri", Fit::Part),
            ("A. Byron", "Ada Byron", Fit::Part), // initials fit
            ("J.R.R. Oakes", "John Ronald Reuel Oakes", Fit::Part),
            ("Ada Lovelace", "Ada King Lovelace", Fit::Part),
            ("Ada L. Byron", "Ada Byron", Fit::Part),
            ("Ada L. Byron", "Ada M. Byron", Fit::Different),
            ("A. B.", "Ada Byron", Fit::Different), // initials alone say nothing
            ("Sam Oakes Jr.", "Sam Oakes", Fit::Part),
            ("Sam Oakes, Jr.", "Sam Oakes III", Fit::Different),
            ("Michele", "Michelle", Fit::Slip),            // a doubled letter
            ("Paul Kelly", "Paula Kelly", Fit::Different), // two common given names
            ("Paul Kelly", "Paul Kelley", Fit::Slip),
            ("Tiffani Oakes", "Tifani Oakes", Fit::Slip),
            ("Ada Zwentzig", "Ada Zwenztig", Fit::Slip), // neighbours swapped
            ("Ada Byron", "Ida Byrun", Fit::Different),  // two parts
            ("Zwentzik", "Ada Zwentzig", Fit::Slip),
            ("Li Na", "Lu Na", Fit::Different), // too short for a slip
            ("Ada Byron", "Mary Shelley", Fit::Different),
            ("Ben Oakes", "Matt Oakes", Fit::Different), // a particle that is a given name
            ("@adabyron", "Ada Byron", Fit::Same),
            ("@TheRealAdaByron", "Ada Byron", Fit::Part),
            ("@adabyron", "Byron", Fit::Part),
            ("@adabyron", "Mary Shelley", Fit::Different),
            ("@adabyron", "@ada_byron", Fit::Same),
            ("", "Ada", Fit::Different),
            ("…", "!", Fit::Same), // no letters at all
        ] {
            let lexicon = Lexicon::english();
            assert_eq!(fit(a, b, lexicon), want, "{a} / {b}");
            assert_eq!(fit(b, a, lexicon), want, "{b} / {a}");
        }
    }

    proptest::proptest! {
        #[test]
        fn fits_are_symmetric_and_never_fail(a in "[A-Ca-c .,'@-]{0,12}|\\PC{0,12}", b in "[A-Ca-c .,'@-]{0,12}") {
            let lexicon = Lexicon::english();
            proptest::prop_assert_eq!(fit(&a, &b, lexicon), fit(&b, &a, lexicon));
            proptest::prop_assert_ne!(fit(&a, &a, lexicon), Fit::Different);
        }
    }
}
