//! CodeMirror, as web chats show code with it.

use crate::block::producer::{Producer, ShownIn};

/// The producer.
pub(super) static PRODUCER: Producer = Producer {
    name: "codemirror",
    block: ".cm-content, .CodeMirror-code",
    frame: ".cm-editor, .CodeMirror",
    shown_in: ShownIn::Element,
    ..Producer::PLAIN
};
