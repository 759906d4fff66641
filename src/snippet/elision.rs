//! The marks that authors leave where they left something out, or where a reader must put something in.

use std::ops::Range;

use crate::language::Language;
use crate::text::{Pattern, pattern};

/// A mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its bytes.
    pub range: Range<usize>,
    /// What it is: `ellipsis`, `comment` (an ellipsis in one), `placeholder`, `type` (for a value), `value` (without its quotes) or `template`.
    pub kind: &'static str,
    /// Where it stands.
    pub place: Place,
}

/// Where a mark stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Alone on its line.
    Line,
    /// Among other code of its line.
    Inline,
}

/// Most marks that one code may have and still be a fragment.
const MAX_MARKS: usize = 100;

/// Languages in which `<name>` is an element.
const ELEMENTS: &[&str] = &["jsx", "tsx", "html", "xml", "vue", "svelte", "astro", "erb", "markdown"];

const DOTS: &str = r"(?:\.{2,}|…|·{3}|\. \. \.|⋮)";

pattern! {
    /// Dots alone on their line, whatever brackets they stand in, with words behind or between them.
    static LINE = format!(
        r"(?m)^[ \t]*(?:[\[({{<]?[ \t]*{DOTS}(?:[ \t]*[\w `'/()&,:-]*?{DOTS}?)?[ \t]*[\])}}>]?[,;]?|[\[(<][ \t]*(?i:snip(?:ped)?|redacted|omitted|truncated|elided)[ \t]*[\])>]|\[[ \t]*[A-Za-z][\w']*(?:[ \t][\w']+){{2,}}[ \t]*\]|-*[ \t]*snip[ \t]*-*|\.)[ \t]*$"
    );
}

pattern! {
    /// A comment in whatever language that holds dots, or says that something else belongs there.
    static COMMENT = format!(
        r"(?://|#|--|;;?|%)[^\n]*?(?:{DOTS}|(?-u:\b)(?:more|other|rest|same|omitted|etc)(?-u:\b))[^\n]*|/\*[^*]*?{DOTS}[^*]*?\*/|/\*[^*\n]*\*/|<!--[^\n]*?-->"
    );
}

pattern! {
    /// Dots within a line.
    static INLINE = r"<\.{3,}>|\(\.\.\)|\[(?:\.{3,}|…)\]|\.{3} [\w `'-]+ \.{3}|\.{3,}|…|·{3}|\. \. \.";
}

pattern! {
    /// Names that a reader must replace.
    static PLACEHOLDER = r#"<[\p{L}_$](?:[^<>\n"';={}()]|\(s\)){0,60}>|\$\{[\w.-]+\}|%\(\w+\)s|%[A-Z_]{2,}%|%s(?-u:\b)|\[\[[\w -]+\]\]|<[\w.-]+(?:[ \t]*\|[ \t]*['\w.-]+)+>|\[, ?[A-Za-z_.](?:\[[^\[\]\n]*\]|[^\[\]\n])*\]"#;
}

pattern! {
    /// Types in the place of values, as schemas that are written like JSON have them.
    static TYPE = r"[:\[,(|]\s*((?:string|number|integer|int|int32|int64|float|double|bool|boolean|object|array|any|timestamp|date|bytes)(?:\s*\|\s*\w+)*\??)\s*[,}\]\n/]";
}

pattern! {
    /// A name in capitals in the place of a value, as references of formats have it.
    static CAPITALS = r"[:\[,]\s*([A-Z][A-Z0-9_]+)(?-u:\b)";
}

/// Values that are mistaken for literals of JSON where they are written so.
const LITERALS: &[&str] = &["TRUE", "FALSE", "NULL", "NIL", "NAN", "INFINITY"];

pattern! {
    /// What else may stand in the place of a string.
    static CHOICE = r#""[^"\n]*"((?:[ \t]*\|[ \t]*(?:"[^"\n]*"|[\w.]+))+)"#;
}

pattern! {
    /// A string that holds a mark alone, in the place of a member.
    static MEMBER = r#"(?m)^[ \t]*"(?:\.{3}|…|//[^"\n]*|\.{3}[^"\n]*\.{3})",?[ \t]*$"#;
}

pattern! {
    /// A comment in the place of a value.
    static VALUE = r"(?:=|\?|\(|(?-u:\b)(?:return|extends))[ \t]*(/\*+[^*\n]*\*+/)[ \t]*[;,)?:]";
}

pattern! {
    /// The number of a field that a reader must choose.
    static NUMBER = r"=\s*(N|<[^<>\n]+>)\s*[;\[]";
}

