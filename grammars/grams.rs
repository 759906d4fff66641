//! The runs of one, two and three bytes of a text, as a set that is quickly asked: what a pattern needs stands in the text only if all
//! runs of it do.

use crate::gram::hash;

/// How many bits the set has: one for each hash of a run.
const BITS: usize = 1 << 16;

/// The runs of a text, without the case of ASCII's letters. Different runs may share a bit, so that a run may seem to be there that is not.
#[derive(Debug)]
pub struct Grams(Box<[u64]>);

impl Grams {
    /// The runs of `text`.
    #[must_use]
    pub fn of(text: &[u8]) -> Self {
        let mut bits = vec![0; BITS / 64].into_boxed_slice();
        let (mut before, mut last) = (None, None);
        for byte in text.iter().map(u8::to_ascii_lowercase) {
            let mut put = |hash: u16| {
                if let Some(word) = bits.get_mut(usize::from(hash) / 64) {
                    *word |= 1 << (hash % 64);
                }
            };
            put(hash(&[byte]));
            if let Some(last) = last {
                put(hash(&[last, byte]));
                if let Some(before) = before {
                    put(hash(&[before, last, byte]));
                }
            }
            (before, last) = (last, Some(byte));
        }
        Self(bits)
    }

    /// Whether a run with this hash may be there; if not, none is.
    #[must_use]
    pub fn may_have(&self, hash: u16) -> bool {
        self.0.get(usize::from(hash) / 64).is_some_and(|word| word >> (hash % 64) & 1 == 1)
    }
}
