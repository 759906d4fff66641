//! What the classifier sees of a text: tokens and runs of them, as they are and by their looks alone, how lines start and end, and runs of
//! three bytes, each as a hash.

/// Bytes at the start of a text that are looked at.
pub const LOOK_BYTES: usize = 8 * 1024;

/// Bytes of a word that are told apart.
const WORD_BYTES: usize = 20;

/// Tokens of a line that its looks are made of.
const LINE_TOKENS: u32 = 12;

/// The sorts of features; each has hashes of its own.
mod sort {
    pub(super) const TOKEN: u32 = 1;
    pub(super) const PAIR: u32 = 2;
    pub(super) const TRIPLE: u32 = 3;
    pub(super) const LINE_START: u32 = 4;
    pub(super) const LINE_END: u32 = 5;
    pub(super) const BYTES: u32 = 6;
    pub(super) const OPENING: u32 = 7;
    pub(super) const LOOKS: u32 = 8;
    pub(super) const LINE_LOOKS: u32 = 9;
    pub(super) const FRAME: u32 = 10;
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
    /// The looks of the last three, the latest first.
    looks: [u32; 3],
    /// The first token of the line.
    start: u32,
    /// The looks of the line so far, and how many tokens it has.
    line: u32,
    length: u32,
    first: bool,
}

fn tokens(bytes: &[u8], emit: &mut impl FnMut(u32)) {
    let mut before = Before { tokens: [0, 0], looks: [0; 3], start: 0, line: 0, length: 0, first: true };
    let mut at = 0;
    let mut blank = 0u32;
    while let Some(&byte) = bytes.get(at) {
        let rest = bytes.get(at..).unwrap_or_default();
        let length = token_length(rest);
        if byte == b'\n' {
            line_end(&mut before, 0, emit);
            blank = 0;
        } else if byte.is_ascii_whitespace() {
            blank = 1;
        } else {
            token(rest.get(..length).unwrap_or_default(), blank, &mut before, emit);
            blank = 0;
        }
        at += length;
    }
    line_end(&mut before, 1, emit);
}

fn line_end(before: &mut Before, last: u32, emit: &mut impl FnMut(u32)) {
    emit(hash(sort::LINE_END, before.tokens[0], last));
    if before.length > 0 {
        emit(hash(sort::FRAME, before.start, before.tokens[0]));
        emit(hash(sort::LINE_LOOKS, before.line, u32::from(before.length > LINE_TOKENS)));
    }
    *before = Before { tokens: before.tokens, looks: [0; 3], start: 0, line: 0, length: 0, first: before.first };
}

/// `blank` is 1 where blanks stand before the token, and 0 where none do.
fn token(token: &[u8], blank: u32, before: &mut Before, emit: &mut impl FnMut(u32)) {
    let word = fnv(token.get(..WORD_BYTES).unwrap_or(token));
    let current = if token.first().is_some_and(u8::is_ascii_digit) { fnv(b"0") } else { word };
    let looks = looks(token) << 1 | blank;
    emit(hash(sort::TOKEN, current, 0));
    if before.length == 0 {
        emit(hash(sort::LINE_START, current, blank));
        before.start = current;
    }
    if before.first {
        emit(hash(sort::OPENING, current, 0));
    }
    emit(hash(sort::PAIR, before.tokens[0], current));
    emit(hash(sort::TRIPLE, hash(sort::PAIR, before.tokens[1], before.tokens[0]), current));
    let [one, two, three] = before.looks;
    emit(hash(sort::LOOKS, one << 16 | looks, two));
    emit(hash(sort::LOOKS, one << 16 | looks, two << 16 | three));
    let line = if before.length < LINE_TOKENS { hash(sort::LINE_LOOKS, before.line, looks) } else { before.line };
    *before = Before {
        tokens: [current, before.tokens[0]],
        looks: [looks, one, two],
        line,
        length: before.length + 1,
        first: false,
        start: before.start,
    };
}

/// How a token looks: a sign is itself, a word how it is written.
fn looks(token: &[u8]) -> u32 {
    let any = |is: fn(&u8) -> bool| token.iter().any(is);
    match token.first() {
        Some(first) if first.is_ascii_digit() => 1,
        Some(first) if first.is_ascii_alphabetic() || *first == b'_' => {
            let parts = u32::from(any(|byte| *byte == b'_')) << 1;
            let many = u32::from(token.len() > 1) << 2;
            let mixed = u32::from(any(u8::is_ascii_lowercase) && token.iter().skip(1).any(u8::is_ascii_uppercase)) << 3;
            128 | parts | many | mixed | u32::from(first.is_ascii_uppercase()) << 4 | u32::from(any(u8::is_ascii_lowercase)) << 5
        }
        Some(first) if first.is_ascii() => u32::from(*first),
        _ => 2,
    }
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
