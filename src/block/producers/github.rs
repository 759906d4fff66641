//! GitHub: a TextMate scope as class, and the source in the copy button's attribute.

use crate::block::producer::{Form, LabelSource, Place, Producer, RawSource};

/// The producer.
pub(super) static PRODUCER: Producer = Producer {
    name: "github",
    block: "div[class*='highlight-source-'] pre, div[class*='highlight-text-'] pre, div.snippet-clipboard-content pre",
    frame: "div.highlight, div.snippet-clipboard-content",
    labels: &[
        LabelSource { place: Place::Around("div[class*='highlight-source-']"), form: Form::Prefix("highlight-source-") },
        LabelSource { place: Place::Around("div[class*='highlight-text-']"), form: Form::Prefix("highlight-text-") },
    ],
    raw: Some(RawSource {
        element: "[data-snippet-clipboard-copy-content]",
        attribute: Some("data-snippet-clipboard-copy-content"),
        line_break: None,
    }),
    ..Producer::PLAIN
};
