//! Elements one below another at the margin of code, as examples show several: between statements, one would end where the next begins.

use crate::language::Elements;
use crate::syntax::Verdict;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::{Case, Rung};
use crate::text::lines;

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "roots", summary: "elements one below another at the margin, with statements around them", speak: find };

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
    let indent = |line: &str| line.len() - line.trim_start().len();
    let margin = full.iter().map(|(_, line)| indent(line)).min().unwrap_or(0);
    let at_margin = |line: &str| indent(line) == margin;
    let closes = |line: &str| line.ends_with('>') && (line.contains("/>") || line.contains("</"));
    let opens = |line: &str| line.strip_prefix('<').is_some_and(|rest| rest.starts_with(|c: char| c.is_alphabetic() || c == '>'));
    let pairs = full.iter().zip(full.iter().skip(1));
    pairs
        .filter(|((_, line), (_, next))| at_margin(line) && at_margin(next) && closes(line.trim()) && opens(next.trim()))
        .map(|((range, line), _)| range.start + line.trim_end().len())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_at_the_margin_stand_apart() {
        assert_eq!(ends("// both\n<A b=\"c\" />\n<D>\n  e\n</D>\n\n<F\n  g\n/>\nh();\n"), [19, 32]);
        assert!(ends("return (\n  <A />\n  <B />\n);\n").is_empty());
        assert!(ends("f(a => <A>)\n<B />").is_empty());
    }
}
