//! Where code between braces ends, in the languages that JavaScript's signs belong to.

/// How deep strings with code in them may lie in each other.
const MAX_DEPTH: usize = 64;

/// What stands at a place of code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Advance {
    /// A string, a comment or a regular expression, up to this byte.
    Opaque(usize),
    /// A comment that ends with its line, up to this byte.
    LineComment(usize),
    /// A string that its line or the code leaves open.
    Unclosed,
    /// Any other character.
    Sign(char),
}

/// Reads what stands at `at`; `before` is the last sign or letter of code before it.
pub(super) fn step(code: &str, at: usize, before: char) -> Option<Advance> {
    let rest = code.get(at..)?;
    let sign = rest.chars().next()?;
    let opaque = |end: Option<usize>| end.map_or(Advance::Unclosed, |end| Advance::Opaque(at + end));
    Some(match sign {
        '"' | '\'' => opaque(quoted(rest, sign)),
        '`' => opaque(template(rest, 0)),
        '/' if rest.starts_with("//") => Advance::LineComment(at + rest.find('\n').unwrap_or(rest.len())),
        '/' if rest.starts_with("/*") => opaque(rest.get(2..)?.find("*/").map(|end| end + 4)),
        '/' if may_open(before) => regular_expression(rest).map_or(Advance::Sign(sign), |end| Advance::Opaque(at + end)),
        _ => Advance::Sign(sign),
    })
}

/// Whether a value may start behind `before`.
pub(super) fn may_open(before: char) -> bool {
    matches!(before, '(' | ',' | '=' | ':' | '[' | '!' | '&' | '|' | '?' | '{' | '}' | ';' | '>' | '+' | '-' | '*' | '%' | '~' | '^')
}

/// How long the string is that `rest` starts with, its quotes included; `None` if its line leaves it open.
fn quoted(rest: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '\n' => return None,
            _ if c == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// The same of a string in backticks, which may hold code.
fn template(rest: &str, depth: usize) -> Option<usize> {
    let mut at = 1;
    while let Some(c) = rest.get(at..)?.chars().next() {
        match c {
            '\\' => at += 1 + rest.get(at + 1..)?.chars().next()?.len_utf8(),
            '`' => return Some(at + 1),
            '$' if rest.get(at..)?.starts_with("${") && depth < MAX_DEPTH => at += 2 + braced(rest.get(at + 2..)?, depth + 1)?,
            _ => at += c.len_utf8(),
        }
    }
    None
}

/// How long the code is that `rest` starts with, the `}` that ends it included.
fn braced(rest: &str, depth: usize) -> Option<usize> {
    let (mut at, mut open) = (0, 0_usize);
    while let Some(c) = rest.get(at..)?.chars().next() {
        match c {
            '}' if open == 0 => return Some(at + 1),
            '}' => open -= 1,
            '{' => open += 1,
            '"' | '\'' => {
                at += quoted(rest.get(at..)?, c)?;
                continue;
            }
            '`' if depth < MAX_DEPTH => {
                at += template(rest.get(at..)?, depth + 1)?;
                continue;
            }
            _ => {}
        }
        at += c.len_utf8();
    }
    None
}

fn regular_expression(rest: &str) -> Option<usize> {
    let (mut escaped, mut class) = (false, false);
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            '\n' => return None,
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => class = true,
            ']' => class = false,
            '/' if !class => return (at > 1).then_some(at + 1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_and_comments_are_read_whole() {
        assert_eq!(step("'}' + a", 0, ' '), Some(Advance::Opaque(3)));
        assert_eq!(step("`${a['}']}}` b", 0, ' '), Some(Advance::Opaque(12)));
        assert_eq!(step("/* } */ a", 0, ' '), Some(Advance::Opaque(7)));
        assert_eq!(step("// }\na", 0, ' '), Some(Advance::LineComment(4)));
        assert_eq!(step("/[/}]/.test(a)", 0, '('), Some(Advance::Opaque(6)));
        assert_eq!(step("/ 2", 0, 'a'), Some(Advance::Sign('/')));
        assert_eq!(step("'a\n'", 0, ' '), Some(Advance::Unclosed));
    }
}
