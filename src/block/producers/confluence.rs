//! Confluence's code macro, whose label is `java` where the author chose none.

use crate::block::producer::{Form, LabelPlace, LabelSource, Producer};

/// Markup of the code macro of Confluence, in a page as browsers get it.
pub(super) static PRODUCER: Producer = Producer {
    name: "confluence",
    block: "pre.syntaxhighlighter-pre",
    frame: "div.code.panel, div.code.panel.pdl",
    labels: &[LabelSource { place: LabelPlace::Block, form: Form::Setting { attribute: "data-syntaxhighlighter-params", key: "brush:" } }],
    defaults: &["java"],
    title: ".codeHeader",
    ..Producer::PLAIN
};
