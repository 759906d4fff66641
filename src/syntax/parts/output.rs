//! Code among lines that its markup says it printed, or that are removed: only the rest is checked.

use std::ops::Range;

use crate::language::Language;
use crate::syntax::{Segment, Status, Verdict};
use crate::text::Text;

/// `code` without the lines that are `left_out`, in order.
pub(in crate::syntax) fn without(code: &Text, left_out: &[Range<usize>]) -> Text {
    code.edited(left_out.iter().map(|range| (range.clone(), "")))
}

/// The verdict on code of `length` bytes, the rest of which is in `language` and came to `verdict`.
pub(in crate::syntax) fn among(verdict: Verdict, language: &'static Language, printed: &[Range<usize>], length: usize) -> Verdict {
    if printed.is_empty() || !matches!(verdict.status(), Status::Valid | Status::Fragment) {
        return verdict;
    }
    let code = |range: Range<usize>| Segment { range, language: Some(language), status: verdict.status() };
    let mut segments = Vec::new();
    let mut at = 0;
    for range in printed {
        segments.extend((at < range.start).then(|| code(at..range.start)));
        segments.push(Segment { range: range.clone(), language: None, status: Status::Text });
        at = range.end;
    }
    segments.extend((at < length).then(|| code(at..length)));
    verdict.among(segments)
}
