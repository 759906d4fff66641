//! JavaScript and TypeScript, with and without JSX, by oxc.

mod members;
mod place;

use std::ops::Range;

use oxc_allocator::Allocator;
use oxc_diagnostics::OxcDiagnostic;
use oxc_parser::{ParseOptions, Parser};
use oxc_span::SourceType;
use place::place;

use crate::language::Language;
use crate::syntax::SyntaxError;
use crate::syntax::parsing::references::kind::{Reference, Swallows, USUAL};
use crate::syntax::parsing::references::words;

/// oxc's parser.
pub(super) static REFERENCE: Reference = Reference {
    name: "oxc",
    crate_name: "oxc_parser",
    parse: |language, code| Some(parse(language, code)),
    doubted: None,
    limits: &[],
    swallows: Swallows::AllButBlanks,
    stack: USUAL,
    words: words::OXC,
};

/// How it starts to tell of an element without its end.
const UNCLOSED: &str = "Expected corresponding";

/// What only a whole program can be blamed for: an article shows parts of one.
const EXCUSED: &[&str] = &[
    "Duplicated export",
    "Missing initializer in const declaration",
    "Missing initializer in using declaration",
    "Missing initializer in destructuring declaration",
    "has already been declared",
    "`await` is only allowed within async functions",
    "'super' can only be",
    "Unexpected new.target",
    "Delete of an unqualified identifier",
    "is not declared in the module",
    "A 'yield' expression is only allowed in a generator body",
    "Cannot use export statement outside a module",
    "A required parameter cannot follow an optional parameter",
    "initializers are not allowed in ambient contexts",
    "'with' statements are not allowed",
];

fn parse(language: &Language, code: &str) -> Vec<SyntaxError> {
    let named = language.extensions.first().and_then(|extension| SourceType::from_extension(extension).ok());
    // In what is no module, `<!--` begins a comment: among elements, it begins none. What begins with one may be a page.
    let has_comments = code.contains("<!--") && !code.trim_start().starts_with('<');
    // Scripts that are no modules go by the same name, and so does code with JSX.
    let kinds = match named.filter(|kind| kind.is_typescript()) {
        Some(kind) if has_comments && kind.is_jsx() => vec![kind.with_module(true)],
        Some(kind) => vec![kind],
        None => vec![SourceType::mjs().with_jsx(true), SourceType::script().with_jsx(!has_comments)],
    };
    let mut first = Vec::new();
    for (index, kind) in kinds.iter().enumerate() {
        let errors = parse_as(*kind, code);
        if errors.is_empty() {
            return errors;
        }
        if index == 0 {
            first = errors;
        }
    }
    first
}

fn parse_as(kind: SourceType, code: &str) -> Vec<SyntaxError> {
    let allocator = Allocator::default();
    let options = ParseOptions { allow_return_outside_function: true, ..ParseOptions::default() };
    let parsed = Parser::new(&allocator, code, kind).with_options(options).parse();
    let excused = |error: &&OxcDiagnostic| EXCUSED.iter().any(|phrase| error.message.contains(phrase));
    let told: Vec<&OxcDiagnostic> = parsed.diagnostics.errors().filter(|error| !excused(error)).collect();
    // All that follows an element without its end is text of that.
    let end = told.iter().position(|error| error.message.starts_with(UNCLOSED)).map_or(told.len(), |unclosed| unclosed + 1);
    let errors: Vec<SyntaxError> = told.into_iter().take(end).map(|error| convert(error, code)).collect();
    if errors.is_empty() && kind.is_typescript() { members::joined(&parsed.program, code) } else { errors }
}

fn convert(error: &OxcDiagnostic, code: &str) -> SyntaxError {
    // What is not closed is a better place than the tag that does not close it.
    let opener_first = error.message.starts_with(UNCLOSED);
    let mut labels: Vec<_> = error
        .labels
        .iter()
        .map(|label| {
            let start = place(label.offset());
            (start..start + place(label.len()), label.label().unwrap_or_default().to_owned())
        })
        .collect();
    if opener_first {
        labels.sort_by_key(|(range, _)| range.start);
        // A closing tag that no element before the open one could mean is itself the mistake.
        let closer = labels.get(1).and_then(|(range, _)| code.get(range.clone())).unwrap_or_default();
        let name: String = closer.trim_start_matches(['<', '/', ' ']).chars().take_while(|c| !matches!(c, '>' | ' ')).collect();
        let before = labels.first().and_then(|(range, _)| code.get(..range.start)).unwrap_or_default();
        if !name.is_empty() && !before.contains(&format!("<{name}")) {
            labels.reverse();
        }
    }
    let mut labels = labels.into_iter();
    let (range, _): (Range<usize>, String) = labels.next().unwrap_or_default();
    let message = error.message.trim_end_matches('.').to_owned();
    let related = labels.map(|(range, text)| (range, if text.is_empty() { "here".to_owned() } else { text })).collect();
    SyntaxError { related, help: error.help.as_deref().map(|help| help.to_owned().into()), ..SyntaxError::told(range, message) }
}
