//! SCSS as `grass_compiler` reads it, which is only parsed: nothing is compiled, and no file is looked for.

use grass_compiler::{ErrorKind, InputSyntax, NullFs, Options, parse_stylesheet};

use crate::syntax::SyntaxError;

/// What is wrong with `code`.
pub(super) fn errors(code: &str) -> Vec<SyntaxError> {
    let options = Options::default().input_syntax(InputSyntax::Scss).quiet(true).fs(&NullFs);
    let Err(error) = parse_stylesheet(code.to_owned(), "_.scss", &options) else { return Vec::new() };
    let ErrorKind::ParseError { message, loc, .. } = error.kind() else { return Vec::new() };
    let at = offset(code, loc.begin.line, loc.begin.column);
    vec![SyntaxError::told(at..at, said(&message))]
}

/// The byte of the character `column` of `line`, both counted from 0.
fn offset(code: &str, line: usize, column: usize) -> usize {
    let start: usize = code.split_inclusive('\n').take(line).map(str::len).sum();
    let rest = code.get(start..).unwrap_or_default();
    start + rest.char_indices().nth(column).map_or(rest.len(), |(at, _)| at)
}

/// Its `message` as it is said here: `expected ";".`, `Expected identifier.`
fn said(message: &str) -> String {
    let message = message.trim_end_matches('.').replace("Expected ", "expected ");
    message.replace('"', "`")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(code: &str) -> Option<(usize, String)> {
        errors(code).into_iter().next().map(|error| (error.range.start, error.message))
    }

    #[test]
    fn statements_end() {
        assert_eq!(told("@use 'a' as b\n\n@include b.c();\n").map(|(at, _)| at), Some(15));
        assert_eq!(told("$é: 1px\np { a: $é; }\n"), Some((11, "expected `;`".to_owned())));
        assert_eq!(told("@use 'nowhere';\n@include m.n((a: $x, b: (c: 1)));\n"), None);
    }
}
