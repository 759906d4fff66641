//! Proofreads the code in published articles.

pub mod markup;
pub mod source;
pub mod text;