pattern! {
    /// A keyword that says what is to stand there, in the place of a name: `CREATE TABLE table`.
    static NAME = r"(?-u:\b)(?:TABLE|FROM|INTO|UPDATE|JOIN)(?: IF (?:NOT )?EXISTS)? (table)(?-u:\b)";
}

pattern! {
    /// A point in time without its quotes, as logs fill it in.
    static TIME = r"(?m)[=<>(,][ \t]*(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)(?:[ \t,;)]|$)";
}

pattern! {
    /// A variable of the shell in the name of a table.
    static VARIABLE = r"(?m)^[ \t]*\[[\w.-]*(\$[A-Z][A-Z_]+)";
}

pattern! {
    /// A placeholder in the value of an attribute.
    static ATTRIBUTE = r#"="[^"<>\n]*(<[^<>"\n]+>)[^"\n]*""#;
}

pattern! {
    /// Tags of template languages.
    static TEMPLATE = r"\$?\{\{[^\n]*?\}\}\}?|\{%[^\n]*?%\}|<%[^\n]*?%>|\{#[^\n]*?#\}";
}

/// The marks in `code`, in order: comments of the language itself only if they hold dots.
#[must_use]
pub fn marks(language: &Language, code: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let find = |regex: &Pattern| -> Vec<Range<usize>> { regex.find_iter(code).map(|found| found.range()).collect() };
    for range in find(&LINE) {
        marks.push(Mark { range: trimmed(code, range), kind: "ellipsis", place: Place::Line });
    }
    for range in find(&COMMENT) {
        let text = code.get(range.clone()).unwrap_or_default();
        let own = language.lexis.line_comments.iter().any(|sign| text.starts_with(sign))
            || language.lexis.block_comments.iter().any(|(sign, _)| text.starts_with(sign));
        let dots = text.contains("..") || text.contains('…') || text.contains("···");
        // Within a line, a `#` or `--` of another language may be anything, and so may a word behind two hyphens.
        let strange = !own && place(code, &range) == Place::Inline && !text.starts_with("//") && !text.starts_with("/*");
        let option = !own && text.strip_prefix("--").is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        if (own && !dots) || strange || option {
            continue;
        }
        let place = place(code, &range);
        marks.push(Mark { range: trimmed(code, range), kind: if own { "comment" } else { "ellipsis" }, place });
    }
    if language.lexis.block_comments.iter().any(|(sign, _)| *sign == "/*") {
        marks.extend(groups(&VALUE, code).map(|range| Mark { range, kind: "comment", place: Place::Inline }));
    }
    if matches!(language.id, "json" | "jsonc" | "json5") {
        for range in find(&MEMBER) {
            marks.push(Mark { range: trimmed(code, range), kind: "ellipsis", place: Place::Line });
        }
        let names = groups(&CAPITALS, code).filter(|range| code.get(range.clone()).is_some_and(|name| !LITERALS.contains(&name)));
        marks.extend(names.map(|range| Mark { range, kind: "placeholder", place: Place::Inline }));
        // What else there may be is left out like a line: nothing stands for it.
        marks.extend(groups(&CHOICE, code).map(|range| Mark { range, kind: "placeholder", place: Place::Line }));
        marks.extend(groups(&TYPE, code).map(|range| Mark { range, kind: "type", place: Place::Inline }));
    }
    if let Some(regex) = match language.id {
        "protobuf" => Some(&NUMBER),
        "toml" => Some(&VARIABLE),
        _ => None,
    } {
        marks.extend(groups(regex, code).map(|range| Mark { range, kind: "placeholder", place: Place::Inline }));
    }
    if language.id == "sql" {
        marks.extend(groups(&NAME, code).map(|range| Mark { range, kind: "placeholder", place: Place::Inline }));
        marks.extend(groups(&TIME, code).map(|range| Mark { range, kind: "value", place: Place::Inline }));
    }
    if matches!(language.id, "xml") {
        marks.extend(groups(&ATTRIBUTE, code).map(|range| Mark { range, kind: "placeholder", place: Place::Inline }));
    }
    for (regex, kind) in [(&TEMPLATE, "template"), (&INLINE, "ellipsis"), (&PLACEHOLDER, "placeholder")] {
        for range in find(regex) {
            if kind == "placeholder" && !stands_alone(language, code, &range) {
                continue;
            }
            let place = if kind == "template" { place(code, &range) } else { Place::Inline };
            marks.push(Mark { range, kind, place });
        }
    }
    marks.sort_by_key(|mark| (mark.range.start, usize::MAX - mark.range.end));
    let mut end = 0;
    marks.retain(|mark| {
        let keep = mark.range.start >= end;
        if keep {
            end = mark.range.end;
        }
        keep
    });
    if marks.len() > MAX_MARKS { Vec::new() } else { marks }
}

