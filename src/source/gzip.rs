//! Inflating gzip-ed content, as far as it goes.

use std::io::Read;

use flate2::read::MultiGzDecoder;

use super::{MAX_SOURCE_BYTES, Problem, ProblemKind};
use crate::text::Span;

/// Whether `bytes` start as RFC 1952 §2.3.1 says: the magic number and the only compression method.
pub(super) fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1F, 0x8B, 0x08])
}

/// What can be inflated of `bytes`; a torn stream yields what is before the tear. One byte past the limit tells that there is more.
pub(super) fn inflate(bytes: &[u8], problems: &mut Vec<Problem>) -> Vec<u8> {
    let mut out = Vec::new();
    let limit = u64::try_from(MAX_SOURCE_BYTES + 1).unwrap_or(u64::MAX);
    if let Err(error) = MultiGzDecoder::new(bytes).take(limit).read_to_end(&mut out) {
        let message = format!("the gzip stream breaks off after {} inflated bytes: {error}", out.len());
        problems.push(Problem { kind: ProblemKind::Truncated, span: Span::at(out.len()), message });
    }
    out
}
