//! Macros of C that the code does not define: what they stand for is known to its compiler alone.

use std::ops::Range;

use crate::language::Preprocessor;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Allowance, Verdict, Why};
use crate::text::pattern;

pub(in crate::syntax) static RUNG: Rung = Rung { name: "macros", summary: "macros that the code does not define", speak: find };

pattern! {
    /// A word that is written like a macro, or that a compiler has for calling conventions, before another word or a `*`.
    static WORD = r"(?-u:\b)([A-Z][A-Z0-9]*_?[A-Z0-9_]*[A-Z0-9]|_{0,2}[Cc]decl|__?[a-z]+call|__[a-z]\w+)[ \t\n]+[*A-Za-z_]";
}

pattern! {
    /// A word that is written like a macro behind the name of a parameter.
    static BEHIND = r"[A-Za-z_]\w*[ \t]+(_[A-Z][A-Z0-9_]*|[A-Z][A-Z0-9]*_[A-Z0-9_]+)[ \t\n]*[,)]";
}

pattern! {
    /// A line that holds nothing but what is written like a macro.
    static LONE = r"(?m)^[ \t]*([A-Z][A-Z0-9]*_[A-Z0-9_]*)[ \t]*$";
}

pattern! {
    /// A line that ends with what is written like a macro's call.
    static CALL = r"(?m)(?-u:\b)[A-Z][A-Z0-9_]+\([^\n;{}]*\)(;?)[ \t]*(?://[^\n]*|/\*[^\n]*)?$";
}

/// Most words that are tried one by one.
const MAX_WORDS: usize = 12;

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    if case.language.preprocessor != Preprocessor::Macros {
        return None;
    }
    let code = case.code.as_str();
    if is_body(code) {
        return Some(Verdict::unchecked(Why::Is("what a macro stands for, which is no code by itself")));
    }
    let opaque = work.opaque(case.language, code);
    let words = [&LONE, &BEHIND, &WORD].into_iter().flat_map(|regex| regex.captures_iter(code));
    let words = words.filter_map(|found| Some(found.get(1)?.range()));
    let mut words: Vec<_> = words.filter(|range| !opaque.hold(range.start) && range.len() > 2).collect();
    words.sort_by_key(|range| range.start);
    words.dedup();
    let calls: Vec<_> = CALL.captures_iter(code).filter_map(|found| Some(found.get(1)?.range())).collect();
    // One who ends some with a semicolon means to end all.
    let calls = if calls.len() > 1 && calls.iter().all(Range::is_empty) { calls } else { Vec::new() };
    if words.is_empty() && calls.is_empty() || words.len() > MAX_WORDS {
        return None;
    }
    let alone = words.iter().map(|word| vec![(word.clone(), "")]);
    let all: Vec<_> = words.iter().map(|word| (word.clone(), "")).collect();
    let ended: Vec<_> = calls.iter().map(|call| (call.clone(), ";")).collect();
    let tries = [ended, all].into_iter().chain(alone).filter(|edits| !edits.is_empty());
    tries.into_iter().find_map(|edits| {
        let verdict = fragment::read(case.language, &case.code.edited(edits.iter().cloned()), work).verdict()?;
        let allowances: Vec<_> = edits.into_iter().map(|(range, _)| Allowance { range, kind: "macro" }).collect();
        Some(verdict.allowing(allowances))
    })
}

/// Whether each line of `code` but the last goes on behind a backslash, and no directive says what for.
fn is_body(code: &str) -> bool {
    let lines: Vec<&str> = code.trim().lines().collect();
    let Some((_, before)) = lines.split_last().filter(|(_, before)| before.len() > 1) else { return false };
    !code.trim_start().starts_with('#') && before.iter().all(|line| line.trim_end().ends_with('\\'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_body_of_a_macro_goes_on_behind_backslashes() {
        assert!(is_body("struct a_##name { \\\n  int b; \\\n}\n"));
        assert!(!is_body("#define A(b) \\\n  do { \\\n  } while (0)\n") && !is_body("int a;\nint b; \\\nint c;\n"));
    }

    #[test]
    fn words_of_macros_stand_before_others() {
        let word = &*WORD;
        let first = |code| word.captures(code).and_then(|found| found.get(1)).map(|word| word.as_str());
        assert_eq!(first("API_EXPORT\nint f(void);"), Some("API_EXPORT"));
        assert_eq!(first("typedef struct a FAR * b;"), Some("FAR"));
        assert_eq!(first("int __stdcall f(void);"), Some("__stdcall"));
        assert_eq!(first("x = MAX + y; if (N > 1) f(A, B);"), None);
    }
}
