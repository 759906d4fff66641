//! Code that openly stops before its end: with a mark in a comment, or right where a body or an element opens.

use std::ops::Range;

use crate::language::{Blocks, Elements, Kind, Language};
use crate::syntax::Verdict;
use crate::syntax::lexis::brackets;
use crate::syntax::lexis::lexemes::{Belief, Sort, lexemes};
use crate::syntax::lexis::regions::Regions;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::{Case, Rung};
use crate::text::{lines, pattern};

pub(in crate::syntax) static RUNG: Rung = Rung {
    name: "cut",
    summary: "code that openly stops before its end: with a mark, or right where a body or an element opens",
    speak: find,
};

pattern! {
    /// A tag: whether it closes, its name, whether it closes itself.
    static TAG = r#"<!--(?s:.*?)-->|<(/?)([A-Za-z_][\w:.-]*)(?:[^<>"'{]|"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\})*?(/?)>"#;
}

/// Most blocks of such that may be open at the end.
const MAX_ENDS: usize = 5;

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    let body = code.trim_end();
    // Lines of blanks are what is left of elements that were swallowed.
    if case.language.elements == Elements::Strict && code.len() - body.len() > 2 {
        return None;
    }
    if let Some(verdict) = in_string(case, body, work) {
        return Some(verdict);
    }
    let (end, kind) = ending(case.language, body)?;
    let kept = code.get(..end)?;
    let closed = |closers: &str, work: &mut Work| {
        let ended = case.code.edited([(end..code.len(), format!("\n{closers}\n"))]);
        fragment::read(case.language, &ended, work).verdict()
    };
    let verdict = match word_blocks(case.language) {
        Some(blocks) if blocks.empty.is_some() => closed(&blocks_end(blocks, kept, &work.opaque(case.language, kept))?, work)?,
        Some(blocks) if matches!(kind, Cutoff::Mark) => {
            let end = format!("{}\n", blocks.closers().into_iter().next()?);
            (1..=MAX_ENDS).find_map(|count| closed(&end.repeat(count), work))?
        }
        _ => closed(&closers(case.language, kept, work)?, work)?,
    };
    Some(match kind {
        Cutoff::Mark => verdict.cut_off(end..body.len()),
        Cutoff::Opener => verdict.within("without its body"),
    })
}

/// The verdict on `body` if it ends with dots in a string that its last line leaves open.
fn in_string(case: &Case<'_>, body: &str, work: &mut Work) -> Option<Verdict> {
    let kept = ["...", "…"].iter().find_map(|dots| body.strip_suffix(dots))?;
    let last = body.rsplit('\n').next()?;
    let open = ['"', '\'', '`'].into_iter().filter(|quote| last.matches(*quote).count() % 2 == 1);
    open.into_iter().find_map(|quote| {
        let whole = format!("{body}{quote}");
        let closers = brackets::closers(&whole, &work.opaque(case.language, &whole)).unwrap_or_default();
        let ended = case.code.edited([(body.len()..case.code.len(), format!("{quote}{closers}\n"))]);
        let verdict = fragment::read(case.language, &ended, work).verdict()?;
        Some(verdict.cut_off(kept.len()..body.len()))
    })
}

/// With what code stops.
enum Cutoff {
    /// With an ellipsis, deeper than what it leaves open.
    Mark,
    /// With what opens a body or an element.
    Opener,
}

/// How `code` ends openly, and where what is to be kept of it ends.
fn ending(language: &Language, code: &str) -> Option<(usize, Cutoff)> {
    let start = code.rfind('\n').map_or(0, |found| found + 1);
    let line = code.get(start..)?;
    let body = line.trim_start();
    let lead = line.len() - body.len();
    let sign = language.lexis.comment_sign(body);
    let words = sign.map_or(body, |sign| body.get(sign.len()..).unwrap_or_default()).trim();
    let dots = !words.is_empty() && words.chars().all(|c| matches!(c, '.' | '…')) && (words.len() >= 3 || words == "…");
    let noted = sign.is_some() && lead > 0 && language.kind == Kind::Code;
    if dots && (noted || language.elements == Elements::Strict || sign.is_none() && word_blocks(language).is_some()) {
        return Some((start, Cutoff::Mark));
    }
    let code_end = last_code(language, code)?;
    let kept = code.get(..code_end)?;
    let opens = match word_blocks(language) {
        _ if may_end_in_elements(language) && kept.ends_with('>') => opens_element(language, kept),
        Some(blocks) if opens_block(language, blocks, kept) => true,
        _ => kept.ends_with('{') && !language.objects,
    };
    // A comment that swallowed what closes is a mistake.
    let swallowed = code.get(code_end..)?.contains(['}', ')', ']']);
    (opens && !swallowed).then_some((code_end, Cutoff::Opener))
}

