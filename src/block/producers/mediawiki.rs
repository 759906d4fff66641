//! `MediaWiki`: Pygments' markup in a `div` with the language.

use crate::block::producer::{Form, LabelSource, Place, Producer};

/// The producer.
pub(super) static PRODUCER: Producer = Producer {
    name: "mediawiki",
    block: ".mw-highlight pre",
    frame: ".mw-highlight",
    labels: &[LabelSource { place: Place::Around(".mw-highlight"), form: Form::Prefix("mw-highlight-lang-") }],
    strip: ".linenos",
    ..Producer::PLAIN
};
