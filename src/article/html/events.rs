//! The parts of a web page that matter here, with their places: `lol_html` reads the markup, this file sorts the tags.

use super::super::inside_comment;
use super::omitted::Open;
use crate::span::Span;
use lol_html::html_content::{Comment, Element, TextChunk};
use lol_html::{HtmlRewriter, Settings, doc_comments, doc_text, element, end_tag};
use std::cell::RefCell;
use std::rc::Rc;

/// One part of a page; text and tags that only change how text looks are not worth an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Event {
    /// An element begins.
    Open(Role),
    /// The element that the event of this index opened ends, and all elements still open inside. Where what
    /// begins after it has ended it already, its end tag comes as well.
    Close(usize),
    /// Text as written; whether character references stand for characters in it.
    Text(Span, bool),
    /// A line break.
    Break,
    /// What the page says of itself: as what, and the value as written.
    Meta(Key, Span),
    /// A comment, without its marks.
    Comment(Span),
}

/// What an element is to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A paragraph, heading, list item, …: a paragraph of the text.
    Block,
    /// A cell of a table: a line.
    Cell,
    /// Preformatted text.
    Lines,
    /// `<article>`.
    Article,
    /// `<main>`.
    Main,
    /// `<header>`: of a page, or of an article.
    Header,
    /// `<h1>`.
    Headline,
    /// `<title>`.
    PageTitle,
    /// `<h2>` to `<h6>`.
    Heading,
    /// Code inside a sentence.
    Code,
    /// Not read: scripts, navigation, asides, controls, whatever is hidden.
    Skipped,
}

impl Role {
    /// How many roles there are.
    pub(super) const COUNT: usize = Self::Skipped as usize + 1;
}

/// What a page can say of itself. The order is that of trust: of two dates, the lesser key's counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Title,
    Story,
    /// `article:published_time` and its like: the index into [`PUBLISHED`].
    Published(usize),
    /// `<time datetime>`.
    Time,
}

/// Names of `<meta>` (as `property`, `name` or `itemprop`) that hold a publication date, the surest first.
/// Open Graph, schema.org, Dublin Core and what large publishing systems write.
const PUBLISHED: [&str; 12] = [
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publish-date",
    "publishdate",
    "dc.date",
    "date",
];

/// The events of `span` of `source`, in order.
///
/// # Errors
///
/// What the parser says where it gives up; it is set up never to.
pub(super) fn events(source: &str, span: Span) -> Result<Vec<Event>, String> {
    // End tag handlers must outlive every borrow, hence the shared list.
    let events = Rc::new(RefCell::new(Vec::new()));
    let open = Rc::new(RefCell::new(Open::default()));
    let on_text = |chunk: &mut TextChunk<'_>| {
        let bytes = chunk.source_location().bytes();
        let text = Span::new(span.start + bytes.start, span.start + bytes.end);
        add_text(&mut events.borrow_mut(), text, chunk.text_type().allows_html_entities());
        Ok(())
    };
    let on_comment = |comment: &mut Comment<'_>| {
        let bytes = comment.source_location().bytes();
        let inside = inside_comment(source, Span::new(span.start + bytes.start, span.start + bytes.end));
        events.borrow_mut().extend(inside.map(Event::Comment));
        Ok(())
    };
    let on_element = |element: &mut Element<'_, '_>| {
        add_element(&events, &open, span.start, element);
        Ok(())
    };
    let settings = Settings::new()
        .append_element_content_handler(element!("*", on_element))
        .append_document_content_handler(doc_text!(on_text))
        .append_document_content_handler(doc_comments!(on_comment));
    let mut rewriter = HtmlRewriter::new(settings, |_: &[u8]| {});
    let page = source.get(span.range()).unwrap_or_default();
    rewriter.write(page.as_bytes()).and_then(|()| rewriter.end()).map_err(|error| error.to_string())?;
    Ok(events.take())
}

/// Adds text; what one chunk breaks off and the next goes on with is one piece, so that no reference is torn.
fn add_text(events: &mut Vec<Event>, text: Span, references: bool) {
    match events.last_mut() {
        _ if text.is_empty() => {}
        Some(Event::Text(last, same)) if last.end == text.start && *same == references => last.end = text.end,
        _ => events.push(Event::Text(text, references)),
    }
}

fn add_element(events: &Rc<RefCell<Vec<Event>>>, open: &Rc<RefCell<Open>>, base: usize, element: &mut Element<'_, '_>) {
    let name = element.tag_name();
    events.borrow_mut().extend(open.borrow_mut().ended_by(&name).map(Event::Close));
    let event = match name.as_str() {
        "br" | "hr" => Some(Event::Break),
        "meta" => meta(element, base),
        _ => role(&name, element).map(Event::Open),
    };
    if name == "time"
        && let Some(at) = value(element, base, "datetime")
    {
        events.borrow_mut().push(Event::Meta(Key::Time, at));
    }
    let Some(event) = event else { return };
    let index = events.borrow().len();
    let Some(handlers) = element.end_tag_handlers() else {
        // An element without an end, such as `<input>`: only what needs none is worth keeping.
        if !matches!(event, Event::Open(_)) {
            events.borrow_mut().push(event);
        }
        return;
    };
    events.borrow_mut().push(event);
    if matches!(event, Event::Open(_)) {
        open.borrow_mut().push(&name, index);
        let (events, open) = (Rc::clone(events), Rc::clone(open));
        handlers.push(end_tag!(move |_| {
            open.borrow_mut().end(index);
            events.borrow_mut().push(Event::Close(index));
            Ok(())
        }));
    }
}

