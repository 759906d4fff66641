//! `GeSHi`, as Drupal and wikis call it: a list item a line.

use crate::block::producer::{Form, LabelSource, Place, Producer, ShownIn};

/// The producer.
pub(super) static PRODUCER: Producer = Producer {
    name: "geshi",
    block: "div[class*='geshi']:not(:has(pre)), div.dp-highlighter:not(:has(+ pre))",
    code: "ol",
    frame: "div[class*='geshi'], div.dp-highlighter",
    shown_in: ShownIn::Element,
    labels: &[LabelSource { place: Place::InFrame("[class*='geshifilter-']"), form: Form::Word(&["geshifilter"]) }],
    ..Producer::PLAIN
};
