//! The first version of HCL, which old Terraform and its settings are written in: blocks among an object's members, quoted names of
//! attributes.

use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{ReadAs, Verdict};
use crate::text::{Pattern, pattern};

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "hcl-1", summary: "the first version of HCL: blocks among an object's members, quoted names of attributes", speak: find };

pattern! {
    /// A block without labels, and where its name ends.
    static BLOCK = r"(?m)^[ \t]*[\w-]+([ \t]+)\{";
}

pattern! {
    /// An attribute whose name is quoted.
    static QUOTED = r#"(?m)^[ \t]*("[^"\n]*")[ \t]*="#;
}

/// Fewest blocks in the place of members: a single one is a forgotten `=`.
const MIN_BLOCKS: usize = 2;

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    let opaque = work.opaque(case.language, code);
    let groups = |regex: &'static Pattern| regex.captures_iter(code).filter_map(|found| Some(found.get(1)?.range()));
    let blocks: Vec<_> = groups(&BLOCK).filter(|range| !opaque.hold(range.start) && in_object(code, range.start)).collect();
    let quoted: Vec<_> = groups(&QUOTED).collect();
    if blocks.len() < MIN_BLOCKS && quoted.is_empty() {
        return None;
    }
    let mut edits: Vec<_> = blocks.into_iter().map(|range| (range, " = ")).chain(quoted.into_iter().map(|range| (range, "_"))).collect();
    edits.sort_by_key(|(range, _)| range.start);
    let verdict = fragment::read(case.language, &case.code.edited(edits), work).verdict()?;
    Some(Verdict { read_as: Some(ReadAs::Dialect("HCL 1")), ..verdict.allowing(Vec::new()) })
}

/// Whether what stands at `at` is a member of an object, or of a block among its members.
fn in_object(code: &str, at: usize) -> bool {
    let mut objects = Vec::new();
    let mut before = ' ';
    for c in code.get(..at).unwrap_or_default().chars() {
        match c {
            '{' => objects.push(matches!(before, '=' | ':') || objects.last().copied().unwrap_or(false)),
            '}' => {
                objects.pop();
            }
            _ => {}
        }
        before = if c.is_whitespace() { before } else { c };
    }
    objects.last().copied().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_of_objects_are_told_from_blocks() {
        let code = "a {\n  b = {\n    c {\n      d {\n";
        let held: Vec<bool> = ['a', 'b', 'c', 'd'].iter().map(|name| in_object(code, code.find(*name).unwrap())).collect();
        assert_eq!(held, [false, false, true, true]);
    }
}
