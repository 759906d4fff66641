//! Google's code prettifier: a list item a line.

use crate::block::producer::Producer;

/// Markup of Google's code prettifier.
pub(super) static PRODUCER: Producer =
    Producer { name: "google-prettify", block: "pre.prettyprint, pre.prettyprinted, code.prettyprint:has(ol.linenums)", ..Producer::PLAIN };
