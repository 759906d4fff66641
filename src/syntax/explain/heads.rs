//! Heads of declarations without their bodies, and with no mark behind: how an API is listed.

use std::ops::Range;

use crate::language::Language;
use crate::syntax::Verdict;
use crate::syntax::lexis::comment;
use crate::syntax::lexis::lexemes::{Belief, Lexeme, Sort, lexemes};
use crate::syntax::lexis::regions::Regions;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::{Case, Rung};
use crate::text::pattern;

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "heads", summary: "heads of declarations without their bodies, as an API is listed", speak: find };

/// Words that declare what has a body.
const TYPES: &[&str] = &["class", "interface", "@interface", "enum", "record", "trait", "struct", "impl", "union"];

/// What starts a line that goes on with the head above it.
const GOES_ON: &[&str] = &["throws", "implements", "extends", "where", "->", ":", ",", ")", "=>"];

/// Most heads of one list.
const MAX_HEADS: usize = 60;

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    let behind = case.language.heads.as_ref()?;
    let opaque = work.opaque(case.language, code);
    // One who ends something means to end all.
    if ends(code, &opaque) {
        return None;
    }
    let heads = heads(case.language, code);
    if heads.is_empty() || heads.len() > MAX_HEADS {
        return None;
    }
    if let Some(named) = behind.name
        && let Some(names) = heads.iter().map(|head| signature(code, head)).collect::<Option<Vec<_>>>()
    {
        let edits = heads.iter().zip(names).flat_map(|(head, name)| [(name, named), (head.end..head.end, behind.function)]);
        return fragment::read(case.language, &case.code.edited(edits), work).verdict().map(declared);
    }
    let is_declared = |head: &Range<usize>| {
        code.get(head.clone()).is_some_and(|text| is_head(text) || is_constructor(text) || heads.len() == 1 && is_field(text))
    };
    if !heads.iter().all(is_declared) {
        return None;
    }
    let bodies = heads.iter().map(|head| {
        let text = code.get(head.clone()).unwrap_or_default();
        let with = match () {
            () if text.split_whitespace().any(|word| TYPES.contains(&word)) => behind.class,
            () if text.contains('(') => behind.function,
            () => behind.field,
        };
        (head.end..head.end, with)
    });
    fragment::read(case.language, &case.code.edited(bodies), work).verdict().map(declared)
}

/// Whether something in `code` is ended, or has a body: braces among parameters are Dart's way to name them.
fn ends(code: &str, opaque: &Regions) -> bool {
    let mut depth = 0_usize;
    code.char_indices().filter(|(at, _)| !opaque.hold(*at)).any(|(_, c)| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ';' || depth == 0 && matches!(c, '{' | '}')
    })
}

fn declared(verdict: Verdict) -> Verdict {
    verdict.within("declarations without their bodies")
}

/// The name at `head` of a signature without the word that declares one: its parameters have marks that no call has, or it says what
/// it returns.
fn signature(code: &str, head: &Range<usize>) -> Option<Range<usize>> {
    let text = code.get(head.clone())?;
    let (name, rest) = text.split_once('(')?;
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.'));
    let marked = rest.contains(") -> ") || rest.split([',', ')', '\n']).any(|parameter| matches!(parameter.trim(), "*" | "/"));
    (is_name && marked).then(|| head.start..head.start + name.len())
}

/// Whether `text` declares something: two words before its parameters, and neither a value nor a sentence.
fn is_head(text: &str) -> bool {
    let annotated: usize = text.split_inclusive('\n').take_while(|line| line.starts_with(['@', '#'])).map(str::len).sum();
    let text = text.get(annotated..).unwrap_or(text);
    let before = text.split('(').next().unwrap_or_default();
    let words = before.split(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '<' | '>' | '[' | ']' | '.' | '&' | '*' | ':'));
    let is_value = before.contains(['"', '\'']) || before.contains('=') && !before.starts_with("template");
    words.filter(|word| !word.is_empty()).count() >= 2 && !is_value && (text.contains('(') || before.split(' ').count() > 2)
}

pattern! {
    /// A constructor with its parameters, each a type and a name.
    static CONSTRUCTOR = r"^[A-Z]\w*\((?:(?:final )?[\w.]+(?:<[\w<>, ?.]*>)?(?:\[\]|\.\.\.)*\s+[a-z]\w*\s*(?:,\s*|\)$))+$";
}

