//! Proofreads the code in published articles.

pub mod source;
pub mod text;
