//! The two markup syntaxes that articles are wrapped in, read with exact positions.

pub mod html;
