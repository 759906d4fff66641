//! Python 2: what it wrote otherwise, written as Python 3 has it, parses.

use crate::language::Language;
use crate::syntax::lexis::lexemes::{Belief, Sort, lexemes};
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{ReadAs, Verdict};
use crate::text::pattern;

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "python-2", summary: "Python 2: it parses once it is written as Python 3 has it", speak: find };

pattern! {
    /// What differs: `print`, `exec` and `raise` without brackets, the comma of `except`, numbers, prefixes, operators.
    static OLD = r#"(?mx)
        ^(?P<lead>[^\S\n]*(?:[^\n"'\#]*:[^\S\n])?)(?P<word>print|exec)[^\S\n]+(?P<what>[^\s(=.,)\]:+*/%&|<>!-][^\n]*|-?\d[^\n]*|\([^\n]*\)[^\S\n]*%[^\n]*|>>[^\n]*)$
        | (?-u:\b)except[^\S\n]+(?P<kind>[\w.]+|\([^)\n]*\))(?P<comma>,)[^\S\n]*\w+[^\S\n]*:
        | (?-u:\b)raise[^\S\n]+[\w.]+(?P<raised>,[^\n]*)$
        | (?-u:\b)\d+(?P<long>[lL])(?-u:\b)
        | (?P<not><>)
        "#;
}

pattern! {
    /// What Python 2 has not: `f"{a}"`, `async def`, `nonlocal`, `-> int:`, `a: int = 1`, `print(a, end="")`.
    static NEW = r#"(?m)(?:^|[\s(\[,=+{:])[fF][rR]?["']|^[ \t]*(?:async[ \t]+(?:def|with|for)|nonlocal)[ \t]|^[ \t]*def[^\n]*\)[ \t]*->[^\n]*:[ \t]*$|(?-u:\b)await[ \t]+\w|\([^()\n]*:=|(?-u:\b)print\([^\n]*,[ \t]*(?:end|sep|flush)="#;
}

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    if NEW.is_match(code) {
        return None;
    }
    let mut rewrite = case.code.rewrite();
    let mut at = 0;
    for found in OLD.captures_iter(code) {
        // What stands in a statement that goes over lines is none of its own.
        if found.get(0)?.start() < at {
            continue;
        }
        let mut put = |range: std::ops::Range<usize>, with: &str| {
            rewrite.keep(at..range.start).replace(range.clone(), with);
            at = range.end;
        };
        if let Some(what) = found.name("what") {
            let text = what.as_str();
            let start = what.start() + if text.starts_with(">>") { 2 } else { 0 };
            put(what.start()..start, "(");
            let comment = statement_end(case.language, code, what.start());
            let end = code.get(..comment)?.trim_end().trim_end_matches(',').len();
            put(end..comment, ")");
        } else if let Some(comma) = found.name("comma") {
            put(comma.range(), " as");
        } else if let Some(gone) = found.name("raised").or(found.name("long")) {
            put(gone.range(), "");
        } else if let Some(not) = found.name("not") {
            put(not.range(), "!=");
        }
    }
    if at == 0 {
        return None;
    }
    rewrite.keep(at..code.len());
    let verdict = fragment::read(case.language, &rewrite.finish(), work).verdict()?;
    Some(Verdict { read_as: Some(ReadAs::Dialect("Python 2")), ..verdict })
}

/// Most lines of one statement.
const MAX_LINES: usize = 24;

/// Where the statement ends that holds the byte at `start` of `code`, before the comment behind it: at the end of its line, unless a
/// bracket is open there or a backslash stands before it.
fn statement_end(language: &Language, code: &str, start: usize) -> usize {
    let rest = code.get(start..).unwrap_or_default();
    let mut lexemes = lexemes(language, rest, Belief::default()).peekable();
    let (mut depth, mut escaped) = (0_usize, false);
    let mut ends = Vec::new();
    for (at, c) in rest.char_indices() {
        while lexemes.next_if(|lexeme| lexeme.range.end <= at).is_some() {}
        if let Some(lexeme) = lexemes.peek().filter(|lexeme| lexeme.range.contains(&at)) {
            if lexeme.sort == Sort::LineComment && depth == 0 {
                return start + at;
            }
            continue;
        }
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            '\n' if depth == 0 && !escaped => return start + at,
            '\n' => ends.push(start + at),
            _ => {}
        }
        escaped = c == '\\' || escaped && c == '\r';
        if ends.len() == MAX_LINES {
            break;
        }
    }
    ends.first().filter(|_| depth > 0).copied().unwrap_or(code.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    #[test]
    fn a_statement_ends_with_its_line_unless_something_is_open() {
        let rest = |code: &'static str| code.get(statement_end(by_id("python").unwrap(), code, 0)..).unwrap();
        assert_eq!(rest("'a # b' % c # d\ne"), "# d\ne");
        assert_eq!(rest("'%s' % \\\n  (a, b)\ne"), "\ne");
        assert_eq!(rest("'%s %s' % (a,\n  b)\ne"), "\ne");
        assert_eq!(rest("(a\ne\n"), "\ne\n");
    }
}
