//! rustdoc: examples with flags that say what the compiler made of them.

use crate::block::producer::{Form, LabelPlace, LabelSource, Producer};

/// Markup of rustdoc, the documentation generator of Rust.
pub(super) static PRODUCER: Producer = Producer {
    name: "rustdoc",
    block: ".example-wrap > pre, pre.item-decl",
    frame: ".example-wrap",
    labels: &[LabelSource {
        place: LabelPlace::Block,
        form: Form::Word(&[
            "rust-example-rendered",
            "item-decl",
            "playground",
            "line-numbers",
            "compile_fail",
            "should_panic",
            "ignore",
            "edition",
        ]),
    }],
    strip: ".src-line-numbers, .example-line-numbers, a.test-arrow, .tooltip, [data-nosnippet], details.toggle > summary",
    ..Producer::PLAIN
};
