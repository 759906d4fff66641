//! W3Schools: `<br>` and no-break spaces in a `div`.

use crate::block::producer::{Form, LabelPlace, LabelSource, Producer, ShownIn};

/// Markup of W3Schools' examples.
pub(super) static PRODUCER: Producer = Producer {
    name: "w3schools",
    block: "div.w3-code",
    frame: "div.w3-example",
    shown_in: ShownIn::Element,
    labels: &[LabelSource { place: LabelPlace::Block, form: Form::Suffix("High") }],
    ..Producer::PLAIN
};
