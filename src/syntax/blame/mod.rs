//! Where to point, and what to say, once it is certain that code does not parse.

mod apart;
mod candidate;
mod lines;
mod ordinary;
mod place;
mod scene;
mod search;
mod surroundings;
mod suspicions;

pub(super) use place::{first, sharpened};
pub(super) use search::{proved, single};
