//! F# Formatting: tool tips and a column of numbers.

use crate::block::producer::{Form, LabelSource, Place, Producer};

/// The producer.
pub(super) static PRODUCER: Producer = Producer {
    name: "fssnip",
    block: "pre.fssnip",
    frame: "table.pre",
    labels: &[LabelSource { place: Place::Block, form: Form::Attribute("lang") }],
    strip: ".l",
    ..Producer::PLAIN
};
