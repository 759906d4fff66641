//! WordPress's own blocks, which know no language.

use crate::block::producer::Producer;

/// Markup of the editor of `WordPress`, Gutenberg.
pub(super) static PRODUCER: Producer =
    Producer { name: "gutenberg", block: "pre.wp-block-code, pre.wp-block-preformatted, pre.wp-block-verse", ..Producer::PLAIN };
