//! What is told, and in which words. A slot in braces is filled by [`super::prose`]; a slot that names a list here picks one
//! of its phrases.

/// What a story can be about, how often, and what its articles have to tell: one list a fact, one wording an entry.
pub(super) struct Topic {
    /// In a hundred stories.
    share: usize,
    pub(super) titles: &'static [&'static str],
    /// Each with how often in a hundred articles it is told.
    pub(super) told: &'static [(usize, &'static [&'static str])],
}

/// The topic of a story for a number below a hundred.
pub(super) fn topic(mut at: usize) -> &'static Topic {
    for topic in &TOPICS {
        match at.checked_sub(topic.share) {
            Some(rest) => at = rest,
            None => return topic,
        }
    }
    &TOPICS[0]
}

static TOPICS: [Topic; 6] = [
    Topic {
        share: 10,
        titles: &["Earthquake shakes {town}", "{n} villages cut off after quake near {town}"],
        told: &[
            (60, &KILLED),
            (50, &INJURED),
            (
                70,
                &[
                    "The magnitude {magnitude} earthquake shook {town} at dawn.",
                    "The earthquake, which struck {town} shortly after midnight, had a magnitude of {magnitude}.",
                    "A {magnitude}-magnitude earthquake struck near {town} on {weekday}, the {firm} said.",
                ],
            ),
            (
                30,
                &[
                    "Repairs will cost ${damage} million, the office of {a} said.",
                    "The damage was put at ${damage} million.",
                ],
            ),
        ],
    },
    Topic {
        share: 15,
        titles: &["Train crash near {town}", "Fire destroys {noun} in {town}", "Ferry sinks off {town}"],
        told: &[(55, &KILLED), (55, &INJURED), (40, &AGE_B), (20, &AGE_C)],
    },
    Topic {
        share: 28,
        titles: &["{firm} to buy {rival}", "{firm} raises offer for {rival}", "{firm} shares fall after {noun} {noun}"],
        told: &[
            (
                80,
                &[
                    "{firm} agreed to buy {rival} for ${millions} million in cash, the companies said.",
                    "{firm} will acquire {rival} in a deal worth ${millions} million.",
                    "The ${millions} million deal to buy {rival} is the largest that {firm} has made.",
                ],
            ),
            (
                40,
                &[
                    "Revenue rose {percent} percent to ${n} million in the {adj} quarter.",
                    "Shares of {rival} closed at ${n}.{nn} on {weekday}, up {percent} percent.",
                ],
            ),
            (
                30,
                &[
                    "The {noun} is valued at ${n}.{digit} billion, said {a}, a {trade} at the {other firm}.",
                    "It paid ${n} million for a {noun} of {n} {nouns} in {year}.",
                ],
            ),
            (15, &AGE_A),
        ],
    },
    Topic {
        share: 17,
        titles: &["{a} charged over {noun} in {town}", "Man held after {noun} at {town} {noun}"],
        told: &[
            (55, &AGE_A),
            (35, &AGE_B),
            (15, &AGE_C),
            (
                10,
                &[
                    "{b} died on {day} {this month} {this year}, the {noun} said.",
                    "{b} died in {this month} {this year} in {town}.",
                ],
            ),
            (25, &["Bail was set at ${damage},000 for {a}.", "{a} was fined ${damage},000 in {year}."]),
            (12, &KILLED),
        ],
    },
    Topic {
        share: 12,
        titles: &["{a} returns in {film}", "{film} opens to {adj} reviews"],
        told: &[
            (
                30,
                &[
                    "{film} was released in {released}.",
                    "{film}, which came out in {released}, was {past} by {n} {nouns}.",
                ],
            ),
            (20, &["{film} was directed by {c}.", "{c} directed {film}."]),
            (
                35,
                &[
                    "In {film}, {role} is played by {a}.",
                    "{a} plays {role} in {film}.",
                    "{a} stars as {role}, a {trade} who {past} {np}.",
                ],
            ),
            (40, &AGE_A),
            (
                20,
                &[
                    "The film took ${n}.{digit} million in its first weekend.",
                    "{film} was made for ${millions} million.",
                ],
            ),
            (8, &["{b} was born on {day} {this month} {born b} in {town}.", "{b} was born in {town} in {born b}."]),
        ],
    },
    Topic {
        share: 18,
        titles: &["{a} quits as {adj} {noun} of {town}", "{town} beat {other town} in {adj} {noun}"],
        told: &[
            (30, &AGE_A),
            (20, &AGE_C),
            (
                40,
                &[
                    "{town} won {digit}-{digit} against {other town} in front of {n},{nnn} {nouns}.",
                    "{a} won {n} percent of the vote, and {b} {n} percent.",
                ],
            ),
            (
                25,
                &[
                    "{a} signed a {digit}-year contract worth ${millions} million.",
                    "The contract of {a} is worth ${millions} million, the {firm} said.",
                ],
            ),
        ],
    },
];

