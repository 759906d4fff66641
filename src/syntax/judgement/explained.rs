//! The rungs that explain why code that does not parse may be right all the same.

use crate::syntax::Verdict;
use crate::syntax::explain::{
    annotated, bare, bodies, commented, comparison, conditionals, console, continued, cursor, cut, dialect, divided, echoed, edited,
    elsewhere, files, front_matter, hcl1, headed, heads, hidden, holes, html, inspected, introduced, list, macros, notation, opened,
    optional_ends, outline, pieces, printed, prose, pseudo, python2, relative, report, rest, results, rival, roots, sent, sentence,
    signatures, tabled, template, unfinished, unlike, unnumbered, unparsed, values,
};
use crate::syntax::parsing::attempt::Work;
use crate::syntax::rung::{Case, Rung};

/// What explains that code does not parse, the smallest explanation first.
pub(super) static EXPLAINED: &[&Rung] = &[
    // Prompts and hidden lines are no part of the code: without them, the others may have nothing left to explain.
    &bare::RUNG,
    &hidden::RUNG,
    // Dialects and larger languages, in which the whole parses.
    &relative::RUNG,
    &python2::RUNG,
    &hcl1::RUNG,
    &unnumbered::RUNG,
    &html::RUNG,
    &optional_ends::RUNG,
    &elsewhere::RUNG,
    // The whole in one language, with something at its lines' ends or between them.
    &results::RUNG,
    &files::RUNG,
    &headed::RUNG,
    &front_matter::RUNG,
    &front_matter::SCRIPT,
    &opened::RUNG,
    &divided::RUNG,
    &annotated::RUNG,
    &cursor::RUNG,
    &comparison::RUNG,
    &values::RUNG,
    &roots::RUNG,
    // Parts, each of which parses: pieces want more of each than a list does.
    &pieces::RUNG,
    &list::RUNG,
    // Reports come behind what parses in parts, for code may stand among what it printed.
    &introduced::RUNG,
    &report::RUNG,
    &inspected::RUNG,
    &heads::RUNG,
    &signatures::RUNG,
    &sent::RUNG,
    &prose::RUNG,
    &printed::RUNG,
    &echoed::RUNG,
    &tabled::RUNG,
    &edited::RUNG,
    &continued::RUNG,
    // What only languages like C have.
    &macros::RUNG,
    &conditionals::RUNG,
    &bodies::RUNG,
    &commented::RUNG,
    &holes::RUNG,
    // Code that is cut off is closed where it stops, so that nothing may stand behind it.
    &cut::RUNG,
    &rest::RUNG,
    &unfinished::RUNG,
    &rival::RUNG,
    // From here on, nothing parses: marks tell what it is.
    &unparsed::RUNG,
    &dialect::RUNG,
    &template::RUNG,
    &console::RUNG,
    &notation::RUNG,
    &outline::RUNG,
    &sentence::RUNG,
    &pseudo::RUNG,
    &unlike::RUNG,
];

/// The verdict of the first rung that explains `case`, whose code does not parse.
pub(super) fn explained(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    EXPLAINED.iter().find_map(|rung| rung.verdict(case, work))
}
