//! What a mark in data must stand for so that the commas around it are right, told by what is beside it.

use std::ops::Range;

use crate::language::MarkKind;
use crate::snippet::elision::{ElisionMark, MarkPlace};
use crate::syntax::lexis::regions::Regions;

/// What each of `marks` in `code` stands for, where `around` is the bracket that the code stands in, if it stands in one.
///
/// `{ ... "lamp": 1 ... }` becomes `{ "_": 0, "lamp": 1 , "_": 0 }`, and `[1, ...]` becomes `[1, 0]`.
pub(in crate::syntax) fn fitting(around: Option<char>, code: &str, opaque: &Regions, marks: &[ElisionMark]) -> Vec<&'static str> {
    let mut open: Vec<char> = around.into_iter().collect();
    let mut at = 0;
    let mut fillers: Vec<&'static str> = Vec::new();
    for (index, mark) in marks.iter().enumerate() {
        // What stands behind a value may speak of it alone: it takes no comma's place.
        let is_behind = |before: Option<char>| before.is_some_and(|c| !matches!(c, '{' | '[' | ',' | ':'));
        let is_comment = mark.place == MarkPlace::Inline && code.get(mark.range.clone()).is_some_and(|text| text.starts_with('/'));
        brackets(code, at..mark.range.start, opaque, &mut open);
        let before = code.get(at..mark.range.start).and_then(|text| text.trim_end().chars().next_back());
        // What stands between two marks is all blank: the one before is what this one stands behind.
        let before = before.or_else(|| fillers.last().and_then(|filler| filler.chars().next_back()));
        if is_comment && is_behind(before) {
            fillers.push("");
            at = mark.range.end;
            continue;
        }
        let until = marks.get(index + 1).map_or(code.len(), |next| next.range.start);
        let rest = code.get(mark.range.end..until).map(str::trim_start).unwrap_or_default();
        let behind = rest.chars().next().or_else(|| marks.get(index + 1).map(|_| '.'));
        fillers.push(
            match filler(open.last().copied(), before, behind, || {
                // A comment speaks of what it stands among.
                let is_dots = code.get(mark.range.clone()).is_some_and(|text| text.starts_with(['.', '…']));
                if is_dots { surplus(code, mark.range.end, opaque) } else { None }
            }) {
                // What stands for one value needs its comma like any other.
                filler if matches!(mark.kind, MarkKind::Ellipsis | MarkKind::Comment) => filler,
                filler => filler.trim_matches([',', ' ']),
            },
        );
        at = mark.range.end;
    }
    fillers
}

