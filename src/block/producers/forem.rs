//! Forem, as dev.to runs it.

use crate::block::producer::{Form, LabelSource, Place, Producer};

/// The producer.
pub(super) static PRODUCER: Producer = Producer {
    name: "forem",
    block: ".js-code-highlight pre",
    frame: ".js-code-highlight",
    labels: &[LabelSource { place: Place::Block, form: Form::Word(&["highlight"]) }],
    defaults: &["plaintext"],
    ..Producer::PLAIN
};
