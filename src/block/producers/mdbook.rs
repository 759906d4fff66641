//! mdBook: Rust blocks in a `playground`, with buttons.

use crate::block::producer::Producer;

/// Markup of mdBook, the generator of the books on Rust.
pub(super) static PRODUCER: Producer =
    Producer { name: "mdbook", block: "pre.playground, pre.playpen, pre:has(> pre.playground)", strip: ".buttons", ..Producer::PLAIN };
