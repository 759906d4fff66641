//! Sphinx: a `div` with the language, which is `default` where the author wrote none.

use crate::block::producer::{Form, LabelPlace, LabelSource, Producer};

/// Markup of Sphinx, a documentation generator in Python.
pub(super) static PRODUCER: Producer = Producer {
    name: "sphinx",
    block: "div[class*='highlight-'].notranslate pre, div[class*='highlight-'] > div.highlight > pre, div[class*='highlight-'] > div.highlight td.code pre",
    frame: "div.literal-block-wrapper, div[class*='highlight-']",
    labels: &[LabelSource { place: LabelPlace::Around("div[class*='highlight-']"), form: Form::Prefix("highlight-") }],
    defaults: &["default", "none", "text"],
    strip: "a.headerlink",
    title: ".caption-text",
    ..Producer::PLAIN
};
