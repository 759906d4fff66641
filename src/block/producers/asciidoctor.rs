//! Asciidoctor: listings with callouts, which are no code.

use crate::block::producer::Producer;

/// Markup of Asciidoctor, the processor of `AsciiDoc` files.
pub(super) static PRODUCER: Producer = Producer {
    name: "asciidoctor",
    block: ".listingblock pre, .literalblock pre",
    frame: ".listingblock, .literalblock",
    strip: ".conum, .conum + b, .linenos",
    title: ":scope > .title, .listingblock > .title, .literalblock > .title",
    ..Producer::PLAIN
};
