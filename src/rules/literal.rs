//! Literal words of a rule, cut and folded as the words of an article are, so that the two can meet.

use super::rule::Node;
use crate::lexicon::Lexicon;
use crate::text::Text;
use std::sync::LazyLock;

/// The nodes of a run of literal text: a `-` is a hyphen, a `.` at the end a stop, all else tokens.
pub(super) fn literal(run: &str) -> Vec<Node> {
    // A possessive is a token of its own only right after a word; in a template that word is often a slot.
    let glued = begins_with_possessive(run).then(|| format!("x{run}"));
    static NO_WORDS: LazyLock<Lexicon> = LazyLock::new(Lexicon::default);
    let text = Text::cut(glued.as_deref().unwrap_or(run), &NO_WORDS);
    let words = (usize::from(glued.is_some())..text.tokens.len()).map(|at| (at, text.word(at)));
    words
        // A lone accent folds to nothing; as a token it would match where there is none.
        .filter(|(_, word)| !word.is_empty())
        .map(|(at, word)| match word {
            "-" => Node::Hyphen,
            "." if at + 1 == text.tokens.len() => Node::Stop,
            word => Node::Token(word.to_owned()),
        })
        .collect()
}

fn begins_with_possessive(run: &str) -> bool {
    let Some(rest) = run.strip_prefix(['\'', '\u{2019}', '\u{02bc}']) else { return false };
    rest.strip_prefix(['s', 'S']).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The nodes in short: hyphen `~`, stop `#`.
    fn cut(run: &str) -> String {
        let nodes = literal(run).into_iter().map(|node| match node {
            Node::Token(word) => word,
            Node::Hyphen => "~".to_owned(),
            Node::Stop => "#".to_owned(),
            _ => "?".to_owned(),
        });
        nodes.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn literals_are_cut_like_articles() {
        for (run, want) in [
            ("-Year-Old ", "~ year ~ old"),
            ("'s age", "'s age"),
            ("\u{2019}s", "'s"),
            ("'so'", "' so '"),
            ("the film\u{2019}s", "the film 's"),
            ("(aged", "( aged"),
            (" died.", "died #"),
            ("U.S. envoy", "u . s . envoy"),
            ("$", "$"),
            ("CAFÉ \u{2013} \u{201c}", "cafe ~ \""),
            ("1,200", "1,200"),
            (" \u{301} ", ""),
            ("", ""),
        ] {
            assert_eq!(cut(run), want, "{run}");
        }
    }
}
