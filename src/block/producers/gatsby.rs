//! Gatsby's Prism plug-in, whose highlighted lines bring no line break of their own.

use crate::block::producer::Producer;

/// Markup of gatsby-remark-prismjs, the highlighter of Gatsby.
pub(super) static PRODUCER: Producer =
    Producer { name: "gatsby", block: ".gatsby-highlight pre", frame: ".gatsby-highlight", defaults: &["text", "none"], ..Producer::PLAIN };
