//! EnlighterJS when its script ran: a line a `div`, behind which the `pre` is still there, and hidden.

use crate::block::producer::{Producer, RawSource, ShownIn};

/// Markup that the script of `EnlighterJS` makes.
pub(super) static PRODUCER: Producer = Producer {
    name: "enlighter-rendered",
    block: "div.enlighter-default",
    code: ".enlighter",
    frame: "div.enlighter-default",
    shown_in: ShownIn::Element,
    beside: "div.enlighter-default:has(+ pre.EnlighterJSRAW)",
    raw: Some(RawSource { element: ".enlighter-raw", attribute: None, line_break: None }),
    ..Producer::PLAIN
};
