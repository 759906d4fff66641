//! docutils: literal blocks, and code whose language is a bare class.

use crate::block::producer::{Form, LabelSource, Place, Producer};

/// The producer.
pub(super) static PRODUCER: Producer = Producer {
    name: "docutils",
    block: "pre.code.literal-block, pre.literal-block, pre.doctest-block",
    labels: &[LabelSource {
        place: Place::Block,
        form: Form::Word(&["code", "literal-block", "code-block", "doctest-block", "last", "simple", "notranslate"]),
    }],
    ..Producer::PLAIN
};
