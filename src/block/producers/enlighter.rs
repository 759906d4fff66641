//! EnlighterJS, a WordPress plug-in.

use crate::block::producer::{Form, LabelSource, Place, Producer};

/// The producer.
pub(super) static PRODUCER: Producer = Producer {
    name: "enlighter",
    block: "pre.EnlighterJSRAW, pre[data-enlighter-language]",
    labels: &[LabelSource { place: Place::Block, form: Form::Attribute("data-enlighter-language") }],
    defaults: &["generic", "raw", "no-highlight"],
    ..Producer::PLAIN
};
