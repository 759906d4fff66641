//! Sentences among code, in a script that no language has its words in: Chinese, Japanese, Korean.

use std::ops::Range;

use crate::language::{Kind, Language};
use crate::syntax::lexis::lexemes::{Belief, Sort, lexemes};
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Segment, Status, Verdict, Why};
use crate::text;

/// Code with sentences between its parts.
pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "prose", summary: "sentences among code, in a script that no language has its words in", speak: find };

/// Most parts that sentences may divide code into.
const MAX_PARTS: usize = 20;

pub(in crate::syntax) static NOTES: Rung = Rung {
    name: "notes",
    summary: "sentences, or notes that are nearly as much sentences as code, in a script that no language has its words in",
    speak: notes,
};

fn notes(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let noted = noted(case.language, case.code.as_str())?;
    let is_sound = case.swallowed(work).is_none() && !case.is_rejected(work);
    (!is_sound).then_some(noted)
}

fn noted(language: &Language, code: &str) -> Option<Verdict> {
    if code.is_ascii() {
        return None;
    }
    let lines = lines(language, code);
    let sentences = lines.iter().filter(|line| line.1).count();
    if sentences > 0 && sentences == lines.len() {
        return Some(Verdict::text(Why::Is("prose")));
    }
    (sentences > 1 && sentences * 3 >= lines.len()).then(|| Verdict::unchecked(Why::Is("notes, with code among sentences")))
}

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    if code.is_ascii() || case.language.kind != Kind::Code || case.language.indented {
        return None;
    }
    let lines = lines(case.language, code);
    let mut segments: Vec<Segment> = Vec::new();
    let mut parts = 0;
    for group in lines.chunk_by(|a, b| a.1 == b.1) {
        let range = group.first()?.0.start..group.last()?.0.end;
        if group.first()?.1 {
            // A sentence that is indented stands in a body, and lost the sign of its comment.
            let at_margin = |line: &(Range<usize>, bool)| code.get(line.0.start..).is_some_and(|text| !text.starts_with([' ', '\t']));
            if !group.iter().all(at_margin) {
                return None;
            }
            segments.push(Segment { range, language: None, status: Status::Text });
        } else {
            parts += 1;
            if parts > MAX_PARTS {
                return None;
            }
            let verdict = fragment::read(case.language, &case.code.slice(range.clone()), work).verdict()?;
            segments.push(Segment { range, language: Some(case.language), status: verdict.status() });
        }
    }
    (segments.len() > 1).then(|| Verdict::mixed(case.parser(), segments))
}

/// The lines of `code` that are not blank, and whether each is a sentence.
fn lines(language: &Language, code: &str) -> Vec<(Range<usize>, bool)> {
    let comments =
        lexemes(language, code, Belief::default()).filter(|lexeme| matches!(lexeme.sort, Sort::LineComment | Sort::BlockComment));
    let comments: Vec<_> = comments.collect();
    let mut lines = Vec::new();
    for (at, line) in text::lines(code).filter(|(_, line)| !line.trim().is_empty()) {
        let start = at.start + line.len() - line.trim_start().len();
        let is_comment = comments.iter().any(|comment| comment.range.contains(&start));
        let end = comments.iter().map(|comment| comment.range.start).find(|comment| at.contains(comment)).unwrap_or(at.end);
        let body = code.get(at.start..end).unwrap_or_default().trim();
        lines.push((at, !is_comment && is_sentence(body)));
    }
    lines
}

/// Whether a line says something in such a script: at least as many of its signs as words of ASCII, and nothing that ends code.
fn is_sentence(line: &str) -> bool {
    let signs = line.chars().filter(|c| is_wide(*c)).count();
    let words = line.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|word| !word.is_empty()).count();
    let quoted = line.starts_with(['"', '\'', '`']) || line.matches('"').count() > 2;
    signs >= 2 && signs >= words && !quoted && !line.ends_with([';', '{', '}', ',', '(', ')', '>'])
}

/// Whether `c` is of a script that is written without spaces, or of Korean.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    fn sentences(language: &str, code: &str) -> Vec<bool> {
        lines(by_id(language).unwrap(), code).into_iter().map(|(_, is)| is).collect()
    }

    #[test]
    fn comments_strings_and_code_are_no_sentences() {
        assert_eq!(
            sentences("java", "// 输出结果\n/* 第一\n第二行 */\nString 名 = \"值\";\n或者这样\n"),
            [false, false, false, false, true]
        );
        assert_eq!(sentences("sql", "SELECT 1;\n查询所有的行\n"), [false, true]);
        assert_eq!(sentences("bash", "echo 好 && ls\n"), [false]);
    }

    #[test]
    fn only_sentences_are_prose() {
        let status = |code| noted(by_id("java").unwrap(), code).map(|verdict| verdict.status());
        assert_eq!(status("路由器收到一个分组，先存储下来\n再转发"), Some(Status::Text));
        assert_eq!(status("int a = 1;\n或者\nint b = 2;\n其他的写法\n"), Some(Status::Unchecked));
        assert_eq!(status("int a = 1;\nint b = 2;\nint c = 3;\n其他的写法\n"), None);
    }
}
