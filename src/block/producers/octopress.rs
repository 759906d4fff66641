//! Octopress: a figure with a table, a line a `span`.

use crate::block::producer::{Form, LabelPlace, LabelSource, Producer};

/// Markup of Octopress, a site generator on top of Jekyll.
pub(super) static PRODUCER: Producer = Producer {
    name: "octopress",
    block: "figure.code pre",
    frame: "figure.code",
    labels: &[LabelSource { place: LabelPlace::Block, form: Form::Word(&["highlight", "line-numbers"]) }],
    title: "figcaption span",
    ..Producer::PLAIN
};
