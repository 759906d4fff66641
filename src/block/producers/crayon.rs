//! Crayon, a WordPress plug-in: rendered as a table of lines, with the source in a `textarea`.

use crate::block::producer::{Form, LabelSource, Place, Producer, RawSource, ShownIn};

/// The producer.
pub(super) static PRODUCER: Producer = Producer {
    name: "crayon",
    block: "div.crayon-syntax",
    code: ".crayon-pre",
    frame: "div.crayon-syntax",
    shown_in: ShownIn::Element,
    labels: &[LabelSource { place: Place::InFrame(".crayon-language"), form: Form::Text }],
    defaults: &["default", "Default"],
    strip: ".crayon-nums, .crayon-toolbar, .crayon-info, .crayon-plain-wrap, .crayon-popup",
    raw: Some(RawSource { element: "textarea.crayon-plain", attribute: None, line_break: None }),
    title: ".crayon-title",
    ..Producer::PLAIN
};
