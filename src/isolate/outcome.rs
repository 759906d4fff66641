//! What a run in workers says of each input.

use crate::catalog::File;
use crate::run::Unreadable;

/// What became of an input.
#[derive(Debug)]
pub struct Outcome {
    /// The place of the input among those that were named, from 0; an archive has an outcome for each page, and one for itself.
    pub place: usize,
    /// What is in it, or why it could not be read.
    pub result: Result<File, Unreadable>,
}
