//! Marks that stand for the rest of what is open: of elements whose end tags they take the place of, of bodies at the end of the code.
//! And opening tags alone.

use std::ops::Range;

use crate::language::{self, Elements, Kind, Language, Markup};
use crate::syntax::lexis::open::{self, Open, Opener};
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::parsing::references::markup;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Allowance, Verdict};
use crate::text::{indent, lines, pattern};

pub(in crate::syntax) static RUNG: Rung = Rung {
    name: "rest",
    summary: "marks that stand for the rest of an element, or of what is open where the code ends; an opening tag alone",
    speak: find,
};

pattern! {
    /// What a comment says that speaks of more, without its sign.
    static MORE = r"^(?:(?:\.{2,}|…|\. \. \.).*|.*(?:\.{3}|…)|.*(?-u:\b)(?i:more|rest|remaining|remainder|same|omitted|etc)(?-u:\b).*|\?{3})$";
}

/// Most marks that are looked at.
const MAX_MARKS: usize = 12;

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    if case.language.kind == Kind::Data || code.len() > fragment::MAX_FRAGMENT {
        return None;
    }
    at_the_end(case, work).or_else(|| tag_alone(case, work)).or_else(|| among_children(case, work))
}

/// What reads the code of `case`: its language, and those that add elements to it.
fn readers(case: &Case<'_>) -> impl Iterator<Item = &'static Language> {
    let larger = case.language.supersets.iter().filter_map(|superset| language::by_id(superset.language));
    std::iter::once(case.language).chain(larger.filter(|larger| larger.elements == Elements::InCode))
}

/// The verdict on `code`, made of that of `case`, by the first that reads it.
fn read(case: &Case<'_>, code: &crate::text::Text, work: &mut Work) -> Option<Verdict> {
    readers(case).find_map(|reader| {
        let verdict = fragment::read(reader, code, work).verdict()?;
        Some(if reader.id == case.language.id { verdict } else { verdict.in_other(reader, case.code.len()) })
    })
}

/// Whether `line` is a mark for more: dots, or a comment that speaks of more.
fn is_mark(language: &Language, line: &str) -> bool {
    let body = line.trim();
    let body = body.strip_prefix('{').and_then(|body| body.strip_suffix('}')).unwrap_or(body);
    let sign = language.lexis.comment_sign(body).or_else(|| ["//", "#", "/*", "<!--"].into_iter().find(|sign| body.starts_with(sign)));
    match sign {
        // `// ... }` swallowed what closes.
        Some(_) if body.ends_with(['}', ')', ']']) => false,
        Some(sign) => {
            body.get(sign.len()..).is_some_and(|words| MORE.is_match(words.trim_end_matches("*/").trim_end_matches("-->").trim()))
        }
        None => matches!(body, "..." | "…" | ". . ."),
    }
}

/// The last line of `code`, trimmed at its end, if it is a mark within what is open: deeper than the margin, or set apart by a blank line.
fn last_mark(language: &Language, code: &str) -> Option<Range<usize>> {
    let body = code.trim_end();
    let start = body.rfind('\n')? + 1;
    let line = body.get(start..)?;
    let apart = || body.get(..start).is_some_and(|text| text.ends_with("\n\n") || text.trim_end_matches([' ', '\t']).ends_with("\n\n"));
    (is_mark(language, line) && (indent(line) > 0 || apart())).then(|| start + indent(line)..body.len())
}

/// The verdict on code that ends with a mark.
fn at_the_end(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    let mark = last_mark(case.language, code)?;
    let kept = code.get(..mark.start)?;
    if let Some(markup) = case.language.markup.as_ref().filter(|_| case.language.elements == Elements::Loose) {
        let closers = end_tags(markup, kept)?;
        let verdict = read(case, &case.code.edited([(mark.start..code.len(), closers)]), work)?;
        return Some(verdict.cut_off(case.code.origin(mark).range()));
    }
    let open = open::at_end(case.language, kept, &work.opaque(case.language, kept))?;
    let innermost = open.last()?;
    let returned = || kept.get(..innermost.at).is_some_and(|head| head.trim_end().ends_with("return"));
    let values = match innermost.opener {
        Opener::Bracket('(') if returned() => vec!["", case.language.elision.inline.iter().find(|filler| !filler.is_empty())?],
        Opener::Bracket('{') | Opener::Element(_) => vec![""],
        Opener::Bracket(_) | Opener::Tag => return None,
    };
    let verdict = values.into_iter().find_map(|value| {
        let closers = open::closers(kept, &open);
        read(case, &case.code.edited([(mark.start..code.len(), format!("{value}\n{closers}"))]), work)
    })?;
    Some(verdict.cut_off(case.code.origin(mark).range()))
}

/// The end tags of what is open at the end of `code`; `None` if nothing is, or something is wrong before.
fn end_tags(markup: &'static Markup, code: &str) -> Option<String> {
    let read = markup::read(markup, code);
    let rest = read.elements.rest();
    let is_right = read.errors.is_empty() && read.elements.errors.is_empty() && !rest.is_empty();
    is_right.then(|| rest.iter().rev().flat_map(|open| ["</", &open.name, ">\n"]).collect())
}

/// The verdict on code whose last line is an opening tag, and which has nothing else that is open.
fn tag_alone(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str().trim_end();
    if !code.ends_with('>') || !matches!(case.language.elements, Elements::InCode | Elements::Tolerated) {
        return None;
    }
    let open = open::at_end(case.language, code, &work.opaque(case.language, code))?;
    let [Open { at, opener: Opener::Element(_) }] = open.as_slice() else { return None };
    let margin = code.lines().filter(|line| !line.trim().is_empty()).map(indent).min()?;
    let head = code.get(..*at)?;
    let (above, lead) = head.rsplit_once('\n').unwrap_or(("", head));
    let before = above.lines().rfind(|line| !line.trim().is_empty());
    let is_note = |line: &str| case.language.lexis.comment_sign(line.trim_start()).is_some();
    let alone = above.lines().all(|line| line.trim().is_empty() || is_note(line));
    let leads = lead.trim().is_empty() && (alone || before.is_some_and(|line| is_mark(case.language, line)) && lead.len() == margin);
    // What stands in it is more than its tag.
    let whole = open::at_end(case.language, code.get(..code.len() - 1)?, &work.opaque(case.language, code))
        .is_some_and(|before| matches!(before.last(), Some(Open { opener: Opener::Tag, at: tag }) if tag == at));
    if !leads || !whole {
        return None;
    }
    let ended = case.code.edited([(code.len()..case.code.len(), open::closers(code, &open))]);
    read(case, &ended, work).map(|verdict| verdict.within("without its body"))
}

/// The verdict on code in which marks among the children of elements stand for all that follows in these, their end tags too: behind
/// `//...`, the next line is `);`.
fn among_children(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    let marks: Vec<Range<usize>> = lines(code)
        .filter(|(_, line)| is_mark(case.language, line))
        .map(|(range, line)| range.start..range.start + line.trim_end().len())
        .collect();
    if marks.is_empty() || marks.len() > MAX_MARKS {
        return None;
    }
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for mark in marks {
        let next = code.get(mark.end..)?.trim_start();
        if !next.starts_with([')', '}', ']']) {
            continue;
        }
        let kept = code.get(..mark.start)?;
        // Later elements are told in what comes before them.
        let before = case.code.slice(0..mark.start);
        let ended = before.edited(edits.iter().cloned());
        let opaque = work.opaque(case.language, ended.as_str());
        let open = open::at_end(case.language, ended.as_str(), &opaque)?;
        let elements = open.iter().rev().take_while(|open| matches!(open.opener, Opener::Element(_))).count();
        if elements > 0 {
            edits.push((kept.len()..mark.end, open::closers(ended.as_str(), open.get(open.len() - elements..)?)));
        }
    }
    if edits.is_empty() {
        return None;
    }
    let allowances = edits.iter().map(|(mark, _)| Allowance { range: case.code.origin(mark.clone()).range(), kind: "ellipsis" }).collect();
    read(case, &case.code.edited(edits), work).map(|verdict| verdict.allowing(allowances))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    #[test]
    fn a_mark_says_that_there_is_more() {
        let javascript = by_id("javascript").unwrap();
        for line in [
            "//...",
            "  // …",
            "// ... the code that fills it ...",
            "{/* ... */}",
            "# the rest",
            "// . . .",
            "// more of these",
            "// ???",
            "...",
        ] {
            assert!(is_mark(javascript, line), "{line}");
        }
        for line in ["// fills it", "f(...a)", "// TODO", "/* a */", "// moreover", "// ... }"] {
            assert!(!is_mark(javascript, line), "{line}");
        }
    }

    #[test]
    fn a_mark_ends_code_within_what_is_open() {
        let last = |code: &str| last_mark(by_id("kotlin").unwrap(), code).and_then(|mark| code.get(mark)).map(str::to_owned);
        assert_eq!(last("a {\n  b()\n  // ...\n").as_deref(), Some("// ..."));
        assert_eq!(last("a {\n  b()\n\n// . . .\n").as_deref(), Some("// . . ."));
        assert_eq!(last("a {\n  b()\n// ...\n"), None);
        assert_eq!(last("a {\n  b()\n"), None);
    }
}
