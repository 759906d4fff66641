//! Jekyll's `highlight` tag: a figure around Rouge's or Pygments' markup.

use crate::block::producer::Producer;

/// The producer.
pub(super) static PRODUCER: Producer = Producer {
    name: "jekyll",
    block: "figure.highlight pre",
    frame: "figure.highlight",
    defaults: &["text", "plaintext"],
    ..Producer::PLAIN
};
