//! Shiki, and Astro with it: a line a `span`; the popups of twoslash are no code.

use crate::block::producer::Producer;

/// The producer.
pub(super) static PRODUCER: Producer = Producer {
    name: "shiki",
    block: "pre.shiki, pre.astro-code",
    strip: "pre.twoslash .language-id, pre.twoslash .error, pre.twoslash .error-behind, pre.twoslash .meta-line, .twoslash-popup-container, .twoslash-error-line, .twoslash-query-line, .twoslash-tag-line, .twoslash-completion-list, .twoslash-meta-line, .twoslash-popup-info, .twoslash-popup-docs, data-lsp > .lsp-result",
    ..Producer::PLAIN
};