const KILLED: [&str; 6] = [
    "At least {killed} people were killed and {hurt} were injured in {town}.",
    "{killed} people were killed in {town}, {a last} said.",
    "The {noun} killed {killed} people, the {noun} {noun} said on {weekday}.",
    "{killed} people died when the {noun} {past} the {noun}.",
    "At least {killed} people have died, said {a}, {a trade} of {other town}.",
    "The death toll stood at {killed} on {weekday}.",
];
const INJURED: [&str; 4] = [
    "{hurt} people were injured, {digit} of them {adv}.",
    "Another {hurt} people were taken to {nouns} in {other town} with injuries.",
    "At least {hurt} people were hurt, the {noun} said.",
    "The {noun} injured {hurt} people in the {adj} part of {town}.",
];
const AGE_A: [&str; 5] = [
    "{a}, {a age}, has been a {noun} in {town} for years.",
    "The {a age}-year-old {a trade}, {a}, {past} the {noun} {pp}.",
    "{a}, {a age}, of {other town}, {past} {np}.",
    "{a age}-year-old {a} {past} {np} and {past} the {noun}.",
    "{a} is {a age}.",
];
const AGE_B: [&str; 3] = [
    "{b}, {b age}, {past} the {noun} {pp}.",
    "{b}, {b age}, and the {noun} had {past} {np}.",
    "{b}, a {b age}-year-old {b trade}, {past} it from the {noun}.",
];
const AGE_C: [&str; 2] =
    ["{c}, {c age}, lives near the {noun}.", "Among them was {c}, {c age}, {a trade} from {place}."];

/// The one sentence of an article that has but one.
pub(super) const NOTE: &str = "{a}, {a age}, of {place}, {past} {np} {pp}.";

/// Sentences that tell nothing that can be compared.
pub(super) const FILLERS: [&str; 30] = [
    "{np} {vp} {pp}.",
    "{np} {vp} {pp}, and so did {np}, though not as much as it had in {year}.",
    "{pp}, {np} {vp}.",
    "{pp}, {np} {vp} and {past} {np}.",
    "{who} {vp} {pp}, {ing} by {np}.",
    "{who}, a {trade} from {place}, {vp} {pp}.",
    "{who} said {np} would {verb} {np} {pp}.",
    "{who} said that {np} had {vp}, and that {np} {vp}.",
    "{np}, which {vp} {pp}, {vp}.",
    "It was not clear on {weekday} whether {np} {vp} or not, and nobody at the {noun} would say.",
    "There were {n} {nouns} in {np}, and it was up to {np} to say what they were there for.",
    "The {firm} {vp} {pp}, according to {np}.",
    "The {other firm} said in a statement that {np} {vp}.",
    "About {n} percent of {nouns} {vp}, {np} showed.",
    "{np} {vp}, but that was not what {who} had in mind, and it was all over by {weekday}.",
    "It took {who} more than {n} {nouns} to {verb} it, and most of them were out of {noun} by then.",
    "In {year}, {np} {vp} {pp}.",
    "{np} {vp} for the {nth} time since {year}.",
    "{nouns} in {town} {past} {np} {adv}, and {nouns} in {place} {past} {np}.",
    "{who} and {who} {past} {np} {pp}.",
    "A spokesman for the {firm} declined to {verb} {np}.",
    "“{short},” {who} said.",
    "The {noun} of {town} will {verb} {np} {pp}, {who} said.",
    "If {np} {vp}, as it may, {np} will have to {verb} the {noun} as soon as it can.",
    "{who}, who {vp} in {year}, was in {place} at the time and said he had not been told of it.",
    "Neither {np} nor {np} {vp} {pp}.",
    "While {np} {vp}, {who} {past} {np} {pp}.",
    "{who} met {other} in {place} to {verb} {np}.",
    "The {adj} {noun}, {n} {nouns} long, {vp} {pp}.",
    "{np} is expected to {verb} {np} {pp}, if it can do so at all.",
];

/// How words are given to a speaker.
pub(super) const QUOTED: [&str; 7] = [
    "“{words},” {who} said.",
    "“{words},” said {who}.",
    "“{words},” {who} told the {firm}.",
    "{who} said: “{words}.”",
    "“{words},” {who} said {pp}. “{more}.”",
    "“{words},” said {who}, a {trade}. “{more}.”",
    "“{words},” {who} added.",
];

