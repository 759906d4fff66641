//! Mintlify: Shiki's markup in a block whose parts say what they are.

use crate::block::producer::{Form, LabelPlace, LabelSource, Producer};

/// Markup of Mintlify, a host of documentation.
pub(super) static PRODUCER: Producer = Producer {
    name: "mintlify",
    block: "[data-component-part='code-block-root'] pre, div.code-block[language] pre",
    frame: "div.code-block",
    labels: &[LabelSource { place: LabelPlace::Block, form: Form::Attribute("language") }],
    title: "[data-component-part='code-block-header-filename']",
    ..Producer::PLAIN
};