/// The first groups of what `regex` finds; what stands behind one may be what stands before the next.
fn groups<'a>(regex: &'static Pattern, code: &'a str) -> impl Iterator<Item = Range<usize>> + use<'a> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let group = regex.captures_at(code, at)?.get(1)?.range();
        at = group.end;
        Some(group)
    })
}

fn trimmed(code: &str, range: Range<usize>) -> Range<usize> {
    let text = code.get(range.clone()).unwrap_or_default();
    let lead = text.len() - text.trim_start().len();
    range.start + lead..range.start + text.trim_end().len().max(lead)
}

fn place(code: &str, range: &Range<usize>) -> Place {
    let before = code.get(..range.start).and_then(|text| text.rsplit('\n').next()).unwrap_or_default();
    let after = code.get(range.end..).and_then(|text| text.split('\n').next()).unwrap_or_default();
    if before.trim().is_empty() && after.trim().is_empty() { Place::Line } else { Place::Inline }
}

/// Whether `<…>` can be a placeholder: neither an element, nor the arguments of a type.
fn stands_alone(language: &Language, code: &str, range: &Range<usize>) -> bool {
    let Some(name) = code.get(range.clone()).and_then(|text| text.strip_prefix('<')) else { return true };
    let name = name.trim_end_matches('>');
    if language.id == "xml" {
        let line = code.get(..range.start).and_then(|text| text.rsplit('\n').next()).unwrap_or_default().trim_end();
        let words = !line.is_empty() && !line.ends_with('>') && !name.contains(['=', '/', ' ']);
        return words && !code.contains(&format!("</{name}"));
    }
    if ELEMENTS.contains(&language.id) {
        return false;
    }
    let before = code.get(..range.start).and_then(|text| text.chars().next_back());
    let typed = matches!(language.id, "bash" | "sql" | "shellsession" | "yaml" | "toml" | "json" | "dockerfile" | "hcl" | "powershell");
    let glued = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | ':' | '.' | ')'));
    let closed = code.contains(&format!("</{name}"));
    !closed && (typed || !glued)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    fn found(language: &str, code: &str) -> Vec<(String, &'static str, Place)> {
        let marks = marks(by_id(language).unwrap(), code);
        marks.into_iter().map(|mark| (code.get(mark.range).unwrap().to_owned(), mark.kind, mark.place)).collect()
    }

    #[test]
    fn dots_are_marks_alone_or_within_a_line() {
        let code = "f(...)\n  ...\n[ ... ]\n… more of it …\nx = 1\n";
        let expected = [
            ("...".to_owned(), "ellipsis", Place::Inline),
            ("...".to_owned(), "ellipsis", Place::Line),
            ("[ ... ]".to_owned(), "ellipsis", Place::Line),
            ("… more of it …".to_owned(), "ellipsis", Place::Line),
        ];
        assert_eq!(found("javascript", code), expected);
    }

    #[test]
    fn a_comment_that_the_language_has_not_is_a_mark() {
        assert_eq!(found("json", "{\n  // ...\n}"), [("// ...".to_owned(), "ellipsis", Place::Line)]);
        assert_eq!(found("bash", "  --files a # and other options\n"), []);
        assert_eq!(found("javascript", "// all\n/* ... */\n"), [("/* ... */".to_owned(), "comment", Place::Line)]);
    }

    #[test]
    fn capitals_and_choices_stand_for_values() {
        let code = "{\"a\": NAME, \"b\": \"c\" | \"d\", \"e\": [ID]}";
        let ranges: Vec<_> = found("json", code).into_iter().map(|(mark, ..)| mark).collect();
        assert_eq!(ranges, ["NAME", " | \"d\"", "ID"]);
        assert_eq!(found("json", "{\"a\": Name, \"b\": NULL}"), []);
    }

    #[test]
    fn placeholders_are_neither_elements_nor_types() {
        assert_eq!(found("bash", "curl <your url>"), [("<your url>".to_owned(), "placeholder", Place::Inline)]);
        assert_eq!(found("rust", "let x: Vec<Name> = y;"), []);
        assert_eq!(found("jsx", "<Name>"), []);
        assert_eq!(found("yaml", "a: {{ b }}"), [("{{ b }}".to_owned(), "template", Place::Inline)]);
    }
}