/// The blocks of `language`, where words close them.
fn word_blocks(language: &Language) -> Option<&Blocks> {
    language.blocks.as_ref().filter(|blocks| !blocks.kinds.is_empty())
}

/// Whether elements of `language` are ended, so that one that is not is open.
fn may_end_in_elements(language: &Language) -> bool {
    matches!(language.elements, Elements::InCode | Elements::Strict)
}

/// Whether `code` is one line that declares something with a body, but for notes above it.
fn opens_block(language: &Language, blocks: &Blocks, code: &str) -> bool {
    let mut lines = code.lines().map(str::trim_start).filter(|line| !line.is_empty() && language.lexis.comment_sign(line).is_none());
    let Some(line) = lines.next() else { return false };
    lines.next().is_none() && blocks.declarations.iter().any(|word| line.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')))
}

/// What ends the blocks that are open at the end of `code`, with something in the innermost; `None` if none is, or one that is not open
/// is closed.
fn blocks_end(blocks: &Blocks, code: &str, opaque: &Regions) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '$');
    // Whether a command starts here.
    let mut starts = true;
    let mut at = 0;
    while let Some(rest) = code.get(at..).filter(|rest| !rest.is_empty()) {
        let word = rest.find(|c: char| !is_part(c)).map_or(rest, |end| rest.get(..end).unwrap_or_default());
        let sign = rest.chars().next()?;
        let length = if word.is_empty() { sign.len_utf8() } else { word.len() };
        let hidden = opaque.hold(at);
        at += length;
        if hidden {
            continue;
        }
        match sign {
            '\n' | ';' | '&' | '|' | '(' | ')' => starts = true,
            '{' if starts || rest.starts_with("{\n") => {
                open.push("}");
                starts = true;
            }
            '}' if starts => {
                open.pop().filter(|closer| *closer == "}")?;
            }
            _ if sign.is_whitespace() => {}
            _ if starts && blocks.middles.contains(&word) => {}
            _ if starts && blocks.closers().contains(&word) => {
                open.pop().filter(|closer| *closer == word)?;
                starts = false;
            }
            _ => {
                open.extend(blocks.opened_by(word).filter(|_| starts && !word.is_empty()));
                starts = false;
            }
        }
    }
    let ends = open.iter().rev().flat_map(|closer| [*closer, "\n"]).collect::<String>();
    (!open.is_empty()).then(|| format!("{}\n{ends}", blocks.empty.unwrap_or_default()))
}

/// Whether the last tag of `code`, which ends with it, opens an element; in code, only if there is nothing else.
fn opens_element(language: &Language, code: &str) -> bool {
    let Some(last) = TAG.captures_iter(code).last().filter(|last| last.get(0).is_some_and(|tag| tag.end() == code.len())) else {
        return false;
    };
    let opens = last.get(2).is_some() && [1, 3].iter().all(|&group| last.get(group).is_none_or(|found| found.is_empty()));
    let alone = code.lines().find(|line| !line.trim_start().starts_with("//")).is_some_and(|line| line.trim_start().starts_with('<'));
    opens && !is_meant_to_close(code, &last) && (language.elements == Elements::Strict || alone)
}

/// Whether the tag `last`, which opens an element and has no attributes, stands where the end tag of one of the same name would:
/// `<a>…<a>`, unless it is on a line of its own and deeper than that.
fn is_meant_to_close(code: &str, last: &regex::Captures<'_>) -> bool {
    let (Some(tag), Some(name)) = (last.get(0), last.get(2)) else { return false };
    if tag.len() != name.len() + 2 {
        return false;
    }
    let line = |at: usize| code.get(..at).and_then(|before| before.rsplit('\n').next()).unwrap_or_default();
    let mut open: Vec<usize> = Vec::new();
    for other in TAG.captures_iter(code) {
        let (Some(range), Some(other_name)) = (other.get(0), other.get(2)) else { continue };
        let is = |group: usize| other.get(group).is_some_and(|found| !found.as_str().is_empty());
        if other_name.as_str() != name.as_str() || range.start() == tag.start() {
            continue;
        }
        if is(1) {
            open.pop();
        } else if !is(3) {
            open.push(range.start());
        }
    }
    let (own, alone) = (line(tag.start()), line(tag.start()).trim().is_empty());
    open.last().is_some_and(|&outer| !alone || own.len() <= line(outer).len() - line(outer).trim_start().len())
}

