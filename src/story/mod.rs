//! Stories: which articles of a mixed collection report one event.
//!
//! A chain of small pure steps: each article's `sketch`, taken when it is read → the weight of its terms in the collection
//! (`weigh`) → pairs of groups worth comparing (`near`) → how alike two groups are, and whether they can be one (`group`) →
//! groups joined (`merge`) → each article's story (`told`). All of it is reckoned in whole numbers and in an order that
//! comes from the sketches alone, so neither the order of the articles nor their paths decide who belongs together.
//!
//! After the incremental news clustering that average link and inverted document frequencies stand for; see Salton and
//! Buckley, *Term-weighting approaches in automatic text retrieval* (1988), and Murtagh, *A survey of recent advances in
//! hierarchical clustering algorithms* (1983), for joining in rounds what is each other's nearest.

#[cfg(test)]
mod fixture;
mod group;
mod merge;
mod near;
mod sketch;
mod told;
mod weigh;

pub use sketch::Sketch;
pub use told::{Entry, Mark, Story, Told, stories, tell};

use group::Group;

/// Groups articles by story: for each, the number of its story, which says nothing but who belongs together.
///
/// An article without any word to go by is a story of its own. Time and memory grow about as the number of articles.
#[must_use]
pub fn group(sketches: &[&Sketch]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..sketches.len()).collect();
    order.sort_unstable_by_key(|&at| (sketches[at], at));
    // The same text twice is one article: copies must not make a story of what they share.
    let same = |a: &usize, b: &usize| sketches[*a] == sketches[*b] && !sketches[*a].terms.is_empty();
    let copies: Vec<&[usize]> = order.chunk_by(same).collect();
    let distinct: Vec<&Sketch> = copies.iter().map(|same| sketches[same[0]]).collect();
    let profiles = weigh::profiles(&distinct);
    let alone =
        (0..).zip(profiles).zip(&distinct).map(|((at, profile), sketch)| Group::one(at, profile, sketch.published));
    let mut stories = vec![0; sketches.len()];
    for (number, group) in merge::merged(alone.collect()).into_iter().enumerate() {
        for &at in group.members.iter().flat_map(|&member| copies[member as usize]) {
            stories[at] = number;
        }
    }
    stories
}

#[cfg(test)]
mod tests {
    use super::*;
    use fixture::sketch;
    use proptest::prelude::*;

    /// The articles of each story, by their letters, in order of the first.
    fn grouped(articles: &[(char, &str)]) -> String {
        let sketches: Vec<Sketch> = articles.iter().map(|(_, text)| sketch(text)).collect();
        let numbers = group(&sketches.iter().collect::<Vec<_>>());
        let mut stories: Vec<String> = vec![String::new(); numbers.len()];
        for (&(letter, _), number) in articles.iter().zip(numbers) {
            stories[number].push(letter);
        }
        for story in &mut stories {
            let mut letters: Vec<char> = story.chars().collect();
            letters.sort_unstable();
            *story = letters.into_iter().collect();
        }
        stories.retain(|story| !story.is_empty());
        stories.sort_unstable();
        stories.join(" ")
    }

    const ZORVEX: [(char, &str); 3] = [
        ('a', "The ferry Zorvex sank off Quindle on Monday with 41 people aboard, the coast guard said."),
        ('b', "Divers found the ferry Zorvex, which sank off Quindle with 41 aboard."),
        ('c', "Quindle mourned the 41 people lost when the Zorvex sank. The coast guard closed the harbour."),
    ];
    const ELECTION: [(char, &str); 3] = [
        ('x', "Brivane elected Tovan Marrik its mayor on Monday. He beat Ida Torvin by 612 votes."),
        ('y', "Tovan Marrik is the new mayor of Brivane, by 612 votes over Ida Torvin."),
        ('z', "Ida Torvin lost Brivane by 612 votes. Mayor Marrik takes office on Friday."),
    ];

    #[test]
    fn a_folder_of_one_story_is_one_and_strangers_stay_apart() {
        assert_eq!(grouped(&[]), "");
        assert_eq!(grouped(&ZORVEX), "abc");
        assert_eq!(grouped(&ZORVEX[..2]), "ab");
        assert_eq!(grouped(&[ZORVEX[0], ELECTION[0]]), "a x");
        assert_eq!(grouped(&[ZORVEX, ELECTION].concat()), "abc xyz");
        assert_eq!(grouped(&[('a', ""), ('b', ""), ('c', "It was.")]), "a b c");
        assert_eq!(grouped(&[('a', ZORVEX[0].1), ('b', ZORVEX[0].1)]), "ab");
    }

    #[test]
    fn weeks_between_two_reports_make_two_stories() {
        let (march, later) =
            ("1951-03-01: The ferry Zorvex sank off Quindle.", "The ferry Zorvex sank off Quindle again.");
        for (day, want) in [("1951-03-15", "ab"), ("1951-03-16", "a b"), ("1951-02-01", "a b"), ("1950-03-01", "a b")] {
            assert_eq!(grouped(&[('a', march), ('b', &format!("{day}: {later}"))]), want, "{day}");
        }
        assert_eq!(grouped(&[('a', march), ('b', later)]), "ab");
    }

    #[test]
    fn two_events_around_one_person_are_two_stories() {
        // Six reports of each fight; each says a few things that no other does.
        let fought = |at: u8| {
            let (rival, town) =
                if at.is_multiple_of(2) { ("Orsk Dunnel", "Quindle") } else { ("Pell Varga", "Zorvex") };
            let own: String =
                (0..4).map(|word| format!(" bry{}{}x", char::from(b'a' + at), char::from(b'a' + word))).collect();
            format!("Champion Tovan Marrik of Brivane kept his title. {rival} fell in {town}, {rival} of {town}.{own}")
        };
        let texts: Vec<String> = (0..12).map(fought).collect();
        let articles: Vec<(char, &str)> = ('a'..).zip(&texts).map(|(letter, text)| (letter, text.as_str())).collect();
        assert_eq!(grouped(&articles), "acegik bdfhjl");
    }

    proptest! {
        #[test]
        fn the_order_of_articles_does_not_matter(
            order in Just((0..12).collect::<Vec<usize>>()).prop_shuffle(),
            words in prop::collection::vec(prop::collection::vec(0_u8..20, 0..8), 12),
        ) {
            let texts: Vec<String> = words
                .iter()
                .map(|words| words.iter().map(|word| format!("zor{}ex ", char::from(b'a' + word))).collect())
                .collect();
            let straight: Vec<(char, &str)> = ('a'..).zip(&texts).map(|(letter, text)| (letter, text.as_str())).collect();
            let shuffled: Vec<(char, &str)> = order.iter().map(|&at| straight[at]).collect();
            prop_assert_eq!(grouped(&straight), grouped(&shuffled));
        }
    }
}
