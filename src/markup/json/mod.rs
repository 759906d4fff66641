//! JSON read step by step, with the place of every string: what is before a fault can be read.

mod scanner;
mod string;

pub use scanner::{JsonFault, JsonSort, Scanner};
pub use string::{decode, join};
