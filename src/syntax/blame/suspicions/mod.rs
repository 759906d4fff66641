//! Suspicions: what authors forget, mistype, or lose, each with the changes that would mend it.

mod apostrophes;
mod blocks;
mod brackets;
mod chain;
mod clauses;
mod cut;
mod declared;
mod ends;
mod escapes;
mod extra;
mod fences;
mod foreign;
mod habits;
mod indentation;
mod interpolations;
mod keywords;
mod marks;
mod mistaken;
mod names;
mod page;
mod pairs;
mod prose;
mod quotes;
mod scalars;
mod sources;
mod tags;
pub(super) mod torn;
mod wrapped;

use crate::syntax::blame::candidate::Candidate;
use crate::syntax::blame::scene::{CodeLine, Scene};

/// A kind of mistake: the changes that would mend it, the most plausible first.
pub(super) type Suspicion = fn(&Scene<'_>) -> Vec<Candidate>;

/// Every suspicion, the most telling first.
pub(super) static SUSPICIONS: &[Suspicion] = &[
    fences::find,
    apostrophes::find,
    interpolations::find,
    quotes::find,
    sources::find,
    keywords::mistyped,
    page::find,
    clauses::find,
    escapes::find,
    ends::find,
    scalars::find,
    names::find,
    declared::imports,
    declared::arrows,
    foreign::find,
    prose::find,
    cut::find,
    tags::find,
    chain::find,
    brackets::find,
    extra::ended,
    blocks::find,
    indentation::find,
    habits::find,
    torn::find,
    pairs::find,
    mistaken::find,
    declared::find,
    marks::find,
    prose::fewer_words,
    extra::find,
    wrapped::wrapped,
    wrapped::joined,
];
