//! Medium, whose editor sets the label as an attribute.

use crate::block::producer::{Form, LabelSource, Place, Producer};

/// The producer.
pub(super) static PRODUCER: Producer = Producer {
    name: "medium",
    block: "pre.graf--pre",
    labels: &[LabelSource { place: Place::Block, form: Form::Attribute("data-code-block-lang") }],
    continued: "pre.graf--pre.graf-after--pre",
    ..Producer::PLAIN
};