fn filler(open: Option<char>, before: Option<char>, behind: Option<char>, surplus: impl FnOnce() -> Option<&'static str>) -> &'static str {
    match (open, before, behind) {
        // Before the first bracket, dots stand for those that are closed and were never opened.
        (None, None, _) => surplus().unwrap_or_default(),
        (None, ..) => "",
        (Some('{'), _, Some(':')) => "\"_\"",
        (Some(open), before, behind) => {
            let is_value = before == Some(':');
            let is_member = open == '{' && !is_value;
            let led = before.is_some_and(|c| !matches!(c, '{' | '[' | ',' | ':'));
            let followed = behind.is_some_and(|c| !matches!(c, '}' | ']' | ','));
            match (is_member, led, followed) {
                (false, false, false) => "0",
                (false, false, true) => "0,",
                (false, true, false) => ", 0",
                (false, true, true) => ", 0,",
                (true, false, false) => "\"_\": 0",
                (true, false, true) => "\"_\": 0,",
                (true, true, false) => ", \"_\": 0",
                (true, true, true) => ", \"_\": 0,",
            }
        }
    }
}

/// Goes through the brackets in `range` of `code`, of which those before it have left `open` ones.
fn brackets(code: &str, range: Range<usize>, opaque: &Regions, open: &mut Vec<char>) {
    for (at, c) in code.get(range.clone()).unwrap_or_default().char_indices() {
        match c {
            '{' | '[' if !opaque.hold(range.start + at) => open.push(c),
            '}' | ']' if !opaque.hold(range.start + at) => drop(open.pop()),
            _ => {}
        }
    }
}

/// The one bracket that the code from the byte at `from` on closes and does not open; `None` if there is no such, or are several, or if it
/// stands no less deep than what it would close: there it is one too many.
fn surplus(code: &str, from: usize, opaque: &Regions) -> Option<&'static str> {
    let depth = |line: &str| line.len() - line.trim_start().len();
    let inner = code.get(from..)?.lines().find(|line| !line.trim().is_empty()).map(depth)?;
    let is_outer = |at: usize| {
        // What stands at the margin has nothing around it that could stand less deep: there it is the only one.
        let closes = |line: &&str| line.starts_with(['}', ']']);
        let is_last = inner == 0 && code.get(at + 1..).is_some_and(|rest| rest.trim().is_empty());
        let is_last = is_last && code.lines().filter(closes).count() == 1;
        let line = code.get(..at).and_then(|text| text.rsplit('\n').next());
        line.is_some_and(|line| line.trim().is_empty() && (line.len() < inner || is_last && line.is_empty()))
    };
    let mut open = 0_usize;
    let mut found = None;
    for (at, c) in code.char_indices().skip_while(|(at, _)| *at < from).filter(|(at, _)| !opaque.hold(*at)) {
        match c {
            '{' | '[' => open += 1,
            '}' | ']' if open > 0 => open -= 1,
            '}' | ']' if found.is_some() || !is_outer(at) => return None,
            '}' => found = Some("{"),
            ']' => found = Some("["),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;
    use crate::snippet::elision::marks;
    use crate::syntax::lexis::regions;

    fn filled(code: &str) -> String {
        let json = by_id("json").unwrap();
        let (opaque, marks) = (regions::opaque(json, code), marks(json, code, &[]));
        let fillers = fitting(None, code, &opaque, &marks);
        let mut filled = code.to_owned();
        for (mark, filler) in marks.iter().zip(fillers).rev() {
            filled.replace_range(mark.range.clone(), filler);
        }
        filled
    }

    #[test]
    fn commas_are_right_around_what_is_left_out() {
        assert_eq!(filled("[1, ...]"), "[1, 0]");
        assert_eq!(filled("[1,\n...]"), "[1,\n0]");
        assert_eq!(filled("{\"a\": 1,\n...\n}"), "{\"a\": 1,\n\"_\": 0\n}");
        assert_eq!(filled("{\"a\": ...\n\"b\": 1\n}"), "{\"a\": 0,\n\"b\": 1\n}");
        assert_eq!(filled("[\n{},\n...\n{}\n]"), "[\n{},\n0,\n{}\n]");
        assert_eq!(filled("{\"a\": bool\n\"b\": 1\n}"), "{\"a\": 0\n\"b\": 1\n}");
        assert_eq!(filled("[\n{}\n...\n{}\n]"), "[\n{}\n, 0,\n{}\n]");
        assert_eq!(filled("[1, // ...\n2]"), "[1, 0,\n2]");
        assert_eq!(filled("[1 // ...\n2]"), "[1 \n2]");
    }

    #[test]
    fn dots_before_all_stand_for_what_is_open() {
        assert_eq!(filled("...\n  \"a\": {\n  }\n}"), "{\n  \"a\": {\n  }\n}");
        assert_eq!(filled("...\n\"a\": {\n  \"b\": 1\n }\n}"), "{\n\"a\": {\n  \"b\": 1\n }\n}");
        assert_eq!(filled("...\n\"a\": {\n}\n}"), "\n\"a\": {\n}\n}");
        assert_eq!(filled("...\n\"a\": {\n}"), "\n\"a\": {\n}");
        assert_eq!(filled("...\n\"a\": 1 }\n}"), "\n\"a\": 1 }\n}");
    }
}
