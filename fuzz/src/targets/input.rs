//! How bytes are read as a case: the first line chooses, the rest is what it is tried with.

use snipcheck::block::{Block, Label, Trust};
use snipcheck::detect::detect;
use snipcheck::language::{self, LANGUAGES, Language};
use snipcheck::snippet::Snippet;
use snipcheck::text::Text;

/// The first line of `bytes`, and all behind it.
pub(super) fn choice(bytes: &[u8]) -> (String, String) {
    let text = String::from_utf8_lossy(bytes);
    let (first, rest) = text.split_once('\n').unwrap_or((&text, ""));
    (first.trim().to_owned(), rest.to_owned())
}

/// One of `items`: the one whose name is `chosen`, else the one that its letters add up to.
pub(super) fn chosen<'a, T>(items: &'a [T], chosen: &str, name: impl Fn(&T) -> &str) -> Option<&'a T> {
    let sum = chosen.bytes().fold(0, |sum: usize, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
    items.iter().find(|item| name(item) == chosen).or_else(|| items.get(sum % items.len().max(1)))
}

/// The language that `label` chooses.
pub(super) fn language(label: &str) -> Option<&'static Language> {
    language::by_label(label).or_else(|| chosen(LANGUAGES, label, |language| language.id))
}

/// A snippet whose first line is its label; none if that is empty.
pub(super) fn snippet(bytes: &[u8]) -> Snippet {
    let (label, code) = choice(bytes);
    let label = (!label.is_empty()).then_some(Label::new(label, Trust::High));
    let block = Block { label, ..Block::new(Text::verbatim(&code, 0), "snippet") };
    let detection = detect(&block);
    Snippet::new(block, detection, 1)
}
