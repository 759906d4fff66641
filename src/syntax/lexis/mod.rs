//! What of a text is code and what is not: strings, comments, brackets, and where a program ends.

pub(super) mod brackets;
pub(super) mod comment;
pub(super) mod ending;
pub(super) mod lexemes;
pub(super) mod open;
pub(super) mod page;
pub(super) mod paragraphs;
pub(super) mod regions;
pub(super) mod slip;
pub(super) mod within;
