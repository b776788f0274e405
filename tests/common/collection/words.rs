//! The vocabulary: words and names of the lexicon, sorted by what their endings tell, and everyday words before them.
//!
//! The lexicon does not say what is a noun; endings say so often enough for text that is to be searched and not to be read.

use super::chance::Chance;
use std::sync::LazyLock;

/// All lists, each with its usual entries first.
pub(super) struct Words {
    pub(super) nouns: Vec<&'static str>,
    pub(super) plurals: Vec<&'static str>,
    pub(super) adjectives: Vec<&'static str>,
    pub(super) adverbs: Vec<&'static str>,
    /// Verbs in the past, with an object.
    pub(super) past: Vec<&'static str>,
    /// Verbs as they stand after `to`.
    pub(super) verbs: Vec<&'static str>,
    pub(super) women: Vec<&'static str>,
    pub(super) men: Vec<&'static str>,
    pub(super) surnames: Vec<&'static str>,
    pub(super) places: Vec<&'static str>,
    pub(super) trades: Vec<&'static str>,
}

macro_rules! entries {
    ($list:literal) => {
        include_str!(concat!("../../../data/lexicon/", $list, ".txt")).lines().filter(|line| !line.starts_with('#'))
    };
}

/// The one vocabulary.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
    nouns: list(NOUNS, ending(&["tion", "ment", "ness", "ity", "ism", "ance", "ence", "ship", "ture", "tor"])),
    plurals: list(PLURALS, ending(&["tions", "ments", "ities", "ers", "ists", "ances", "ences", "tors", "tures"])),
    adjectives: list(ADJECTIVES, ending(&["ous", "ful", "ive", "able", "ible", "ical", "less", "ish", "ary"])),
    adverbs: list(ADVERBS, ending(&["ly"])),
    past: list(PAST, ending(&["ed"])),
    verbs: list(VERBS, ending(&["ize", "ify", "ate"])),
    women: list("", entries!("given-female").filter(|name| name.len() > 2)),
    men: list("", entries!("given-male").filter(|name| name.len() > 2)),
    surnames: list("", entries!("surnames").filter(|name| name.len() > 3)),
    places: list(
        "",
        entries!("places").filter(|name| name.len() > 3 && name.bytes().all(|byte| byte.is_ascii_lowercase())),
    ),
    trades: list("", entries!("trades")),
});

/// Everyday words of six letters or more that end so.
fn ending(endings: &'static [&'static str]) -> impl Iterator<Item = &'static str> {
    entries!("common").filter(|word| word.len() > 5 && endings.iter().any(|ending| word.ends_with(ending)))
}

/// The usual entries, and the others shuffled behind them.
fn list(usual: &'static str, others: impl Iterator<Item = &'static str>) -> Vec<&'static str> {
    let mut others: Vec<&'static str> = others.collect();
    let mut chance = Chance::of(&[others.len() as u64]);
    for last in (1..others.len()).rev() {
        others.swap(last, chance.below(last + 1));
    }
    usual.split_whitespace().chain(others).collect()
}

const NOUNS: &str = "road bridge council budget river court team season company market police government city report house \
    family school hospital president minister deal plan vote law case trial game match goal coach league film show \
    book song band album stage network phone computer engine plane train ship storm fire wind rain night morning week \
    month year summer winter spring office building street tower station airport border army war peace party campaign \
    election leader group crowd union bank fund stock share price cost tax job worker owner boss firm factory product \
    brand store customer service website system program test study research patient doctor disease drug treatment \
    water food farm field animal dog horse bird tree forest mountain island beach harbour boat fish oil gas power \
    energy light heat weather climate science student teacher class church prayer wedding funeral birthday holiday \
    trip flight hotel room door window wall roof floor garden car truck bus bike wheel driver crash rescue search";
const PLURALS: &str = "people officials residents workers families children students voters fans players reporters \
    neighbours prosecutors lawyers investors customers passengers soldiers doctors nurses teachers parents friends \
    houses streets schools roads shops cars trains flights hours days weeks months years questions answers problems \
    plans rules records results prices jobs talks charges claims details documents photographs letters calls reports";
const ADJECTIVES: &str = "new old big small long short high low good bad early late local national public private open \
    closed hard easy strong weak young quiet loud bright dark cold warm dry wet clean dirty rich poor safe dangerous \
    busy empty full heavy light deep narrow wide rare common recent current former final main major minor senior junior";
const ADVERBS: &str = "again soon later still already often never always quickly slowly quietly nearly mostly only together \
    almost early today yesterday abroad inside outside upstairs downtown";
const PAST: &str = "opened closed moved carried watched followed visited changed started finished repaired cleaned painted \
    pushed pulled raised lowered reached crossed filled emptied covered checked counted planned backed blocked delayed \
    noted praised criticised defended rejected welcomed questioned reviewed signed printed found left kept saw heard met \
    led won lost made took gave brought held built sold bought sent told wrote read drew drove flew rode caught";
const VERBS: &str = "open close move carry watch follow visit change start finish repair clean paint push pull raise lower \
    reach cross fill cover check count plan back block delay praise defend reject welcome question review sign print \
    find leave keep see hear meet lead win lose make take give bring hold build sell buy send tell write read draw";
