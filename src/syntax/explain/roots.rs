//! Elements one below another at the margin of code, as examples show several: between statements, one would end where the next begins.

use crate::language::Elements;
use crate::syntax::Verdict;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::{Case, Rung};
use crate::text::{indent, lines};

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "roots", summary: "elements one below another at the margin, with statements around them", speak: find };

/// What a value follows.
const VALUES: &[&str] = &["return", "=", "=>", "(", "{", "[", ",", "?", ":", "&&", "||", "default"];

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    if case.language.elements != Elements::InCode {
        return None;
    }
    let ends = ends(case.code.as_str());
    if ends.is_empty() {
        return None;
    }
    let apart = case.code.edited(ends.into_iter().map(|end| (end..end, ";")));
    Some(fragment::read(case.language, &apart, work).verdict()?.within("elements one below another"))
}

/// Where an element ends at the margin of `code` right above another: `<A />⏎<B />` at the end of its first line.
fn ends(code: &str) -> Vec<usize> {
    let full: Vec<_> = lines(code).filter(|(_, line)| !line.trim().is_empty()).collect();
    let margin = full.iter().map(|(_, line)| indent(line)).min().unwrap_or(0);
    let at_margin = |line: &str| indent(line) == margin;
    let closes = |line: &str| line.ends_with('>') && (line.starts_with('<') || line.starts_with("/>"));
    let opens = |line: &str| line.strip_prefix('<').is_some_and(|rest| rest.starts_with(|c: char| c.is_alphabetic() || c == '>'));
    let is_value = |line: &str| VALUES.iter().any(|end| line.ends_with(end));
    let pairs = || full.iter().map(|(range, line)| (range, line.trim_end())).zip(full.iter().skip(1).map(|(_, next)| *next));
    // What is to be returned or bound is one element, and the next is a mistake.
    if pairs().any(|((_, line), next)| at_margin(next) && opens(next.trim()) && is_value(line)) {
        return Vec::new();
    }
    let ended = pairs().filter(|((_, line), next)| at_margin(line) && at_margin(next) && closes(line.trim()) && opens(next.trim()));
    ended.map(|((range, line), _)| range.start + line.len()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_at_the_margin_stand_apart() {
        assert_eq!(ends("// both\n<A b=\"c\" />\n<D>\n  e\n</D>\n\n<F\n  g\n/>\nh();\n"), [19, 32]);
        assert!(ends("return (\n  <A />\n  <B />\n);\n").is_empty());
        for code in
            ["f(a => <A>)\n<B />", "const a = () =>\n<A />\n<B />\n", "{ok && <A />\n<B />}\n", "function f() {\n  return\n<A />\n<B />\n}"]
        {
            assert!(ends(code).is_empty(), "{code}");
        }
    }
}
