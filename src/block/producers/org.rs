//! Org mode's export: `pre.src.src-X`, and examples without a language.

use crate::block::producer::{Form, LabelPlace, LabelSource, Producer};

/// Markup of the HTML export of Org mode.
pub(super) static PRODUCER: Producer = Producer {
    name: "org",
    block: "pre.src, pre.example",
    frame: ".org-src-container",
    labels: &[LabelSource { place: LabelPlace::Block, form: Form::Prefix("src-") }],
    strip: ".linenr",
    title: ".org-src-name, label",
    ..Producer::PLAIN
};
