//! What authors say to this program about their own blocks: `snipcheck: skip` above one, and where else it may stand.

mod attempts;
mod comments;
mod elements;
mod in_code;
mod inline;
mod names;
mod places;
mod reach;
mod scopes;
mod words;

pub use attempts::SYNONYMS;
pub(super) use attempts::outside;
pub(super) use comments::is_directive;
pub(super) use names::is_named;
pub(super) use places::{BodyBlocks, note};
pub(super) use scopes::scoped;
pub(super) use words::NAME;
pub use words::{DIRECTIVE_WORDS, Directive, DirectiveAction, DirectiveFault, DirectiveScope, DirectiveWord};
