//! Requests and responses one below another: where each starts, and where its body is.

use std::ops::Range;

use super::line::{self, Start};
use crate::language::Language;
use crate::language::named::{HTTP, JSON, XML};
use crate::text::lines;

/// A request or a response.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Message {
    /// Bytes of its first line and its header fields.
    pub head: Range<usize>,
    /// Bytes of its body, without notes around it; empty if it has none.
    pub body: Range<usize>,
    /// What its body is.
    pub content: BodyKind,
    /// Where a colon is missing behind the name of a header field.
    pub torn: Option<usize>,
}

/// What a body is, by its header fields and how it starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BodyKind {
    /// JSON: one value, or one a line.
    Json,
    /// A document of XML.
    Xml,
    /// Something that is not checked: a form, plain text, nothing.
    Other,
}

/// Most requests of one code.
const MAX_MESSAGES: usize = 40;

/// The requests and responses that all of `code` is, in order; `None` if it is something else.
pub(super) fn messages(language: &Language, code: &str) -> Option<Vec<Message>> {
    let is_data = language.literal || language.id == HTTP.id;
    let mut starts: Vec<Range<usize>> = Vec::new();
    let mut indent = None;
    let mut in_string = false;
    let mut in_comment = false;
    // A script that is run before the request is sent.
    let mut in_script = false;
    let mut ahead = lines(code).peekable();
    while let Some((range, line)) = ahead.next() {
        let was_in_string = in_string;
        in_string ^= line.matches("\"\"\"").count() % 2 == 1;
        if in_comment || starts.is_empty() && line.trim_start().starts_with("/*") {
            in_comment = !line.contains("*/");
            continue;
        }
        if in_script || starts.is_empty() && line.starts_with("< {%") {
            in_script = !line.contains("%}");
            continue;
        }
        let lead = line.len() - line.trim_start().len();
        if was_in_string || indent.is_some_and(|indent| indent != lead) {
            continue;
        }
        let mut has_body = || ahead.peek().is_some_and(|(_, below)| below.trim_start().starts_with(['{', '[']));
        let is_start = match line::start(line) {
            Some(Start::Surely) => true,
            Some(Start::Maybe) => is_data || has_body(),
            // What is a comment of the language may stand above anything.
            None => is_data && has_body() && line::uncommented(line).and_then(line::start) == Some(Start::Surely),
        };
        if is_start {
            indent = Some(lead);
            starts.push(range);
        } else if starts.is_empty() && !line::is_note(line) {
            return None;
        }
    }
    if starts.is_empty() || starts.len() > MAX_MESSAGES {
        return None;
    }
    let ends: Vec<usize> = starts.iter().skip(1).map(|start| start.start).chain([code.len()]).collect();
    starts.into_iter().zip(ends).map(|(start, end)| message(code, start, end)).collect()
}

/// The message whose first line is `start`, and that ends at `end`.
fn message(code: &str, start: Range<usize>, end: usize) -> Option<Message> {
    let mut content = None;
    let mut at = start.end;
    let mut torn = None;
    let mut fields = lines(code.get(start.end..end)?).peekable();
    while let Some((range, line)) = fields.next() {
        let has_more = at > start.end || fields.peek().is_some_and(|(_, below)| line::field(below).is_some());
        if let Some(name) = line::torn_field(line).filter(|_| has_more) {
            torn = torn.or(Some(start.end + range.start + name));
            at = start.end + range.end;
            continue;
        }
        let Some((name, value)) = line::field(line) else { break };
        at = start.end + range.end;
        if name.eq_ignore_ascii_case("content-type") {
            content = Some(told(value));
        }
    }
    let rest = code.get(at..end)?;
    // What is done with the answer is no part of the body.
    let handled = lines(rest).find(|(_, line)| line::is_handler(line)).map_or(rest.len(), |(range, _)| range.start);
    let end = at + handled;
    let rest = code.get(at..end)?;
    let lead: usize = rest.split_inclusive('\n').take_while(|line| line::is_note(line)).map(str::len).sum();
    let rest = rest.get(lead..)?;
    let trail: usize = rest.split_inclusive('\n').rev().take_while(|line| line::is_note(line)).map(str::len).sum();
    let body = at + lead..end - trail;
    let seen = looks(code.get(body.clone())?);
    let content = match content {
        Some(content) if content == seen => seen,
        // A body that its fields call something else than it looks like stands in for another: a file's name, a variable.
        Some(_) => BodyKind::Other,
        // Elements that nobody names may be HTML, which is another matter.
        None if seen == BodyKind::Xml && !code.get(body.clone())?.trim_start().starts_with("<?xml") => BodyKind::Other,
        None => seen,
    };
    Some(Message { head: start.start..at, body, content, torn })
}