/// Whether `text` is a constructor's name with what it takes: `Key(int size, String name)`.
fn is_constructor(text: &str) -> bool {
    CONSTRUCTOR.is_match(text)
}

/// Whether `text` is a type and a name, and nothing else.
fn is_field(text: &str) -> bool {
    let is_name = |name: &str| name.chars().all(|c| c.is_alphanumeric() || c == '_') && !name.starts_with(|c: char| c.is_ascii_digit());
    text.rsplit_once(' ').is_some_and(|(kind, name)| {
        is_name(name)
            && !kind.is_empty()
            && kind.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '<' | '>' | '[' | ']' | '.' | ',' | '?'))
    })
}

/// The code of each head: lines up to the one at whose end its brackets are closed, and which no line below goes on with.
fn heads(language: &Language, code: &str) -> Vec<Range<usize>> {
    let mut heads: Vec<Range<usize>> = Vec::new();
    let mut open: Option<Range<usize>> = None;
    let mut depth = 0usize;
    let mut start = 0;
    let is_block = |lexeme: &Lexeme| lexeme.sort == Sort::BlockComment;
    let notes: Vec<Range<usize>> = lexemes(language, code, Belief::default()).filter(is_block).map(|note| note.range).collect();
    for line in code.split_inclusive('\n') {
        // What is left of a line behind a comment that began above.
        let above = notes.get(notes.partition_point(|note| note.end <= start)).filter(|note| note.start < start);
        let skipped = above.map_or(0, |note| note.end.min(start + line.len()) - start);
        let at = start + skipped;
        start += line.len();
        let line = line.get(skipped..).unwrap_or_default();
        let text = comment::before(language, line);
        let body = text.trim();
        if body.is_empty() {
            continue;
        }
        let place = at + text.len() - text.trim_start().len()..at + text.trim_end().len();
        let goes_on = GOES_ON.iter().any(|word| body.starts_with(word))
            || heads.last().is_some_and(|head| code.get(head.clone()).is_some_and(|text| text.ends_with(',')));
        if open.is_none() && goes_on {
            open = heads.pop();
        }
        for c in body.chars() {
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        let head = open.take().map_or(place.start, |open| open.start)..place.end;
        // An annotation stands before what it is about, and so do the parameters of a template.
        if depth > 0 || body.starts_with("template") && body.ends_with('>') || body.starts_with(['@', '#']) && !body.contains(' ') {
            open = Some(head);
        } else {
            heads.push(head);
        }
    }
    heads.extend(open);
    heads
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    #[test]
    fn a_head_goes_on_while_its_brackets_are_open() {
        let code = "// reads\nint read(byte[] b,\n    int off)\n    throws IOException\n@Deprecated\nvoid close() // ends\n";
        let heads: Vec<_> = heads(by_id("java").unwrap(), code).into_iter().filter_map(|head| code.get(head)).collect();
        assert_eq!(heads, ["int read(byte[] b,\n    int off)\n    throws IOException", "@Deprecated\nvoid close()"]);
    }

    #[test]
    fn a_field_is_a_type_and_a_name() {
        assert!(is_field("String name") && is_field("Map<String,int[]> byName"));
        assert!(!is_field("name") && !is_field("return a + b") && !is_field("goto 1") && !is_field("int a = b"));
    }

    #[test]
    fn a_signature_has_marks_that_no_call_has() {
        let name = |code: &str| signature(code, &(0..code.len())).and_then(|name| code.get(name).map(str::to_owned));
        assert_eq!(name("web.get(url, *,\n        timeout=None)").as_deref(), Some("web.get"));
        assert_eq!(name("size(a, /)").as_deref(), Some("size"));
        assert_eq!(name("join(a: str) -> str").as_deref(), Some("join"));
        assert_eq!(name("f(a: 1, *b)").or(name("f(*a, **b)")).or(name("x = f(*, a)")), None);
    }

    #[test]
    fn calls_values_and_words_are_no_heads() {
        assert!(is_head("public void run()") && is_head("public static final int MAX") && is_head("fn map<U>(self) -> U"));
        assert!(is_constructor("Key(int size, byte[] name)") && !is_constructor("Key(size, name)") && !is_constructor("key(a b)"));
        assert!(!is_head("run()") && !is_head("int a = b()") && !is_head("int a"));
    }
}
