//! Which dialects and notations without a parser are published under a language's name, by the marks that its data lists.

use std::cell::LazyCell;
use std::rc::Rc;

use crate::language::{Each, Language, Unparsed, UnparsedKind, in_lines};
use crate::syntax::lexis::brackets;
use crate::syntax::lexis::regions::Regions;
use crate::syntax::why::UnparsedWord;
use crate::syntax::{Verdict, Why};
use crate::text::Matcher;

/// A dialect with its patterns compiled.
struct MarkedUnparsed {
    dialect: &'static Unparsed,
    marks: Vec<Matcher>,
    holds: Vec<Matcher>,
    lines: Vec<Matcher>,
}

static UNPARSED: Each<Vec<MarkedUnparsed>> = Each::new(|language| language.unparsed.iter().map(MarkedUnparsed::new).collect());

impl MarkedUnparsed {
    fn new(dialect: &'static Unparsed) -> Self {
        Self {
            dialect,
            marks: dialect.marks.iter().map(|mark| in_lines(mark)).collect(),
            holds: dialect.holds.into_iter().map(in_lines).collect(),
            lines: dialect.lines.into_iter().map(in_lines).collect(),
        }
    }

    /// Whether the language's parser takes much of it.
    fn is_partly(&self) -> bool {
        matches!(self.dialect.kind, UnparsedKind::Beyond | UnparsedKind::Prompt)
    }

    /// Whether no code with one of its marks is right in the language: tags of templates may stand where they do no harm, and what needs
    /// something beside its marks is not told by them alone.
    fn is_sure(&self) -> bool {
        !self.is_partly() && self.dialect.kind != UnparsedKind::Template && self.holds.is_empty()
    }

    /// Whether `code` has a mark of it.
    fn is_marked(&self, code: &str) -> bool {
        self.marks.iter().any(|mark| mark.is_match(code)) && self.holds.iter().all(|holds| holds.is_match(code))
    }

    /// What the first group of its first mark in `code` is, empty without one; `None` if none of its marks stands where `counts` says that
    /// one does.
    fn marked<'a>(&self, code: &'a str, counts: &mut dyn FnMut(usize) -> bool) -> Option<&'a str> {
        if !self.is_marked(code) {
            return None;
        }
        let mut found = self.marks.iter().flat_map(|mark| mark.captures_iter(code));
        let mark = found.find(|mark| mark.get(0).is_some_and(|whole| counts(whole.start())))?;
        Some(mark.get(1).map_or("", |group| group.as_str()))
    }

    /// Whether each line of `code` is like its lines.
    fn has_lines(&self, code: &str) -> bool {
        let is_one = |line: &Matcher| code.lines().filter(|text| !text.trim().is_empty()).all(|text| line.is_match(text));
        self.lines.iter().any(is_one)
    }

    /// The verdict on code under the name of `language` whose mark has `group` in it.
    fn verdict(&self, language: &'static Language, group: &str) -> Verdict {
        let why = self.why(language, group);
        if self.dialect.kind == UnparsedKind::Printed { Verdict::text(why) } else { Verdict::unchecked(why) }
    }

    fn why(&self, language: &'static Language, group: &str) -> Why {
        let name = self.dialect.name;
        match self.dialect.kind {
            UnparsedKind::Dialect => Why::Unparsed(name),
            UnparsedKind::Beyond => Why::Incomplete(language),
            UnparsedKind::Session => Why::Session(name.to_owned()),
            UnparsedKind::Prompt => Why::Prompt(name),
            UnparsedKind::Commands => Why::UnparsedWord(UnparsedWord { language, word: group.to_owned(), is_command: true }),
            UnparsedKind::Template | UnparsedKind::Printed => Why::Is(name),
        }
    }
}

fn of(language: &Language) -> impl Iterator<Item = &'static MarkedUnparsed> {
    UNPARSED.of(language).into_iter().flatten()
}

/// The verdict on `code` that has the mark of a dialect where its language has code, whatever a parser would make of it: `rule all:` is
/// Snakemake under the name of Python, and within a string it is nothing.
pub(in crate::syntax) fn by_its_code(language: &'static Language, code: &str, opaque: impl FnOnce() -> Rc<Regions>) -> Option<Verdict> {
    let opaque = LazyCell::new(opaque);
    let mut is_code = |at| !opaque.hold(at);
    of(language).filter(|told| told.is_sure()).find_map(|told| Some(told.verdict(language, told.marked(code, &mut is_code)?)))
}

