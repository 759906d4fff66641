//! Suspicions: what authors forget, mistype, or lose, each with the changes that would mend it. The most telling first.

mod blocks;
mod brackets;
mod cut;
mod extra;
mod indentation;
mod keywords;
mod marks;
mod prose;
mod quotes;
mod tags;
mod wrapped;

use super::candidate::Candidate;
use super::scene::Scene;

/// A kind of mistake.
#[derive(Debug)]
pub(super) struct Suspicion {
    /// Its name, in kebab case.
    pub name: &'static str,
    /// The changes that would mend a mistake of this kind, the most plausible first.
    pub find: fn(&Scene<'_>) -> Vec<Candidate>,
}

/// Every suspicion, in the order in which they are tried.
pub(super) static SUSPICIONS: &[&Suspicion] = &[
    &quotes::SUSPICION,
    &keywords::MISTYPED,
    &prose::SUSPICION,
    &cut::SUSPICION,
    &tags::SUSPICION,
    &brackets::SUSPICION,
    &blocks::SUSPICION,
    &indentation::SUSPICION,
    &marks::SUSPICION,
    &extra::SUSPICION,
    &wrapped::WRAPPED,
    &wrapped::JOINED,
    &keywords::MISSING,
];
