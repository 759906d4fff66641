//! Keeps what a reference parser does to itself away from the program: panics, and stacks that run over.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;
use std::thread;

use super::Reference;
use crate::language::{Language, MAX_PARSE_BYTES};
use crate::syntax::SyntaxError;

/// Steps of recursion that every thread's stack has room for.
const SHALLOW: usize = 400;

/// Steps of recursion past which nothing is parsed.
const DEEPEST: usize = 100_000;

/// Bytes of stack that one step may take.
const STEP: usize = 4096;

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// What `reference` says of `code`; `None` where it cannot be asked: too long, too deep, or it panics.
pub(in crate::syntax) fn guarded(reference: &Reference, language: &Language, code: &str) -> Option<Vec<SyntaxError>> {
    let depth = depth(code);
    if code.len() > MAX_PARSE_BYTES || depth > DEEPEST {
        return None;
    }
    if depth <= SHALLOW {
        return caught(reference, language, code);
    }
    thread::scope(|scope| {
        let builder = thread::Builder::new().stack_size(depth.saturating_mul(STEP) + (1 << 21));
        let worker = builder.spawn_scoped(scope, || caught(reference, language, code)).ok()?;
        worker.join().ok()?
    })
}

fn caught(reference: &Reference, language: &Language, code: &str) -> Option<Vec<SyntaxError>> {
    hush();
    QUIET.set(true);
    let errors = catch_unwind(AssertUnwindSafe(|| (reference.parse)(language, code)));
    QUIET.set(false);
    errors.ok().map(|mut errors| {
        for error in &mut errors {
            error.range = boundary(code, error.range.start)..boundary(code, error.range.end.max(error.range.start));
            error.related.retain(|(range, _)| code.get(range.clone()).is_some());
        }
        errors.sort_by_key(|error| error.range.start);
        errors
    })
}

/// Lets a panic that is caught here pass without a word on standard error.
fn hush() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let loud = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if !QUIET.get() {
                loud(info);
            }
        }));
    });
}

/// At most how deep a recursive-descent parser may go: brackets that are open at once, and every token that can
/// recurse without a bracket (`!!x`, `a => b => c`, `else if` …), wherever it stands.
fn depth(code: &str) -> usize {
    let (mut open, mut deepest, mut tokens): (usize, usize, usize) = (0, 0, 0);
    let mut last = b' ';
    for &byte in code.as_bytes() {
        match byte {
            b'(' | b'[' | b'{' => {
                open += 1;
                deepest = deepest.max(open);
            }
            b')' | b']' | b'}' => open = open.saturating_sub(1),
            b'<' => deepest += 1,
            b'!' | b'~' | b'-' | b'+' | b'?' | b'=' | b'*' | b'&' | b'@' | b':' | b'^' | b'|' => tokens += 1,
            b'a'..=b'z' if !last.is_ascii_alphanumeric() => tokens += 1,
            _ => {}
        }
        last = byte;
    }
    deepest + tokens / 4
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
        let reference = Reference {
            name: "_",
            crate_name: "_",
            trust: crate::language::Trust::Verdict,
            parse: |_, code| vec![code.parse::<SyntaxErrorOf>().unwrap().0],
        };
        assert!(guarded(&reference, by_id("python").unwrap(), "x").is_none());
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
