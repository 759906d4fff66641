//! Notes to a highlighter or to the generator of a page, and lines that they remove: the code is what is left without them.

use std::ops::Range;

use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Allowance, Verdict};
use crate::text::{lines, pattern};

pub(in crate::syntax) static RUNG: Rung = Rung {
    name: "annotated",
    summary: "notes to a highlighter or a generator, and lines that they remove: what is left without them parses",
    speak: find,
};

pattern! {
    /// A comment that is a note to the highlighter, and what it says of its line.
    static NOTE = r"[ \t]*(?://|#|--|/\*|<!--|\{/\*)[ \t]*\[(?:tl!|!code)[ \t]*([^\]\n]*)\][ \t]*(?:\*/\}?|-->)?";
}

pattern! {
    /// A comment that is nothing but the number of a note below the code, which the generator takes out: `// (1)!`, `# <1>`.
    static NUMBER = r"(?m)[ \t]*(?://|#)[ \t]*(?:\(\d{1,2}\)!?|<\d{1,2}>|[①-⑳❶-❿➀-➓])[ \t]*$";
}

pattern! {
    /// A tag that tells a generator's template engine to leave alone what follows, or to look again: nothing of it is published.
    static RAW = r"\{%-?[ \t]*(?:end)?(?:raw|verbatim)[ \t]*-?%\}";
}

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    let mut notes: Vec<(Range<usize>, Allowance)> = Vec::new();
    let mut note = |taken: Range<usize>, mark: Range<usize>, kind| {
        notes.push((taken, Allowance { range: case.code.origin(mark).range(), kind }));
    };
    for (at, line) in lines(code) {
        let within = |mark: Range<usize>| at.start + mark.start..at.start + mark.end;
        if let Some(found) = NOTE.captures(line) {
            let mark = within(found.get(0)?.range());
            let removes = found.get(1).is_some_and(|what| what.as_str().starts_with("remove") || what.as_str().starts_with("--"));
            note(if removes { at.clone() } else { mark.clone() }, mark, if removes { "removed line" } else { "note" });
        } else if let Some(number) = NUMBER.find(line).filter(|_| case.language.literal) {
            // Where a language has comments, a number in one is in nobody's way.
            note(within(number.range()), within(number.range()), "note");
        } else {
            for tag in RAW.find_iter(line) {
                note(within(tag.range()), within(tag.range()), "template");
            }
        }
    }
    if notes.is_empty() {
        return None;
    }
    let (taken, allowances): (Vec<_>, Vec<_>) = notes.into_iter().unzip();
    let verdict = fragment::read(case.language, &case.code.edited(taken.into_iter().map(|range| (range, ""))), work).verdict()?;
    Some(verdict.allowing(allowances))
}
