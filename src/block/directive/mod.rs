//! What authors say to this program about their own blocks: `snipcheck: skip` above one, and where else it may stand.

mod comments;
mod elements;
mod in_code;
mod inline;
mod places;
mod scopes;
mod words;

pub(super) use comments::is_directive;
pub(super) use places::{BodyBlocks, note};
pub(super) use scopes::scoped;
pub(super) use words::NAME;
pub use words::{DIRECTIVE_WORDS, Directive, DirectiveAction, DirectiveScope, DirectiveWord};
