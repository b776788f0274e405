//! How fast each stage of a check is, in bytes of text a second: `cargo bench --bench stages`.
//!
//! On one thread, over made-up articles (`tests/common/collection`). A stage begins with what the stage before it gave, so
//! the times add up; `whole` is all of them in one. `benches/yardstick/stages` prints the shares.

#![allow(clippy::unwrap_used, reason = "a measurement fails by panicking")]

#[path = "../tests/common/collection/mod.rs"]
mod collection;

use criterion::{BatchSize, Bencher, Criterion, Throughput, criterion_group};
use factlint::article::{self, Article};
use factlint::check::{self, Gathered};
use factlint::extract::cast::Cast;
use factlint::extract::names::names;
use factlint::extract::quotes::quotations;
use factlint::extract::scene::Scene;
use factlint::extract::{Origin, Plan, extract};
use factlint::knowledge::Knowledge;
use factlint::report::{Only, Report, Summary, json};
use factlint::span::LineIndex;
use factlint::text::Text;
use factlint::{Lexicon, Options, RuleSet, Source};
use std::hint::black_box;
use std::sync::Arc;

/// About a megabyte.
const ARTICLES: usize = 500;

/// The articles as files of text.
fn sources() -> Vec<Source> {
    let collected = collection::collection(ARTICLES, |story| format!("{story:03}"));
    collected.into_iter().map(|(path, text)| Source::new(path, text)).collect()
}

fn read(source: &Source) -> Article {
    article::read(source.format, &source.text, &Options::default().reading).0.remove(0)
}

/// Takes each of `all` through a stage.
fn each<'a, T, R>(bencher: &mut Bencher<'_>, all: &'a [T], stage: impl Fn(&'a T) -> R) {
    bencher.iter(|| {
        for one in all {
            black_box(stage(one));
        }
    });
}

/// What one article goes through.
fn an_article(criterion: &mut Criterion) {
    let (lexicon, rules, sources) = (Lexicon::english(), RuleSet::shipped().unwrap(), sources());
    let plan = Plan::new(&rules);
    let articles: Vec<Article> = sources.iter().map(read).collect();
    let texts: Vec<Text<'_>> = articles.iter().map(|article| Text::analyse(&article.text, lexicon)).collect();
    let named: Vec<_> = texts.iter().map(names).collect();
    let scenes: Vec<Scene<'_>> =
        articles.iter().map(|article| Scene::new(Text::analyse(&article.text, lexicon), article.published)).collect();
    let lines: Vec<LineIndex> = sources.iter().map(|source| LineIndex::new(&source.text)).collect();

    let mut group = criterion.benchmark_group("an article");
    group.throughput(Throughput::Bytes(sources.iter().map(|source| source.text.len() as u64).sum()));
    group.bench_function("read", |bencher| each(bencher, &sources, read));
    group.bench_function("words and sentences", |bencher| {
        each(bencher, &articles, |article| Text::analyse(&article.text, lexicon));
    });
    group.bench_function("names", |bencher| each(bencher, &texts, names));
    group.bench_function("cast", |bencher| {
        let cast: Vec<_> = texts.iter().zip(&named).collect();
        each(bencher, &cast, |(text, names)| Cast::new(text, names));
    });
    group.bench_function("quotations", |bencher| each(bencher, &texts, quotations));
    group.bench_function("matching", |bencher| {
        let at: Vec<usize> = (0..sources.len()).collect();
        each(bencher, &at, |&at| {
            let path: Arc<str> = sources[at].shown.as_str().into();
            let (article, story) = (path.clone(), path.clone());
            let origin = Origin { path, source: &sources[at].text, lines: &lines[at], article, story };
            extract(&plan, &scenes[at], &articles[at], &origin)
        });
    });
    group.finish();
}

/// What all articles together go through.
fn all_articles(criterion: &mut Criterion) {
    let (lexicon, rules, sources, options) =
        (Lexicon::english(), RuleSet::shipped().unwrap(), sources(), Options::default());
    let plan = Plan::new(&rules);
    let gathered: Vec<Gathered> =
        sources.iter().map(|source| check::gather(&plan, lexicon, source, &options)).collect();
    let conclude = |gathered| check::conclude(&rules, lexicon, &Knowledge::default(), gathered);
    let outcome = conclude(gathered.clone());
    let summary = Summary::default();

    let mut group = criterion.benchmark_group("all articles");
    group.throughput(Throughput::Bytes(sources.iter().map(|source| source.text.len() as u64).sum()));
    group.bench_function("conclude", |bencher| {
        bencher.iter_batched(|| gathered.clone(), conclude, BatchSize::LargeInput);
    });
    group.bench_function("report as JSON", |bencher| {
        bencher.iter(|| json::write(&Report::new(&outcome.findings, &summary, &[]), Only::All, &mut std::io::sink()));
    });
    group.bench_function("whole", |bencher| bencher.iter(|| check::check(&rules, lexicon, &sources, &options)));
    group.finish();
}

/// What a start takes.
fn start(criterion: &mut Criterion) {
    criterion.bench_function("start: rules and lexicon", |bencher| {
        bencher.iter(|| {
            let rules = RuleSet::shipped().unwrap();
            black_box(Plan::new(&rules));
            black_box(Lexicon::new(Lexicon::english_files()).unwrap());
        });
    });
}

criterion_group! {
    name = stages;
    config = Criterion::default().sample_size(10);
    targets = an_article, all_articles, start
}

fn main() {
    rayon::ThreadPoolBuilder::new().num_threads(1).build_global().unwrap();
    stages();
    Criterion::default().configure_from_args().final_summary();
}
