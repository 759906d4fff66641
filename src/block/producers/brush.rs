//! SyntaxHighlighter before its script ran, and what took its markup over: `class="brush: js; title: x"`.

use crate::block::producer::{Form, LabelPlace, LabelSource, Producer};

/// Markup that `SyntaxHighlighter` reads, as it is before its script has run.
pub(super) static PRODUCER: Producer = Producer {
    name: "brush",
    // Frog puts what Pygments makes into a `div` with the class that it had.
    block: "pre[class*='brush:'], [class*='brush:'] .source > pre, [class*='brush:'] > pre",
    frame: "div[class*='brush:']",
    labels: &[LabelSource { place: LabelPlace::Around("[class*='brush:']"), form: Form::Setting { attribute: "class", key: "brush:" } }],
    defaults: &["plain", "text"],
    ..Producer::PLAIN
};
