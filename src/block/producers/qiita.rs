//! Qiita: a frame with the language, and a bar with the file name.

use crate::block::producer::{Form, LabelPlace, LabelSource, Producer};

/// Markup of Qiita, a Japanese platform for articles.
pub(super) static PRODUCER: Producer = Producer {
    name: "qiita",
    block: "div.code-frame pre",
    frame: "div.code-frame",
    labels: &[LabelSource { place: LabelPlace::Around("div.code-frame"), form: Form::Attribute("data-lang") }],
    title: ".code-lang",
    ..Producer::PLAIN
};
