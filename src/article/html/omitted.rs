//! Elements whose end tag is left out, as HTML allows: where they end.
//!
//! A paragraph ends where a block begins, an item of a list where the next begins, a cell where the next cell or row does.
//! This follows the tree construction of the HTML standard (13.2.6.4, "in body" to "in cell") as far as it closes elements
//! by what begins; which text an element holds is not asked here. That the end of an element ends all inside it, is the
//! caller's to know.

/// What can be ended by what begins after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// `<p>`.
    Paragraph,
    /// `<li>`.
    Item,
    /// `<dt>` and `<dd>`.
    Term,
    /// `<td>`, `<th>` and `<caption>`: what a row or a table holds text in.
    Cell,
    /// `<tr>`.
    Row,
    /// `<thead>`, `<tbody>` and `<tfoot>`.
    Group,
}

impl Kind {
    /// How many kinds there are.
    const COUNT: usize = Self::Group as usize + 1;
    const ALL: [Self; Self::COUNT] = [Self::Paragraph, Self::Item, Self::Term, Self::Cell, Self::Row, Self::Group];

    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "p" => Self::Paragraph,
            "li" => Self::Item,
            "dt" | "dd" => Self::Term,
            "td" | "th" | "caption" => Self::Cell,
            "tr" => Self::Row,
            "thead" | "tbody" | "tfoot" => Self::Group,
            _ => return None,
        })
    }

    /// Whether an element of the name keeps what begins inside it from ending one of this kind around it.
    fn is_hidden_by(self, name: &str) -> bool {
        match self {
            Self::Paragraph => is_table(name) || matches!(name, "td" | "th" | "caption" | "button" | "object"),
            Self::Item | Self::Term => !matches!(name, "address" | "div" | "p") && is_special(name),
            Self::Cell | Self::Row | Self::Group => is_table(name),
        }
    }
}

/// The elements that are open.
#[derive(Debug, Default)]
pub(super) struct Open(Vec<Element>);

#[derive(Debug)]
struct Element {
    /// What the caller knows it by; it grows.
    id: usize,
    /// For each kind, the depth of the innermost element of it that could be ended from inside this one. Kept with each, so
    /// that nothing is searched for: a page can be nested without end.
    in_reach: [Option<usize>; Kind::COUNT],
}

impl Open {
    /// An element of the name begins, and ends some: the outermost of them, with which all inside it end.
    pub(super) fn ended_by(&mut self, name: &str) -> Option<usize> {
        let in_reach = self.0.last()?.in_reach;
        let depth = ends(name).iter().filter_map(|&kind| in_reach[kind as usize]).min()?;
        let id = self.0.get(depth)?.id;
        self.0.truncate(depth);
        Some(id)
    }

    /// An element begins that has text inside.
    pub(super) fn push(&mut self, name: &str, id: usize) {
        let mut in_reach = self.0.last().map(|around| around.in_reach).unwrap_or_default();
        for kind in Kind::ALL.into_iter().filter(|kind| kind.is_hidden_by(name)) {
            in_reach[kind as usize] = None;
        }
        if let Some(kind) = Kind::of(name) {
            in_reach[kind as usize] = Some(self.0.len());
        }
        self.0.push(Element { id, in_reach });
    }

    /// An end tag ends an element, and all that began after it.
    pub(super) fn end(&mut self, id: usize) {
        self.0.truncate(self.0.partition_point(|element| element.id < id));
    }
}

/// The kinds that end where an element of the name begins.
fn ends(name: &str) -> &'static [Kind] {
    use Kind::{Cell, Group, Item, Paragraph, Row, Term};
    match name {
        "address" | "article" | "aside" | "blockquote" | "center" | "details" | "dialog" | "dir" | "div" | "dl"
        | "fieldset" | "figcaption" | "figure" | "footer" | "form" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
        | "header" | "hgroup" | "hr" | "listing" | "main" | "menu" | "nav" | "ol" | "p" | "plaintext" | "pre"
        | "search" | "section" | "summary" | "table" | "ul" | "xmp" => &[Paragraph],
        "li" => &[Item, Paragraph],
        "dt" | "dd" => &[Term, Paragraph],
        "td" | "th" => &[Cell],
        "tr" => &[Row, Cell],
        "caption" | "thead" | "tbody" | "tfoot" => &[Group, Row, Cell],
        _ => &[],
    }
}

/// What a search for the cell or row around stops at.
fn is_table(name: &str) -> bool {
    matches!(name, "table" | "template" | "html")
}

/// The elements that the standard calls special, as far as they can hold an item of a list.
fn is_special(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "button"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "html"
            | "li"
            | "listing"
            | "main"
            | "menu"
            | "nav"
            | "object"
            | "ol"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "select"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "template"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The elements left open after some begin and end (`/p`), in the order they began.
    fn open(tags: &str) -> String {
        let (mut open, mut names) = (Open::default(), Vec::new());
        for (id, tag) in tags.split(' ').enumerate() {
            names.push(tag);
            if let Some(name) = tag.strip_prefix('/') {
                let last = open.0.iter().rev().find(|element| names[element.id] == name).unwrap().id;
                open.end(last);
                continue;
            }
            open.ended_by(tag);
            if tag != "hr" {
                open.push(tag, id);
            }
        }
        open.0.iter().map(|element| names[element.id]).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_begins_ends_what_may_go_without_an_end_tag() {
        for (tags, want) in [
            ("p p", "p"),
            ("div p h2", "div h2"),
            ("p hr", ""),
            ("p code ul", "ul"),
            ("p code", "p code"),
            // What is in a cell ends no paragraph around the table; a table ends it anyway.
            ("p button p", "p button p"),
            ("td p td", "td"),
            ("ul li li", "ul li"),
            ("ul li p li", "ul li"),
            ("ul li div p li", "ul li"),
            ("ul li ul li li", "ul li ul li"),
            ("ul li ul li /ul li", "ul li"),
            ("ul li section li", "ul li section li"),
            ("dl dt dd dt", "dl dt"),
            ("dl dd p dd", "dl dd"),
            ("li dl dt li", "li dl dt li"),
            ("table tr td td", "table tr td"),
            ("table tr th td tr", "table tr"),
            ("table thead tr td tbody tr", "table tbody tr"),
            ("table tr td table tr td /table td", "table tr td"),
            ("table tr td table tr", "table tr td table tr"),
            ("table caption p tr", "table tr"),
            ("table tr td ul li td", "table tr td"),
        ] {
            assert_eq!(open(tags), want, "{tags}");
        }
    }
}
