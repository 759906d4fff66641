//! Tabs and spaces in the indentation of one block.

use super::{Check, Rule};
use crate::conventions::Conventions;
use crate::diagnostic::{Annotation, Findings, RuleInfo, Severity};
use crate::language::Kind;
use crate::snippet::Snippet;
use crate::syntax::{CodePlace, within};
use crate::text::lines;

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "mixed-indentation",
        group: None,
        severity: Severity::Warning,
        is_off: true,
        since: "0.1.0",
        summary: "tabs and spaces in the indentation of one block",
        page: include_str!("mixed_indentation.md"),
    },
    check: Check::Agreed(check),
};

/// Fewest spaces that indent a line: one alone sets a `*` of a comment below its `/*`.
const MIN_SPACES: usize = 2;

/// How a line is indented.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Indentation {
    Tabs,
    Spaces,
    /// A tab behind a space: how wide that is depends on who looks.
    Both,
}

fn check(snippet: &Snippet, _conventions: &Conventions, findings: &mut Findings) {
    let code = snippet.code();
    let Some(language) = snippet.detection.language.filter(|language| !matches!(language.kind, Kind::Text | Kind::Session)) else { return };
    // Most blocks have no tab.
    if snippet.block.is_output || !code.contains('\t') {
        return;
    }
    let indented: Vec<_> =
        lines(code).filter_map(|(range, line)| Some((range.start..range.start + blanks(line).len(), indentation(line)?))).collect();
    // What stands in a string or a comment over lines is no indentation of the code.
    let ends: Vec<_> = indented.iter().map(|(range, _)| range.end).collect();
    let held = within(language, code, &ends);
    let starts: Vec<_> = indented.iter().map(|(range, _)| range.start).collect();
    let begun = within(language, code, &starts);
    let is_code = |index: usize| held.get(index) != Some(&CodePlace::Literal) && begun.get(index) == Some(&CodePlace::Code);
    let mut all = indented.iter().enumerate().filter(|(index, _)| is_code(*index)).map(|(_, line)| line);
    let Some((first, how)) = all.next() else { return };
    let text = &snippet.block.text;
    if *how == Indentation::Both {
        findings.report("this line is indented with spaces and a tab behind them", Annotation::in_code(text, first.clone(), "")).help =
            Some(HELP.to_owned());
        return;
    }
    let Some((other, _)) = all.find(|(_, other)| other != how) else { return };
    let diagnostic = findings.report("this line is indented otherwise than those above", Annotation::in_code(text, other.clone(), ""));
    let said = if *how == Indentation::Tabs { "with tabs here" } else { "with spaces here" };
    diagnostic.secondary = vec![Annotation::in_code(text, first.clone(), said)];
    diagnostic.help = Some(HELP.to_owned());
}

const HELP: &str = "indent all lines with tabs, or all with spaces";

/// The blanks that `line` begins with.
fn blanks(line: &str) -> &str {
    line.get(..line.len() - line.trim_start_matches([' ', '\t']).len()).unwrap_or_default()
}

/// How `line` is indented; `None` if it is not, or blank.
fn indentation(line: &str) -> Option<Indentation> {
    let blanks = blanks(line);
    if line.trim().is_empty() || blanks.is_empty() {
        return None;
    }
    match (blanks.starts_with('\t'), blanks.contains(" \t")) {
        (_, true) => Some(Indentation::Both),
        // Spaces behind tabs set things below each other.
        (true, false) => Some(Indentation::Tabs),
        (false, false) => (blanks.len() >= MIN_SPACES).then_some(Indentation::Spaces),
    }
}
