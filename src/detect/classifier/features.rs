//! What the classifier sees of a text: tokens, pairs of them, line starts and ends, and runs of three bytes, each as a hash.

/// Bytes at the start of a text that are looked at.
pub const LOOK_BYTES: usize = 8 * 1024;

/// Bytes of a word that are told apart.
const WORD_BYTES: usize = 20;

/// The sorts of features; each has hashes of its own.
mod sort {
    pub(super) const TOKEN: u32 = 1;
    pub(super) const PAIR: u32 = 2;
    pub(super) const TRIPLE: u32 = 3;
    pub(super) const LINE_START: u32 = 4;
    pub(super) const LINE_END: u32 = 5;
    pub(super) const BYTES: u32 = 6;
    pub(super) const OPENING: u32 = 7;
}

/// Calls `emit` with the hash of each feature of `code`, as often as it occurs, without allocating.
pub fn features(code: &str, mut emit: impl FnMut(u32)) {
    let bytes = code.as_bytes();
    let bytes = bytes.get(..LOOK_BYTES).unwrap_or(bytes);
    tokens(bytes, &mut emit);
    trigrams(bytes, &mut emit);
}

/// The state of a pass over the tokens.
struct Before {
    /// Hashes of the last two tokens, the latest first; 0 at the start of the text.
    tokens: [u32; 2],
    /// Whether nothing but blanks came since the line started.
    line_starts: bool,
    first: bool,
}

fn tokens(bytes: &[u8], emit: &mut impl FnMut(u32)) {
    let mut before = Before { tokens: [0, 0], line_starts: true, first: true };
    let mut at = 0;
    let mut indent = 0u32;
    while let Some(&byte) = bytes.get(at) {
        let rest = bytes.get(at..).unwrap_or_default();
        let length = token_length(rest);
        if byte == b'\n' {
            emit(hash(sort::LINE_END, before.tokens[0], 0));
            before.line_starts = true;
            indent = 0;
        } else if byte.is_ascii_whitespace() {
            indent = if before.line_starts { 1 } else { indent };
        } else {
            token(rest.get(..length).unwrap_or_default(), indent, &mut before, emit);
        }
        at += length;
    }
    emit(hash(sort::LINE_END, before.tokens[0], 1));
}

fn token(token: &[u8], indent: u32, before: &mut Before, emit: &mut impl FnMut(u32)) {
    let word = fnv(token.get(..WORD_BYTES).unwrap_or(token));
    let current = if token.first().is_some_and(u8::is_ascii_digit) { fnv(b"0") } else { word };
    emit(hash(sort::TOKEN, current, 0));
    if before.line_starts {
        emit(hash(sort::LINE_START, current, indent));
    }
    if before.first {
        emit(hash(sort::OPENING, current, 0));
    }
    emit(hash(sort::PAIR, before.tokens[0], current));
    emit(hash(sort::TRIPLE, hash(sort::PAIR, before.tokens[1], before.tokens[0]), current));
    *before = Before { tokens: [current, before.tokens[0]], line_starts: false, first: false };
}

/// How many bytes the token at the start of `rest` has: a word, a number, a character beyond ASCII, or a single sign.
fn token_length(rest: &[u8]) -> usize {
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    match rest.first() {
        Some(first) if is_word(first) => rest.iter().take_while(|byte| is_word(byte)).count(),
        Some(first) if !first.is_ascii() => 1 + rest.iter().skip(1).take_while(|byte| **byte & 0xC0 == 0x80).count(),
        _ => 1,
    }
}

/// Runs of three bytes; blanks are not told apart, nor are digits, and a run of either counts as one.
fn trigrams(bytes: &[u8], emit: &mut impl FnMut(u32)) {
    let mut run = [b'\n'; 3];
    for &byte in bytes {
        let byte = match byte {
            b' ' | b'\t' | b'\r' => b' ',
            b'0'..=b'9' => b'0',
            other => other,
        };
        if byte == run[2] && matches!(byte, b' ' | b'0') {
            continue;
        }
        run = [run[1], run[2], byte];
        emit(hash(sort::BYTES, fnv(&run), 0));
    }
}

/// The 32-bit FNV-1a hash (Fowler, Noll, Vo).
fn fnv(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

/// Mixes the sort and two hashes into one; the finisher is that of `MurmurHash3`.
fn hash(sort: u32, a: u32, b: u32) -> u32 {
    let mut h = a.wrapping_mul(0x9E37_79B1) ^ b.rotate_left(15).wrapping_mul(0x85EB_CA77) ^ sort.wrapping_mul(0xC2B2_AE3D);
    h ^= h >> 16;
    h = h.wrapping_mul(0x85EB_CA6B);
    h ^= h >> 13;
    h = h.wrapping_mul(0xC2B2_AE35);
    h ^ (h >> 16)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn set(code: &str) -> BTreeSet<u32> {
        let mut set = BTreeSet::new();
        features(code, |hash| {
            set.insert(hash);
        });
        set
    }

    #[test]
    fn indentation_width_and_numbers_make_no_difference() {
        assert_eq!(set("if x:\n  y = 1\n"), set("if x:\n        y = 77\n"));
    }

    #[test]
    fn order_makes_a_difference() {
        assert_ne!(set("let mut x"), set("mut let x"));
    }
}
