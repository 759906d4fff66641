//! What a kind of damage is, and the mistakes that are told of its places.

use crate::syntax::{Cause, FaultKind, Fix, FixTrust, Help, SyntaxError};
use crate::text::{Edit, Text};

/// One kind of damage.
#[derive(Debug)]
pub struct Repair {
    /// What kind of fault it is; several repairs may be for one.
    pub kind: FaultKind,
    /// What it was done to.
    pub damage: Damage,
    /// What it did, for an error's message: `typographic quotes stand where the code needs straight ones`.
    pub cause: &'static str,
    /// How an author undoes it.
    pub help: &'static str,
    /// The places that it may have damaged, in order, and what stood there before.
    pub(super) find: fn(&str) -> Vec<Edit>,
    /// Whether these edits, which are all that are made in a code, can only give back what stood there: if so, the fix is safe.
    pub(super) is_certain: fn(&str, &[Edit]) -> bool,
}

/// What publishing damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// Single characters: each is a mistake of its own.
    Characters,
    /// All lines alike: one mistake, at the first of them.
    Lines,
    /// The same, but what was there before can only be guessed.
    Layout,
}

/// Most errors of one kind that are reported.
pub(super) const MAX_ERRORS: usize = 5;

/// [`Repair::is_certain`] of what has only one form before it was damaged: a no-break space was a space.
pub(super) fn always(_: &str, _: &[Edit]) -> bool {
    true
}

/// [`Repair::is_certain`] of what may have been one of several things, or is wanted by who reads the code.
pub(super) fn never(_: &str, _: &[Edit]) -> bool {
    false
}

/// The mistakes that `edits`, which undo all damage of one kind, prove in `text`.
pub(super) fn errors(repair: &Repair, edits: &[Edit], text: &Text) -> Vec<SyntaxError> {
    let trust = if (repair.is_certain)(text.as_str(), edits) { FixTrust::Safe } else { FixTrust::Unsafe };
    let change = |edit: &Edit| Edit { range: text.origin(edit.range.clone()).range(), with: edit.with.clone() };
    let error = |edits: &[Edit]| {
        let edits: Vec<_> = edits.iter().map(change).collect();
        let fix = (repair.damage != Damage::Layout).then(|| Fix { edits: edits.clone(), trust });
        SyntaxError {
            kind: repair.kind,
            cause: Cause::Damage,
            help: Some(Help { message: repair.help.to_owned(), fix }),
            ..SyntaxError::told(edits.first().map_or(0..0, |first| first.range.clone()), repair.cause)
        }
    };
    if repair.damage != Damage::Characters && !edits.is_empty() {
        return vec![error(edits)];
    }
    // The last that is told is mended with all that are not: what is mended by what is told is mended as a whole.
    let (told, rest) = edits.split_at(edits.len().min(MAX_ERRORS - 1));
    told.chunks(1).chain([rest].into_iter().filter(|rest| !rest.is_empty())).map(error).collect()
}

/// Each character of `code` that `put` has something for.
pub(super) fn characters(code: &str, put: impl Fn(char) -> Option<&'static str>) -> Vec<Edit> {
    if code.is_ascii() {
        return Vec::new();
    }
    code.char_indices().filter_map(|(at, c)| Some(Edit::new(at..at + c.len_utf8(), put(c)?))).collect()
}
