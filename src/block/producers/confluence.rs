//! Confluence's code macro, whose label is `java` where the author chose none.

use crate::block::producer::{Form, LabelSource, Place, Producer};

/// The producer.
pub(super) static PRODUCER: Producer = Producer {
    name: "confluence",
    block: "pre.syntaxhighlighter-pre",
    frame: "div.code.panel, div.code.panel.pdl",
    labels: &[LabelSource { place: Place::Block, form: Form::Setting { attribute: "data-syntaxhighlighter-params", key: "brush:" } }],
    defaults: &["java"],
    title: ".codeHeader",
    ..Producer::PLAIN
};
