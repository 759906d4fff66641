//! Messages of Protocol Buffers whose fields have no numbers, all of them: a sketch of what they hold.

use crate::syntax::Verdict;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::{Case, Rung};
use crate::text::pattern;

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "unnumbered", summary: "messages whose fields have no numbers, all of them", speak: find };

pattern! {
    /// A field up to its semicolon; its number, if it has one.
    static FIELD = r"(?m)^[ \t]*(?:(?:repeated|optional|required)[ \t]+)?[\w.]+(?:<[\w., ]+>)?[ \t]+\w+([ \t]*=[ \t]*\d+)?[ \t]*;";
}

/// What looks like a field and is none.
const OTHERS: &[&str] = &["package", "import", "syntax", "edition", "option", "reserved", "extensions", "return"];

/// Fewest fields without a number: a single one is a mistake.
const MIN_FIELDS: usize = 2;

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    let mut numbers = Vec::new();
    for found in FIELD.captures_iter(code) {
        let field = found.get(0)?;
        if field.as_str().split_whitespace().next().is_some_and(|first| OTHERS.contains(&first)) {
            continue;
        }
        if found.get(1).is_some() {
            return None;
        }
        let end = field.end() - 1;
        numbers.push((end..end, format!(" = {}", numbers.len() + 1)));
    }
    if numbers.len() < MIN_FIELDS {
        return None;
    }
    let verdict = fragment::read(case.language, &case.code.edited(numbers), work).verdict()?;
    Some(verdict.within("fields without their numbers"))
}
