//! Rouge, as kramdown and GitLab call it.

use crate::block::producer::Producer;

/// Markup of Rouge, the highlighter of kramdown and GitLab.
pub(super) static PRODUCER: Producer = Producer {
    name: "rouge",
    block: ".highlighter-rouge pre, .rouge-table pre, .rouge-code pre",
    frame: ".highlighter-rouge",
    defaults: &["plaintext", "text"],
    ..Producer::PLAIN
};
