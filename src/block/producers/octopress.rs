//! Octopress: a figure with a table, a line a `span`.

use crate::block::producer::{Form, LabelSource, Place, Producer};

/// The producer.
pub(super) static PRODUCER: Producer = Producer {
    name: "octopress",
    block: "figure.code pre",
    frame: "figure.code",
    labels: &[LabelSource { place: Place::Block, form: Form::Word(&["highlight", "line-numbers"]) }],
    title: "figcaption span",
    ..Producer::PLAIN
};
