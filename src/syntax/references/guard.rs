//! Keeps what a reference parser does to itself away from the program: panics, and stacks that run over.

use super::Reference;
use crate::guard::{self, Failure, with_stack};
use crate::language::{Language, MAX_PARSE_BYTES};
use crate::syntax::SyntaxError;

/// Bytes of stack past which nothing is parsed.
const MOST: usize = 1 << 30;

/// Bytes of stack that a bracket within another may take.
const BRACKET: usize = 32 * 1024;

/// Bytes of stack that a word or an operator may take that recurses without a bracket.
const TOKEN: usize = 2 * 1024;

/// What `reference` says of `code`; `None` where it knows too little to tell.
pub fn guarded(reference: &Reference, language: &Language, code: &str) -> Result<Option<Vec<SyntaxError>>, Failure> {
    let stack = stack(code);
    if code.len() > MAX_PARSE_BYTES || stack > MOST {
        return Ok(None);
    }
    let parse = || with_stack(stack, || (reference.parse)(language, code)).flatten();
    let errors = guard::ask(reference.parser(), language.id, code, parse)?;
    Ok(errors.map(|errors| placed(errors, code)))
}

/// `errors` with places that are in `code`, in their order.
fn placed(mut errors: Vec<SyntaxError>, code: &str) -> Vec<SyntaxError> {
    for error in &mut errors {
        error.range = boundary(code, error.range.start)..boundary(code, error.range.end.max(error.range.start));
        error.related.retain(|(range, _)| code.get(range.clone()).is_some());
    }
    errors.sort_by_key(|error| error.range.start);
    errors
}

/// At most how much stack a recursive-descent parser may take: brackets that are open at once, and every token that can
/// recurse without a bracket (`!!x`, `a => b => c`, `else if` …), wherever it stands.
fn stack(code: &str) -> usize {
    let (mut open, mut deepest, mut tokens): (usize, usize, usize) = (0, 0, 0);
    let mut last = b' ';
    for &byte in code.as_bytes() {
        match byte {
            b'(' | b'[' | b'{' => {
                open += 1;
                deepest = deepest.max(open);
            }
            b')' | b']' | b'}' => open = open.saturating_sub(1),
            b'<' => tokens += 4,
            b'!' | b'~' | b'-' | b'+' | b'?' | b'=' | b'*' | b'&' | b'@' | b':' | b'^' | b'|' => tokens += 1,
            b'a'..=b'z' if !last.is_ascii_alphanumeric() => tokens += 1,
            _ => {}
        }
        last = byte;
    }
    deepest.saturating_mul(BRACKET).saturating_add(tokens.saturating_mul(TOKEN))
}

/// The character boundary at or before `offset`.
fn boundary(code: &str, offset: usize) -> usize {
    let mut offset = offset.min(code.len());
    while !code.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;
    use crate::syntax::references::REFERENCES;

    #[test]
    fn a_panic_is_no_answer() {
        let reference = Reference { name: "_", crate_name: "_", parse: |_, code| Some(vec![code.parse::<SyntaxErrorOf>().unwrap().0]) };
        assert!(guarded(&reference, by_id("python").unwrap(), "x").is_err());
    }

    struct SyntaxErrorOf(SyntaxError);

    impl std::str::FromStr for SyntaxErrorOf {
        type Err = std::fmt::Error;

        fn from_str(_: &str) -> Result<Self, Self::Err> {
            Err(std::fmt::Error)
        }
    }

    #[test]
    fn no_depth_runs_the_stack_over() {
        let deep = [
            "[",
            "(",
            "{",
            "!",
            "-",
            "a=>",
            "not ",
            "a?b:",
            "if(a)b;else ",
            "<a>",
            "{\"a\":",
            "a=",
            "lambda:",
            "<",
            "await ",
            "- ",
            "a.b(",
            "a**",
            "`${",
            "f'{",
        ];
        for reference in REFERENCES {
            for language in crate::language::LANGUAGES.iter().filter(|l| l.reference == Some(reference.name)) {
                for piece in deep {
                    for count in [300, 5_000] {
                        let _ = guarded(reference, language, &piece.repeat(count));
                    }
                }
            }
        }
    }
}
