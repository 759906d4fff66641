//! The syntaxes that articles are wrapped in, read with exact positions and as far as they can be read.

pub mod damage;
mod elements;
pub mod html;
pub mod json;
pub mod reference;
pub mod xml;

pub(crate) use elements::{VOID_ELEMENTS, implied_ends};
