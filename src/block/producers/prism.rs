//! Prism, and the plug-ins that draw numbers, prompts and buttons into the block.

use crate::block::producer::Producer;

/// Markup of Prism and its plug-ins.
pub(super) static PRODUCER: Producer = Producer {
    name: "prism",
    block: "pre[class*='language-'], pre[class*='lang-'], pre.line-numbers, div.code-toolbar > pre",
    frame: "div.code-toolbar",
    defaults: &["none"],
    strip: ".line-numbers-rows, .command-line-prompt, .toolbar, .copy-to-clipboard-button, .line-highlight",
    ..Producer::PLAIN
};
