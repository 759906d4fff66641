//! Declarations that their reader is to write: a word that begins one, and a comment in the place of all the rest.

use crate::language::{self, Kind};
use crate::syntax::lexis::lexemes::{Belief, Sort, lexemes};
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Allowance, Verdict};
use crate::text::pattern;

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "holes", summary: "declarations that the reader is to write: `fun // your code here`", speak: find };

/// Most holes that one code may have.
const MAX_HOLES: usize = 20;

pattern! {
    /// Words with which a comment asks its reader to write something.
    static ASKS = r"(?i)(?-u:\b)(?:your|write|todo|fill|complete|implement|code (?:goes )?here|insert|put)(?-u:\b)";
}

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    if case.language.kind != Kind::Code || case.language.shell || !ASKS.is_match(code) {
        return None;
    }
    let keywords = language::keywords(case.language);
    let is_comment = |sort: Sort| matches!(sort, Sort::LineComment | Sort::BlockComment);
    let mut holes = Vec::new();
    for lexeme in lexemes(case.language, code, Belief::default()).filter(|lexeme| is_comment(lexeme.sort)) {
        let start = code.get(..lexeme.range.start)?.rfind('\n').map_or(0, |end| end + 1);
        let head = code.get(start..lexeme.range.start)?;
        let is_last = code.get(lexeme.range.end..)?.split('\n').next()?.trim().is_empty();
        if is_last
            && is_begun(head, |word| keywords.iter().any(|keyword| keyword == word))
            && ASKS.is_match(code.get(lexeme.range.clone())?)
        {
            let text = head.trim();
            let at = start + head.len() - head.trim_start().len();
            holes.push((at..at + text.len(), lexeme.range));
        }
    }
    if holes.is_empty() || holes.len() > MAX_HOLES {
        return None;
    }
    let without = case.code.edited(holes.iter().map(|(head, _)| (head.clone(), "")));
    let allowance = |comment: std::ops::Range<usize>| Allowance { range: case.code.origin(comment).range(), kind: "comment" };
    let verdict = fragment::read(case.language, &without, work).verdict()?;
    Some(verdict.allowing(holes.into_iter().map(|(_, comment)| allowance(comment)).collect()))
}

/// Whether `head` is the start of a declaration and nothing else: words of the language alone, or one before the start of a name: `fun Int.`.
fn is_begun(head: &str, is_keyword: impl Fn(&str) -> bool) -> bool {
    let head = head.trim();
    let (head, name) = match head.strip_suffix('.').and_then(|head| head.rsplit_once(' ')) {
        Some((head, name)) => (head, name),
        None => (head, "_"),
    };
    let is_name = name.chars().all(|c| c.is_alphanumeric() || c == '_');
    !head.is_empty() && is_name && head.split_whitespace().all(is_keyword)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declaration_is_begun_by_words_of_the_language() {
        let is_keyword = |word: &str| ["fun", "data", "object", "val", "return"].contains(&word);
        for head in ["fun ", "data object ", "    val ", "fun Lamp."] {
            assert!(is_begun(head, is_keyword), "{head}");
        }
        for head in ["", "return lamp", "val lamp =", "fun light(", "lamp.", "val lamp"] {
            assert!(!is_begun(head, is_keyword), "{head}");
        }
    }
}
