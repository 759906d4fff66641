//! The judgement: what is made of a snippet, first by itself and then among the others of its article.

mod belief;
mod broken;
mod check;
mod continuation;
mod intent;
mod misread;

pub use check::check;
pub use continuation::joined;
pub use misread::misread;
