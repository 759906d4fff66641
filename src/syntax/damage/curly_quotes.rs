//! Straight quotes that a publisher turned into typographic ones.

use crate::syntax::FaultKind;
use crate::syntax::damage::repair::{Damage, Repair, characters};
use crate::text::Edit;

/// Curly quotes.
pub(super) static REPAIR: Repair = Repair {
    kind: FaultKind::CurlyQuotes,
    damage: Damage::Characters,
    cause: "typographic quotes stand where the code needs straight ones",
    help: "write `\"` or `'`, and keep the publisher from making them typographic",
    find: |code| {
        characters(code, |c| match c {
            '“' | '”' | '„' | '‟' | '″' | '«' | '»' => Some("\""),
            '‘' | '’' | '‚' | '‛' | '′' => Some("'"),
            _ => None,
        })
    },
    is_certain: are_delimiters,
};

/// Whether the quotes that `edits` straighten can only be those around strings: each is closed by its like on its line, and none stands
/// between two others.
///
/// `“a”, ‘b’` are. `‘“’` is a quote as text, `“d “e” f”` may end in two places, and `‘’’` may as well be an empty string and half of one; an
/// apostrophe, as in `“it’s”`, is text that nobody misses.
fn are_delimiters(code: &str, edits: &[Edit]) -> bool {
    let mut open: Option<&Edit> = None;
    for edit in edits {
        let is_apostrophe = edit.with == "'" && is_within_word(code, edit);
        match open {
            _ if open.is_none_or(|open| open.with != edit.with) && is_apostrophe => {}
            None => open = Some(edit),
            Some(begin) => {
                let between = code.get(begin.range.end..edit.range.start).unwrap_or_default();
                let is_pair = closes(sign(code, begin), sign(code, edit)) && !between.contains(['\n', '"', '\'']);
                if !is_pair {
                    return false;
                }
                open = None;
            }
        }
    }
    open.is_none()
}

fn sign<'a>(code: &'a str, edit: &Edit) -> &'a str {
    code.get(edit.range.clone()).unwrap_or_default()
}

/// Whether `close` ends what `open` begins: `“a”`, `„a“`, `«a»`, or the same sign on both sides if it is none that only opens: `”a”`.
fn closes(open: &str, close: &str) -> bool {
    let is_either = !matches!(open, "“" | "‘" | "„" | "‚" | "«" | "»");
    let pairs = [("“", "”"), ("„", "”"), ("„", "“"), ("”", "“"), ("‘", "’"), ("‚", "’"), ("‚", "‘"), ("«", "»"), ("»", "«")];
    open == close && is_either || pairs.contains(&(open, close))
}

fn is_within_word(code: &str, edit: &Edit) -> bool {
    let before = code.get(..edit.range.start).and_then(|before| before.chars().next_back());
    let behind = code.get(edit.range.end..).and_then(|behind| behind.chars().next());
    before.is_some_and(char::is_alphanumeric) && behind.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_around_strings_are_certain() {
        let certain = |code: &str| are_delimiters(code, &(REPAIR.find)(code));
        for code in ["f(“a”, ‘b’)", "x = “it’s”", "a = „b“", "{”a”: ”b”}", "f(\"a\", “b”)"] {
            assert!(certain(code), "{code}");
        }
        for code in ["content: ‘“’", "“c”: “d “e” f”", "s.replace(‘’’, “'”)", "“a\nb”", "f(“a)", "“say \"x\"”"]
        {
            assert!(!certain(code), "{code}");
        }
    }
}
