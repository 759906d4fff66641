//! Medium, whose editor sets the label as an attribute.

use crate::block::producer::{Form, LabelPlace, LabelSource, Producer};

/// Markup of Medium.
pub(super) static PRODUCER: Producer = Producer {
    name: "medium",
    block: "pre.graf--pre",
    labels: &[LabelSource { place: LabelPlace::Block, form: Form::Attribute("data-code-block-lang") }],
    continued: "pre.graf--pre.graf-after--pre",
    ..Producer::PLAIN
};
