//! Words of authors that code is meant to be wrong, right where it is.

use crate::language::Language;
use crate::syntax::lexis::lexemes::{Belief, Sort, lexemes};
use crate::syntax::{Cause, SyntaxError};
use crate::text::pattern;

/// What may stand before a verdict and belongs to it: `this is`, `which isn't`, `the line below would be`.
const SUBJECT: &str = r"(?:(?:and|but|so|because|since|note|todo|here|now|still|also|however|oops|actually|unfortunately)[ ,]+)?(?:(?:this|that|it|which|these|those|the|following|next|line|code|statement|syntax|example|above|below|one|version|form|variant|way|call|would|will|is|are|was|be|also|always|therefore|it['’]s|that['’]s)[ ]+){0,6}";

/// What may stand behind one: where it is so, or why.
const BEHIND: &str = r"(?:[ ]+(?:here|there|syntax|code|usage|example|way|form|because|since|as|if|when|without|until|anymore|any more|either|too|at all|in (?:this|the|a|an|java|python|strict|\p{Lu}\w*)|on (?:this|the)|for (?:this|the))(?-u:\b).*)?";

pattern! {
    /// A verdict on the code as a whole part of what a comment says: `WRONG`, `this is not valid here`, `won't compile because …`.
    pub(super) static VERDICT = format!(
        r"(?i)^{SUBJECT}(?:wrong|invalid|incorrect|illegal|bad syntax|syntax ?error|compil\w+ errors?|compilation fails|not allowed|not valid|not (?:ok|legal|supported)|(?:does|do|will|wo|would|ca)(?:n['’]t|nnot| not)(?: (?:\w+|even))? (?:compile|parse|work)|(?:not|\w+n['’]t)(?: \w+){{0,2}} (?:valid|allowed|legal)(?: \w+){{0,2}}|unexpected token.*|ungültig|falsch|verboten|invalide|incorrecte?|interdit|inválid[oa]|incorrect[oa]|неверно|ошибка|недопустимо){BEHIND}$"
    );
}

pattern! {
    /// The name of a failure as all that a part says: `Error`, `a SyntaxError`, `compile-time error`.
    static FAILURE = r"(?i)^(?:(?:this|it|that|is|an?|throws|gives|raises|produces|causes|->|=>|→)[ ]+)*(?:(?:compile|compiler|compilation|compile-time|syntax|parse|parser|parsing)[ -]?)?(?:error|error\[\w+\]|error [A-Z]*\d+)$";
}

pattern! {
    /// Signs and words that say so wherever a comment has them.
    static SIGN = r"❌|✗|✘|🚫|🔴|⛔|无效|无法|错误|不允许|非法|不合法|無効|エラー|誤り|오류|잘못";
}

/// What parts the verdict on code from what else a comment says.
pub(super) const PARTS: &[char] = &[':', '(', ')', '!', ';', ',', '—', '–', '.'];

/// Whether the text of a comment is a verdict on the code beside it, and not a sentence about what the code does: `# this token becomes
/// invalid` tells of a token.
fn is_verdict(comment: &str) -> bool {
    if SIGN.is_match(comment) {
        return true;
    }
    // A question is no verdict.
    if comment.trim_end().trim_end_matches("-->").trim_end_matches("*/").trim_end().ends_with('?') {
        return false;
    }
    let words = |part: &str| part.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '[' | ']')).to_owned();
    let parts = comment.split(PARTS).flat_map(|part| part.split(" - ")).map(words).filter(|part| !part.is_empty());
    parts.into_iter().enumerate().any(|(index, part)| VERDICT.is_match(&part) || (index < 2 && FAILURE.is_match(&part)))
}

pattern! {
    /// Marks that a comment puts under a mistake, as compilers do.
    static UNDERLINE = r"^[ \t]*(?://|#|--)[ \t]*(?:~+|\^+)(?:[ \t]+(?:~+|\^+))*(?:[ \t]|$)";
}

/// The marker in a comment on a line that holds `error` or what it is related to, or on the one above it, or marks under it.
pub(in crate::syntax) fn marker(language: &Language, code: &str, error: &SyntaxError) -> Option<String> {
    if let Some(line) = underlined(code, error.range.start) {
        return Some(line.trim().to_owned());
    }
    // Words above a statement speak of all of it; that a slip within is what they mean only a sign says.
    let counts = |said: &String| error.cause != Cause::Proved || SIGN.is_match(said);
    let head = || heads(code, error.range.start).find_map(|line| above(language, code, line)).filter(counts);
    let opener = || error.related.iter().find_map(|(range, _)| at(language, code, range.start, Above::Ignored));
    at(language, code, error.range.start, Above::Read).or_else(opener).or_else(head)
}

/// Most lines above a mistake among which the one is looked for that heads what it stands in.
const MAX_HEADED: usize = 12;

/// Where the lines start that head what stands at `at` of `code`, the innermost first, with no blank line between: each is indented less
/// than what is below it.
fn heads(code: &str, at: usize) -> impl Iterator<Item = usize> {
    let start = code.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |found| found + 1);
    let indent = |line: &str| line.len() - line.trim_start().len();
    let own = code.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let above = code.get(..start.saturating_sub(1)).unwrap_or_default().rsplit('\n').take(MAX_HEADED);
    let above = above.take_while(|line| !line.trim().is_empty());
    above
        .scan((start, indent(own)), move |(at, least), line| {
            *at = at.saturating_sub(line.len() + 1);
            let heads = indent(line) < *least;
            *least = indent(line).min(*least);
            Some(heads.then_some(*at))
        })
        .flatten()
}

