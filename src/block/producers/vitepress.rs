//! VitePress and VuePress: a `div` with the language around the `pre`.

use crate::block::producer::{Form, LabelSource, Place, Producer};

/// The producer.
pub(super) static PRODUCER: Producer = Producer {
    name: "vitepress",
    block: "div[class*='language-'] > pre.shiki, div[class*='language-'] > pre.vp-code, div[class*='language-'][class*='-mode'] > pre, div[class*='language-'] > span.lang + pre",
    frame: "div[class*='language-']",
    labels: &[LabelSource { place: Place::Around("div[class*='language-']"), form: Form::Prefix("language-") }],
    ..Producer::PLAIN
};
