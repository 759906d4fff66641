//! Python 2: what it wrote otherwise, written as Python 3 has it, parses.

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

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    let mut rewrite = case.code.rewrite();
    let mut at = 0;
    for found in OLD.captures_iter(code) {
        let mut put = |range: std::ops::Range<usize>, with: &str| {
            rewrite.keep(at..range.start).replace(range.clone(), with);
            at = range.end;
        };
        if let Some(what) = found.name("what") {
            let text = what.as_str();
            let start = what.start() + if text.starts_with(">>") { 2 } else { 0 };
            put(what.start()..start, "(");
            let comment = text.find(" #").map_or(what.end(), |found| what.start() + found);
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
