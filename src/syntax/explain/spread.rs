//! Errors all over: code of another kind, and not a mistake in this one.

use super::{Case, Explanation};
use crate::language::{self, Kind, Language};
use crate::syntax::attempt::Work;
use crate::syntax::{Status, Verdict};

pub(super) static EXPLANATION: Explanation = Explanation { find };

/// How probable the language's family must be by its looks alone for its errors to be mistakes all the same.
const CERTAIN: f32 = 0.86;

/// Fewest lines that are errors all over.
const MIN_LINES: usize = 4;

fn find(case: &Case<'_>, _: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    let lines = code.lines().filter(|line| !line.trim().is_empty()).count();
    if case.looks().family(case.language) >= CERTAIN {
        return None;
    }
    let broken = broken(case.language, code);
    (case.language.kind == Kind::Code && broken >= MIN_LINES && broken * 10 >= lines * 7).then(|| {
        let name = case.language.name;
        Verdict::because(
            Status::Unchecked,
            format!("it is hardly {name}: {broken} of its {lines} lines do not follow the grammar, and no single change would mend it"),
        )
    })
}

/// Lines that a tree cannot make sense of.
fn broken(language: &Language, code: &str) -> usize {
    let Ok(tree) = language::parse(language, code) else { return 0 };
    let mut rows = Vec::new();
    let mut stack = vec![tree.root_node()];
    while let Some(node) = stack.pop() {
        if node.is_missing() || (node.is_error() && node.child_count() == 0) {
            rows.push(node.start_position().row);
        }
        let mut cursor = node.walk();
        for child in node.children(&mut cursor) {
            if node.is_error() && child.child_count() == 0 {
                rows.push(child.start_position().row);
            }
            if child.has_error() || child.is_missing() {
                stack.push(child);
            }
        }
    }
    rows.sort_unstable();
    rows.dedup();
    rows.len()
}
