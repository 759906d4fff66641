//! SyntaxHighlighter before its script ran, and what took its markup over: `class="brush: js; title: x"`.

use crate::block::producer::Producer;

/// The producer.
pub(super) static PRODUCER: Producer =
    Producer { name: "brush", block: "pre[class*='brush:']", defaults: &["plain", "text"], ..Producer::PLAIN };
