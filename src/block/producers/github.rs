//! GitHub: a TextMate scope as class, and the source in the copy button's attribute.

use crate::block::producer::{Form, LabelPlace, LabelSource, Producer, RawSource};

/// Markup of GitHub's pages, and of READMEs that its API renders.
pub(super) static PRODUCER: Producer = Producer {
    name: "github",
    block: "div[class*='highlight-source-'] pre, div[class*='highlight-text-'] pre, div.snippet-clipboard-content pre",
    frame: "div.highlight, div.snippet-clipboard-content",
    labels: &[
        LabelSource { place: LabelPlace::Around("div[class*='highlight-source-']"), form: Form::Prefix("highlight-source-") },
        LabelSource { place: LabelPlace::Around("div[class*='highlight-text-']"), form: Form::Prefix("highlight-text-") },
    ],
    raw: Some(RawSource {
        element: "[data-snippet-clipboard-copy-content]",
        attribute: Some("data-snippet-clipboard-copy-content"),
        line_break: None,
    }),
    ..Producer::PLAIN
};
