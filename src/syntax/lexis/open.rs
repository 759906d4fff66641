//! What is open at the end of code: brackets, and elements where the language may have some.

use crate::language::{Elements, Language};
use crate::syntax::lexis::regions::Regions;

/// What is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::syntax) enum Opener {
    /// A bracket: `(`.
    Bracket(char),
    /// A tag whose `>` has not come: `<a href="/"`.
    Tag,
    /// An element of this name, which is empty for `<>`.
    Element(String),
}

/// Something that is open at the end of code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::syntax) struct Open {
    /// Where it opens, in bytes of the code.
    pub at: usize,
    /// What it is.
    pub opener: Opener,
}

impl Open {
    /// What closes it.
    pub(in crate::syntax) fn closer(&self) -> String {
        match &self.opener {
            Opener::Bracket('(') => ")".to_owned(),
            Opener::Bracket('[') => "]".to_owned(),
            Opener::Bracket(_) => "}".to_owned(),
            Opener::Tag => "/>".to_owned(),
            Opener::Element(name) => format!("</{name}>"),
        }
    }
}

/// What closes all of `open` in `code`, the innermost first, each on a line of its own: behind `try {`, more than a bracket must come.
pub(in crate::syntax) fn closers(code: &str, open: &[Open]) -> String {
    let tried =
        |open: &Open| open.opener == Opener::Bracket('{') && code.get(..open.at).is_some_and(|head| head.trim_end().ends_with("try"));
    open.iter().rev().flat_map(|open| [open.closer(), if tried(open) { " finally { }\n" } else { "\n" }.to_owned()]).collect()
}

/// What is open at the end of `code`, the outermost first; `None` if something in it closes what was not opened last.
pub(in crate::syntax) fn at_end(language: &Language, code: &str, opaque: &Regions) -> Option<Vec<Open>> {
    let has_elements = matches!(language.elements, Elements::InCode | Elements::Tolerated | Elements::Strict);
    let mut open: Vec<Open> = Vec::new();
    let mut at = 0;
    // The last sign that is no blank, and whether none stands before on the line.
    let mut before = ' ';
    let mut leads = true;
    while let Some(c) = code.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = code.get(at..)?;
        let mut length = c.len_utf8();
        let in_text = matches!(open.last(), Some(Open { opener: Opener::Element(_), .. }));
        let in_tag = matches!(open.last(), Some(Open { opener: Opener::Tag, .. }));
        if opaque.hold(at) {
            at += length;
            before = '"';
            leads = c == '\n';
            continue;
        }
        match c {
            '"' | '\'' if in_tag => length += rest.get(1..)?.find(c).map_or(rest.len() - 1, |end| end + 1),
            '/' if in_tag && rest.starts_with("/>") => {
                open.pop();
                length = 2;
            }
            '>' if in_tag && before != '=' => {
                let tag = open.pop()?;
                let opener = Opener::Element(name(code.get(tag.at + 1..)?).to_owned());
                open.push(Open { opener, ..tag });
            }
            '<' if has_elements && rest.starts_with("</") => {
                let closed = name(rest.get(2..)?);
                length = 2 + rest.get(2..)?.find('>').map_or(rest.len() - 2, |end| end + 1);
                open.pop().filter(|last| last.opener == Opener::Element(closed.to_owned()))?;
            }
            '<' if has_elements && !in_tag && opens_tag(rest) && (in_text || leads || may_precede_tag(code, at, before)) => {
                open.push(Open { at, opener: Opener::Tag });
            }
            '{' => open.push(Open { at, opener: Opener::Bracket(c) }),
            '(' | '[' if !in_text && !in_tag => open.push(Open { at, opener: Opener::Bracket(c) }),
            ')' | ']' | '}' if !in_text => {
                open.pop().filter(|last| last.closer().starts_with(c))?;
            }
            '}' => return None,
            _ => {}
        }
        at += length;
        leads = c == '\n' || leads && c.is_whitespace();
        if !c.is_whitespace() {
            before = c;
        }
    }
    Some(open)
}

/// The name that `text` starts with, of a tag.
fn name(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '.' | '-' | ':' | '$')).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// Whether `rest`, which starts with `<`, goes on as a tag does.
fn opens_tag(rest: &str) -> bool {
    rest.get(1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_alphabetic() || matches!(c, '>' | '_')))
}

/// Whether an element may start at `at` behind `before` on the same line: not where a comparison, or the arguments of a type, would.
fn may_precede_tag(code: &str, at: usize, before: char) -> bool {
    let word = || {
        let last = code.get(..at).unwrap_or_default().trim_end().rsplit(|c: char| !c.is_alphanumeric()).next();
        last.is_some_and(|word| matches!(word, "return" | "yield" | "default"))
    };
    !(before.is_alphanumeric() || matches!(before, '_' | '$' | ')' | ']')) || word()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;
    use crate::syntax::lexis::regions;

    fn open(id: &str, code: &str) -> Option<String> {
        let language = by_id(id).unwrap();
        at_end(language, code, &regions::opaque(language, code)).map(|open| closers(code, &open).replace('\n', " "))
    }

    #[test]
    fn brackets_and_elements_are_closed_from_the_inside() {
        assert_eq!(open("jsx", "function A() {\n  return (\n    <p>\n      <b c={(d) => { e(d); }} />\n").as_deref(), Some("</p> ) } "));
        assert_eq!(open("jsx", "<a b={c => {\n  d({e: 1});\n}}>").as_deref(), Some("</a> "));
        assert_eq!(open("jsx", "x = (\n  <>\n    text (of [it\n    <p.q").as_deref(), Some("/> </> ) "));
        assert_eq!(open("javascript", "if (a < b) { c = d<e && f;").as_deref(), Some("} "));
        assert_eq!(open("tsx", "const [a, b] = useState<C>(\n").as_deref(), Some(") "));
        assert_eq!(open("java", "try {\n  a(").as_deref(), Some(") } finally { } "));
        assert_eq!(open("kotlin", "a<B> { c(").as_deref(), Some(") } "));
    }

    #[test]
    fn what_is_closed_wrongly_is_not_open() {
        assert_eq!(open("jsx", "<a><b></a>"), None);
        assert_eq!(open("javascript", "f({)"), None);
        assert_eq!(open("javascript", "f() }"), None);
    }
}