/// The verdict in a comment on the line above the one that starts at `start` of `code`.
fn above(language: &Language, code: &str, start: usize) -> Option<String> {
    let line = code.get(..start.checked_sub(1)?)?.rsplit('\n').next()?.trim();
    (language.lexis.comment_sign(line).is_some() && is_verdict(line)).then(|| line.to_owned())
}

/// The comment below the line at `at` that marks that place in it.
fn underlined(code: &str, at: usize) -> Option<&str> {
    let start = code.get(..at)?.rfind('\n').map_or(0, |found| found + 1);
    let column = code.get(start..at)?.chars().count();
    let line = code.get(at..)?.split('\n').nth(1)?;
    let marked = line.chars().nth(column).is_some_and(|c| matches!(c, '~' | '^'));
    (marked && UNDERLINE.is_match(line)).then_some(line)
}

/// Whether a comment above a line speaks of it.
#[derive(Clone, Copy, PartialEq)]
enum Above {
    Read,
    Ignored,
}

fn at(language: &Language, code: &str, at: usize, comment: Above) -> Option<String> {
    let before = code.get(..at)?;
    let start = before.rfind('\n').map_or(0, |found| found + 1);
    let end = code.get(at..)?.find('\n').map_or(code.len(), |found| at + found);
    let above =
        before.get(..start.saturating_sub(1)).and_then(|text| text.rsplit('\n').next()).filter(|_| start > 0 && comment == Above::Read);
    let said = |line: &str| {
        let is_comment = |sort: Sort| matches!(sort, Sort::LineComment | Sort::BlockComment);
        let mut comments = lexemes(language, line, Belief::default()).filter(|lexeme| is_comment(lexeme.sort));
        comments.find_map(|lexeme| {
            let comment = line.get(lexeme.range)?;
            is_verdict(comment).then(|| comment.trim().to_owned())
        })
    };
    let own = code.get(start..end).and_then(said);
    own.or_else(|| above.filter(|line| language.lexis.comment_sign(line.trim_start()).is_some()).and_then(said))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    #[test]
    fn a_marker_counts_at_the_mistake_only() {
        let python = by_id("python").unwrap();
        let code = "# WRONG!\nbaz.in  # SyntaxError\nx = (\n";
        assert_eq!(at(python, code, 13, Above::Read), Some("# SyntaxError".to_owned()));
        assert_eq!(at(python, code, code.len() - 2, Above::Read), None);
        assert_eq!(at(python, "error = (\n", 8, Above::Read), None);
        assert!(at(python, "a = (  # isn't valid\n", 4, Above::Read).is_some());
    }

    #[test]
    fn a_sign_above_a_statement_counts_for_all_of_it() {
        let (language, code) = (by_id("javascript").unwrap(), "// ❌ wrong\nf(() => {\n  a: 'x',\n  b: c\n});\n\ng((\n  1;\n");
        let said = |place: &str| marker(language, code, &SyntaxError::told(code.find(place).map_or(0..0, |at| at..at + 1), "wrong"));
        assert_eq!(said("b: c").as_deref(), Some("// ❌ wrong"));
        assert_eq!(said("1;"), None);
    }

    #[test]
    fn only_a_verdict_on_the_code_waives() {
        for said in [
            "// WRONG!",
            "# SyntaxError",
            "// Error: the trait is not there",
            "// error, a is missing",
            "// won’t compile because a is final",
            "// NOTE: this doesn't work!",
            "// 🚩 Wrong: b",
            "-- not valid in Oracle",
            "// this is not allowed",
            "/* invalid */",
            "// foo() - invalid",
            "// compile-time error",
            "// error C4596: illegal name",
            "# note: doesn't produce a valid path",
            "# 非法",
        ] {
            assert!(is_verdict(said), "{said}");
        }
        for told in [
            "// Error thrown by the worker",
            "# the token will become invalid after 300s",
            "<!-- TODO: is this wrong? -->",
            "// handles invalid input",
            "# retry if the answer was wrong",
            "// returns an error",
            "#=> #<ArgumentError: missing keyword: length>",
            "// logs each error",
            "// the wrong lamp",
        ] {
            assert!(!is_verdict(told), "{told}");
        }
    }

    #[test]
    fn a_sign_in_a_string_begins_no_comment() {
        let ruby = by_id("ruby").unwrap();
        assert_eq!(at(ruby, "puts \"[x] #{name} is INVALID\"\n", 2, Above::Read), None);
        assert_eq!(at(ruby, "puts \"x\" # INVALID\n", 2, Above::Read).as_deref(), Some("# INVALID"));
    }

    #[test]
    fn a_compilers_marks_stand_under_the_mistake() {
        assert_eq!(underlined("a >> b\n//~    ~\n// Unexpected\n", 2), Some("//~    ~"));
        assert_eq!(underlined("a > b\n# ^^^ here\n", 2), Some("# ^^^ here"));
        assert_eq!(underlined("a > b\n# ^^^ here\n", 0), None);
        assert_eq!(underlined("a  > b\n// ~ish\n//~\n", 3), None);
    }
}
