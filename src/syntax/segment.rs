//! Runs one after another: pieces of one program, or a call and the JSON that it returned.

use std::ops::Range;

use super::attempt::{Work, attempt};
use super::fragment::{self, Reading};
use super::{Allowance, Segment, Status};
use crate::language::{self, Language};
use crate::text::Text;

/// Most pieces that a code is cut into.
const MAX_PIECES: usize = 24;

/// Most pieces that are read as one run.
const MAX_RUN: usize = 4;

/// The runs of `text`, each valid or a fragment in its own language; `None` unless there are at least two.
pub(super) fn segments(language: &'static Language, text: &Text, work: &mut Work) -> Option<(Vec<Segment>, Vec<Allowance>)> {
    let code = text.as_str();
    let pieces = pieces(code);
    let at_margin = |range: &Range<usize>| code.get(range.start..).is_some_and(|piece| !piece.starts_with([' ', '\t']));
    if !(2..=MAX_PIECES).contains(&pieces.len()) || !pieces.first().is_some_and(at_margin) {
        return None;
    }
    let mut segments: Vec<Segment> = Vec::new();
    let mut allowances = Vec::new();
    let mut first = 0;
    while first < pieces.len() {
        let (next, segment, allowed) = (first..pieces.len().min(first + MAX_RUN)).find_map(|last| {
            let range = pieces.get(first)?.start..pieces.get(last)?.end;
            // The whole was tried before.
            if range.len() + 1 >= code.trim_end().len() {
                return None;
            }
            let (language, status, allowed) = run(language, text, &range, work)?;
            Some((last + 1, Segment { range, language: Some(language), status }, allowed))
        })?;
        segments.push(segment);
        allowances.extend(allowed);
        first = next;
    }
    (segments.len() > 1 && !unended(language, code, &segments)).then_some((segments, allowances))
}

/// Languages whose statements end with a semicolon.
const ENDED: &[&str] = &["csharp", "dart", "java", "perl", "php", "protobuf", "sql"];

/// Whether the pieces are one program in which a semicolon is missing: its author ends some with one, but not all before
/// the last.
fn unended(language: &Language, code: &str, segments: &[Segment]) -> bool {
    let own: Vec<&str> = segments
        .iter()
        .filter(|segment| segment.language.is_some_and(|l| l.id == language.id))
        .filter_map(|segment| code.get(segment.range.clone()))
        .map(|piece| last_code(language, piece))
        .filter(|line| !line.is_empty())
        .collect();
    let Some((_, before)) = own.split_last() else { return false };
    ENDED.contains(&language.id)
        && own.iter().any(|line| line.ends_with(';'))
        && before.iter().any(|line| !line.ends_with([';', '}', ']', ':']) && !line.ends_with("*/"))
}

/// The last line of `piece` that is code, without the comment behind it.
fn last_code<'a>(language: &Language, piece: &'a str) -> &'a str {
    let code = |line: &'a str| {
        let comment = language.line_comments.iter().filter_map(|sign| line.find(sign)).min();
        line.get(..comment.unwrap_or(line.len())).unwrap_or_default().trim()
    };
    piece.lines().rev().map(code).find(|line| !line.is_empty()).unwrap_or_default()
}

/// Languages whose code returns nothing, so that JSON behind it is no result.
const SILENT: &[&str] = &["css", "dockerfile", "hcl", "less", "makefile", "nginx", "protobuf", "scss", "toml", "yaml"];

/// What one run is.
fn run(
    language: &'static Language,
    text: &Text,
    range: &Range<usize>,
    work: &mut Work,
) -> Option<(&'static Language, Status, Vec<Allowance>)> {
    let piece = text.slice(range.clone());
    if piece.as_str().trim_start().starts_with(['{', '['])
        && !SILENT.contains(&language.id)
        && let Some(json) = language::by_id("json").filter(|json| json.id != language.id)
        && attempt(json, &piece, work).parses()
    {
        return Some((json, Status::Valid, Vec::new()));
    }
    // Where indentation is syntax, only what stands at the margin and needs no surroundings is a piece of its own.
    let indented = matches!(language.id, "python" | "yaml" | "haskell" | "makefile");
    match fragment::read(language, &piece, work) {
        Reading::Parses { context: Some(_), .. } if indented => None,
        Reading::Parses { context, allowances, .. } => {
            let status = if context.is_none() && allowances.is_empty() { Status::Valid } else { Status::Fragment };
            Some((language, status, allowances))
        }
        _ => None,
    }
}

/// The parts of `code` between blank lines, cut again before a line that opens a JSON value after one that ended.
fn pieces(code: &str) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let mut open: Option<Range<usize>> = None;
    let mut start = 0;
    let mut ended = false;
    for line in code.split_inclusive('\n') {
        let at = start..start + line.len();
        start = at.end;
        let body = line.trim();
        if body.is_empty() || (ended && line.starts_with(['{', '['])) {
            pieces.extend(open.take());
        }
        if !body.is_empty() {
            open = Some(open.map_or(at.start, |range| range.start)..at.end);
        }
        ended = line.starts_with(['}', ']']) || (line.starts_with(['{', '[']) && body.ends_with(['}', ']'])) || body.ends_with(';');
    }
    pieces.extend(open);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    fn languages(language: &str, code: &str) -> Option<Vec<&'static str>> {
        let (segments, _) = segments(by_id(language).unwrap(), &Text::verbatim(code, 0), &mut Work::new())?;
        Some(segments.into_iter().filter_map(|segment| segment.language).map(|language| language.id).collect())
    }

    #[test]
    fn a_call_and_its_result_are_two_runs() {
        let code = "const a = await f();\nlog(a);\n\n{\n  \"b\": [1, 2],\n  \"c\": null\n}\n";
        assert_eq!(languages("javascript", code), Some(vec!["javascript", "json"]));
    }

    #[test]
    fn a_missing_semicolon_is_no_border() {
        assert_eq!(languages("sql", "SELECT 1 -- a\n\nSELECT 2;\n\nSELECT 3\n"), None);
        assert_eq!(languages("sql", "SELECT 1\n\nSELECT 2 -- a;\n\nSELECT 3\n"), Some(vec!["sql", "sql", "sql"]));
    }

    #[test]
    fn a_missing_bracket_is_no_border() {
        assert_eq!(languages("javascript", "function f() {\n  g();\n\nh();\n"), None);
    }
}
