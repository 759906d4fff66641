//! What consoles of JavaScript print, under its name or that of JSON: objects behind the names of their classes.

use crate::syntax::parsing::attempt::Work;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Verdict, Why};
use crate::text::pattern;

pub(in crate::syntax) static RUNG: Rung = Rung { name: "inspected", summary: "objects as consoles print them", speak: find };

pattern! {
    /// Objects behind the names of their classes.
    static INSPECTED = r"(?m)(?:^[ \t]*|[\[,{][ \t]*)(?:(?:[\w$]+|'[^'\n]*'):[ \t]*)?(?:<ref \*\d+> )?(?:[A-Z][\w.$]*(?:\(\d+\))?(?: \[[\w.$]+\])? (?:\{(?:[ \t]*$|[ \t]+(?:'[^'\n]*'|\w+):[ \t])|\[(?:[ \t]*$| [^\]\n]* \]))|\[Object: null prototype\] \{|\w+ \{ <(?:pending|rejected)>)";
}

fn find(case: &Case<'_>, _: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    if !INSPECTED.is_match(code) || !starts_as_printed(code) {
        return None;
    }
    let is_code = code.lines().any(|line| line.trim_end().ends_with(';'));
    (!is_code).then(|| Verdict::text(Why::Is("what a console printed")))
}

/// Whether `code` starts as an object, a list, or the name of a class does.
fn starts_as_printed(code: &str) -> bool {
    code.trim_start().starts_with(|c: char| matches!(c, '{' | '[' | '<') || c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn consoles_name_the_classes_of_objects() {
        let inspected = &*INSPECTED;
        for text in [
            "Token { type: 'a', start: 0 },",
            "{\n  entry: Entry { name: 'a' }\n}",
            "Set(2) [ 'a', 'b' ]",
            "Point {\n  x: 1\n}",
            "<ref *1> A {\n",
        ] {
            assert!(inspected.is_match(text), "{text}");
        }
        for text in
            ["class Token {\n", "a: b ? C : { d: 1 }", "type A = {\n", "A[0] = 1", "return B;\n", "  f(): C {\n", "export enum C { d: 1 }"]
        {
            assert!(!inspected.is_match(text), "{text}");
        }
        assert!(starts_as_printed("\n[ Set(1) [ 'a' ] ]") && !starts_as_printed("declare module 'a' {\n  Props {\n"));
    }
}
