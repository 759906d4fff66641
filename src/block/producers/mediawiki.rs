//! `MediaWiki`: Pygments' or `GeSHi`'s markup in a `div` with the language.

use crate::block::producer::{Form, LabelPlace, LabelSource, Producer};

/// Markup of `MediaWiki`, the software of Wikipedia.
pub(super) static PRODUCER: Producer = Producer {
    name: "mediawiki",
    block: ".mw-highlight pre, .mw-geshi pre",
    frame: ".mw-highlight, .mw-geshi",
    labels: &[
        LabelSource { place: LabelPlace::Around(".mw-highlight"), form: Form::Prefix("mw-highlight-lang-") },
        LabelSource { place: LabelPlace::Around(".mw-geshi div[class*='source-']"), form: Form::Prefix("source-") },
    ],
    strip: ".linenos",
    ..Producer::PLAIN
};
