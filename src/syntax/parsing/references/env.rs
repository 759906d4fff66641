//! Files of environment variables: a name and a value a line, quotes that end.

use crate::syntax::SyntaxError;
use crate::syntax::parsing::references::kind::{Reference, Swallows, USUAL};

/// Our own reader.
pub(super) static REFERENCE: Reference = Reference {
    name: "env",
    crate_name: "",
    parse: |_, code| Some(errors(code)),
    doubted: None,
    limits: &[],
    swallows: Swallows::Nothing,
    stack: USUAL,
    words: &[],
};

fn errors(code: &str) -> Vec<SyntaxError> {
    let mut at = 0;
    while let Some(rest) = code.get(at..).filter(|rest| !rest.is_empty()) {
        let line = rest.split('\n').next().unwrap_or_default();
        let body = line.trim();
        let start = at + line.len() - line.trim_start().len();
        at += (line.len() + 1).min(rest.len());
        if body.is_empty() || body.starts_with('#') {
            continue;
        }
        let assignment = body.strip_prefix("export ").unwrap_or(body);
        let rest = assignment.trim_start_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-'));
        let is_named = assignment.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        let value = rest.trim_start().strip_prefix('=').or_else(|| rest.is_empty().then_some(""));
        let Some(value) = value.filter(|_| is_named) else {
            return told(start..start + body.len(), "expected `NAME=value`");
        };
        let value = value.trim_start();
        let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
            let odd =
                value.matches('\'').count() % 2 == 1 && value.ends_with('\'') || value.matches('"').count() == 1 && value.ends_with('"');
            if odd && !value.contains(' ') {
                return told(start + body.len() - 1..start + body.len(), "this quote opens nothing");
            }
            continue;
        };
        let opening = start + body.len() - value.len();
        let Some(length) = quoted(code.get(opening + 1..).unwrap_or_default(), quote) else {
            return told(opening..start + body.len(), &format!("this value is not closed: expected `{quote}`"));
        };
        let after = code.get(opening + 1 + length + 1..).unwrap_or_default();
        at = code.len() - after.len() + after.find('\n').map_or(after.len(), |end| end + 1);
    }
    Vec::new()
}

/// How far the closing `quote` is, which a backslash can hide.
fn quoted(rest: &str, quote: char) -> Option<usize> {
    let mut characters = rest.char_indices();
    while let Some((at, c)) = characters.next() {
        if c == '\\' {
            characters.next();
        } else if c == quote {
            return Some(at);
        }
    }
    None
}

fn told(range: std::ops::Range<usize>, message: &str) -> Vec<SyntaxError> {
    vec![SyntaxError::told(range, message)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(code: &str) -> usize {
        errors(code).len()
    }

    #[test]
    fn values_are_plain_or_in_quotes() {
        assert_eq!(count("# a\nA=b c\nexport B='d # e' # f\nC=\"g\nh\"\nD=\nE\n"), 0);
        assert_eq!(count("A='b\n"), 1);
        assert_eq!(count("A=b'\n"), 1);
        assert_eq!(count("A b=c\n"), 1);
        assert_eq!(count("A=b\n...\n"), 1);
    }
}
