//! Org mode's export: `pre.src.src-X`, and examples without a language.

use crate::block::producer::{Form, LabelSource, Place, Producer};

/// The producer.
pub(super) static PRODUCER: Producer = Producer {
    name: "org",
    block: "pre.src, pre.example",
    frame: ".org-src-container",
    labels: &[LabelSource { place: Place::Block, form: Form::Prefix("src-") }],
    strip: ".linenr",
    title: ".org-src-name, label",
    ..Producer::PLAIN
};
