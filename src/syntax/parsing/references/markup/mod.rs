//! Markup with code in it, and code with markup: components and templates, by their elements, their tags and their parts.

mod attributes;
mod blocks;
mod braces;
mod elements;
mod expression;
mod piece;
mod pieces;
mod razor;
mod reader;
mod template;

pub(in crate::syntax) use elements::is_meant_to_close;
pub(in crate::syntax) use pieces::errors as errors_of_pieces;
pub(in crate::syntax) use reader::{Read, read};

use crate::language::Language;
use crate::syntax::SyntaxError;
use crate::syntax::parsing::references::kind::{Reference, Swallows, USUAL};

/// Our own reader: there is no parser of all these, and what they have in common is what authors get wrong.
pub(super) static REFERENCE: Reference =
    Reference { name: "markup", crate_name: "", parse, doubted: None, limits: &[], swallows: Swallows::Nothing, stack: USUAL, words: &[] };

fn parse(language: &Language, code: &str) -> Option<Vec<SyntaxError>> {
    let language = crate::language::by_id(language.id)?;
    let markup = language.markup.as_ref()?;
    let read = read(markup, code);
    let mut errors = read.all_errors(code);
    if !read.has_markup || (read.stopped && errors.is_empty()) {
        return None;
    }
    errors.extend(pieces::errors(markup, code, &read));
    errors.sort_by_key(|error| error.range.start);
    Some(errors)
}
