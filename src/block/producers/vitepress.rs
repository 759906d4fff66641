//! VitePress and VuePress: a `div` with the language around the `pre`.

use crate::block::producer::{Form, LabelPlace, LabelSource, Producer};

/// Markup of `VitePress` and `VuePress`, generators of documentation sites.
pub(super) static PRODUCER: Producer = Producer {
    name: "vitepress",
    block: "div[class*='language-'] > pre.shiki, div[class*='language-'] > pre.vp-code, div[class*='language-'][class*='-mode'] > pre, div[class*='language-'] > span.lang + pre",
    frame: "div[class*='language-']",
    labels: &[LabelSource { place: LabelPlace::Around("div[class*='language-']"), form: Form::Prefix("language-") }],
    ..Producer::PLAIN
};
