//! Code that openly stops before its end: with a mark in a comment, or right where a body or an element opens.

use crate::language::{Kind, Language};
use crate::syntax::Verdict;
use crate::syntax::lexis::brackets;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::{Case, Rung};
use crate::text::pattern;

pub(in crate::syntax) static RUNG: Rung = Rung {
    name: "cut",
    summary: "code that openly stops before its end: with a mark, or right where a body or an element opens",
    speak: find,
};

pattern! {
    /// A tag: whether it closes, its name, whether it closes itself.
    static TAG = r#"<!--(?s:.*?)-->|<(/?)([A-Za-z_][\w:.-]*)(?:[^<>"'{]|"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\})*?(/?)>"#;
}

/// Languages that are made of elements.
const ELEMENTS: &[&str] = &["xml", "jsx", "tsx"];

/// Languages whose blocks end with `end`.
const ENDED: &[&str] = &["ruby", "elixir", "lua", "julia"];

/// Most blocks of such that may be open at the end.
const MAX_ENDS: usize = 5;

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    let body = code.trim_end();
    // Lines of blanks are what is left of elements that were swallowed.
    if case.language.id == "xml" && code.len() - body.len() > 2 {
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
    let verdict = if ENDED.contains(&case.language.id) && !matches!(kind, Ending::Opener) {
        (1..=MAX_ENDS).find_map(|count| closed(&"end\n".repeat(count), work))?
    } else {
        closed(&closers(case.language, kept, work)?, work)?
    };
    Some(match kind {
        Ending::Mark => verdict.cut_off(end..body.len()),
        Ending::Opener => verdict.within("without its body"),
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

enum Ending {
    /// With an ellipsis, deeper than what it leaves open.
    Mark,
    /// With what opens a body or an element.
    Opener,
}

/// How `code` ends openly, and where what is to be kept of it ends.
fn ending(language: &Language, code: &str) -> Option<(usize, Ending)> {
    let start = code.rfind('\n').map_or(0, |found| found + 1);
    let line = code.get(start..)?;
    let body = line.trim_start();
    let lead = line.len() - body.len();
    let sign = language.lexis.line_comments.iter().find(|sign| body.starts_with(**sign));
    let words = sign.map_or(body, |sign| body.get(sign.len()..).unwrap_or_default()).trim();
    let dots = !words.is_empty() && words.chars().all(|c| matches!(c, '.' | '…')) && (words.len() >= 3 || words == "…");
    let noted = sign.is_some() && lead > 0 && language.kind == Kind::Code;
    if dots && (noted || language.id == "xml" || sign.is_none() && ENDED.contains(&language.id)) {
        return Some((start, Ending::Mark));
    }
    let code_end = last_code(language, code)?;
    let kept = code.get(..code_end)?;
    let opens = match language.id {
        id if ELEMENTS.contains(&id) && kept.ends_with('>') => opens_element(id, kept),
        "ruby" => kept.trim_start().starts_with(['d', 'c', 'm']) && !kept.contains('\n'),
        "json" | "jsonc" | "json5" | "yaml" | "sql" | "toml" => false,
        _ => kept.ends_with('{'),
    };
    // A comment that swallowed what closes is a mistake.
    let swallowed = code.get(code_end..)?.contains(['}', ')', ']']);
    (opens && !swallowed).then_some((code_end, Ending::Opener))
}

/// Whether the last tag of `code`, which ends with it, opens an element; in code, only if there is nothing else.
fn opens_element(language: &str, code: &str) -> bool {
    let Some(last) = TAG.captures_iter(code).last().filter(|last| last.get(0).is_some_and(|tag| tag.end() == code.len())) else {
        return false;
    };
    let opens = last.get(2).is_some() && [1, 3].iter().all(|&group| last.get(group).is_none_or(|found| found.is_empty()));
    let alone = code.lines().find(|line| !line.trim_start().starts_with("//")).is_some_and(|line| line.trim_start().starts_with('<'));
    opens && (language == "xml" || alone)
}

/// Behind the last character that is code: neither blank nor in a comment on a line of its own or behind code.
fn last_code(language: &Language, code: &str) -> Option<usize> {
    let mut end = code.len();
    loop {
        let kept = code.get(..end)?.trim_end();
        let start = kept.rfind('\n').map_or(0, |found| found + 1);
        let line = kept.get(start..)?;
        let comment = language
            .lexis
            .line_comments
            .iter()
            .filter_map(|sign| if line.trim_start().starts_with(sign) { Some(0) } else { line.find(&format!(" {sign}")) });
        match comment.min() {
            Some(0) if start == 0 => return None,
            Some(0) => end = start,
            Some(at) => end = start + at,
            None => return Some(kept.len()),
        }
    }
}

fn closers(language: &'static Language, kept: &str, work: &mut Work) -> Option<String> {
    if language.id == "ruby" {
        return Some("end".to_owned());
    }
    let elements = if ELEMENTS.contains(&language.id) && kept.trim_end().ends_with('>') || language.id == "xml" {
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
    fn elements_are_closed_from_the_inside() {
        assert_eq!(open_elements("<a><b x=\"1\"/><c>"), Some("</c></a>".to_owned()));
        assert_eq!(open_elements("<a></b>"), None);
        assert_eq!(open_elements("<a b={(c) => { d(c); }}>"), Some("</a>".to_owned()));
    }
}
