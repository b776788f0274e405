//! Places as SARIF has them: a file by its URI, a region in UTF-16 columns, the words, and the lines around them.

use super::artifact;
use super::log::{ArtifactLocation, Location, PhysicalLocation, Region, Text};
use crate::report::Report;
use crate::span::Position;
use crate::statement::Place;

/// Bytes of the lines around some words, beyond which they are left out: an article can be one line.
const CONTEXT: usize = 1000;

/// Some words of a file.
pub(super) fn words(report: &Report<'_>, place: &Place) -> Location {
    let (start, end) = (report.region(place).start, report.region(place).end);
    let region = region(report, place);
    let lines = report.originals.and_then(|originals| originals.lines(&place.path, start.line, end.line));
    // A region's context is larger than it, else there is none.
    let context = lines.filter(|lines| lines.len() <= CONTEXT && lines.len() > place.text.len()).map(|lines| Region {
        start_line: start.line,
        end_line: Some(end.line),
        snippet: Some(Text::new(lines)),
        ..Region::default()
    });
    Location {
        physical_location: PhysicalLocation { context_region: context, ..at(&place.path, Some(region)) },
        ..file(&place.path)
    }
}

/// Where words begin and end, and the words.
pub(super) fn region(report: &Report<'_>, place: &Place) -> Region {
    let (start, end) = (report.region(place).start, report.region(place).end);
    Region {
        start_line: start.line,
        start_column: Some(start.utf16),
        end_line: Some(end.line),
        end_column: Some(end.utf16),
        snippet: Some(Text::new(&*place.text)),
    }
}

/// A file by its URI.
pub(super) fn artifact(path: &str) -> ArtifactLocation {
    let (uri, uri_base_id) = artifact::uri(path);
    ArtifactLocation { uri, uri_base_id }
}

/// A place in a file of which no more than its beginning is known.
pub(super) fn spot(path: &str, at: Position) -> Location {
    let region = Region { start_line: at.line, start_column: Some(at.utf16), ..Region::default() };
    Location { physical_location: self::at(path, Some(region)), ..file(path) }
}

/// A whole file.
pub(super) fn file(path: &str) -> Location {
    Location { id: None, physical_location: at(path, None), message: None }
}

fn at(path: &str, region: Option<Region>) -> PhysicalLocation {
    PhysicalLocation { artifact_location: artifact(path), region, context_region: None }
}
