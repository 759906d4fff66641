//! What explains that code does not parse without there being a mistake in it, the smallest explanation first.

mod annotated;
mod bare;
mod bodies;
mod comparison;
mod conditionals;
mod console;
mod continued;
mod cursor;
mod cut;
mod dialect;
mod echoed;
mod edited;
mod files;
mod front_matter;
mod hcl1;
mod heads;
mod hidden;
mod html;
mod list;
mod macros;
mod notation;
mod optional_ends;
mod pieces;
mod printed;
mod prose;
mod python2;
mod relative;
mod report;
mod requests;
mod results;
mod rival;
mod sentence;
mod spread;
mod template;
mod text_format;
mod unlike;
mod unnumbered;

pub(super) use console::taken_for_commands;
pub(super) use files::of_several_languages as files_of_several_languages;
pub(super) use prose::notes;

use crate::detect::Detection;
use crate::language::Language;
use crate::snippet::Snippet;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::{SyntaxError, Verdict};
use crate::text::Text;

/// Code that does not parse in the language that it is said to be in.
pub(super) struct Case<'a> {
    /// Where it comes from.
    pub snippet: &'a Snippet,
    /// What it is said to be in.
    pub language: &'static Language,
    /// It.
    pub code: &'a Text,
    /// Who rejects it.
    pub parser: &'static str,
    /// Why; at least one error.
    pub errors: &'a [SyntaxError],
}

impl<'a> Case<'a> {
    /// The case of `code`, from `snippet`, which `parser` rejects as `language` because of `errors`.
    pub(super) fn new(
        snippet: &'a Snippet,
        language: &'static Language,
        code: &'a Text,
        parser: &'static str,
        errors: &'a [SyntaxError],
    ) -> Self {
        Self { snippet, language, code, parser, errors }
    }

    /// Which language it would be taken for by itself, had the block no label.
    fn looks(&self) -> &Detection {
        self.snippet.looks()
    }
}

/// A kind of explanation.
#[derive(Debug)]
pub(super) struct Explanation {
    /// The verdict if it holds.
    pub find: fn(&Case<'_>, &mut Work) -> Option<Verdict>,
}

/// Those that prove themselves: what they take the code for parses.
pub(super) static PROOFS: &[&Explanation] = &[
    &bare::EXPLANATION,
    &hidden::EXPLANATION,
    &relative::EXPLANATION,
    &python2::EXPLANATION,
    &hcl1::EXPLANATION,
    &unnumbered::EXPLANATION,
    &html::EXPLANATION,
    &optional_ends::EXPLANATION,
    &results::EXPLANATION,
    &files::EXPLANATION,
    &front_matter::EXPLANATION,
    &annotated::EXPLANATION,
    &cursor::EXPLANATION,
    &comparison::EXPLANATION,
    &pieces::EXPLANATION,
    &list::EXPLANATION,
    &report::EXPLANATION,
    &heads::EXPLANATION,
    &requests::EXPLANATION,
    &prose::EXPLANATION,
    &printed::EXPLANATION,
    &echoed::EXPLANATION,
    &edited::EXPLANATION,
    &continued::EXPLANATION,
    &macros::EXPLANATION,
    &conditionals::EXPLANATION,
    &bodies::EXPLANATION,
    &cut::EXPLANATION,
    &rival::CERTAIN,
    &dialect::EXPLANATION,
    &text_format::EXPLANATION,
    &template::EXPLANATION,
    &console::EXPLANATION,
    &notation::EXPLANATION,
    &sentence::EXPLANATION,
    &unlike::EXPLANATION,
];

/// Those that count only where no single change mends the code.
pub(super) static SIGNS: &[&Explanation] = &[&rival::LIKELY, &spread::EXPLANATION];

/// The verdict on what is nothing but declarations without their bodies.
pub(super) fn declarations(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    (heads::EXPLANATION.find)(case, work)
}

/// Those that count even where a few changes mend it: they speak of all of the code.
pub(super) static ALL_OVER: &[&Explanation] = &[&spread::EXPLANATION];

/// The first of `explanations` that holds.
pub(super) fn explained(explanations: &[&Explanation], case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    explanations.iter().find_map(|explanation| (explanation.find)(case, work))
}
