//! Qiita: a frame with the language, and a bar with the file name.

use crate::block::producer::{Form, LabelSource, Place, Producer};

/// The producer.
pub(super) static PRODUCER: Producer = Producer {
    name: "qiita",
    block: "div.code-frame pre",
    frame: "div.code-frame",
    labels: &[LabelSource { place: Place::Around("div.code-frame"), form: Form::Attribute("data-lang") }],
    title: ".code-lang",
    ..Producer::PLAIN
};
