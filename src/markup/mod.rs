//! The syntaxes that articles are wrapped in, read with exact positions and as far as they can be read.

pub mod damage;
pub mod html;
pub mod json;
pub mod reference;
pub mod xml;

/// Elements of HTML that hold nothing and have no end tag, and `param`, which was one.
pub(crate) const VOID_ELEMENTS: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
