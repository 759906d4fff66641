//! docutils: literal blocks, and code whose language is a bare class.

use crate::block::producer::{Form, LabelPlace, LabelSource, Producer};

/// Markup of docutils, the processor of reStructuredText files.
pub(super) static PRODUCER: Producer = Producer {
    name: "docutils",
    block: "pre.code.literal-block, pre.literal-block, pre.doctest-block",
    labels: &[LabelSource {
        place: LabelPlace::Block,
        form: Form::Word(&["code", "literal-block", "code-block", "doctest-block", "last", "simple", "notranslate"]),
    }],
    ..Producer::PLAIN
};
