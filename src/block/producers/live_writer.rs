//! Plug-ins of Windows Live Writer and Visual Studio that copy source as HTML: a `pre` a line.

use crate::block::producer::Producer;

/// Markup that plug-ins of Windows Live Writer and of Visual Studio copied.
pub(super) static PRODUCER: Producer = Producer {
    name: "live-writer",
    block: ".csharpcode > pre, #codeSnippet > pre",
    frame: ".csharpcode, #codeSnippet",
    continued: ".csharpcode > pre, #codeSnippet > pre",
    strip: ".lnum, [id^='lnum']",
    ..Producer::PLAIN
};
