//! Python by ruff's parser; `IPython`'s magics are let through.

use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};

use crate::language::Language;
use crate::syntax::SyntaxError;
use crate::syntax::parsing::references::kind::{Reference, Swallows, USUAL};
use crate::syntax::parsing::references::words;
use crate::text::pattern;

/// ruff's parser.
pub(super) static REFERENCE: Reference = Reference {
    name: "ruff",
    crate_name: "ruff_python_parser",
    parse: |language, code| Some(parse(language, code)),
    doubted: None,
    limits: &[],
    swallows: Swallows::Nothing,
    stack: USUAL,
    words: words::RUFF,
};

pattern! {
    /// A value that begins as no command of `IPython` does: one is told from a variable by a single mark, `a = !ls`.
    static DOUBLED = r"(?m)^[^#'\x22\n]*=[ \t]*!!";
}

fn parse(_language: &Language, code: &str) -> Vec<SyntaxError> {
    let parsed = parse_unchecked(code, ParseOptions::from(Mode::Module));
    if parsed.errors().is_empty() {
        return Vec::new();
    }
    let is_magic = code.contains(['%', '!', '?']) && !DOUBLED.is_match(code);
    if is_magic && parse_unchecked(code, ParseOptions::from(Mode::Ipython)).errors().is_empty() {
        return Vec::new();
    }
    let convert = |error: &ruff_python_parser::ParseError| {
        let range = error.location.start().to_usize()..error.location.end().to_usize();
        SyntaxError::told(range, error.error.to_string().trim_end_matches('.'))
    };
    parsed.errors().iter().map(convert).collect()
}
