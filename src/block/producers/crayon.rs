//! Crayon and Urvanov Syntax Highlighter, WordPress plug-ins: rendered as a table of lines, with the source in a `textarea`.

use crate::block::producer::{Form, LabelPlace, LabelSource, Producer, RawSource, ShownIn};

/// Markup of Crayon and of its successor Urvanov Syntax Highlighter, plug-ins of `WordPress`.
pub(super) static PRODUCER: Producer = Producer {
    name: "crayon",
    block: "div.crayon-syntax, div.urvanov-syntax-highlighter-syntax",
    code: ".crayon-pre, .urvanov-syntax-highlighter-pre",
    frame: "div.crayon-syntax, div.urvanov-syntax-highlighter-syntax",
    shown_in: ShownIn::Element,
    labels: &[LabelSource { place: LabelPlace::InFrame(".crayon-language, .urvanov-syntax-highlighter-language"), form: Form::Text }],
    defaults: &["default", "Default"],
    strip: ".crayon-nums, .crayon-toolbar, .crayon-info, .crayon-plain-wrap, .crayon-popup, .urvanov-syntax-highlighter-nums, \
            .urvanov-syntax-highlighter-toolbar, .urvanov-syntax-highlighter-info, .urvanov-syntax-highlighter-plain-wrap",
    raw: Some(RawSource { element: "textarea.crayon-plain, textarea.urvanov-syntax-highlighter-plain", attribute: None, line_break: None }),
    title: ".crayon-title, .urvanov-syntax-highlighter-title",
    ..Producer::PLAIN
};
