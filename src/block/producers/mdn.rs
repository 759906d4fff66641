//! MDN Web Docs: `pre.brush: js notranslate`, with a header that names the language.

use crate::block::producer::Producer;

/// Markup of MDN Web Docs.
pub(super) static PRODUCER: Producer =
    Producer { name: "mdn", block: "div.code-example pre[class*='brush:']", frame: "div.code-example", ..Producer::PLAIN };
