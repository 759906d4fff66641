//! Pandoc, Quarto and R Markdown: the language is a bare class beside `sourceCode`.

use crate::block::producer::{Form, LabelPlace, LabelSource, Producer};

/// Markup of Pandoc, and of Quarto and R Markdown, which use it.
pub(super) static PRODUCER: Producer = Producer {
    name: "pandoc",
    block: "pre.sourceCode, div.sourceCode pre",
    frame: "div.sourceCode, div.code-with-filename",
    labels: &[LabelSource {
        place: LabelPlace::Block,
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
