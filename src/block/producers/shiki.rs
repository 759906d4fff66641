//! Shiki, and Astro with it: a line a `span`; the popups of twoslash are no code.

use crate::block::producer::{Form, LabelPlace, LabelSource, Producer};

/// Markup of Shiki, a highlighter in JavaScript, and of Astro, which uses it.
pub(super) static PRODUCER: Producer = Producer {
    name: "shiki",
    block: "pre.shiki, pre.astro-code",
    labels: &[LabelSource { place: LabelPlace::InFrame("pre.twoslash .language-id"), form: Form::Text }],
    strip: "pre.twoslash .language-id, pre.twoslash .error, pre.twoslash .error-behind, pre.twoslash .meta-line, .twoslash-popup-container, .twoslash-error-line, .twoslash-query-line, .twoslash-tag-line, .twoslash-completion-list, .twoslash-meta-line, .twoslash-popup-info, .twoslash-popup-docs, data-lsp > .lsp-result",
    ..Producer::PLAIN
};
