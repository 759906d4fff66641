//! Requests to a server with their bodies: a method and a path, and below them what is sent.

use std::ops::Range;

use crate::language::named::{BASH, HTTP};
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment::{self, Reading};
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Excuse, Segment, Status, Verdict, blame};
use crate::text::pattern;

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "requests", summary: "requests to a server, with what is sent below them", speak: find };

pattern! {
    /// The first line of a request: `GET /_search`, `POST https://…`, as a comment or not; a command that sends one.
    static REQUEST = r"(?m)^[ \t]*(?:(?:#|//)+[ \t]*)?(?:(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)[ \t]+\**[\w/{<.$_*~?-][^\n]*|(?:\$[ \t]+)?(?:sudo[ \t]+)?(?:curl|wget|http|https|xh)[ \t][^'\n]*)$|^HTTP/[\d.]+[ \t]\d{3}[^\n]*$";
}

/// Commands that send requests.
const COMMANDS: &[&str] = &["curl ", "http ", "https ", "wget ", "grpcurl ", "xh "];

/// Most requests of one code.
const MAX_REQUESTS: usize = 20;

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    // A command that sends what stands in its quotes is the shell's.
    let command = code.lines().find(|line| !is_note(line)).unwrap_or_default();
    if COMMANDS.iter().any(|name| command.trim_start().trim_start_matches("$ ").starts_with(name))
        && let Some(verdict) = fragment::read(&BASH, case.code, work).verdict()
    {
        return Some(verdict.in_other(&BASH, code.len()));
    }
    let lines: Vec<Range<usize>> = REQUEST.find_iter(code).map(|found| found.range()).collect();
    if lines.len() > MAX_REQUESTS || !code.get(..lines.first()?.start)?.lines().all(is_note) {
        return None;
    }
    let mut segments = Vec::new();
    let mut allowances = Vec::new();
    let ends = lines.iter().skip(1).map(|line| line.start).chain([code.len()]);
    for (line, end) in lines.iter().zip(ends) {
        segments.push(Segment { range: line.clone(), language: Some(&HTTP), status: Status::Unchecked });
        let body = sent(code, line.end..end)?;
        if body.is_empty() {
            continue;
        }
        let text = case.code.slice(body.clone());
        let read = fragment::read(case.language, &text, work);
        if let Reading::Fails(parser, errors) = read {
            let errors = blame::proved(case.language, &text, &errors, work).map_or(errors, |mended| mended.mistakes);
            return Some(Verdict::invalid(Some(parser), errors));
        }
        let read = read.verdict()?;
        segments.push(Segment { range: body, language: Some(case.language), status: read.status() });
        allowances.extend(read.own_excuse().allowances);
    }
    Some(Verdict::parsed(case.parser(), Excuse { context: None, allowances }).among(segments))
}

fn is_note(line: &str) -> bool {
    line.trim().is_empty() || line.trim_start().starts_with(['#', '/'])
}

/// The bytes of `range` without the notes that stand before and behind it.
fn sent(code: &str, range: Range<usize>) -> Option<Range<usize>> {
    let text = code.get(range.clone())?;
    let lead: usize = text.split_inclusive('\n').take_while(|line| is_note(line)).map(str::len).sum();
    let rest = text.get(lead..)?;
    let trail: usize = rest.split_inclusive('\n').rev().take_while(|line| is_note(line)).map(str::len).sum();
    Some(range.start + lead..range.end - trail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_told_by_their_first_lines() {
        let request = &*REQUEST;
        for line in ["GET /_search", "# POST /db/user/1", "PUT items/_doc/1?pretty", "curl http://a.b/c | jq .", "HTTP/1.1 200 OK"] {
            assert!(request.is_match(line), "{line}");
        }
        for line in ["{", "\"GET /\": 1", "GETTING /a", "curl -d '{", "delete /a"] {
            assert!(!request.is_match(line), "{line}");
        }
    }
}
