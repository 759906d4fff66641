//! Javadoc: examples in descriptions.

use crate::block::producer::Producer;

/// Code in the descriptions of Javadoc's pages.
pub(super) static PRODUCER: Producer =
    Producer { name: "javadoc", block: "div.block pre, dd.block pre, .class-description pre, .method-description pre", ..Producer::PLAIN };
