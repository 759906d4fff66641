//! Code Block Pro, a WordPress plug-in: Shiki's markup, the source beside it.

use crate::block::producer::Producer;

/// Markup of Code Block Pro, a plug-in of `WordPress`.
pub(super) static PRODUCER: Producer = Producer {
    name: "code-block-pro",
    block: ".wp-block-kevinbatdorf-code-block-pro pre",
    frame: ".wp-block-kevinbatdorf-code-block-pro",
    strip: "textarea",
    beside: "pre.code-block-pro-copy-button-pre",
    ..Producer::PLAIN
};
