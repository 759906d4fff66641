//! `MediaWiki`: Pygments' or `GeSHi`'s markup in a `div` with the language.

use crate::block::producer::{Form, LabelSource, Place, Producer};

/// The producer.
pub(super) static PRODUCER: Producer = Producer {
    name: "mediawiki",
    block: ".mw-highlight pre, .mw-geshi pre",
    frame: ".mw-highlight, .mw-geshi",
    labels: &[
        LabelSource { place: Place::Around(".mw-highlight"), form: Form::Prefix("mw-highlight-lang-") },
        LabelSource { place: Place::Around(".mw-geshi div[class*='source-']"), form: Form::Prefix("source-") },
    ],
    strip: ".linenos",
    ..Producer::PLAIN
};
