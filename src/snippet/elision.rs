//! The marks that authors leave where they left something out, or where a reader must put something in.

use std::ops::Range;

use super::placeholder;
use crate::language::{Each, Elements, Language, MarkKind, MarkPattern, Markup, TagContent, by_id, in_lines};
use crate::text::{Matcher, Pattern, pattern};

/// A mark that an author left for what is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ElisionMark {
    /// The bytes of the code that it takes up.
    pub range: Range<usize>,
    /// What it stands for.
    pub kind: MarkKind,
    /// Whether it stands alone on its line.
    pub place: MarkPlace,
}

impl ElisionMark {
    /// What it may stand for in `language`, to be tried in this order.
    #[must_use]
    pub fn fillers(&self, language: &Language) -> &'static [&'static str] {
        match self.place {
            MarkPlace::Line => language.elision.line,
            MarkPlace::Inline => language.elision.inline,
        }
    }

    /// What it is, in a word.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self.kind {
            MarkKind::Placeholder => "placeholder",
            MarkKind::Ellipsis => "ellipsis",
            MarkKind::Comment => "comment",
            MarkKind::Type => "type",
            MarkKind::Value => "value",
            MarkKind::Template => "template",
        }
    }
}

/// Where a mark stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkPlace {
    /// Alone on its line.
    Line,
    /// Among other code of its line.
    Inline,
}

/// Most marks that one code may have and still be a fragment.
const MAX_MARKS: usize = 100;

const DOTS: &str = r"(?:\.{2,}|…|·{3}|\. \. \.|⋮)";

pattern! {
    /// Dots alone on their line, whatever brackets they stand in, with words behind or between them.
    static LINE = format!(
        r"(?m)^[ \t]*(?:[\[({{<]?[ \t]*{DOTS}(?:[ \t]+(?:#|//)[^\n]*$|[ \t]*[\w `'/()&,:-]*?{DOTS}?)?[ \t]*[\])}}>]?[,;]?|[\[(<][ \t]*(?i:snip(?:ped)?|redacted|omitted|truncated|elided)[ \t]*[\])>]|\[[ \t]*[A-Za-z][\w']*(?:[ \t][\w']+){{2,}}[ \t]*\]|-*[ \t]*snip[ \t]*-*|\.)[ \t]*$"
    );
}

pattern! {
    /// A comment in whatever language that holds dots, or says that something else belongs there.
    static COMMENT = format!(
        r"(?://|#|--|;;?|%)[^\n]*?(?:{DOTS}|(?-u:\b)(?:more|other|rest|same|omitted|etc|(?i:trimmed|truncated|shortened|abbreviated|elided|snipped))(?-u:\b))[^\n]*|/\*[^*]*?{DOTS}[^*]*?\*/|/\*[^*\n]*\*/|<!--[^\n]*?-->"
    );
}

pattern! {
    /// Dots within a line.
    static INLINE = r"<\.{3,}>|\(\.\.\)|\[[ \t]*(?:\.{3,}|…)[ \t]*\]|\.{3} [\w `'-]+ \.{3}|\.{3,}|…|·{3}|\. \. \.";
}

pattern! {
    /// Names that a reader must replace.
    static PLACEHOLDER = r#"<[\p{L}_$](?:[^<>\n"';={}()]|\(s\)){0,60}>|\$\{[\w.-]+\}|%\(\w+\)s|%[A-Za-z_]\w+%|%s(?-u:\b)|\[\[[\w -]+\]\]|<[\w.-]+(?:[ \t]*\|[ \t]*['\w.-]+)+>|\[, ?[A-Za-z_.](?:\[[^\[\]\n]*\]|[^\[\]\n])*\]"#;
}

pattern! {
    /// A comment in the place of a value.
    static VALUE = r"(?:=|\?|\(|(?-u:\b)(?:return|extends))[ \t]*(/\*+[^*\n]*\*+/)[ \t]*[;,)?:]";
}

pattern! {
    /// Tags of template languages.
    static TEMPLATE = r"\$?\{\{[^\n]*?\}\}\}?|\{%[^\n]*?%\}|<%[^\n]*?%>|\{#[^\n]*?#\}";
}

