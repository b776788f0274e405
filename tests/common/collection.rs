//! A made-up collection of any size: stories of ten articles each, which tell of the same people, figures and words.
//!
//! Everything is picked by the fingerprint of what it is for, so the same size is the same collection, on every machine.

use factlint::finding::fingerprint;

/// Articles that report one story.
const OF_A_STORY: usize = 10;

const STARTS: [&str; 16] =
    ["Bran", "Cor", "Dul", "Fen", "Gar", "Hol", "Jas", "Kel", "Lor", "Mar", "Nor", "Pel", "Quin", "Ros", "Tor", "Var"];
const MIDDLES: [&str; 12] = ["a", "be", "cha", "de", "e", "ga", "i", "la", "mo", "ne", "ri", "ta"];
const ENDS: [&str; 14] =
    ["bell", "borne", "dale", "dorf", "field", "gren", "ham", "kin", "land", "mont", "nall", "rick", "stead", "wick"];
const GIVEN: [&str; 20] = [
    "Ada", "Bernard", "Clara", "Daniel", "Edith", "Frank", "Grace", "Henry", "Irene", "Julian", "Karen", "Leonard",
    "Martha", "Nathan", "Olga", "Peter", "Rachel", "Simon", "Teresa", "Victor",
];
const FILLER: [&str; 24] = [
    "The road to the harbour was closed for most of the day.",
    "Nobody at the town hall would say when the bridge opens again.",
    "It rained through the night, and the river rose.",
    "Shops along the high street kept their shutters down.",
    "The council meets again next month to talk about the budget.",
    "Neighbours brought soup, bread and dry blankets.",
    "Trains ran late, and some did not run at all.",
    "A school nearby served as a shelter.",
    "The old mill has stood there for as long as anyone can remember.",
    "Engineers walked along the wall and took photographs.",
    "Radio stations asked people to stay at home.",
    "The market was moved to the square behind the church.",
    "Farmers said the fields would need a year to recover.",
    "Volunteers carried sandbags until late in the evening.",
    "Birds came back before the people did.",
    "The library kept its lights on for those without power.",
    "There was no sign of a quick end to the weather.",
    "Some families went to stay with friends further inland.",
    "The ferry stayed in port, its crew playing cards.",
    "A choir sang in the station while the passengers waited.",
    "Insurance companies have opened an office in a tent.",
    "The clock on the tower stopped shortly after noon.",
    "Children made boats from newspapers.",
    "Dogs were taken in by a farm on the hill.",
];
const SAID: [&str; 8] = [
    "We counted the lamps twice and then we went down to the water",
    "Nobody slept that night because the bells would not stop",
    "I have seen the river high before but never this brown",
    "There is a boat in my garden and I intend to keep it",
    "They told us to leave the cows and of course we did not",
    "The bridge sang for an hour before it finally gave way",
    "You could hear the stones moving under the whole street",
    "My grandfather built that wall and it is still standing there",
];

/// The paths and texts of `articles` articles; `folder` names the folder of each story, by its number.
pub fn collection(articles: usize, folder: impl Fn(usize) -> String) -> Vec<(String, String)> {
    (0..articles)
        .map(|at| {
            let story = at / OF_A_STORY;
            (format!("{}/{at:04}.txt", folder(story)), article(story, at))
        })
        .collect()
}

/// What `parts` pick: a number below `below`.
fn pick(below: usize, what: &str, number: usize) -> usize {
    let hash = u64::from_str_radix(&fingerprint(&[what, &number.to_string()]), 16).unwrap_or_default();
    usize::try_from((hash >> 8) % below.max(1) as u64).unwrap_or_default()
}

fn one<'w>(of: &[&'w str], what: &str, number: usize) -> &'w str {
    of.get(pick(of.len(), what, number)).copied().unwrap_or_default()
}

fn surname(what: &str, number: usize) -> String {
    let part = |list: &[&'static str], place: &str| one(list, &format!("{what} {place}"), number);
    format!("{}{}{}", part(&STARTS, "start"), part(&MIDDLES, "middle"), part(&ENDS, "end"))
}

/// One article of a story: about two thirds of what there is to tell, in an order and wording of its own.
fn article(story: usize, at: usize) -> String {
    let person = |role: &str| format!("{} {}", one(&GIVEN, role, story), surname(role, story));
    let (mayor, pilot, star) = (person("mayor"), person("pilot"), person("star"));
    let (town, film) = (surname("town", story), format!("The {} Tide", surname("film", story)));
    let age = |role| 20 + pick(60, role, story);
    let (dead, hurt, year) =
        (3 + pick(60, "dead", story), 4 + pick(200, "hurt", story), 1950 + pick(70, "year", story));
    let magnitude = format!("{}.{}", 4 + pick(4, "whole", story), pick(10, "tenth", story));
    let (words, role) = (one(&SAID, "words", story), surname("role", story));
    let told = [
        format!("{mayor}, {}, has been mayor of {town} for years.", age("mayor age")),
        format!("“{words},” said {mayor}."),
        format!("At least {dead} people were killed and {hurt} were injured in {town}."),
        format!("The magnitude {magnitude} earthquake shook {town} at dawn."),
        format!("{film} was released in {year}."),
        format!("{star}, {}, starred in the film.", age("star age")),
        format!("In {film}, {role} is played by {star}."),
        format!("{pilot}, a {}-year-old pilot, saw it from the air.", age("pilot age")),
        format!("{film} was directed by {pilot}."),
        format!("Repairs will cost ${} million, the office of {mayor} said.", 2 + pick(90, "cost", story)),
    ];
    let mut lines: Vec<String> =
        told.into_iter().enumerate().filter(|(n, _)| pick(3, "told", at * 31 + n) > 0).map(|(_, line)| line).collect();
    for nth in 0..14 {
        lines.insert(pick(lines.len() + 1, "where", at * 37 + nth), one(&FILLER, "filler", at * 41 + nth).to_owned());
    }
    let paragraphs: Vec<String> = lines.chunks(4).map(|lines| lines.join(" ")).collect();
    format!("News from {town}\n\n{} March 2019\n\n{}\n", 1 + pick(9, "day", at), paragraphs.join("\n\n"))
}
