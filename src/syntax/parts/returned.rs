//! A call, and the JSON that it returned: lax parsers would take the two for one program.

use crate::language::Language;
use crate::language::named::JSON;
use crate::syntax::parsing::attempt::{Work, attempt};
use crate::syntax::parsing::fragment;
use crate::syntax::parts::values::{self, Comments};
use crate::syntax::rung::Rung;
use crate::syntax::{Excuse, Segment, Status, Verdict};
use crate::text::Text;

/// Most places where a value may start that are tried.
const MAX_STARTS: usize = 4;

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "returned", summary: "a call, and the JSON that it returned", speak: |case, work| check(case.named, case.code, work) };

/// The verdict on code with a JSON object or array of several lines behind it; `None` if there is none, or the rest does not parse.
fn check(language: &'static Language, code: &Text, work: &mut Work) -> Option<Verdict> {
    let text = code.as_str();
    if !language.takes_values || !text.trim_end().ends_with(['}', ']']) {
        return None;
    }
    let is_whole = |at: &usize, work: &mut Work| attempt(&JSON, &code.slice(*at..text.len()), work).parses();
    let Some(at) = starts(language, text).take(MAX_STARTS).find(|at| is_whole(at, work)) else {
        // To a shell, the lines of a value are commands.
        let at = starts(language, text).next().filter(|_| language.shell)?;
        return broken(language, code, at, work);
    };
    let call = fragment::read(language, &code.slice(0..at), work).verdict()?;
    let segments = vec![
        Segment { range: 0..at, language: Some(language), status: call.status() },
        Segment { range: at..text.len(), language: Some(&JSON), status: Status::Valid },
    ];
    let excuse = Excuse { context: None, allowances: call.allowances().to_vec() };
    Some(Verdict::parsed(call.parser, excuse).among(segments))
}

/// The verdict on a command with what it returned from the byte at `at` on, where something of that is left out, or wrong.
fn broken(language: &'static Language, code: &Text, at: usize, work: &mut Work) -> Option<Verdict> {
    let call = fragment::read(language, &code.slice(0..at), work).verdict()?;
    let values = values::read(&code.slice(at..code.len()), Comments::Dropped, work);
    let head = Segment { range: code.origin(0..at).range(), language: Some(language), status: call.status() };
    let segments: Vec<Segment> = std::iter::once(head).chain(values.segments).collect();
    if !values.errors.is_empty() {
        return Some(Verdict { segments, ..Verdict::invalid(values.parser, values.errors) });
    }
    let allowances = call.allowances().iter().cloned().chain(values.allowances).collect();
    Some(Verdict::parsed(call.parser, Excuse { context: None, allowances }).among(segments))
}

/// Where a value of several lines with a named member may start: at a margin, behind code that is not waiting for it.
fn starts<'a>(language: &Language, code: &'a str) -> impl Iterator<Item = usize> + use<'a> {
    let shell = language.shell;
    let mut start = 0;
    let mut above = "";
    code.split_inclusive('\n').filter_map(move |line| {
        let at = start;
        start += line.len();
        let before = std::mem::replace(&mut above, line);
        let apart = if shell {
            !before.trim().is_empty() && !before.trim_end().ends_with(['\\', '|', '&', '{', '('])
        } else {
            before.trim().is_empty()
        };
        let rest = code.get(at..)?;
        let value = line.trim_end().len() == 1 && line.starts_with(['{', '[']) && rest.contains("\":");
        (at > 0 && (apart || shell && before.trim().is_empty()) && value).then_some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    fn languages(language: &str, code: &str) -> Option<Vec<&'static str>> {
        let verdict = check(by_id(language).unwrap(), &Text::verbatim(code, 0), &mut Work::new())?;
        Some(verdict.segments.into_iter().filter_map(|segment| segment.language).map(|language| language.id).collect())
    }

    #[test]
    fn a_call_and_what_it_returned_are_two() {
        assert_eq!(languages("bash", "curl https://a.example\n{\n  \"b\": 1\n}\n"), Some(vec!["bash", "json"]));
        assert_eq!(languages("javascript", "f();\n\n[\n  { \"b\": 1 }\n]\n"), Some(vec!["javascript", "json"]));
    }

    #[test]
    fn an_argument_is_no_result() {
        assert_eq!(languages("javascript", "f(\n{\n  \"b\": 1\n}\n)\n"), None);
        assert_eq!(languages("javascript", "const a =\n{\n  \"b\": 1\n}\n"), None);
        assert_eq!(languages("bash", "f() \\\n{\n  \"b\": 1\n}\n"), None);
    }
}
