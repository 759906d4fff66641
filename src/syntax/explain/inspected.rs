//! What consoles of JavaScript print, under its name, that of JSON, or of the shell that ran the program: objects behind the names of their
//! classes.

use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Verdict, Why};
use crate::text::{lines, pattern};

pub(in crate::syntax) static RUNG: Rung = Rung { name: "inspected", summary: "objects as consoles print them", speak: find };

pattern! {
    /// Objects behind the names of their classes.
    static INSPECTED = r"(?m)(?:^[ \t]*|[\[,{][ \t]*)(?:(?:[\w$]+|'[^'\n]*'):[ \t]*)?(?:<ref \*\d+> )?(?:[A-Z][\w.$]*(?:\(\d+\))?(?: \[[\w.$]+\])? (?:\{(?:[ \t]*$|[ \t]+(?:'[^'\n]*'|\w+):[ \t])|\[(?:[ \t]*$| [^\]\n]* \]))|\[Object: null prototype\] \{|\w+ \{ <(?:pending|rejected)>)";
}

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    if case.language.shell {
        return is_behind_command(case, work).then(|| Verdict::unchecked(Why::Is("a command, and what it printed")));
    }
    if !INSPECTED.is_match(code) || !starts_as_printed(code) {
        return None;
    }
    let is_code = code.lines().any(|line| line.trim_end().ends_with(';'));
    (!is_code).then(|| Verdict::text(Why::Is("what a console printed")))
}

pattern! {
    /// An object behind the name of its class, wherever it stands on a line, and its first member on the next: `found. Resource {⏎  a: 1`.
    static SHOWN = r"(?m)(?:^|[ \t])[A-Z][\w.$]*(?:\(\d+\))? \{[ \t]*\n[ \t]+(?:'[^'\n]*'|[A-Za-z_$][\w$]*):[ \t]";
}

/// Whether the code is a command of one line, which parses, and objects below it.
fn is_behind_command(case: &Case<'_>, work: &mut Work) -> bool {
    let code = case.code.as_str();
    let Some(shown) = SHOWN.find(code).filter(|_| !code.contains("<<")) else { return false };
    let Some((range, _)) = lines(code).find(|(_, line)| !line.trim().is_empty()) else { return false };
    range.end <= shown.start() && fragment::read_alone(case.language, &case.code.slice(range), work).parses()
}

/// Whether `code` starts as an object, a list, or the name of a class does.
fn starts_as_printed(code: &str) -> bool {
    code.trim_start().starts_with(|c: char| matches!(c, '{' | '[' | '<') || c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_below_a_command_has_members() {
        assert!(SHOWN.is_match("node a.js\nfound. Room {\n  lamps: 1,\n}\n") && SHOWN.is_match("A(2) {\n  'b.c': 1\n"));
        for code in ["Lamp() {\n  echo a\n}\n", "curl -d '{\n  \"a\": 1 }'\n", "if A; then {\n  b: c\n"] {
            assert!(!SHOWN.is_match(code), "{code}");
        }
    }

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
