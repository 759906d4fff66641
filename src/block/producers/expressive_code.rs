//! Expressive Code, as in Starlight: a line a `div`, numbers in a gutter, the source in its copy button.

use crate::block::producer::{Producer, RawSource};

/// Markup of Expressive Code, the highlighter of Starlight.
pub(super) static PRODUCER: Producer = Producer {
    name: "expressive-code",
    block: ".expressive-code pre, figure.frame pre",
    frame: ".expressive-code, figure.frame",
    strip: ".gutter, .ec-section > summary",
    raw: Some(RawSource { element: "button[data-code]", attribute: Some("data-code"), line_break: Some("\u{7f}") }),
    title: "figcaption .title",
    ..Producer::PLAIN
};
