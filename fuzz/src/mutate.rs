//! What is made of a sample: its tokens repeated up to thousands of times, cut, spliced, made long, indented ever deeper.

use crate::random::Random;
use crate::tokens::{COMMON, split};

/// How often something is repeated: around the sizes that parsers count in a byte, or keep a buffer for.
const COUNTS: &[usize] = &[2, 3, 8, 17, 60, 127, 128, 129, 200, 250, 254, 255, 256, 257, 300, 511, 512, 600, 1000, 1023, 1024, 1030, 3000];

/// Makes something of `bytes`, at most `most` bytes long; `donor` is what may be spliced in.
#[must_use]
pub fn mutated(bytes: &[u8], donor: &[u8], most: usize, random: &mut Random) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for _ in 0..=random.below(3) {
        out = once(&out, donor, most, random);
        out.truncate(most);
    }
    out
}

/// The same for libFuzzer, which hands a buffer with `size` bytes of input; every other time its own `mutate` has its turn.
pub fn in_place(data: &mut [u8], size: usize, most: usize, seed: u32, mutate: impl FnOnce(&mut [u8], usize, usize) -> usize) -> usize {
    let mut random = Random::new(u64::from(seed));
    if random.below(2) == 0 {
        return mutate(data, size, most);
    }
    let bytes = data.get(..size).unwrap_or_default().to_vec();
    let out = mutated(&bytes, &bytes, most.min(data.len()), &mut random);
    for (to, from) in data.iter_mut().zip(&out) {
        *to = *from;
    }
    out.len()
}

fn once(bytes: &[u8], donor: &[u8], most: usize, random: &mut Random) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let starts = token_starts(&text);
    let at = random.pick(&starts).copied().unwrap_or(0);
    let width = 1 + random.below(4);
    let end = starts.iter().copied().filter(|&start| start > at).nth(width - 1).unwrap_or(text.len());
    let (before, piece, after) = (cut(&text, 0, at), cut(&text, at, end), cut(&text, end, text.len()));
    let room = most.saturating_sub(text.len());
    let mut often = |piece: &str| piece.repeat(random_count(random).min(room / piece.len().max(1)));
    match often("\u{1}").len() % 9 {
        0 | 1 => format!("{before}{}{after}", often(piece)).into_bytes(),
        2 => format!("{before}{}", often(piece)).into_bytes(),
        3 => {
            let piece = random.pick(COMMON).copied().unwrap_or("(");
            let many = piece.repeat(random_count(random).min(room / piece.len().max(1)));
            format!("{before}{many}{after}").into_bytes()
        }
        4 => text.replace(piece, &"A".repeat(random_count(random).min(room / 4))).into_bytes(),
        5 => before.as_bytes().to_vec(),
        6 => stairs(&text, random_count(random).min(600), most).into_bytes(),
        7 => {
            let donor = String::from_utf8_lossy(donor);
            let from = random.pick(&token_starts(&donor)).copied().unwrap_or(0);
            format!("{before}{}", cut(&donor, from, donor.len())).into_bytes()
        }
        _ => flipped(bytes, random),
    }
}

fn random_count(random: &mut Random) -> usize {
    random.pick(COUNTS).copied().unwrap_or(1)
}

/// Where the tokens of `text` begin.
fn token_starts(text: &str) -> Vec<usize> {
    let mut at = 0;
    let starts = split(text).map(|token| {
        at = text.get(at..).and_then(|rest| rest.find(token)).map_or(at, |found| at + found);
        let start = at;
        at += token.len();
        start
    });
    starts.collect()
}

fn cut(text: &str, start: usize, end: usize) -> &str {
    text.get(start..end).unwrap_or_default()
}

/// The lines of `text` over and over, each a space deeper than the one before.
fn stairs(text: &str, count: usize, most: usize) -> String {
    let mut out = String::new();
    for (depth, line) in text.lines().cycle().take(count).enumerate() {
        if out.len() + depth + line.len() >= most {
            break;
        }
        out.extend([" ".repeat(depth).as_str(), line.trim_start(), "\n"]);
    }
    out
}

/// The same with a few bytes changed.
fn flipped(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for _ in 0..=random.below(8) {
        let at = random.below(out.len());
        if let Some(byte) = out.get_mut(at) {
            *byte = u8::try_from(random.below(256)).unwrap_or(0);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_makes_the_same_and_no_more_than_is_allowed() {
        let make = || {
            let mut random = Random::new(7);
            (0..500).map(|_| mutated(b"python\nif a:\n    b(c)\n", b"ruby\nputs <<A\nA\n", 900, &mut random)).collect::<Vec<_>>()
        };
        let all = make();
        assert_eq!(all, make());
        assert!(all.iter().all(|bytes| bytes.len() <= 900));
        assert!(all.iter().any(|bytes| bytes.len() > 800) && all.iter().any(|bytes| bytes.len() < 15));
    }

    #[test]
    fn tokens_are_found_where_they_stand() {
        assert_eq!(token_starts("if a == b:\n  é()"), [0, 3, 5, 8, 9, 13, 15]);
    }
}
