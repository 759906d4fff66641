//! Rehype Pretty Code: `data-*` attributes on figure, lines and title.

use crate::block::producer::Producer;

/// Markup of Rehype Pretty Code.
pub(super) static PRODUCER: Producer = Producer {
    name: "rehype-pretty-code",
    block: "figure[data-rehype-pretty-code-figure] pre, div[data-rehype-pretty-code-fragment] pre, pre:has(> code > span[data-line])",
    frame: "figure[data-rehype-pretty-code-figure], div[data-rehype-pretty-code-fragment]",
    title: "[data-rehype-pretty-code-title]",
    ..Producer::PLAIN
};
