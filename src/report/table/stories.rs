//! Stories with their articles, for people: the large stories first, then what stands alone.

use super::layout::{in_lines, widths};
use super::paint::{Ink, clean, paint};
use super::rows::Rows;
use crate::report::counted;
use crate::story::Story;
use std::cmp::Reverse;
use std::io::{self, Write};

/// Lines that a name or a title takes up, before it is cut.
const LINES: usize = 2;

/// Writes the stories, a row an article.
///
/// # Errors
/// Those of `out`.
pub fn write_stories(stories: &[Story], width: usize, out: &mut impl Write) -> io::Result<()> {
    let mut stories: Vec<&Story> = stories.iter().collect();
    stories.sort_by_key(|story| (Reverse(story.articles.len()), &story.name));
    let head = ["story", "article", "published", "title"];
    let mut rows: Vec<[String; 4]> = Vec::new();
    for (number, story) in (1..).zip(&stories) {
        // A story that is called by its first article needs no second mention of that.
        let own = story.articles.first().is_some_and(|first| first.article == story.name);
        let mut name = if own { format!("{number}") } else { clean(&story.name) };
        for told in &story.articles {
            let published = told.published.map(|date| date.to_string()).unwrap_or_default();
            let title = clean(told.title.as_deref().unwrap_or_default());
            // Once, in the row of its first article.
            rows.push([std::mem::take(&mut name), clean(&told.article), published, title]);
        }
    }
    if !rows.is_empty() {
        let shape = Rows::ready(&head, &rows).shape();
        let widths = widths(shape.broadest, shape.longest_words(width), width);
        let row = |row: &[String; 4]| std::array::from_fn(|column| in_lines(&row[column], widths[column], LINES));
        Rows { head: &head, of: &rows, row }.print(&widths, &[], "", out)?;
        writeln!(out)?;
    }
    let alone = stories.iter().filter(|story| story.articles.len() == 1).count();
    let articles = stories.iter().map(|story| story.articles.len()).sum();
    let told = format!("{} in {}", counted(articles, "article"), counted(stories.len(), "story"));
    let rest = if alone > 0 { format!(", {alone} of them of one article") } else { String::new() };
    writeln!(out, "{}{rest}", paint(&Ink::Strong.on(&told)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::Told;
    use jiff::civil::Date;

    #[test]
    fn stories_come_by_size() {
        let told = |article: &str, title: Option<&str>, published| Told {
            article: article.into(),
            title: title.map(Into::into),
            published,
        };
        let stories = [
            Story { name: "a.txt".into(), articles: vec![told("a.txt", None, None)] },
            Story {
                name: "Flood\u{1b}".into(),
                articles: vec![
                    told("b.txt", Some("The harbour flooded again, the third time in a year"), None),
                    told("c/d.txt", Some("Flood"), Some(Date::constant(1951, 3, 9))),
                ],
            },
        ];
        let mut out = Vec::new();
        write_stories(&stories, 60, &mut out).unwrap();
        let out = String::from_utf8(out).unwrap();
        insta::assert_snapshot!(anstream::adapter::strip_str(&out));
    }
}