/// The marks in `code`, in order: comments of the language itself only if they hold dots. `stand_ins` are the words that the block's house
/// says are marks.
#[must_use]
pub fn marks(language: &Language, code: &str, stand_ins: &[String]) -> Vec<ElisionMark> {
    let found = stand_ins.iter().flat_map(|word| code.match_indices(word.as_str()).map(|(at, word)| at..at + word.len()));
    let stand_in = |range: Range<usize>| ElisionMark { place: place(code, &range), range, kind: MarkKind::Placeholder };
    let mut marks: Vec<_> = found.map(stand_in).collect();
    let find = |regex: &Pattern| -> Vec<Range<usize>> { regex.find_iter(code).map(|found| found.range()).collect() };
    // Where dots are code, what follows them at once is what is spread, and nothing that was left out.
    let spreads = language.elision.line.iter().any(|filler| filler.starts_with("..."));
    let is_spread = |text: &str| {
        let name = text.trim().strip_prefix("...").unwrap_or_default().trim_end_matches([',', ';']);
        spreads && !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '$' | '.')) && !name.starts_with('.')
    };
    for range in find(&LINE).into_iter().filter(|range| !code.get(range.clone()).is_some_and(is_spread)) {
        marks.push(ElisionMark { range: balanced(code, trimmed(code, range)), kind: MarkKind::Ellipsis, place: MarkPlace::Line });
    }
    for range in find(&COMMENT) {
        let text = code.get(range.clone()).unwrap_or_default();
        let own = language.lexis.line_comments.iter().any(|sign| text.starts_with(sign))
            || language.lexis.block_comments.iter().any(|(sign, _)| text.starts_with(sign));
        let dots = text.contains("..") || text.contains('…') || text.contains("···");
        // Within a line, a `#` or `--` of another language may be anything, and so may a word behind two hyphens.
        let strange = !own && place(code, &range) == MarkPlace::Inline && !text.starts_with("//") && !text.starts_with("/*");
        let option = !own && text.strip_prefix("--").is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        // Among elements in code, which are indented, what HTML has for a comment is text with a `!` in it.
        let leads = code.get(..range.start).is_some_and(|before| before.is_empty() || before.ends_with('\n'));
        let markup = !dots && !leads && language.elements == Elements::InCode && text.starts_with("<!--");
        if (own && !dots) || strange || option || markup {
            continue;
        }
        let place = place(code, &range);
        marks.push(ElisionMark { range: trimmed(code, range), kind: if own { MarkKind::Comment } else { MarkKind::Ellipsis }, place });
    }
    if language.lexis.block_comments.iter().any(|(sign, _)| *sign == "/*") {
        marks.extend(VALUE.first_groups(code).map(|range| ElisionMark { range, kind: MarkKind::Comment, place: MarkPlace::Inline }));
    }
    if language.objects && language.literal {
        // A string that stands for members is left out like a line; a name stands for one value.
        let place = |range: &Range<usize>| {
            if code.get(range.clone()).is_some_and(|text| text.starts_with('"')) { MarkPlace::Line } else { MarkPlace::Inline }
        };
        let placeholders = placeholder::find(code).into_iter();
        marks.extend(placeholders.map(|range| ElisionMark { place: place(&range), range, kind: MarkKind::Placeholder }));
    }
    for (mark, regex) in own(language) {
        let is_meant = |range: &Range<usize>| code.get(range.clone()).is_some_and(|text| !mark.except.contains(&text));
        let place = if mark.line { MarkPlace::Line } else { MarkPlace::Inline };
        marks.extend(regex.first_groups(code).filter(is_meant).map(|range| ElisionMark { range, kind: mark.kind, place }));
    }
    for (regex, kind) in [(&TEMPLATE, MarkKind::Template), (&INLINE, MarkKind::Ellipsis), (&PLACEHOLDER, MarkKind::Placeholder)] {
        // In a template, its tags are code.
        let has_tags = |markup: &Markup| markup.tags.iter().any(|tag| tag.holds != TagContent::Comment);
        if kind == MarkKind::Template && language.markup.as_ref().is_some_and(has_tags) {
            continue;
        }
        for range in find(regex) {
            if kind == MarkKind::Placeholder && !stands_alone(language, code, &range) {
                continue;
            }
            // `<b style{{ a }}>` lacks a `=`.
            let glued = || code.get(..range.start).is_some_and(|before| before.ends_with(char::is_alphanumeric));
            if kind == MarkKind::Template && language.elements == Elements::InCode && glued() {
                continue;
            }
            let place = if kind == MarkKind::Template { place(code, &range) } else { MarkPlace::Inline };
            marks.push(ElisionMark { range, kind, place });
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

pattern! {
    /// What says that something was left out, beside what stands there.
    static LEFT_OUT = format!(r"{DOTS}(?:[^./\w]|$)|(?-u:\b)(?:omitted|etc|(?i:trimmed|truncated|shortened|abbreviated|elided|snipped))(?-u:\b)");
}

/// Whether the `comment` of a mark says that something was left out, and not only that there is more.
#[must_use]
pub fn leaves_out(comment: &str) -> bool {
    LEFT_OUT.is_match(comment)
}

/// `range` without a bracket that only one end of it has: what closes a list in `...]` was opened before it.
fn balanced(code: &str, range: Range<usize>) -> Range<usize> {
    let text = code.get(range.clone()).unwrap_or_default();
    let opens = text.starts_with(['[', '(', '{', '<']);
    let ended = text.trim_end_matches([',', ';']);
    match (opens, ended.strip_suffix([']', ')', '}', '>'])) {
        (false, Some(inside)) => range.start..range.start + inside.trim_end().len(),
        (true, None) => range.start + 1..range.end,
        _ => range,
    }
}

static OWN: Each<Vec<(&'static MarkPattern, Matcher)>> = Each::new(|language| {
    let family = by_id(language.family).filter(|family| family.id != language.id);
    let marks = family.into_iter().chain([language]).flat_map(|language| language.elision.marks);
    marks.map(|mark| (mark, in_lines(mark.pattern))).collect()
});

/// The marks that are only written in `language` and its family.
fn own(language: &Language) -> &'static [(&'static MarkPattern, Matcher)] {
    OWN.of(language).map_or(&[], Vec::as_slice)
}