/// What the value of a field says of a body.
fn told(value: &str) -> BodyKind {
    let value = value.to_ascii_lowercase();
    if value.contains(JSON.id) {
        BodyKind::Json
    } else if value.contains(XML.id) {
        BodyKind::Xml
    } else {
        BodyKind::Other
    }
}

/// What `body` looks like.
fn looks(body: &str) -> BodyKind {
    let body = body.trim_start();
    // A fence that is left over stands before what it was to hold.
    let fenced = body.strip_prefix("```").and_then(|rest| rest.split_once('\n')).map_or(body, |(_, rest)| rest.trim_start());
    if fenced.starts_with(['{', '[', '"']) && !body.starts_with("{{") && !body.starts_with("{%") {
        BodyKind::Json
    } else if body.starts_with('<') && !body.starts_with("< ") {
        BodyKind::Xml
    } else {
        BodyKind::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    fn bodies<'a>(id: &str, code: &'a str) -> Option<Vec<(&'a str, BodyKind)>> {
        let found = messages(by_id(id).unwrap(), code)?;
        Some(found.into_iter().map(|message| (code.get(message.body).unwrap().trim(), message.content)).collect())
    }

    #[test]
    fn each_request_has_its_body() {
        let code = "# all lamps\nGET /lamps\n\nPUT lamps/1\n{ \"a\": 1 }\n# the last\nDELETE lamps\n";
        assert_eq!(bodies("json", code), Some(vec![("", BodyKind::Other), ("{ \"a\": 1 }", BodyKind::Json), ("", BodyKind::Other)]));
        let code = "POST /lamps HTTP/1.1\nHost: a.example\nContent-Type: application/xml\n\n<lamp/>\n\nHTTP/1.1 201 Created\n";
        assert_eq!(bodies("http", code), Some(vec![("<lamp/>", BodyKind::Xml), ("", BodyKind::Other)]));
    }

    #[test]
    fn what_is_done_with_the_answer_is_no_body() {
        let code = "< {% a(); %}\nPOST /lamps\n\n{ \"a\": 1 }\n\n> {%\n  b({ c });\n%}\n";
        assert_eq!(bodies("http", code), Some(vec![("{ \"a\": 1 }", BodyKind::Json)]));
        let code = "POST /lamps\n{ \"a\": 1 }\n\n→ 201 Created\n{ \"b\": 1 }\n\n>> lamp.json\n";
        assert_eq!(bodies("http", code), Some(vec![("{ \"a\": 1 }", BodyKind::Json), ("{ \"b\": 1 }", BodyKind::Json)]));
        let code = "POST /lamps\n{ \"a\": 1 }\n> b\n";
        assert_eq!(bodies("http", code), Some(vec![("{ \"a\": 1 }\n> b", BodyKind::Json)]));
    }

    #[test]
    fn a_form_is_no_json() {
        let code = "POST /lamps\nContent-Type: application/x-www-form-urlencoded\n\n{a}=1&b=2\n";
        assert_eq!(bodies("http", code), Some(vec![("{a}=1&b=2", BodyKind::Other)]));
    }

    #[test]
    fn what_stands_in_a_string_starts_no_request() {
        let code = "PUT lamps/1\n{ \"a\": \"\"\"\nGET /lamps\n\"\"\" }\n";
        assert_eq!(bodies("json", code).map(|bodies| bodies.len()), Some(1));
    }

    #[test]
    fn code_is_no_request() {
        assert_eq!(bodies("sql", "DELETE lamps\n"), None);
        assert_eq!(bodies("ruby", "# GET /lamps\ndef index\nend\n"), None);
        assert_eq!(bodies("javascript", "get(\"/lamps\");\n"), None);
        assert_eq!(bodies("javascript", "const a = 1;\nGET /lamps\n"), None);
    }
}
