//! Pandoc, Quarto and R Markdown: the language is a bare class beside `sourceCode`.

use crate::block::producer::{Form, LabelSource, Place, Producer};

/// The producer.
pub(super) static PRODUCER: Producer = Producer {
    name: "pandoc",
    block: "pre.sourceCode, div.sourceCode pre",
    frame: "div.sourceCode, div.code-with-filename",
    labels: &[LabelSource {
        place: Place::Block,
        form: Form::Word(&[
            "sourceCode",
            "numberSource",
            "numberLines",
            "number-lines",
            "code-with-copy",
            "lineAnchors",
            "cell-code",
            "code-annotation-code",
            "code-annotated",
            "hidden",
            "literate",
            "startFrom",
        ]),
    }],
    defaults: &["default"],
    strip: ".code-copy-button, .code-annotation-anchor",
    beside: ".code-with-filename-file pre",
    title: ".code-with-filename-file",
    ..Producer::PLAIN
};
