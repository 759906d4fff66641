//! Which language a block is in, and why: clues, each with its evidence, and a tally in the open.

mod article;
mod classifier;
mod clue;
mod detection;
mod detector;
mod dialect;
mod elements;
mod evidence;
mod file_name;
mod hints;
mod json;
mod label;
mod lead;
mod legible;
mod marks;
mod opening;
mod parse;
mod parses;
mod printed;
mod prompts;
mod rows;
mod shape;
mod tally;

pub use classifier::{LOOK_BYTES, Model, damped, features, norm};
pub use clue::{Clue, Subject};
pub use detection::Detection;
pub use detector::{Detector, detect, detect_all, looks};
pub use evidence::Evidence;
pub(crate) use label::CLUE as LABEL;
pub(crate) use lead::named;
pub use parses::Parses;
pub(crate) use printed::CLUE as PRINTED;
pub use tally::Tally;

/// Every clue that looks at a block by itself, in the order in which a reader would. The last few look only at what is likely by then.
pub static CLUES: &[&Clue] = &[
    &label::CLUE,
    &file_name::CLUE,
    &opening::CLUE,
    &prompts::CLUE,
    &json::CLUE,
    &elements::CLUE,
    &shape::CLUE,
    &rows::CLUE,
    &printed::CLUE,
    &marks::CLUE,
    &classifier::CLUE,
    &lead::CLUE,
    &hints::CLUE,
    &parse::CLUE,
    &dialect::CLUE,
];
