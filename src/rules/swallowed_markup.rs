//! Code that browsers take for markup and do not show.

use super::{Check, Rule};
use crate::block::TransformKind;
use crate::diagnostic::{Annotation, Findings, RuleInfo, Severity};
use crate::snippet::Snippet;
use crate::syntax::Verdict;

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "swallowed-markup",
        group: None,
        severity: Severity::Warning,
        is_off: false,
        since: "0.1.0",
        summary: "code that was not escaped, so that browsers take it for markup and do not show it",
        page: include_str!("swallowed_markup.md"),
    },
    check: Check::Snippet(check),
};

/// Most bytes of a tag that are shown.
const MAX_TAG: usize = 60;

fn check(snippet: &Snippet, _verdict: &Verdict, findings: &mut Findings) {
    let text = &snippet.block.text;
    let mut tags = snippet.block.transforms.iter().filter(|transform| transform.kind == TransformKind::RestoredTag);
    let Some(first) = tags.next() else { return };
    let start = text.offset_of(first.span.start);
    let range = start..(start + first.span.len()).min(text.len());
    let tag = text.as_str().get(range.clone()).unwrap_or_default();
    let end = tag.floor_char_boundary(MAX_TAG);
    let shown = if end < tag.len() { format!("{}…", tag.get(..end).unwrap_or_default()) } else { tag.to_owned() };
    let more = match tags.count() {
        0 => String::new(),
        1 => ", and so is another tag".to_owned(),
        more => format!(", and so are {more} other tags"),
    };
    let message = format!("browsers take `{shown}` for a tag and do not show it{more}");
    let diagnostic = findings.report(message, Annotation::in_code(text, range, ""));
    diagnostic.help = Some("write `<` as `&lt;`".to_owned());
}
