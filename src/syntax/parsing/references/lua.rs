//! Lua by `full_moon`: the newest Lua, else `LuaJIT`, else Luau.

use full_moon::{LuaVersion, parse_fallible};

use crate::guard::Measure;
use crate::language::Language;
use crate::syntax::SyntaxError;
use crate::syntax::parsing::references::guard::since_the_first;
use crate::syntax::parsing::references::kind::{Reference, Stack, Swallows};
use crate::syntax::parsing::references::words;

/// `full_moon`.
pub(super) static REFERENCE: Reference = Reference {
    name: "lua",
    crate_name: "full_moon",
    parse: |language, code| Some(parse(language, code)),
    doubted: None,
    limits: &[(Measure::Bytes, 64 * 1024)],
    swallows: Swallows::Nothing,
    stack: STACK,
    words: words::LUA,
};

/// What `full_moon` recurses at: it takes more stack for each than any other parser does.
const STACK: Stack = Stack { bracket: 128 * 1024, token: 64 * 1024 };

fn parse(_language: &Language, code: &str) -> Vec<SyntaxError> {
    let mut first = Vec::new();
    for version in [LuaVersion::lua54(), LuaVersion::luajit(), LuaVersion::luau()] {
        let result = parse_fallible(code, version);
        let errors = since_the_first(result.errors().iter().map(convert).collect());
        if errors.is_empty() {
            return errors;
        }
        if first.is_empty() {
            first = errors;
        }
    }
    first
}

fn convert(error: &full_moon::Error) -> SyntaxError {
    let (start, end) = error.range();
    let message = error.error_message().trim_end_matches('.').to_owned();
    SyntaxError::told(start.bytes()..end.bytes(), message)
}
