//! Writes a made-up collection of any size: `cargo bench --bench corpus -- --articles 100000 > news.jsonl`.
//!
//! One JSON object a line to the standard output, or with `--tree` a text file an article; the same arguments give the same
//! bytes. What the articles are like is settled in `tests/common/collection`.

#[path = "../tests/common/collection/mod.rs"]
mod collection;

use clap::Parser;
use collection::{Article, Day, Shape, articles};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Stories of a tree that share a folder, so that no folder grows large.
const OF_A_FOLDER: usize = 100;

#[derive(Parser)]
struct Arguments {
    /// How many articles
    #[arg(long, default_value_t = 1000)]
    articles: usize,
    /// Another number, another collection
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// news; group: all on one person; names: each on another one
    #[arg(long, default_value = "news", value_parser = shape)]
    shape: Shape,
    /// Text files in this folder, one an article, and no JSON
    #[arg(long)]
    tree: Option<PathBuf>,
    /// What cargo adds
    #[arg(long, hide = true)]
    bench: bool,
}

fn shape(name: &str) -> Result<Shape, String> {
    match name {
        "news" => Ok(Shape::News),
        "group" => Ok(Shape::Group),
        "names" => Ok(Shape::Names),
        _ => Err("there are news, group and names".to_owned()),
    }
}

fn main() -> io::Result<()> {
    let Arguments { articles: count, seed, shape, tree, .. } = Arguments::parse();
    let mut all = articles(shape, seed).take(count).enumerate();
    if let Some(folder) = tree {
        return all.try_for_each(|(at, article)| file(&folder, at, &article));
    }
    let mut out = BufWriter::with_capacity(1 << 20, io::stdout().lock());
    match all.try_for_each(|(at, article)| line(&mut out, at, &article)).and_then(|()| out.flush()) {
        // Who reads the first of them only has what was wanted.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => std::process::exit(0),
        written => written,
    }
}

fn line(out: &mut impl Write, at: usize, article: &Article) -> io::Result<()> {
    let Article { story, title, published: Day { year, month, day }, text } = article;
    write!(out, r#"{{"id":"{at:08}","story":"{story:07}","published":"{year}-{month:02}-{day:02}","title":"#)?;
    serde_json::to_writer(&mut *out, title)?;
    write!(out, r#","text":"#)?;
    serde_json::to_writer(&mut *out, text)?;
    writeln!(out, "}}")
}

fn file(tree: &Path, at: usize, article: &Article) -> io::Result<()> {
    let (folder, story) = (format!("{:05}", article.story / OF_A_FOLDER), format!("{:07}", article.story));
    let folder = tree.join(folder).join(story);
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join(format!("{at:08}.txt")), article.in_full())
}
