//! Confluence's storage format: the code macro keeps its code in a CDATA section.

use crate::block::producer::{Form, LabelSource, Place, Producer, ShownIn};

/// The producer.
pub(super) static PRODUCER: Producer = Producer {
    name: "confluence-storage",
    block: r"ac\:plain-text-body",
    frame: r"ac\:structured-macro, ac\:macro",
    shown_in: ShownIn::Element,
    labels: &[LabelSource { place: Place::InFrame(r"ac\:parameter[ac\:name='language']"), form: Form::Text }],
    title: r"ac\:parameter[ac\:name='title']",
    ..Producer::PLAIN
};
