//! Doxygen: lines without a `pre`, and no language.

use crate::block::producer::{Producer, ShownIn};

/// Markup of Doxygen, the documentation generator of C and C++.
pub(super) static PRODUCER: Producer = Producer {
    name: "doxygen",
    block: "div.fragment:has(> div.line)",
    frame: "div.fragment",
    shown_in: ShownIn::Element,
    strip: ".lineno, .ttc, .foldopen-marker, .fold > .lineno",
    ..Producer::PLAIN
};
