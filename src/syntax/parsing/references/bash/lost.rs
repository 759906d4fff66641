//! What the shell takes and its author did not mean: a line that a lost `\` cuts off from its command, and JSON that is none.

use super::super::guard::guarded;
use super::super::json;
use crate::language::Language;
use crate::language::named::JSON;
use crate::syntax::SyntaxError;
use crate::syntax::lexis::lexemes::{Belief, Sort, lexemes};
use crate::text::{lines, pattern};

pattern! {
    /// A line that an option starts with.
    static OPTION = r"^[ \t]*--?[A-Za-z][\w-]*(?:[= \t]|$)";
}

pattern! {
    /// JSON that is sent: `-d '{"a": 1}'`, with nothing glued to it.
    static SENT = r"(?:^|[ \t])(?:-d|--data|--data-raw|--data-binary|--json)(?:[ \t]*|=)'(\s*[{\[][^']*)'(?:\s|\z)";
}

/// What such text has that a reader puts something in for, or that other formats than JSON have.
const NO_JSON: &[&str] = &["...", "…", "<", "{{", "$", "%", "\"\"\"", "//", "/*", "#"];

/// What is wrong in `code`, which the shell takes.
pub(super) fn errors(language: &Language, code: &str) -> Vec<SyntaxError> {
    continuation(language, code).into_iter().chain(sent(code)).collect()
}

/// The end of a line that goes on below with an option, and has no `\` for it or a blank behind it, where lines around it go on:
/// `docker run \⏎  --name a⏎  -p 80:80 \⏎  b`.
fn continuation(language: &Language, code: &str) -> Option<SyntaxError> {
    if !code.contains("\\\n") && !code.contains("\\ ") {
        return None;
    }
    let all: Vec<_> = lines(code).collect();
    let goes_on = |index: Option<usize>| {
        index.and_then(|index| all.get(index)).is_some_and(|(_, line)| line.trim_end_matches(['\r', '\n']).ends_with('\\'))
    };
    let broken = |index: usize| {
        let (range, line) = all.get(index)?;
        let (next, below) = all.get(index + 1)?;
        let body = line.trim_end();
        let blank = body.ends_with('\\') && !goes_on(Some(index));
        let lost = !body.ends_with('\\') && (goes_on(index.checked_sub(1)) || goes_on(Some(index + 1)) && below.starts_with([' ', '\t']));
        let is_command = !body.is_empty() && !body.trim_start().starts_with('#') && !body.ends_with(['|', '&', ';', '(', '{']);
        (is_command && (blank || lost) && OPTION.is_match(below)).then_some((range.start + body.len(), next.start, blank))
    };
    let found: Vec<_> = (0..all.len()).filter_map(broken).collect();
    if found.is_empty() {
        return None;
    }
    let texts: Vec<_> = lexemes(language, code, Belief { over_lines: true, ..Belief::default() })
        .filter(|lexeme| lexeme.sort != Sort::LineComment)
        .map(|lexeme| lexeme.range)
        .collect();
    let is_code = |at: usize| !texts.iter().any(|text| text.start < at && at < text.end);
    let is_in_list = |at: usize| {
        code.get(..at).is_some_and(|before| before.rfind("=(").is_some_and(|open| !before.get(open..).unwrap_or_default().contains(')')))
    };
    let (end, _, blank) = found.into_iter().find(|(end, next, _)| is_code(*end) && is_code(*next) && !is_in_list(*end))?;
    Some(if blank {
        SyntaxError::known(end - 1..end, "the blank behind this `\\` ends the command: the next line is no part of it")
    } else {
        SyntaxError::known(end..end, "missing `\\`: the option below is no part of this command")
    })
}

/// What is wrong with the first JSON in quotes that is sent to a server.
fn sent(code: &str) -> Option<SyntaxError> {
    if !code.contains("curl") {
        return None;
    }
    SENT.captures_iter(code).filter_map(|found| found.get(1)).find_map(|sent| {
        let text = sent.as_str();
        // An object has a member in quotes, or what goes for it.
        if NO_JSON.iter().any(|sign| text.contains(sign)) || !text.contains(['"', ':']) {
            return None;
        }
        // One value a line is what some servers want.
        if text.lines().filter(|line| line.starts_with(['{', '['])).count() > 1 {
            return None;
        }
        let errors = guarded(&json::JSON, &JSON, text).ok()??;
        let error = errors.into_iter().next()?;
        let is_torn = lexemes(&JSON, text, Belief::default()).any(|lexeme| matches!(lexeme.sort, Sort::Open(_)));
        let at = sent.start();
        (!is_torn).then(|| error.placed(|range| at + range.start..at + range.end))
    })
}
