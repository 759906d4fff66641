//! Conditionals of a preprocessor that a tree cannot read, for they cut through what they stand in: `extern "C" {` in one, `}` in another.

use std::ops::Range;

use crate::language::Preprocessor;
use crate::syntax::Verdict;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::{Case, Rung};
use crate::text::lines;

pub(in crate::syntax) static RUNG: Rung = Rung {
    name: "conditionals",
    summary: "a preprocessor's conditionals that cut through what they stand in: the code parses whichever way is taken",
    speak: find,
};

/// Which of each conditional's branches a compiler would see.
#[derive(Clone, Copy, PartialEq)]
enum Taken {
    /// The first.
    If,
    /// The one behind `#else`, if there is one.
    Else,
}

/// The code must parse whichever way is taken.
fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    if case.language.preprocessor == Preprocessor::None {
        return None;
    }
    let seen = |taken: Taken, work: &mut Work| {
        let dropped = dropped(case.code.as_str(), taken)?;
        let text = case.code.edited(dropped.into_iter().map(|range| (range, "\n")));
        fragment::read(case.language, &text, work).verdict()
    };
    let verdict = seen(Taken::If, work)?;
    seen(Taken::Else, work).map(|_| verdict)
}

/// The lines that a compiler would not see; `None` if there are no conditionals, or they do not end as they start.
fn dropped(code: &str, taken: Taken) -> Option<Vec<Range<usize>>> {
    let mut open: Vec<bool> = Vec::new();
    let mut dropped = Vec::new();
    for (range, line) in lines(code) {
        let directive = line.trim_start().strip_prefix('#').map_or("", str::trim_start);
        let word: &str = directive.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
        match word {
            "if" if directive.split_whitespace().nth(1) == Some("0") => open.push(false),
            "if" | "ifdef" | "ifndef" => open.push(taken == Taken::If),
            "elif" | "elifdef" | "elifndef" => *open.last_mut()? = false,
            "else" => *open.last_mut()? = taken == Taken::Else,
            "endif" => {
                open.pop()?;
            }
            _ if open.iter().all(|seen| *seen) => continue,
            _ => {}
        }
        dropped.push(range);
    }
    (open.is_empty() && !dropped.is_empty()).then_some(dropped)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(code: &str, taken: Taken) -> Option<String> {
        let dropped = dropped(code, taken)?;
        Some(lines(code).filter(|(range, _)| !dropped.contains(range)).map(|(_, line)| line.trim()).collect::<Vec<_>>().join("|"))
    }

    #[test]
    fn one_branch_of_each_is_seen() {
        let code = "a\n#ifdef B\nb\n# if C\nc\n# endif\n#elif D\nd\n#else\ne\n#endif\nf\n";
        assert_eq!(seen(code, Taken::If).as_deref(), Some("a|b|c|f"));
        assert_eq!(seen(code, Taken::Else).as_deref(), Some("a|e|f"));
        assert_eq!(seen("#if 0\na\n#endif\nb\n", Taken::If).as_deref(), Some("b"));
        assert_eq!(seen("#if A\nb\n", Taken::If), None);
        assert_eq!(seen("b\n", Taken::If), None);
    }
}
