//! Pygments: `div.highlight`, often without a language.

use crate::block::producer::Producer;

/// Markup of Pygments, a highlighter in Python.
pub(super) static PRODUCER: Producer = Producer {
    name: "pygments",
    block: ".codehilite pre, .highlighttable pre, div.highlight > pre, .linenodiv + pre",
    frame: ".codehilite, .highlighttable, div.highlight",
    strip: ".linenos, .lineno, .linenodiv, .filename",
    beside: ".linenodiv pre, td.linenos pre",
    title: ".filename",
    ..Producer::PLAIN
};
