//! EnlighterJS, a WordPress plug-in.

use crate::block::producer::{Form, LabelPlace, LabelSource, Producer};

/// Markup that `EnlighterJS` reads, a highlighter for `WordPress`, before its script has run.
pub(super) static PRODUCER: Producer = Producer {
    name: "enlighter",
    block: "pre.EnlighterJSRAW, pre[data-enlighter-language]",
    labels: &[LabelSource { place: LabelPlace::Block, form: Form::Attribute("data-enlighter-language") }],
    defaults: &["generic", "raw", "no-highlight"],
    ..Producer::PLAIN
};
