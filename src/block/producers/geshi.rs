//! `GeSHi`, as Drupal and wikis call it: a list item a line.

use crate::block::producer::{Form, LabelPlace, LabelSource, Producer, ShownIn};

/// Markup of `GeSHi`, a highlighter in PHP.
pub(super) static PRODUCER: Producer = Producer {
    name: "geshi",
    block: "div[class*='geshi']:not(:has(pre)), div.dp-highlighter:not(:has(+ pre))",
    code: "ol",
    frame: "div[class*='geshi'], div.dp-highlighter",
    shown_in: ShownIn::Element,
    labels: &[LabelSource { place: LabelPlace::InFrame("[class*='geshifilter-']"), form: Form::Word(&["geshifilter"]) }],
    ..Producer::PLAIN
};
