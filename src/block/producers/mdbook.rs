//! mdBook: Rust blocks in a `playground`, with buttons.

use crate::block::producer::Producer;

/// The producer.
pub(super) static PRODUCER: Producer =
    Producer { name: "mdbook", block: "pre.playground, pre.playpen, pre:has(> pre.playground)", strip: ".buttons", ..Producer::PLAIN };
