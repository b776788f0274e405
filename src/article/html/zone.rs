//! Which part of a page is its main text.
//!
//! The `<article>` that holds most of the text of all articles, else `<main>`, else the page. An article that is but a
//! small part of the page is a teaser, and a page of many even ones is a list: there, more is read rather than less.

use super::events::{Event, Role};
use std::ops::Range;

/// An article must have one of so many parts of the page's text.
const SHARE: usize = 8;

/// The elements open at some event of a page.
#[derive(Debug, Default)]
pub(super) struct Ancestors {
    /// The event that opened each, and what it is; the outermost first.
    open: Vec<(usize, Role)>,
    /// How many of each role are open.
    counts: [usize; Role::COUNT],
}

impl Ancestors {
    /// Whether an element of the role is open.
    pub(super) fn is_in(&self, role: Role) -> bool {
        self.counts[role as usize] > 0
    }

    /// Whether text here is no part of the main text. An article's header holds its headline; a page's, its name.
    pub(super) fn is_muted(&self) -> bool {
        let in_text = self.is_in(Role::Article) || self.is_in(Role::Main);
        self.is_in(Role::Skipped) || self.is_in(Role::PageTitle) || self.is_in(Role::Header) && !in_text
    }

    fn step(&mut self, at: usize, event: Event) {
        match event {
            Event::Open(role) => {
                self.open.push((at, role));
                self.counts[role as usize] += 1;
            }
            Event::Close(opened) => {
                let depth = self.open.partition_point(|&(at, _)| at < opened);
                for (_, role) in self.open.drain(depth..) {
                    self.counts[role as usize] -= 1;
                }
            }
            _ => {}
        }
    }
}

/// Calls `seen` with each event, its index and the elements open after it.
pub(super) fn walk(events: &[Event], mut seen: impl FnMut(usize, Event, &Ancestors)) {
    let mut above = Ancestors::default();
    for (at, &event) in events.iter().enumerate() {
        above.step(at, event);
        seen(at, event, &above);
    }
}

/// A stretch of events and how many bytes of text are in it.
#[derive(Debug, Clone)]
struct Zone {
    events: Range<usize>,
    size: usize,
}

/// The events of the main text.
pub(super) fn zone(source: &str, events: &[Event]) -> Range<usize> {
    let (mut articles, mut mains) = (Outermost::new(Role::Article), Outermost::new(Role::Main));
    let mut page = 0;
    walk(events, |at, event, above| {
        let size = match event {
            Event::Text(span, _) if !above.is_muted() => {
                let text = source.get(span.range()).unwrap_or_default();
                text.bytes().filter(|byte| !byte.is_ascii_whitespace()).count()
            }
            _ => 0,
        };
        page += size;
        articles.step(at, size, above);
        mains.step(at, size, above);
    });
    let all: usize = articles.zones.iter().map(|zone| zone.size).sum();
    let article = articles.zones.into_iter().find(|zone| zone.size * 2 > all && zone.size * SHARE >= page);
    let main = mains.zones.into_iter().find(|zone| zone.size > 0);
    article.or(main).map_or(0..events.len(), |zone| zone.events)
}

/// The elements of a role that lie in no other of it.
struct Outermost {
    role: Role,
    zones: Vec<Zone>,
    inside: bool,
}

impl Outermost {
    fn new(role: Role) -> Self {
        Self { role, zones: Vec::new(), inside: false }
    }

    fn step(&mut self, at: usize, size: usize, above: &Ancestors) {
        let before = std::mem::replace(&mut self.inside, above.is_in(self.role));
        if self.inside && !before {
            self.zones.push(Zone { events: at..at, size: 0 });
        }
        if let Some(zone) = self.zones.last_mut().filter(|_| self.inside) {
            zone.events.end = at + 1;
            zone.size += size;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;

    #[test]
    fn the_main_text_is_what_the_page_is_for() {
        for (source, want) in [
            ("<nav>Home</nav><header>Site</header><p>Rain.</p><footer>Us</footer>", "Rain."),
            ("<p>Site</p><main><header>Rain</header>It rained.</main><p>More", "Rain\n\nIt rained."),
            ("<p>Site</p><main>Top<article><header>Rain</header>It rained.</article></main>", "Rain\n\nIt rained."),
            ("<article>It rained, and rained.</article><article>Wind.</article>", "It rained, and rained."),
            ("<main><article>Rain.</article><article>Wind.</article></main>Us", "Rain.\n\nWind."),
            ("<article>It rained.<article>A comment.</article>", "It rained.\n\nA comment."),
            (
                "<article>Wind.</article><p>It rained on Monday, and on Tuesday it rained again.",
                "Wind.\n\nIt rained on Monday, and on Tuesday it rained again.",
            ),
            ("<aside><article>Wind.</article></aside><p>Rain.", "Rain."),
            ("<div><aside>Wind</div><p>Rain.", "Rain."),
            ("<div role=navigation>Home</div><div role=main>Rain.</div>Us", "Rain."),
            ("<article>Rain.<span aria-hidden=true>R</span></article>", "Rain."),
        ] {
            assert_eq!(read(source).0.text, want, "{source}");
        }
    }
}