/// Spoken sentences, without their end.
pub(super) const SPOKEN: [&str; 12] = [
    "We {past} {np} and then we {past} {np}",
    "I have {adv} {past} {np} {pp}",
    "They {past} {np} and nobody {past} the {adj} {nouns}",
    "You {verb} {np} {adv} and then you {verb} the {noun}",
    "My {adj} {noun} {past} {np} {pp}",
    "There is {np} {pp} and I {verb} it",
    "It is {adj}, but {np} will {verb} the {nouns}",
    "We will {verb} {np} until {np} {vp}",
    "What {np} {past} {pp} was {adj}",
    "Nobody {adv} {past} the {noun} of {nouns}",
    "The {nouns} are {adj}, and we {past} them {adv}",
    "I am {adj} that {np} {past} the {noun} {pp}",
];

/// How spoken sentences go on, where they do.
pub(super) const JOINED: [&str; 6] = [", and ", ", but ", " because ", " before ", ", so ", " if "];
pub(super) const SPOKEN_ON: [&str; 8] = [
    "the {noun} was not {adj} at all",
    "we could not {verb} {np}",
    "somebody {past} the {nouns} {pp}",
    "you know {np}",
    "{np} {vp}",
    "my {noun} {past} {np}",
    "I {past} {adj} {nouns} {pp}",
    "they will {verb} the {noun} {pp}",
];

/// A few words in quotation marks.
pub(super) const SHORT: [&str; 3] = ["A {adj} {noun}", "We {past} {np}", "It was {adj} and {adj}"];

/// Who or what does something, or has it done.
pub(super) const NOUN_PHRASES: [&str; 14] = [
    "the {noun}",
    "the {adj} {noun}",
    "the {noun} of the {noun}",
    "a {adj} {noun}",
    "a {noun} of {nouns}",
    "{adj} {nouns}",
    "{nouns} in {place}",
    "the {place} {noun}",
    "its {noun}",
    "the {noun} {noun}",
    "{n} {nouns}",
    "the {nth} {noun}",
    "some of the {nouns}",
    "{any firm}",
];

/// What they do.
pub(super) const VERB_PHRASES: [&str; 9] = [
    "{past} {np}",
    "{past} the {noun}",
    "{past} {np} {adv}",
    "had {past} {np}",
    "was {past} by {np}",
    "{adv} {past} the {adj} {noun}",
    "{past} {np} and {np}",
    "has been {past} {pp}",
    "{past} the {noun} to {verb} {np}",
];

/// When, where and how.
pub(super) const CIRCUMSTANCES: [&str; 14] = [
    "in {place}",
    "on {weekday}",
    "after the {noun}",
    "for {n} {nouns}",
    "since {year}",
    "during the {adj} {noun}",
    "near {place}",
    "on {weekday} {daytime}",
    "in {month}",
    "without the {noun}",
    "in the {adj} {noun} of {town}",
    "at the {noun}",
    "between {year} and {year}",
    "with {np}",
];

pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
pub(super) const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
pub(super) const DAYTIMES: [&str; 4] = ["morning", "afternoon", "evening", "night"];
pub(super) const NTHS: [&str; 8] = ["first", "second", "third", "fourth", "fifth", "sixth", "last", "next"];
pub(super) const FIRMS: [&str; 24] = [
    "Group",
    "Holdings",
    "Bank",
    "University",
    "Council",
    "Institute",
    "Airlines",
    "Hospital",
    "Party",
    "Association",
    "Corporation",
    "Industries",
    "Energy",
    "Foundation",
    "Committee",
    "Department",
    "Agency",
    "Motors",
    "Systems",
    "Union",
    "Times",
    "College",
    "Museum",
    "United",
];

pub(super) const STARTS: [&str; 40] = [
    "Bran", "Cor", "Dul", "Fen", "Gar", "Hol", "Jas", "Kel", "Lor", "Mar", "Nor", "Pel", "Quin", "Ros", "Tor", "Var",
    "Ald", "Bel", "Chal", "Dren", "Elm", "Fal", "Grim", "Hart", "Isk", "Jor", "Kaz", "Lind", "Mol", "Ned", "Ost",
    "Pra", "Rud", "Stan", "Thor", "Ulv", "Vel", "Wer", "Yar", "Zel",
];
pub(super) const MIDDLES: [&str; 30] = [
    "a", "be", "cha", "de", "e", "ga", "i", "la", "mo", "ne", "ri", "ta", "ba", "co", "du", "fe", "go", "hi", "ka",
    "li", "ma", "ni", "o", "pa", "ro", "so", "to", "u", "vi", "za",
];
pub(super) const ENDS: [&str; 44] = [
    "bell", "borne", "dale", "dorf", "field", "gren", "ham", "kin", "land", "mont", "nall", "rick", "stead", "wick",
    "berg", "by", "cott", "den", "er", "ford", "gard", "holt", "ing", "ko", "ley", "man", "nov", "ović", "pool",
    "quist", "ridge", "sen", "ski", "son", "ston", "thorpe", "ton", "vale", "ward", "well", "worth", "yard", "zky",
    "ez",
];
