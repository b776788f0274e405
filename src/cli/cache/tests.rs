//! The cache as runs meet it: found again, full, shared, damaged, and not to be written.

use super::place::Place;
use super::store::{self, Missing, Store};
use super::{Cache, Keep, Key, LIMITS, Limits, PACK, Use};
use std::fs;
use std::path::Path;

fn cache(folder: &Path) -> Cache {
    cache_of(folder, LIMITS)
}

fn cache_of(folder: &Path, limits: Limits) -> Cache {
    Cache::open(&Place { folder: folder.to_owned(), is_named: true }, "this program".to_owned(), limits)
}

fn key(number: u32) -> Key {
    let mut key = Key::default();
    key[..4].copy_from_slice(&number.to_le_bytes());
    key
}

/// What is kept under a number.
fn record(number: u32) -> Vec<u8> {
    number.to_le_bytes().repeat(50 + number as usize % 7)
}

fn found(cache: &Cache, number: u32) -> Option<Vec<u8>> {
    let mut found = None;
    cache.find(&key(number), &mut |bytes| found = Some(bytes.to_vec()));
    found
}

/// How many of these numbers are kept; what is kept is what was given.
fn count(cache: &Cache, numbers: std::ops::Range<u32>) -> usize {
    let kept = numbers.filter_map(|number| Some((number, found(cache, number)?)));
    kept.inspect(|(number, bytes)| assert_eq!(*bytes, record(*number))).count()
}

fn keep(cache: &Cache, numbers: std::ops::Range<u32>) {
    numbers.for_each(|number| cache.keep(key(number), Use::Always, record(number)));
}

/// The bytes of all that a folder keeps.
fn lens(folder: &Path) -> Vec<u64> {
    let index = Store::open(folder).unwrap().index().unwrap();
    index.values().map(|spot| u64::from(spot.len)).collect()
}

#[test]
fn what_is_kept_is_found_by_the_next_run() {
    let folder = tempfile::tempdir().unwrap();
    let below = folder.path().join("a/b");
    let first = cache(&below);
    keep(&first, 0..2000);
    assert_eq!(found(&first, 7), None, "a run finds what was there when it began");
    assert_eq!(first.close(), None);
    let second = cache(&below);
    assert_eq!(count(&second, 0..3000), 2000);
    keep(&second, 2000..2001);
    assert_eq!(second.close(), None);
    assert_eq!(count(&cache(&below), 0..3000), 2001);
    assert_eq!(lens(&below).len(), 2001);
    assert!(
        fs::read_to_string(below.join("CACHEDIR.TAG"))
            .unwrap()
            .starts_with("Signature: 8a477f597d28d172789f06886806bc55")
    );
}

#[test]
fn what_was_of_no_use_for_longest_leaves_first() {
    let folder = tempfile::tempdir().unwrap();
    let pack = (PACK / record(0).len()) as u32;
    let most = 5 * PACK as u64;
    let limits = Limits { most, ..LIMITS };
    for (keeps, uses) in
        [(0..2 * pack, 0..0), (1000..1000 + 2 * pack, 0..2 * pack), (3000..3000 + 2 * pack, 0..2 * pack)]
    {
        let cache = cache_of(folder.path(), limits);
        count(&cache, uses);
        keep(&cache, keeps);
        assert_eq!(cache.close(), None);
    }
    let cache = cache_of(folder.path(), limits);
    assert_eq!(count(&cache, 0..2 * pack), 2 * pack as usize, "used by each run");
    assert_eq!(count(&cache, 3000..3000 + 2 * pack), 2 * pack as usize, "new");
    assert!(count(&cache, 1000..1000 + 2 * pack) < pack as usize * 3 / 2, "used by none");
    assert!(lens(folder.path()).iter().sum::<u64>() <= most);
}

#[test]
fn what_is_too_much_to_hold_is_written_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let first = cache(folder.path());
    keep(&first, 0..10);
    first.close();
    let limits = Limits { held: 3 * PACK, ..LIMITS };
    let second = cache_of(folder.path(), limits);
    keep(&second, 10..5000);
    keep(&second, 10..20);
    assert!(lens(folder.path()).len() > 1000);
    assert_eq!(count(&second, 0..10), 10, "it is read on");
    second.close();
    assert_eq!(count(&cache(folder.path()), 0..5000), 5000);
}

#[test]
fn runs_at_the_same_time_do_not_harm_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let first = cache(folder.path());
    keep(&first, 0..10);
    first.close();
    let (a, b) = (cache(folder.path()), cache(folder.path()));
    assert_eq!((count(&a, 0..20), count(&b, 0..20)), (10, 10), "any number reads");
    keep(&a, 10..15);
    keep(&b, 12..20);
    drop(a.open.write().unwrap().take());
    assert_eq!(b.close(), None);
    assert_eq!(a.close(), None);
    assert_eq!(count(&cache(folder.path()), 0..20), 20);
}

#[test]
fn a_file_that_another_run_has_to_itself_is_done_without() {
    let folder = tempfile::tempdir().unwrap();
    let first = cache(folder.path());
    keep(&first, 0..10);
    first.close();
    let other = redb::Database::create(store::file(folder.path())).unwrap();
    assert_eq!(Store::open(folder.path()).err(), Some(Missing::Absent));
    let meanwhile = cache(folder.path());
    assert_eq!(count(&meanwhile, 0..10), 0);
    keep(&meanwhile, 10..20);
    assert!(meanwhile.close().is_some_and(|note| note.starts_with("note: nothing is kept in ")));
    drop(other);
    assert_eq!(count(&cache(folder.path()), 0..20), 10);
}

#[test]
fn a_damaged_file_is_begun_anew_and_never_believed() {
    let folder = tempfile::tempdir().unwrap();
    let first = cache(folder.path());
    keep(&first, 0..2000);
    first.close();
    let file = store::file(folder.path());
    let whole = fs::read(&file).unwrap();
    let mut damages: Vec<Vec<u8>> =
        vec![Vec::new(), b"no database".to_vec(), whole[..whole.len() / 2].to_vec(), vec![0; whole.len()]];
    // Every so often a byte, or a page.
    for at in (0..whole.len()).step_by(whole.len() / 60 + 1) {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x55;
        damages.push(damaged.clone());
        let end = (at + 4096).min(damaged.len());
        damaged[at..end].fill(0xff);
        damages.push(damaged);
    }
    for damaged in damages {
        fs::write(&file, &damaged).unwrap();
        let run = cache(folder.path());
        let there = count(&run, 0..2000);
        keep(&run, 2000..2001);
        let note = run.close();
        let next = cache(folder.path());
        assert!(found(&next, 2000).is_some() || note.is_some(), "{there} were there");
        count(&next, 0..2000);
    }
}

#[test]
fn where_nothing_can_be_kept_the_run_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "of something else").unwrap();
    for place in [&file, &file.join("below")] {
        let cache = cache(place);
        keep(&cache, 0..10);
        assert_eq!(count(&cache, 0..10), 0);
        assert!(cache.close().is_some());
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), "of something else");
}
