//! What grammars make of a code: how much of it they understand, and how much they find in it.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::language::{self, Language};

/// How many bytes of a code are parsed.
const LOOK_BYTES: usize = 8 * 1024;

/// What grammars made of a code so far, kept so that no grammar parses it twice.
#[derive(Debug, Default)]
pub struct Parses(RefCell<BTreeMap<&'static str, Option<Parsed>>>);

impl Parses {
    /// The share of the code's bytes that lies within errors of the grammar; none if it can't be parsed at all.
    pub(super) fn error_share(&self, language: &'static Language, code: &str) -> Option<f32> {
        Some(self.get(language, code)?.share)
    }

    /// What the grammar of `language` makes of the first [`LOOK_BYTES`] of `code`; none if it can't be parsed at all.
    pub(super) fn get(&self, language: &'static Language, code: &str) -> Option<Parsed> {
        let code = code.get(..code.floor_char_boundary(LOOK_BYTES)).unwrap_or_default();
        *self.0.borrow_mut().entry(language.id).or_insert_with(|| Parsed::of(language, code))
    }
}

/// The share of the bytes of any code that lies within errors of the grammar; none if it can't be parsed at all.
pub(super) fn error_share(language: &Language, code: &str) -> Option<f32> {
    Some(Parsed::of(language, code)?.share)
}

/// What a grammar makes of a code.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Parsed {
    /// The share of its bytes that lies within errors.
    pub(super) share: f32,
    /// Named nodes outside of errors.
    pub(super) named: usize,
    /// Tokens.
    pub(super) leaves: usize,
    /// Different sorts of named nodes.
    pub(super) kinds: usize,
}

impl Parsed {
    fn of(language: &Language, code: &str) -> Option<Self> {
        let tree = language::parse(language, code).ok()?;
        let mut cursor = tree.walk();
        let mut parsed = Self::default();
        let mut broken = 0;
        let mut kinds = BTreeSet::new();
        loop {
            let node = cursor.node();
            broken += usize::from(node.is_missing());
            if node.is_error() {
                broken += node.byte_range().len().max(1);
            } else {
                parsed.leaves += usize::from(node.child_count() == 0);
                if node.is_named() {
                    parsed.named += 1;
                    kinds.insert(node.kind_id());
                }
                if cursor.goto_first_child() {
                    continue;
                }
            }
            while !cursor.goto_next_sibling() {
                if !cursor.goto_parent() {
                    return Some(Self { share: ratio(broken, code.len()).min(1.0), kinds: kinds.len(), ..parsed });
                }
            }
        }
    }
}

/// The share that `part` is of `whole`.
pub(super) fn ratio(part: usize, whole: usize) -> f32 {
    small(part) / small(whole.max(1))
}

/// `n` as a float; what is past 65535 counts as that.
pub(super) fn small(n: usize) -> f32 {
    f32::from(u16::try_from(n).unwrap_or(u16::MAX))
}
