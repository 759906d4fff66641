//! Words of authors that code is meant to be wrong, right where it is.

use crate::language::Language;
use crate::syntax::SyntaxError;
use crate::text::pattern;

pattern! {
    static MARKER = r"(?i)(?-u:\b)(?:wrong|invalid|incorrect|illegal|syntax ?error|compil\w+ error|not allowed|not valid|not (?:ok|legal|supported)|unexpected token|(?:does|do|will|wo)(?:n['’]t| not)(?: \w+)? (?:compile|parse|work)|(?:not|\w+n['’]t)(?: \w+){0,2} valid|ungültig|falsch|verboten|invalide|incorrecte?|interdit|inválid[oa]|incorrect[oa]|неверно|ошибка|недопустимо)(?-u:\b)|^[^\w\n]*error(?-u:\b)|❌|✗|✘|🚫|无效|无法|错误|不允许|非法|不合法|無効|エラー|誤り|오류|잘못";
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
    let opener = || error.related.iter().find_map(|(range, _)| at(language, code, range.start, Above::Ignored));
    at(language, code, error.range.start, Above::Read).or_else(opener)
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
    let own = code.get(start..end);
    let signs: Vec<&str> =
        language.lexis.line_comments.iter().copied().chain(language.lexis.block_comments.iter().map(|(open, _)| *open)).collect();
    let regex = &*MARKER;
    own.into_iter().chain(above.filter(|line| signs.iter().any(|sign| line.trim_start().starts_with(sign)))).find_map(|line| {
        let comment = signs.iter().filter_map(|sign| line.find(sign)).min()?;
        let comment = line.get(comment..)?;
        regex.is_match(comment).then(|| comment.trim().to_owned())
    })
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
    fn a_compilers_marks_stand_under_the_mistake() {
        assert_eq!(underlined("a >> b\n//~    ~\n// Unexpected\n", 2), Some("//~    ~"));
        assert_eq!(underlined("a > b\n# ^^^ here\n", 2), Some("# ^^^ here"));
        assert_eq!(underlined("a > b\n# ^^^ here\n", 0), None);
        assert_eq!(underlined("a  > b\n// ~ish\n//~\n", 3), None);
    }
}
