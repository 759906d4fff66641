//! Excerpts that just stop: without a mark, inside a body, with what is open there left open.

use crate::language::{self, Elements, Kind, Language};
use crate::syntax::lexis::open::{self, Open, Opener};
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::Rung;
use crate::syntax::{Allowance, Verdict};
use crate::text::{Text, indent, lines};

pub(in crate::syntax) static RUNG: Rung = Rung {
    name: "unfinished",
    summary: "an excerpt that just stops inside a body, with more than one line missing that would close what is open",
    speak: |case, work| stop(case.language, case.code, work).filter(|stop| stop.is_plain).map(|stop| stop.verdict),
};

/// Words with which a body is at its end.
const LAST_WORDS: &[&str] = &["return", "throw", "raise", "break", "continue", "yield"];

/// Fewest lines that close something, and are missing behind one that does, before they were left out and not forgotten.
const MIN_BEHIND_CLOSERS: usize = 3;

/// Code that just stops.
pub(in crate::syntax) struct Stopping {
    /// What is said of it.
    pub verdict: Verdict,
    /// Whether so much is missing that the code alone tells: a single line with `}` may as well have been forgotten.
    pub is_plain: bool,
}

/// How `text` just stops: inside a body, whose lines all stand deeper than the one that opens it, and with what is open closed it parses.
///
/// `a {⏎  b {⏎    c();` stops. `a {⏎  b();⏎}⏎c {⏎  d();` lacks a `}`: behind `return 1;` too, for nothing can follow there.
pub(in crate::syntax) fn stop(language: &'static Language, text: &Text, work: &mut Work) -> Option<Stopping> {
    let code = text.as_str();
    if language.kind != Kind::Code || language.indented || code.len() > fragment::MAX_FRAGMENT {
        return None;
    }
    let open = open::at_end(language, code, &work.opaque(language, code))?;
    let innermost = open.last().filter(|open| matches!(open.opener, Opener::Bracket('{') | Opener::Element(_)))?;
    if !open.iter().all(|open| is_deeper(code, open.at)) || is_at_its_end(code, innermost.at) {
        return None;
    }
    let last = code.trim_end().rsplit('\n').next()?;
    let closes = last.chars().all(|c| c.is_whitespace() || matches!(c, ')' | ']' | '}' | ';' | ','));
    let missing = missing_lines(code, &open);
    let verdict = closed(language, text, &open, work)?;
    let mark = Allowance { range: text.origin(innermost.at..innermost.at + 1).range(), kind: Allowance::UNFINISHED };
    let is_plain = missing >= if closes { MIN_BEHIND_CLOSERS } else { 2 };
    (is_plain || !closes).then(|| Stopping { verdict: verdict.allowing(vec![mark]), is_plain })
}

/// Whether `second` stands in what is open at the end of `first`: with both, one below the other, and that closed, the whole parses.
pub(in crate::syntax) fn goes_on(language: &'static Language, first: &str, second: &str, work: &mut Work) -> bool {
    let whole = Text::verbatim(format!("{first}\n{second}"), 0);
    let open = open::at_end(language, first, &work.opaque(language, first));
    whole.len() <= fragment::MAX_FRAGMENT && open.is_some_and(|open| closed(language, &whole, &open, work).is_some())
}

/// The verdict on `text` with what is `open` closed.
fn closed(language: &'static Language, text: &Text, open: &[Open], work: &mut Work) -> Option<Verdict> {
    let closers = open::closers(text.as_str(), open);
    let ends = [Some(String::new()), language.statement_end.map(str::to_owned)];
    let larger = language.supersets.iter().filter_map(|superset| language::by_id(superset.language));
    let readers: Vec<_> = std::iter::once(language).chain(larger.filter(|larger| larger.elements == Elements::InCode)).collect();
    ends.into_iter().flatten().find_map(|end| {
        let ended = text.edited([(text.len()..text.len(), format!("\n{}{end}", closers.trim_end()))]);
        readers.iter().find_map(|reader| fragment::read(reader, &ended, work).verdict())
    })
}

/// Where the line of `code` starts that holds the byte at `at`.
fn line_start(code: &str, at: usize) -> usize {
    code.get(..at).and_then(|text| text.rfind('\n')).map_or(0, |found| found + 1)
}

/// Whether every line of `code` below the one that holds the byte at `at` stands deeper, and there is one.
fn is_deeper(code: &str, at: usize) -> bool {
    let start = line_start(code, at);
    let mut below = lines(code.get(start..).unwrap_or_default()).map(|(_, line)| line);
    let own = below.next().map_or(0, indent);
    let mut below = below.filter(|line| !line.trim().is_empty()).peekable();
    below.peek().is_some() && below.all(|line| indent(line) > own)
}

/// Whether the body that is opened at `at` of `code` has come to its end: its last statement leaves it.
fn is_at_its_end(code: &str, at: usize) -> bool {
    let body = lines(code.get(line_start(code, at)..).unwrap_or_default()).skip(1).map(|(_, line)| line);
    let body: Vec<&str> = body.filter(|line| !line.trim().is_empty()).collect();
    let Some(depth) = body.iter().map(|line| indent(line)).min() else { return false };
    let last = body.iter().rfind(|line| indent(line) == depth && line.contains(char::is_alphanumeric));
    last.is_some_and(|line| {
        let word = line.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        LAST_WORDS.contains(&word)
    })
}

/// How many lines of `code` open something of `open`: each is closed in a line of its own.
fn missing_lines(code: &str, open: &[Open]) -> usize {
    let mut starts: Vec<usize> = open.iter().map(|open| line_start(code, open.at)).collect();
    starts.dedup();
    starts.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    fn plain(id: &str, code: &str) -> Option<bool> {
        stop(by_id(id).unwrap(), &Text::verbatim(code, 0), &mut Work::new()).map(|stop| stop.is_plain)
    }

    #[test]
    fn code_stops_inside_a_body() {
        assert_eq!(plain("javascript", "function a(b) {\n  if (b) {\n    c();\n"), Some(true));
        assert_eq!(plain("javascript", "function A() {\n  return (\n    <div>\n      <B />\n"), Some(true));
        assert_eq!(plain("java", "class A {\n  void b() {\n    c(1);\n"), Some(true));
        assert_eq!(plain("go", "func a() {\n\tfor {\n\t\tb()\n"), Some(true));
        assert_eq!(plain("php", "it('a', function () {\n    if ($b) {\n        $c->d();\n"), Some(true));
    }

    #[test]
    fn a_single_line_may_have_been_forgotten() {
        assert_eq!(plain("javascript", "function a() {\n  const b = c();\n"), Some(false));
        assert_eq!(plain("java", "class A {\n  int b = 1;\n"), Some(false));
    }

    #[test]
    fn a_closer_that_was_forgotten_is_a_mistake() {
        for code in [
            "function a() {\n  return b(\n    1);\n",
            "class A {\n  b() {\n    c();\n  }\n",
            "function a() {\n  if (b) {\n    c();\n  }\n\nfunction d() {\n  if (e) {\n    f();\n",
            "f({\n  a: 1\n}\n",
            "f(\n  a,\n  b\n",
            "function a() {\n  if (b) {\n    c(;\n",
            "function a() {\n  b();\n}\nc({\n",
        ] {
            assert_eq!(plain("javascript", code), None, "{code}");
        }
    }
}
