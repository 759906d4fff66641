//! Forem, as dev.to runs it.

use crate::block::producer::{Form, LabelPlace, LabelSource, Producer};

/// Markup of Forem, the software of dev.to.
pub(super) static PRODUCER: Producer = Producer {
    name: "forem",
    block: ".js-code-highlight pre",
    frame: ".js-code-highlight",
    labels: &[LabelSource { place: LabelPlace::Block, form: Form::Word(&["highlight"]) }],
    defaults: &["plaintext"],
    ..Producer::PLAIN
};
