//! Confluence's storage format: the code macro keeps its code in a CDATA section.

use crate::block::producer::{Form, LabelPlace, LabelSource, Producer, ShownIn};

/// The code macro of Confluence, in the format in which Confluence stores pages.
pub(super) static PRODUCER: Producer = Producer {
    name: "confluence-storage",
    block: r"ac\:plain-text-body",
    frame: r"ac\:structured-macro, ac\:macro",
    shown_in: ShownIn::Element,
    labels: &[LabelSource { place: LabelPlace::InFrame(r"ac\:parameter[ac\:name='language']"), form: Form::Text }],
    title: r"ac\:parameter[ac\:name='title']",
    ..Producer::PLAIN
};
