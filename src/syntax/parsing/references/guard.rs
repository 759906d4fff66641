//! Keeps what a reference parser does to itself away from the program: panics, and stacks that run over.

use crate::guard::{self, Failure, with_stack};
use crate::language::Language;
use crate::syntax::SyntaxError;
use crate::syntax::parsing::references::kind::{Reference, Stack};
use crate::syntax::parsing::references::words;

/// Bytes of stack that no parser gets: code that may take as much is refused.
const MOST: usize = 512 * 1024 * 1024;

/// What `reference` says of `code`; `None` where it knows too little to tell.
///
/// # Errors
///
/// Fails if the parser fails, or is not safe with the code.
pub fn guarded(reference: &Reference, language: &'static Language, code: &str) -> Result<Option<Vec<SyntaxError>>, Failure> {
    asked(reference, reference.parse, language, code)
}

/// What `reference` says of `code` that it does not know enough to tell; `None` where it says nothing of such code.
///
/// # Errors
///
/// Fails if the parser fails, or is not safe with the code.
pub fn doubted(reference: &Reference, language: &'static Language, code: &str) -> Result<Option<Vec<SyntaxError>>, Failure> {
    let Some(doubted) = reference.doubted else { return Ok(None) };
    asked(reference, |language, code| Some(doubted(language, code)), language, code)
}

fn asked(
    reference: &Reference,
    parse: impl Fn(&'static Language, &str) -> Option<Vec<SyntaxError>> + Sync,
    language: &'static Language,
    code: &str,
) -> Result<Option<Vec<SyntaxError>>, Failure> {
    guard::admit(reference.parser(), reference.limits, code)?;
    let stack = reference.stack.needed(code);
    if stack > MOST {
        return Err(guard::refused(reference.parser(), format!("code may take more than {} MB of stack", MOST >> 20)));
    }
    let asked = || with_stack(stack, || parse(language, code)).flatten();
    let errors = guard::ask(reference.parser(), language.id, code, asked)?;
    Ok(errors.map(|errors| placed(reference, errors, code)))
}

/// `errors` of `reference` with places that are in `code`, in their order, and in words that all of them share.
fn placed(reference: &Reference, mut errors: Vec<SyntaxError>, code: &str) -> Vec<SyntaxError> {
    for error in &mut errors {
        error.range = boundary(code, error.range.start)..boundary(code, error.range.end.max(error.range.start));
        error.message = words::said(reference.words, &error.message, code, &error.range);
        error.related.retain(|(range, _)| code.get(range.clone()).is_some());
        for (_, message) in &mut error.related {
            *message = words::small(message);
        }
    }
    errors.sort_by_key(|error| error.range.start);
    errors
}

/// `errors` of a parser that tells them as it reads, without those of code before the place at which it stumbled: they come of that, as that a
/// function is not closed which ends below.
pub(super) fn since_the_first(mut errors: Vec<SyntaxError>) -> Vec<SyntaxError> {
    let stumbled = errors.first().map_or(0, |error| error.range.start);
    errors.retain(|error| error.range.start >= stumbled);
    errors
}

impl Stack {
    /// At most how many bytes of stack a parser takes for `code`: all its brackets may be within each other as they are open at once, and
    /// it may recurse at every other token (`!!x`, `a => b => c`, `else if` …).
    fn needed(&self, code: &str) -> usize {
        let (brackets, tokens) = (guard::nesting(code), tokens(code));
        brackets.saturating_mul(self.bracket).saturating_add(tokens.saturating_mul(self.token))
    }
}

/// Signs and words of `code`, each sign by itself.
fn tokens(code: &str) -> usize {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || !byte.is_ascii();
    let mut last = b' ';
    let starts = |byte: u8| {
        let inside = is_word(byte) && is_word(last);
        last = byte;
        !byte.is_ascii_whitespace() && !inside
    };
    code.bytes().map(starts).filter(|starts| *starts).count()
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
    use crate::syntax::parsing::references::REFERENCES;
    use crate::syntax::parsing::references::kind::{Swallows, USUAL};

    #[test]
    fn a_panic_is_no_answer() {
        let reference = Reference {
            name: "_",
            crate_name: "_",
            parse: |_, code| Some(vec![code.parse::<SyntaxErrorOf>().unwrap().0]),
            doubted: None,
            limits: &[],
            swallows: Swallows::Nothing,
            stack: USUAL,
            words: &[],
        };
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
            "f()",
            "()",
            "a.",
            "A.",
            "1/",
            "a+",
            "a||",
            "NOT ",
            "SELECT NOT ",
            "CASE WHEN ",
            "return #",
            "#",
            "do ",
            "if a then ",
            "..a",
            "a[0]",
            "a?.b",
            "a::",
            "a|",
            "if n > ",
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
