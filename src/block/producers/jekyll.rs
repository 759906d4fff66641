//! Jekyll's `highlight` tag: a figure around Rouge's or Pygments' markup.

use crate::block::producer::Producer;

/// Markup of Jekyll's tag `highlight`.
pub(super) static PRODUCER: Producer = Producer {
    name: "jekyll",
    block: "figure.highlight pre",
    frame: "figure.highlight",
    defaults: &["text", "plaintext"],
    ..Producer::PLAIN
};
