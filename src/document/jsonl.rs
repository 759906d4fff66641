//! Snippets as data: one JSON object a line, `{"id", "code", "label"?}`.

use std::ops::Range;

use super::{Article, Body, BodyFormat, Escapes, Given, Reader, Take};
use crate::markup::damage::Damages;
use crate::markup::json::{self, JsonFault, JsonSort, Scanner};
use crate::source::{Problem, ProblemKind, Source};
use crate::text::{Span, Text};

/// Snippets, one JSON object a line.
pub(super) static READER: Reader =
    Reader { name: "jsonl", extensions: &["jsonl", "ndjson"], authored: false, escapes: Escapes::Json, comment: None, sniff, read };

fn sniff(head: &str, name: &str) -> u8 {
    let first = head.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let named = READER.is_named(name);
    match first.trim_start().starts_with('{') {
        true if named && first.contains("\"code\"") => 9,
        true if first.contains("\"code\"") && first.trim_end().ends_with('}') => 8,
        // Lines of something else, unless somebody says otherwise.
        true if named => 3,
        _ => 0,
    }
}

/// The whole file is one article; each line is a body of it.
fn read(source: &Source, take: Take<'_>) -> Vec<Problem> {
    let text = source.text();
    let mut damages = Damages::default();
    let mut bodies = Vec::new();
    let mut start = 0;
    for line in text.as_str().split_inclusive('\n') {
        let range = start..start + line.len();
        start = range.end;
        if line.trim().is_empty() {
            continue;
        }
        match read_line(text, range.clone(), &mut damages) {
            Ok(body) => bodies.push(body),
            Err(fault) => damages.note(ProblemKind::Malformed, fault.message, text.origin(fault.at..fault.at)),
        }
    }
    let mut problems = damages.into_problems();
    if bodies.is_empty() {
        let message = "no line is an object with a string called `code`".to_owned();
        problems.push(Problem { kind: ProblemKind::NoArticles, span: Span::at(0), message });
        return problems;
    }
    take(Article { bodies, ..Article::default() });
    problems
}

fn read_line(text: &Text, line: Range<usize>, damages: &mut Damages) -> Result<Body, JsonFault> {
    let mut scanner = Scanner::new(text.as_str(), line.clone());
    let (mut code, mut label, mut source_id) = (None, None, None);
    scanner.enter(JsonSort::Object)?;
    while let Some(key) = scanner.key()? {
        match (key, scanner.peek()?) {
            ("code", JsonSort::String) => code = Some(scanner.string()?),
            ("label", JsonSort::String) => label = Some(json::decode(text, scanner.string()?, damages).as_str().to_owned()),
            ("id", JsonSort::String) => source_id = Some(json::decode(text, scanner.string()?, damages).as_str().to_owned()),
            ("id", JsonSort::Word) => source_id = text.as_str().get(scanner.raw()?).filter(|id| *id != "null").map(str::to_owned),
            _ => scanner.skip()?,
        }
    }
    scanner.end()?;
    let missing = JsonFault { at: line.start, message: "a line without a string called `code`", kind: ProblemKind::Malformed };
    let text = json::decode(text, code.ok_or(missing)?, damages);
    let label = label.filter(|label: &String| !label.trim().is_empty());
    Ok(Body { format: BodyFormat::Code(Given { label, source_id, ..Given::default() }), text })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_a_snippet() {
        let lines = "{\"id\": \"a\\u002f1\", \"code\": \"x = \\\"1\\\"\\n\", \"label\": \"python\"}\n\n{\"code\":\"y\",\"label\":null,\"id\":7}\r\n";
        let source = Source::new("x.jsonl", lines.as_bytes().to_vec(), None);
        let (articles, problems) = READER.articles(&source);
        assert_eq!(problems, []);
        let bodies = &articles[0].bodies;
        let format = |label: Option<&str>, id: &str| {
            BodyFormat::Code(Given { label: label.map(str::to_owned), source_id: Some(id.to_owned()), ..Given::default() })
        };
        assert_eq!(bodies[0].format, format(Some("python"), "a/1"));
        assert_eq!(bodies[0].text.as_str(), "x = \"1\"\n");
        assert_eq!(lines.get(bodies[0].text.origin(4..7).range()), Some("\\\"1\\\""));
        assert_eq!(bodies[1].format, format(None, "7"));
        assert_eq!(lines.get(bodies[1].text.origin(0..1).range()), Some("y"));
    }

    #[test]
    fn bad_lines_cost_only_themselves() {
        let lines = "{\"code\":\"a\"}\n{\"code\":\"b\n[]\n{\"id\":1}\n{\"code\":\"c\"} x\n{\"code\":\"d\"}";
        let source = Source::new("x.jsonl", lines.as_bytes().to_vec(), None);
        let (articles, problems) = READER.articles(&source);
        let codes: Vec<_> = articles[0].bodies.iter().map(|body| body.text.as_str()).collect();
        assert_eq!(codes, ["a", "d"]);
        let places: Vec<_> = problems.iter().map(|p| source.position(p.span.start).line).collect();
        assert_eq!(places, [2, 3, 4, 5]);
    }

    #[test]
    fn a_file_without_snippets_is_a_problem() {
        let source = Source::new("x.jsonl", b"{\"a\": 1}\n".to_vec(), None);
        let (articles, problems) = READER.articles(&source);
        assert!(articles.is_empty());
        assert_eq!(problems.last().map(|p| p.kind), Some(ProblemKind::NoArticles));
    }
}
