//! What a change takes part in.

use crate::finding::Finding;
use std::collections::BTreeSet;

/// Whether a statement of `finding` stands in one of the files `changed`, which are paths as shown.
#[must_use]
pub fn touches(finding: &Finding, changed: &BTreeSet<String>) -> bool {
    finding.statements.iter().any(|statement| changed.contains(&*statement.place.path))
}