fn role(name: &str, element: &Element<'_, '_>) -> Option<Role> {
    let is = |attribute: &str, value: &str| {
        element.get_attribute(attribute).is_some_and(|written| written.trim().eq_ignore_ascii_case(value))
    };
    let landmark = element.get_attribute("role").unwrap_or_default().to_ascii_lowercase();
    let hidden = element.has_attribute("hidden") || is("aria-hidden", "true");
    Some(match (name, landmark.as_str()) {
        _ if hidden => Role::Skipped,
        (_, "navigation" | "banner" | "contentinfo" | "complementary" | "search" | "dialog") => Role::Skipped,
        ("main", _) | (_, "main") => Role::Main,
        ("article", _) => Role::Article,
        ("header", _) => Role::Header,
        ("h1", _) => Role::Headline,
        ("title", _) => Role::PageTitle,
        ("pre" | "listing" | "plaintext" | "xmp", _) => Role::Lines,
        ("td" | "th", _) => Role::Cell,
        ("h2" | "h3" | "h4" | "h5" | "h6", _) => Role::Heading,
        ("code" | "kbd" | "samp" | "tt" | "var", _) => Role::Code,
        (
            "script" | "style" | "noscript" | "template" | "nav" | "footer" | "aside" | "button" | "select"
            | "textarea" | "label" | "datalist" | "dialog" | "menu" | "svg" | "math" | "iframe" | "noframes"
            | "noembed" | "object" | "audio" | "video" | "canvas" | "map" | "progress" | "meter",
            _,
        ) => Role::Skipped,
        (
            "address" | "blockquote" | "body" | "caption" | "center" | "dd" | "details" | "dir" | "div" | "dl" | "dt"
            | "fieldset" | "figcaption" | "figure" | "form" | "head" | "hgroup" | "html" | "legend" | "li" | "ol" | "p"
            | "section" | "summary" | "table" | "tbody" | "tfoot" | "thead" | "tr" | "ul",
            _,
        ) => Role::Block,
        _ => return None,
    })
}

fn meta(element: &Element<'_, '_>, base: usize) -> Option<Event> {
    let key = ["property", "name", "itemprop"].iter().find_map(|attribute| {
        let name = element.get_attribute(attribute)?.trim().to_ascii_lowercase();
        match name.as_str() {
            "og:title" => Some(Key::Title),
            "factlint:story" => Some(Key::Story),
            name => PUBLISHED.iter().position(|known| *known == name).map(Key::Published),
        }
    })?;
    Some(Event::Meta(key, value(element, base, "content")?))
}

/// The place of an attribute's value.
fn value(element: &Element<'_, '_>, base: usize, attribute: &str) -> Option<Span> {
    let found = element.attributes().iter().find(|found| found.name() == attribute)?;
    let bytes = found.value_source_location()?.bytes();
    Some(Span::new(base + bytes.start, base + bytes.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_knows_its_place() {
        let source = "<p>a<b>b</b> &lt;<br></p><meta name=date content='x'><script>s<!--s--></script><!--c-->";
        let span = |start, end| Span::new(start, end);
        let want = [
            Event::Open(Role::Block),
            Event::Text(span(3, 4), true),
            Event::Text(span(7, 8), true),
            Event::Text(span(12, 17), true),
            Event::Break,
            Event::Close(0),
            Event::Meta(Key::Published(11), span(50, 51)),
            Event::Open(Role::Skipped),
            Event::Text(span(61, 70), false),
            Event::Close(7),
            Event::Comment(span(83, 84)),
        ];
        assert_eq!(events(source, Span::new(0, source.len())).unwrap(), want);
    }

    #[test]
    fn an_element_ends_without_its_end_tag() {
        let kinds = |source: &str| {
            let kind = |event: &Event| match event {
                Event::Open(_) => "(".to_owned(),
                Event::Close(opened) => format!("{opened})"),
                Event::Text(span, _) => source[span.range()].to_owned(),
                _ => "-".to_owned(),
            };
            events(source, Span::new(0, source.len())).unwrap().iter().map(kind).collect::<Vec<_>>().join(" ")
        };
        for (source, want) in [
            ("<p>a<p>b</p>c", "( a 0) ( b 3) c"),
            ("<P>a<H2>b</H2>", "( a 0) ( b 3)"),
            ("<ul><li>a<li>b</ul>c", "( ( a 1) ( b 4) 1) 0) c"),
            ("<tr><td>a<td>b<tr>", "( ( a 1) ( b 0) ("),
            ("<p>a<hr>b", "( a 0) - b"),
            // The end tag of what has ended ends what began since.
            ("<p>a<div>b</p>c", "( a 0) ( b 3) 0) c"),
        ] {
            assert_eq!(kinds(source), want, "{source}");
        }
    }
}
