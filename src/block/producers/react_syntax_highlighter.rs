//! react-syntax-highlighter, with inline styles.

use crate::block::producer::Producer;

/// Markup of react-syntax-highlighter.
pub(super) static PRODUCER: Producer = Producer {
    name: "react-syntax-highlighter",
    block: "pre:has(> code > span.react-syntax-highlighter-line-number), pre:has(> code .linenumber)",
    strip: ".react-syntax-highlighter-line-number, .linenumber",
    ..Producer::PLAIN
};
