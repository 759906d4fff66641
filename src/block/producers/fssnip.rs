//! F# Formatting: tool tips and a column of numbers.

use crate::block::producer::{Form, LabelPlace, LabelSource, Producer};

/// Markup of F# Formatting, which documents F# libraries.
pub(super) static PRODUCER: Producer = Producer {
    name: "fssnip",
    block: "pre.fssnip",
    frame: "table.pre",
    labels: &[LabelSource { place: LabelPlace::Block, form: Form::Attribute("lang") }],
    strip: ".l",
    ..Producer::PLAIN
};
