//! The same slip again: findings of one file that say the same, of which readers need to see one and count the others.

use std::collections::HashMap;

use crate::catalog::{Checked, File};
use crate::diagnostic::Diagnostic;
use crate::document::Article;

/// A finding, and those behind it in the same file that say the same.
pub(super) struct Slip<'a> {
    /// The snippet that the first is about, if it is about one.
    pub about: Option<(&'a Article, &'a Checked)>,
    /// The first.
    pub first: &'a Diagnostic,
    /// The others, in order.
    pub again: Vec<&'a Diagnostic>,
}

/// Most lines of others that are named.
const MAX_LINES: usize = 10;

/// The findings of `file` in order, each once: of three that say the same, the second and third go with the first.
pub(super) fn slips(file: &File) -> Vec<Slip<'_>> {
    let mut known = HashMap::new();
    let mut slips: Vec<Slip<'_>> = Vec::new();
    for (about, diagnostic) in file.findings() {
        let says = (diagnostic.rule.id, diagnostic.severity, &diagnostic.message, &diagnostic.help);
        let index = *known.entry(says).or_insert(slips.len());
        match slips.get_mut(index) {
            Some(slip) => slip.again.push(diagnostic),
            None => slips.push(Slip { about, first: diagnostic, again: Vec::new() }),
        }
    }
    slips
}

impl Slip<'_> {
    /// How many more there are and where, in words; `None` if there are none: `and 2 more like it, in lines 12 and 40`.
    pub(super) fn others(&self, file: &File) -> Option<String> {
        let mut lines: Vec<String> =
            self.again.iter().map(|diagnostic| file.source.location(diagnostic.primary.span).start.line.to_string()).collect();
        lines.dedup();
        let more = self.again.len();
        let named = match lines.as_slice() {
            [] => return None,
            [line] => format!("in line {line}"),
            [first @ .., last] if lines.len() <= MAX_LINES => format!("in lines {} and {last}", first.join(", ")),
            _ => format!("in lines {} …", lines.get(..MAX_LINES).unwrap_or_default().join(", ")),
        };
        Some(format!("and {more} more like it, {named}"))
    }
}
