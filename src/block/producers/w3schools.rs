//! W3Schools: `<br>` and no-break spaces in a `div`.

use crate::block::producer::{Form, LabelSource, Place, Producer, ShownIn};

/// The producer.
pub(super) static PRODUCER: Producer = Producer {
    name: "w3schools",
    block: "div.w3-code",
    frame: "div.w3-example",
    shown_in: ShownIn::Element,
    labels: &[LabelSource { place: Place::Block, form: Form::Suffix("High") }],
    ..Producer::PLAIN
};
