//! GitHub: a TextMate scope as class, and the source in the copy button's attribute.

use crate::block::producer::{Form, LabelSource, Place, Producer};

/// The producer.
pub(super) static PRODUCER: Producer = Producer {
    name: "github",
    block: "div[class*='highlight-source-'] pre, div[class*='highlight-text-'] pre, div.snippet-clipboard-content pre",
    frame: "div.highlight, div.snippet-clipboard-content",
    labels: &[
        LabelSource { place: Place::Around("div[class*='highlight-source-']"), form: Form::Prefix("highlight-source-") },
        LabelSource { place: Place::Around("div[class*='highlight-text-']"), form: Form::Prefix("highlight-text-") },
    ],
    ..Producer::PLAIN
};
