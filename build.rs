//! Reads the English word lists into a finished table, so that the program need not do so whenever it starts.
//!
//! The lists are read by the very code that reads a configuration's own; the tables of values are left to the program.

#![allow(dead_code, unreachable_pub)] // it shares modules with the library, and needs a part of them

#[path = "src/lexicon/classes.rs"]
mod classes;
#[path = "src/lexicon/filter.rs"]
mod filter;
#[path = "src/lexicon/lists.rs"]
mod lists;
#[path = "src/lexicon/vocabulary.rs"]
mod vocabulary;

use classes::Classes;
use std::error::Error;
use std::path::Path;
use std::{env, fs};
use vocabulary::Vocabulary;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new("data/lexicon");
    println!("cargo::rerun-if-changed={}", folder.display());
    let (mut words, mut phrases) = (Vocabulary::default(), String::new());
    for (name, class) in lists::LISTS {
        let content = fs::read_to_string(folder.join(name).with_extension("txt"))?;
        for entry in lists::entries(&content) {
            match lists::is_phrase(entry) {
                true => {
                    phrases.push_str(&format!("{name}\t{entry}\n"));
                    words.add(lists::first_word(entry), Classes::PHRASE);
                }
                false => words.add(entry, class),
            }
        }
    }
    let (table, sets, text) = words.into_parts();
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("words.table"), table)?;
    fs::write(Path::new(&out).join("words.sets"), sets)?;
    fs::write(Path::new(&out).join("words.txt"), text)?;
    fs::write(Path::new(&out).join("phrases.txt"), phrases)?;
    Ok(())
}
