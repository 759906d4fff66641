//! Hexo: a table with a column of numbers and one of lines, joined by `<br>`.

use crate::block::producer::{Form, LabelPlace, LabelSource, Producer};

/// Markup of Hexo, a site generator in JavaScript.
pub(super) static PRODUCER: Producer = Producer {
    name: "hexo",
    block: "figure.highlight > table td.code pre, figure.highlight:has(> figcaption) pre, figure.highlight.hljs pre",
    frame: "figure.highlight",
    labels: &[LabelSource {
        place: LabelPlace::Around("figure.highlight"),
        form: Form::Word(&["highlight", "hljs", "wrap", "code", "figure"]),
    }],
    defaults: &["plain", "plaintext", "text"],
    title: "figcaption span, .caption span",
    ..Producer::PLAIN
};
