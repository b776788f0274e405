//! What in an article makes a slip doubtful: it has both forms as full names, or speaks of how the name is written.
//!
//! A slip is reported all the same; nobody corrects it unasked. What the articles say of the two is looked at where they are
//! compared.

use super::forms::Form;
use super::name::pieces;
use super::sure::{Change, Names};
use crate::finding::Doubt;
use crate::lexicon::{Classes, Lexicon};
use crate::statement::Statement;
use crate::text::fold;

impl<'s> Names<'s, '_> {
    /// Why `change`, which is for `mentions` in an article, may be wrong there.
    pub(super) fn doubt(
        &self,
        usual: u32,
        form: &Form,
        change: &Change<'_>,
        mentions: &[u32],
        article: u32,
    ) -> Option<Doubt> {
        let statement = |&at: &u32| self.story[at];
        let right = self.story.in_article(&self.forms[usual as usize].mentions, article);
        if let Some(doubt) = self.spelling_doubt(mentions.iter().chain(right).map(statement)) {
            return Some(doubt);
        }
        let both = !change.listed && !form.name.is_single() && self.names_in_full(usual, change, article);
        both.then_some(Doubt::Both)
    }

    /// Whether a sentence of these mentions speaks of spelling.
    pub(super) fn spelling_doubt<'m>(&self, mentions: impl IntoIterator<Item = &'m Statement>) -> Option<Doubt> {
        // A line without an end is one sentence with many mentions.
        let mut last: Option<&str> = None;
        let speaks = mentions.into_iter().any(|statement| {
            let sentence = &*statement.sentence;
            let again = last.replace(sentence).is_some_and(|last| std::ptr::eq(last, sentence));
            !again && speaks_of_spelling(self.lexicon, sentence)
        });
        speaks.then_some(Doubt::Spelling)
    }

    /// Whether an article has the right form in a name of two words or more.
    fn names_in_full(&self, usual: u32, change: &Change<'_>, article: u32) -> bool {
        let full = |&at: &u32| {
            let form = &self.forms[at as usize];
            let same = at == usual || self.hub[at as usize] == usual;
            same && !form.name.is_single() && !self.story.in_article(&form.mentions, article).is_empty()
        };
        let right = pieces(change.right).next();
        right.and_then(|piece| self.holding.get(&*piece.key)).is_some_and(|forms| forms.iter().any(full))
    }
}

fn speaks_of_spelling(lexicon: &Lexicon, sentence: &str) -> bool {
    let words = sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(fold).collect();
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    (0..words.len()).any(|at| {
        lexicon.classes(word(at)).has(Classes::SPELLING)
            || lexicon.phrase(Classes::SPELLING, |n| word(at + n)).is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_speak_of_spelling() {
        for (sentence, want) in [
            ("So Hugo Hefel [sic] left.", true),
            ("So Hugo Hefel (sic!) left.", true),
            ("Hugo Hefel, often misspelled, left.", true),
            ("Hugo Hefel is Not To Be Confused With him.", true),
            ("He is no relation.", true),
            ("He is not to be confused.", false),
            ("So Hugo Hefel left.", false),
            ("Musical spell.", false),
            ("", false),
        ] {
            assert_eq!(speaks_of_spelling(Lexicon::english(), sentence), want, "{sentence}");
        }
    }
}
