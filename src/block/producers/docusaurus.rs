//! Docusaurus: Prism's tokens, a line a `span` or `div` that ends with `<br>`.

use crate::block::producer::Producer;

/// Markup of Docusaurus, a generator of documentation sites.
pub(super) static PRODUCER: Producer = Producer {
    name: "docusaurus",
    block: ".theme-code-block pre, [class*='codeBlockContainer'] pre, pre.prism-code",
    frame: ".theme-code-block, [class*='codeBlockContainer']",
    strip: "[class*='codeLineNumber'], [class*='buttonGroup']",
    title: "[class*='codeBlockTitle']",
    ..Producer::PLAIN
};
