//! Erlang as far as its brackets and quotes go: what else it is, nobody here can tell.

use crate::syntax::SyntaxError;
use crate::syntax::parsing::references::kind::{Reference, Swallows, USUAL};

/// A reader of our own.
pub(super) static REFERENCE: Reference = Reference {
    name: "erlang",
    crate_name: "",
    parse: |_, code| fault(code).map(|error| vec![error]),
    doubted: None,
    limits: &[],
    swallows: Swallows::Characters,
    stack: USUAL,
    words: &[],
};

/// The first bracket or quote of `code` that has no counterpart.
fn fault(code: &str) -> Option<SyntaxError> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut at = 0;
    while let Some(rest) = code.get(at..).filter(|rest| !rest.is_empty()) {
        let c = rest.chars().next().unwrap_or(' ');
        let length = c.len_utf8();
        match c {
            '%' => at += rest.find('\n').unwrap_or(rest.len()),
            // A character: `$(`, `$\"`.
            '$' => {
                let behind = rest.get(1..).unwrap_or_default();
                let escaped = usize::from(behind.starts_with('\\'));
                at += 1 + escaped + behind.chars().nth(escaped).map_or(0, char::len_utf8);
            }
            '"' if rest.starts_with("\"\"\"") => match rest.get(3..).and_then(|inside| inside.find("\"\"\"")) {
                Some(end) => at += end + 6,
                None => return Some(SyntaxError::told(at..at + 3, "this string is not closed")),
            },
            '"' | '\'' => match closing(rest, c) {
                Some(end) => at += end,
                None => return Some(SyntaxError::told(at..at + 1, "this string is not closed")),
            },
            '(' | '[' | '{' => {
                open.push((at, c));
                at += length;
            }
            ')' | ']' | '}' => {
                match open.pop() {
                    Some((_, opener)) if matches!((opener, c), ('(', ')') | ('[', ']') | ('{', '}')) => {}
                    Some((place, opener)) => {
                        let error = SyntaxError::told(at..at + 1, format!("`{c}` does not close this `{opener}`"));
                        return Some(error.because(place..place + 1, "opened here"));
                    }
                    None => return Some(SyntaxError::told(at..at + 1, format!("this `{c}` closes nothing"))),
                }
                at += length;
            }
            _ => at += length,
        }
    }
    let (at, opener) = open.into_iter().next()?;
    Some(SyntaxError::told(at..at + 1, format!("this `{opener}` is never closed")))
}

/// Behind the `quote` that closes what `rest` starts with.
fn closing(rest: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    rest.char_indices().skip(1).find_map(|(at, c)| {
        let closes = c == quote && !escaped;
        escaped = c == '\\' && !escaped;
        closes.then_some(at + c.len_utf8())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(code: &str) -> Option<usize> {
        fault(code).map(|error| error.range.start)
    }

    #[test]
    fn brackets_and_quotes_come_in_pairs() {
        assert_eq!(told("{a, #{b => <<\"c\">>}.\n"), Some(0));
        assert_eq!(told("a() -> [b, {c]}.\n"), Some(13));
        assert_eq!(told("a(\"b).\n"), Some(2));
        assert_eq!(told("a() -> [$(, $\\', $\"], 'b(c'. % it's (\n"), None);
    }
}