/// The verdict on `code`, which does not parse, and has the mark of a dialect anywhere, or only lines of one.
pub(in crate::syntax) fn by_its_marks(language: &'static Language, code: &str, opaque: impl FnOnce() -> Rc<Regions>) -> Option<Verdict> {
    let opaque = LazyCell::new(opaque);
    of(language).filter(|told| !told.is_partly()).find_map(|told| {
        // A missing bracket is never explained away.
        let closed = || brackets::closers(code, &opaque).is_some_and(|open| open.is_empty());
        if told.dialect.closed && told.is_marked(code) && !closed() {
            return None;
        }
        let group = if told.has_lines(code) && closed() { Some("") } else { told.marked(code, &mut |_| true) };
        Some(told.verdict(language, group?))
    })
}

/// Why the errors of `language`'s parser in `code` prove nothing: it takes only a part of such a dialect.
pub(in crate::syntax) fn errors_prove_nothing(language: &'static Language, code: &str) -> Option<Why> {
    let told = of(language).find(|told| told.is_partly() && told.is_marked(code))?;
    Some(told.why(language, ""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;
    use crate::syntax::lexis::regions;

    #[test]
    fn what_a_grammar_does_not_know_is_known() {
        let beyond = |id, code| errors_prove_nothing(by_id(id).unwrap(), code).is_some();
        assert!(beyond("c", "switch (a) { case 1 ... 3: break; }"));
        assert!(beyond("c", "static int __init start(void)"));
        assert!(beyond("cpp", "export module a;"));
        assert!(beyond("kotlin", "context(log: Log)\nfun a() {}"));
        assert!(!beyond("c", "struct a { unsigned b : 1; };\nint c(int d, ...);"));
        assert!(!beyond("cpp", "template <class T> class A {};\nint B::c() { return 1; }"));
    }

    fn opaque(language: &'static Language, code: &str) -> impl Fn() -> Rc<Regions> {
        move || Rc::new(regions::opaque(language, code))
    }

    fn reason(id: &str, code: &str) -> Option<String> {
        let language = by_id(id).unwrap();
        by_its_marks(language, code, opaque(language, code))?.why().map(ToString::to_string)
    }

    #[test]
    fn a_dialect_is_told_by_its_marks() {
        assert_eq!(reason("python", "rule all:\n    input: \"a\"\n").as_deref(), Some("it is Snakemake, which has no parser here"));
        assert_eq!(reason("python", "def rule(all):\n    input()\n"), None);
        assert_eq!(reason("ruby", "%div.a\n  b\n").as_deref(), Some("it is Haml, which has no parser here"));
        assert_eq!(reason("ruby", "%w[a b].each(&:c)\n"), None);
        let command = "it holds commands that are no SQL and have no parser here: `AB.SEARCH`";
        assert_eq!(reason("sql", "AB.SEARCH a b\n").as_deref(), Some(command));
    }

    #[test]
    fn what_stands_in_a_string_is_no_mark() {
        let python = by_id("python").unwrap();
        let first = |code| by_its_code(python, code, opaque(python, code)).is_some();
        assert!(first("rule all:\n    input: \"a\"\n"));
        assert!(!first("a = \"\"\"\nrule all:\n    input: b\n\"\"\"\n"));
    }

    #[test]
    fn a_page_with_code_is_a_template() {
        for code in ["@(title: String)(body: Html)\n<p>", "@model A\n<p>", "<ul>\n  @foreach (var a in b) {\n"] {
            assert!(reason("html", code).is_some(), "{code}");
        }
        for code in ["<p>@media</p>", "<a href=\"mailto:a@b\">", "<p>\n@someone\n</p>"] {
            assert_eq!(reason("html", code), None, "{code}");
        }
    }

    #[test]
    fn a_value_of_go_templates_is_none_of_go() {
        assert!(reason("go", "a {{ .Name }}").is_some() && reason("go", "{{- $x }}").is_some());
        assert!(reason("go", "[][]float64{{.5}, {1}}").is_none() && reason("go", "[][]T{{a, b}}").is_none());
    }

    #[test]
    fn declarations_are_no_messages_in_text_format() {
        for code in ["a: 1", "  b {\n}", "[x.y/z]: {\n}", "5: {\"x\"}", "# note", "12 07 [74 65]"] {
            assert!(reason("protobuf", code).is_some(), "{code}");
        }
        for code in ["string a = 1;", "syntax = \"proto3\";", "  A = 0;", "reserved 1;", "map<a, b> c = 1;", "b {\n"] {
            assert_eq!(reason("protobuf", code), None, "{code}");
        }
    }
}
