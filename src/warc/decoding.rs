//! Taking away what HTTP put around a body: chunks and compression. Crawlers may have taken it away already, and left the fields that
//! speak of it: what does not look like it is left as it is.

use std::borrow::Cow;
use std::io::{self, Read};

use brotli_decompressor::Decompressor;
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use ruzstd::decoding::StreamingDecoder;

/// Bytes that a body has at most once it is decoded.
pub(super) const MAX_BODY_BYTES: usize = 128 * 1024 * 1024;

/// How a frame of Zstandard begins (RFC 8878 §3.1.1).
const ZSTD: &[u8] = &[0x28, 0xB5, 0x2F, 0xFD];

/// Bytes that a decompressor of Brotli reads at a time.
const BROTLI_CHUNK_BYTES: usize = 16 * 1024;

/// `body` without its chunks (RFC 9112 §7.1); as it is if there are none. What is torn is read as far as it goes.
pub(super) fn without_chunks(body: &[u8]) -> Cow<'_, [u8]> {
    let mut out = Vec::new();
    let mut rest = body;
    loop {
        let Some((size, behind)) = chunk_size(rest) else {
            // It has no chunks, or is torn where the next one should begin.
            return if out.is_empty() { Cow::Borrowed(body) } else { Cow::Owned(out) };
        };
        if size == 0 {
            return Cow::Owned(out);
        }
        let Some((chunk, behind)) = behind.split_at_checked(size) else {
            out.extend_from_slice(behind);
            return Cow::Owned(out);
        };
        out.extend_from_slice(chunk);
        rest = behind.strip_prefix(b"\r\n").or_else(|| behind.strip_prefix(b"\n")).unwrap_or(behind);
    }
}

/// The size that `bytes` begin with, and what is behind its line.
fn chunk_size(bytes: &[u8]) -> Option<(usize, &[u8])> {
    /// Digits, an extension, the line break.
    const MAX_LINE_BYTES: usize = 256;
    let end = bytes.iter().take(MAX_LINE_BYTES).position(|byte| *byte == b'\n')?;
    let (line, behind) = bytes.split_at_checked(end + 1)?;
    let digits = line.split(|byte| *byte == b';').next()?;
    let digits = std::str::from_utf8(digits).ok()?.trim();
    Some((usize::from_str_radix(digits, 16).ok()?, behind))
}

/// `body` without the compressions that `codings` lists, the last one that was applied last (RFC 9110 §8.4).
///
/// # Errors
///
/// Fails with what could be decoded and with why that is not all.
pub(super) fn decompressed<'a>(body: Cow<'a, [u8]>, codings: &str) -> Result<Cow<'a, [u8]>, (Vec<u8>, String)> {
    let mut body = body;
    for coding in codings.rsplit(',').map(|coding| coding.trim().to_ascii_lowercase()) {
        let decoded = match coding.as_str() {
            "gzip" | "x-gzip" if body.starts_with(&[0x1F, 0x8B]) => read(MultiGzDecoder::new(&*body)),
            // A stream of zlib begins with 8 in its low half byte, and makes a multiple of 31 (RFC 1950 §2.2); some servers send none.
            "deflate" if is_zlib(&body) => read(ZlibDecoder::new(&*body)),
            "deflate" if !is_markup(&body) => read(DeflateDecoder::new(&*body)),
            "br" if !is_markup(&body) => read(Decompressor::new(&*body, BROTLI_CHUNK_BYTES)),
            "zstd" if body.starts_with(ZSTD) => match StreamingDecoder::new(&*body) {
                Ok(decoder) => read(decoder),
                Err(error) => Err((Vec::new(), error.to_string())),
            },
            "gzip" | "x-gzip" | "deflate" | "zstd" if is_binary(&body) => Err((Vec::new(), "it is something else".to_owned())),
            _ => continue,
        };
        body = Cow::Owned(decoded.map_err(|(there, error)| (there, format!("what is compressed as {coding} cannot be read: {error}")))?);
    }
    Ok(body)
}

fn read(decoder: impl Read) -> Result<Vec<u8>, (Vec<u8>, String)> {
    let mut out = Vec::new();
    let limit = u64::try_from(MAX_BODY_BYTES).unwrap_or(u64::MAX);
    let result: io::Result<usize> = decoder.take(limit).read_to_end(&mut out);
    match result {
        Ok(_) => Ok(out),
        Err(error) => Err((out, error.to_string())),
    }
}

fn is_zlib(body: &[u8]) -> bool {
    matches!(body, [first, second, ..] if first & 0x0F == 8 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0)
}

/// Whether it is no text: text has no control characters but blanks.
fn is_binary(body: &[u8]) -> bool {
    body.iter().take(512).any(|byte| *byte < 9)
}

/// Whether it is a page already, and not compressed.
fn is_markup(body: &[u8]) -> bool {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    body.trim_ascii_start().first().is_none_or(|first| *first == b'<')
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};

    use super::*;

    #[test]
    fn chunks_are_joined_and_what_has_none_is_left() {
        assert_eq!(&*without_chunks(b"3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n"), b"abcde");
        assert_eq!(&*without_chunks(b"5\r\nabc"), b"abc");
        assert_eq!(&*without_chunks(b"3\r\nabc\r\nrest"), b"abc");
        assert_eq!(&*without_chunks(b"<p>\nno chunks"), b"<p>\nno chunks");
    }

    fn written<W: io::Write>(mut to: W, finish: fn(W) -> io::Result<Vec<u8>>) -> Vec<u8> {
        to.write_all(b"<pre>x</pre>").unwrap();
        finish(to).unwrap()
    }

    #[test]
    fn every_coding_is_taken_away_and_what_is_not_coded_is_left() {
        let (out, fast) = (Vec::new, Compression::fast());
        let gzip = written(GzEncoder::new(out(), fast), GzEncoder::finish);
        let zlib = written(ZlibEncoder::new(out(), fast), ZlibEncoder::finish);
        let raw = written(DeflateEncoder::new(out(), fast), DeflateEncoder::finish);
        let both = {
            let mut to = GzEncoder::new(out(), fast);
            to.write_all(&zlib).unwrap();
            to.finish().unwrap()
        };
        for (codings, body) in [("gzip", &gzip), ("x-gzip", &gzip), ("deflate", &zlib), ("deflate", &raw), ("deflate, gzip", &both)] {
            assert_eq!(&*decompressed(Cow::Borrowed(body), codings).unwrap(), b"<pre>x</pre>", "{codings}");
        }
        for codings in ["gzip", "deflate", "br", "zstd", "identity", ""] {
            assert_eq!(&*decompressed(Cow::Borrowed(b"<pre>x</pre>"), codings).unwrap(), b"<pre>x</pre>", "{codings}");
        }
    }

    #[test]
    fn what_is_torn_is_told_with_what_is_there() {
        let mut to = GzEncoder::new(Vec::new(), Compression::none());
        to.write_all(b"<pre>x</pre>").unwrap();
        let whole = to.finish().unwrap();
        let (there, error) = decompressed(Cow::Borrowed(&whole[..whole.len() - 10]), "gzip").unwrap_err();
        assert_eq!(there, b"<pre>x</pre>"[..there.len()]);
        assert!(error.starts_with("what is compressed as gzip cannot be read"), "{error}");
    }
}
