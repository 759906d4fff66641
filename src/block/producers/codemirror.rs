//! CodeMirror, as web chats show code with it.

use crate::block::producer::{Producer, ShownIn};

/// Markup of `CodeMirror`, the editor that web pages show code with.
pub(super) static PRODUCER: Producer = Producer {
    name: "codemirror",
    block: ".cm-content, .CodeMirror-code",
    frame: ".cm-editor, .CodeMirror",
    shown_in: ShownIn::Element,
    ..Producer::PLAIN
};
