//! Inflating gzip-ed content, as far as it goes.

use std::io::Read;

use flate2::read::MultiGzDecoder;

use super::{Problem, ProblemKind};
use crate::text::Span;

/// Bytes of which no more are inflated: a thousandth of them may do for a stream to inflate to as many.
const MAX_INFLATED_BYTES: usize = 128 * 1024 * 1024;

/// Whether `bytes` start as RFC 1952 §2.3.1 says: the magic number and the only compression method.
pub(super) fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1F, 0x8B, 0x08])
}

/// What can be inflated of `bytes`; a torn stream yields what is before the tear.
pub(super) fn inflate(bytes: &[u8], problems: &mut Vec<Problem>) -> Vec<u8> {
    let mut out = Vec::new();
    // One byte past the limit tells that there is more.
    let limit = u64::try_from(MAX_INFLATED_BYTES + 1).unwrap_or(u64::MAX);
    let result = MultiGzDecoder::new(bytes).take(limit).read_to_end(&mut out);
    let message = match result {
        Err(error) => format!("the gzip stream breaks off after {} inflated bytes: {error}", out.len()),
        Ok(_) if out.len() > MAX_INFLATED_BYTES => {
            out.truncate(MAX_INFLATED_BYTES);
            format!("only the first {MAX_INFLATED_BYTES} bytes of what is gzip-ed were read")
        }
        Ok(_) => return out,
    };
    problems.push(Problem { kind: ProblemKind::Truncated, span: Span::at(out.len()), message });
    out
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    #[test]
    fn a_bomb_is_inflated_as_far_as_the_limit() {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(&vec![b' '; MAX_INFLATED_BYTES + 1]).unwrap();
        let mut problems = Vec::new();
        assert_eq!(inflate(&encoder.finish().unwrap(), &mut problems).len(), MAX_INFLATED_BYTES);
        assert_eq!(problems.len(), 1);
    }
}
