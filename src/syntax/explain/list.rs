//! A list of examples, one a line, each whole by itself: calls, selectors, headers without their bodies.

use std::ops::Range;

use crate::language::Language;
use crate::syntax::lexis::comment;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment::{self, Reading};
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Excuse, Verdict};

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "list", summary: "a list of examples, one a line, each whole by itself", speak: find };

/// Most lines of a list.
const MAX_LINES: usize = 40;

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let lines = lines(case.language, case.code.as_str())?;
    let mut allowances = Vec::new();
    let mut all = None;
    for line in lines {
        let Reading::Parses(_, excuse) = fragment::read_apart(case.language, &case.code.slice(line), work) else { return None };
        let context = excuse.context;
        // Where indentation is syntax, only what is no whole by itself is a list and not a block that lost it.
        let whole = context.is_none() && case.language.indented;
        if whole || *all.get_or_insert(context) != context {
            return None;
        }
        allowances.extend(excuse.allowances);
    }
    Some(Verdict::parsed(case.parser(), Excuse { context: Some("one piece a line"), allowances }))
}

/// Fewest lines that lack the mark which the last one ends with before it is no slip.
const MIN_UNENDED: usize = 3;

/// The lines that hold code, all indented alike; none if one of them ends with a mark that its neighbours would want too, but
/// for the last of many.
fn lines(language: &Language, code: &str) -> Option<Vec<Range<usize>>> {
    let mut lines = Vec::new();
    let mut indent = None;
    let mut ended = false;
    let mut start = 0;
    for line in code.split_inclusive('\n') {
        let at = start..start + line.trim_end().len();
        start += line.len();
        let body = line.trim();
        if body.is_empty() || language.lexis.comment_sign(body).is_some() {
            continue;
        }
        let lead = line.len() - line.trim_start().len();
        let code = comment::before(language, body).trim_end();
        if *indent.get_or_insert(lead) != lead || ended || code.ends_with([',', '(', '[']) {
            return None;
        }
        ended = code.ends_with(';');
        lines.push(at.start + lead..at.end);
    }
    if ended && lines.len() <= MIN_UNENDED {
        return None;
    }
    (2..=MAX_LINES).contains(&lines.len()).then_some(lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    #[test]
    fn a_line_that_ends_with_a_mark_makes_no_list() {
        let java = by_id("java").unwrap();
        assert_eq!(lines(java, "a()\nb();\n"), None);
        assert_eq!(lines(java, "a()\n  b()\n"), None);
        assert_eq!(lines(java, "// both\na()\nb() // two;\n"), Some(vec![8..11, 12..23]));
    }
}