/// Behind the last character that is code: neither blank nor in a comment on a line of its own or behind code; `None` if there is none.
fn last_code(language: &Language, code: &str) -> Option<usize> {
    let mut lines: Vec<_> = lines(code).collect();
    let last = |(range, line): (Range<usize>, &str)| {
        let kept = if language.lexis.comment_sign(line.trim_start()).is_some() { "" } else { before_line_comment(language, line) };
        (!kept.trim().is_empty()).then(|| range.start + kept.trim_end().len())
    };
    std::iter::from_fn(|| lines.pop()).find_map(last)
}

/// What of `line` stands before a comment that ends it.
fn before_line_comment<'a>(language: &Language, line: &'a str) -> &'a str {
    let comment = lexemes(language, line, Belief::default()).find(|lexeme| lexeme.sort == Sort::LineComment);
    comment.and_then(|comment| line.get(..comment.range.start)).unwrap_or(line)
}

fn closers(language: &'static Language, kept: &str, work: &mut Work) -> Option<String> {
    if let Some(blocks) = language.blocks.as_ref().filter(|blocks| opens_block(language, blocks, kept)) {
        return blocks.closers().into_iter().next().map(str::to_owned);
    }
    let elements = if may_end_in_elements(language) && kept.trim_end().ends_with('>') || language.elements == Elements::Strict {
        open_elements(kept)?
    } else {
        String::new()
    };
    if !elements.is_empty() {
        return Some(elements);
    }
    // A mark within a body cuts it off; within an argument it stands for others.
    brackets::closers(kept, &work.opaque(language, kept)).filter(|closers| closers.starts_with('}'))
}

/// The end tags of the elements that are open at the end of `code`; `None` if one of its tags closes what is not the last open.
fn open_elements(code: &str) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    for tag in TAG.captures_iter(code) {
        let Some(name) = tag.get(2).map(|name| name.as_str()) else { continue };
        let is = |group: usize| tag.get(group).is_some_and(|found| !found.as_str().is_empty());
        match (is(1), is(3)) {
            (true, _) if open.pop() != Some(name) => return None,
            (true, _) | (false, true) => {}
            (false, false) => open.push(name),
        }
    }
    Some(open.into_iter().rev().flat_map(|name| ["</", name, ">"]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;
    use crate::syntax::lexis::regions;

    fn kept(language: &str, code: &str) -> Option<usize> {
        ending(by_id(language).unwrap(), code).map(|(end, _)| end)
    }

    #[test]
    fn only_open_ends_count() {
        assert_eq!(kept("css", ".a {"), Some(4));
        assert_eq!(kept("rust", "fn f() { // body"), Some(8));
        assert_eq!(kept("javascript", "f() {\n  g();\n  // ..."), Some(13));
        assert_eq!(kept("javascript", "f() {\n  g();\n// ..."), None);
        assert_eq!(kept("javascript", "f() {\n  g();"), None);
    }

    #[test]
    fn blocks_are_closed_from_the_inside() {
        let bash = by_id("bash").unwrap();
        let ends = |code: &str| blocks_end(bash.blocks.as_ref().unwrap(), code, &regions::opaque(bash, code));
        assert_eq!(ends("if a; then").as_deref(), Some(":\nfi\n"));
        assert_eq!(ends("f() {\n  for a in b; do\n    case c in\n      d)").as_deref(), Some(":\nesac\ndone\n}\n"));
        assert_eq!(ends("while a; do\n  b\ndone"), None);
        assert_eq!(ends("echo if; b=${c}"), None);
        assert_eq!(ends("if a; then\n  b\ndone"), None);
    }

    #[test]
    fn elements_are_closed_from_the_inside() {
        assert_eq!(open_elements("<a><b x=\"1\"/><c>"), Some("</c></a>".to_owned()));
        assert_eq!(open_elements("<a></b>"), None);
        assert_eq!(open_elements("<a b={(c) => { d(c); }}>"), Some("</a>".to_owned()));
    }
}
