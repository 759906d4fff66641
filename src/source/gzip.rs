//! Inflating gzip-ed content, as far as it goes.

use std::io::{self, Read};

use flate2::bufread::GzDecoder;

use super::{Problem, ProblemKind};
use crate::text::Span;

/// Bytes of which no more are inflated: a thousandth of them may do for a stream to inflate to as many.
const MAX_INFLATED_BYTES: usize = 128 * 1024 * 1024;

/// Whether `bytes` start as RFC 1952 §2.3.1 says: the magic number and the only compression method.
pub(super) fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1F, 0x8B, 0x08])
}

/// What can be inflated of `bytes`: of all members (RFC 1952 §2.2), one after the other. A torn one yields what is before the tear; zeros
/// behind the last one fill a block up.
pub(super) fn inflate(mut bytes: &[u8], problems: &mut Vec<Problem>) -> Vec<u8> {
    let mut out = Vec::new();
    let problem = loop {
        if let Err(error) = member(&mut bytes, &mut out) {
            break format!("the gzip stream breaks off after {} inflated bytes: {error}", out.len());
        }
        if out.len() > MAX_INFLATED_BYTES {
            out.truncate(MAX_INFLATED_BYTES);
            break format!("only the first {MAX_INFLATED_BYTES} bytes of what is gzip-ed were read");
        }
        if bytes.iter().all(|&byte| byte == 0) {
            return out;
        }
        if !is_gzip(bytes) {
            break format!("{} bytes behind the gzip stream are not compressed, and were not read", bytes.len());
        }
    };
    problems.push(Problem { kind: ProblemKind::Truncated, span: Span::at(out.len()), message: problem });
    out
}

/// Inflates the member that `bytes` start with; they are what is behind it then.
fn member(bytes: &mut &[u8], out: &mut Vec<u8>) -> io::Result<()> {
    // One byte past the limit tells that there is more.
    let limit = u64::try_from(MAX_INFLATED_BYTES + 1 - out.len()).unwrap_or(0);
    GzDecoder::new(bytes).take(limit).read_to_end(out)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn inflated(bytes: &[u8]) -> (Vec<u8>, Option<String>) {
        let mut problems = Vec::new();
        let out = inflate(bytes, &mut problems);
        (out, problems.pop().map(|problem| problem.message))
    }

    #[test]
    fn all_members_are_read_and_what_is_behind_them_is_told() {
        let two = [gzip(b"a"), gzip(b"b")].concat();
        assert_eq!(inflated(&two), (b"ab".to_vec(), None));
        assert_eq!(inflated(&[two.as_slice(), &[0; 7]].concat()), (b"ab".to_vec(), None));
        let (out, problem) = inflated(&[two.as_slice(), b"junk"].concat());
        assert_eq!(
            (out, problem.as_deref()),
            (b"ab".to_vec(), Some("4 bytes behind the gzip stream are not compressed, and were not read"))
        );
        let (out, problem) = inflated(&two[..two.len() - 3]);
        assert_eq!(out, b"ab");
        assert!(problem.is_some_and(|problem| problem.contains("breaks off after 2 inflated bytes")));
    }

    #[test]
    fn a_bomb_is_inflated_as_far_as_the_limit() {
        let (out, problem) = inflated(&gzip(&vec![b' '; MAX_INFLATED_BYTES + 1]));
        assert_eq!(out.len(), MAX_INFLATED_BYTES);
        assert!(problem.is_some());
    }
}
