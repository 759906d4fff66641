//! WordPress's own blocks, which know no language.

use crate::block::producer::Producer;

/// The producer.
pub(super) static PRODUCER: Producer =
    Producer { name: "gutenberg", block: "pre.wp-block-code, pre.wp-block-preformatted, pre.wp-block-verse", ..Producer::PLAIN };