fn trimmed(code: &str, range: Range<usize>) -> Range<usize> {
    let text = code.get(range.clone()).unwrap_or_default();
    let lead = text.len() - text.trim_start().len();
    range.start + lead..range.start + text.trim_end().len().max(lead)
}

fn place(code: &str, range: &Range<usize>) -> MarkPlace {
    let before = code.get(..range.start).and_then(|text| text.rsplit('\n').next()).unwrap_or_default();
    let after = code.get(range.end..).and_then(|text| text.split('\n').next()).unwrap_or_default();
    if before.trim().is_empty() && after.trim().is_empty() { MarkPlace::Line } else { MarkPlace::Inline }
}

/// Whether `<…>` can be a placeholder: neither an element, nor the arguments of a type.
fn stands_alone(language: &Language, code: &str, range: &Range<usize>) -> bool {
    let Some(name) = code.get(range.clone()).and_then(|text| text.strip_prefix('<')) else { return true };
    let name = name.trim_end_matches('>');
    let before = code.get(..range.start).unwrap_or_default();
    let behind = code.get(range.end..).is_some_and(|text| text.starts_with(|c: char| c.is_alphanumeric() || c == '_'));
    // `A.<B>` is no value, where `a.<B>c()` is a call.
    let member = before.ends_with('.') && !behind;
    let glued = !member && before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ':' | '.' | ')'));
    let may = match language.elements {
        Elements::Loose => false,
        // A template has HTML's.
        Elements::None if language.markup.is_some() => false,
        // A name in capitals is no element's unless it is closed.
        Elements::InCode => in_capitals(name),
        // Where elements are closed, what looks like one is one.
        Elements::Tolerated if is_element(name) && CLOSES.is_match(code) => false,
        Elements::Strict => {
            let line = before.rsplit('\n').next().unwrap_or_default().trim_end();
            !line.is_empty() && !line.ends_with('>') && !name.contains(['=', '/', ' '])
        }
        Elements::None | Elements::Tolerated => language.elision.glued || !glued,
    };
    may && !code.contains(&format!("</{name}"))
}

pattern! {
    /// What closes an element.
    static CLOSES = r"</[A-Za-z>]|[\w\x22'}][ \t]*/>";
}

/// Whether `name`, from between angle brackets, is in capitals, as `PAGE_TITLE`.
fn in_capitals(name: &str) -> bool {
    name.len() > 1 && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
}

/// Whether what stands between angle brackets may be an element's name, and attributes without values.
fn is_element(name: &str) -> bool {
    !in_capitals(name) && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ' '))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    fn found(language: &str, code: &str) -> Vec<(String, &'static str, MarkPlace)> {
        let marks = marks(by_id(language).unwrap(), code, &[]);
        marks.into_iter().map(|mark| (code.get(mark.range.clone()).unwrap().to_owned(), mark.name(), mark.place)).collect()
    }

    #[test]
    fn dots_are_marks_alone_or_within_a_line() {
        let code = "f(...)\n  ...\n[ ... ]\n… more of it …\nx = 1\n";
        let expected = [
            ("...".to_owned(), "ellipsis", MarkPlace::Inline),
            ("...".to_owned(), "ellipsis", MarkPlace::Line),
            ("[ ... ]".to_owned(), "ellipsis", MarkPlace::Line),
            ("… more of it …".to_owned(), "ellipsis", MarkPlace::Line),
        ];
        assert_eq!(found("javascript", code), expected);
    }

    #[test]
    fn a_comment_that_the_language_has_not_is_a_mark() {
        assert_eq!(found("json", "{\n  // ...\n}"), [("// ...".to_owned(), "ellipsis", MarkPlace::Line)]);
        assert_eq!(found("bash", "  --files a # and other options\n"), []);
        assert_eq!(found("javascript", "// all\n/* ... */\n"), [("/* ... */".to_owned(), "comment", MarkPlace::Line)]);
    }

    #[test]
    fn what_closes_a_list_is_no_part_of_the_dots_in_it() {
        assert_eq!(found("json", "[1,\n  ...],\n"), [("...".to_owned(), "ellipsis", MarkPlace::Line)]);
        assert_eq!(found("json", "[1,\n  [...],\n"), [("[...],".to_owned(), "ellipsis", MarkPlace::Line)]);
        assert_eq!(found("json", "[1, [ ... ]]"), [("[ ... ]".to_owned(), "ellipsis", MarkPlace::Inline)]);
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
        assert_eq!(found("bash", "curl <your url>"), [("<your url>".to_owned(), "placeholder", MarkPlace::Inline)]);
        assert_eq!(found("rust", "let x: Vec<Name> = y;"), []);
        assert_eq!(found("jsx", "<Name>"), []);
        assert_eq!(found("yaml", "a: {{ b }}"), [("{{ b }}".to_owned(), "template", MarkPlace::Inline)]);
    }
}
