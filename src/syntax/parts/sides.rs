//! The verdict on a diff: the code before and the code after the change are checked against each other.
//!
//! A diff shows a part of a file, and most parts of files do not parse by themselves. But the two sides have what was not changed in
//! common: where the old one parses and the new one does not, the change broke it.

use crate::block::Block;
use crate::detect;
use crate::language::named::DIFF;
use crate::language::{self, Kind, Language};
use crate::snippet::Snippet;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment::{self, Reading};
use crate::syntax::rung::Rung;
use crate::syntax::{Excuse, Segment, Status, Verdict, Why, blame, damage};
use crate::text::{Text, lines};

/// How probable a language that no file name tells must be.
const CLEAR: f32 = 0.7;

/// Longest diff, in bytes, that is looked into.
const MAX_DIFF: usize = 64 * 1024;

/// One of the two states that a diff shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Old,
    New,
}

/// What a line of a diff is.
enum Line {
    /// It names a file or tells a place.
    Header,
    /// It is on both sides.
    Common,
    /// It is on one of them.
    Only(Side),
}

pub(in crate::syntax) static RUNG: Rung = Rung {
    name: "diff",
    summary: "a diff: the code before and the code after the change are checked against each other",
    speak: |case, work| (case.named.id == DIFF.id).then(|| check(case.snippet, case.code, work)),
};

/// The verdict on the diff in `code`.
fn check(snippet: &Snippet, code: &Text, work: &mut Work) -> Verdict {
    let unknown = || Verdict::text(Why::Diff);
    let text = code.as_str();
    if text.len() > MAX_DIFF || hunks(text) > 1 {
        return unknown();
    }
    let sides = [Side::Old, Side::New].map(|side| side_of(code, side));
    let [old, new] = &sides;
    if old.as_str().trim().is_empty() || new.as_str().trim().is_empty() {
        return unknown();
    }
    let Some(language) = language_of(snippet, new) else { return unknown() };
    let readings = [old, new].map(|side| fragment::read(language, side, work));
    let is_whole = readings.iter().all(|reading| matches!(reading, Reading::Parses(_, excuse) if excuse.is_none()));
    let (status, context) = if is_whole { (Status::Valid, None) } else { (Status::Fragment, Some("a diff")) };
    match readings {
        [_, Reading::Parses(parser, _)] => {
            let segments = vec![Segment { range: 0..text.len(), language: Some(language), status }];
            Verdict { segments, ..Verdict::parsed(Some(parser), Excuse { context, allowances: Vec::new() }) }
        }
        [Reading::Parses(..), Reading::Fails(parser, errors)] => {
            let damaged = damage::proved(language, new, work).map(|proved| proved.errors);
            let proved = damaged.or_else(|| blame::proved(language, new, &errors, work).map(|mended| mended.mistakes));
            proved.map_or_else(unknown, |errors| Verdict::invalid(Some(parser), errors))
        }
        _ => unknown(),
    }
}

/// What the diff's file is written in: as its name or its label says, or as it looks.
fn language_of(snippet: &Snippet, new: &Text) -> Option<&'static Language> {
    let is_code = |language: &&'static Language| matches!(language.kind, Kind::Code | Kind::Data | Kind::Markup);
    let named = snippet.code().lines().find_map(|line| line.strip_prefix("+++ ")).and_then(|rest| rest.split_whitespace().next());
    if let Some(language) = named.and_then(language::by_file_name) {
        return Some(language).filter(is_code);
    }
    if let Some(language) = snippet.block.label.as_ref().and_then(|label| language::by_diff_label(&label.value)) {
        return Some(language).filter(is_code);
    }
    let looks = detect::detect(&Block { label: None, text: new.clone(), ..snippet.block.clone() });
    looks.language.filter(is_code).filter(|language| looks.family(language) >= CLEAR)
}

/// The number of places that a diff is about.
fn hunks(code: &str) -> usize {
    code.lines().filter(|line| line.starts_with("@@")).count()
}

/// What `code`, a diff, says of `side`.
fn side_of(code: &Text, side: Side) -> Text {
    let text = code.as_str();
    let margin = has_margin(text);
    let mut rewrite = code.rewrite();
    for (range, line) in lines(text) {
        let sign = range.start..range.start + 1;
        match kind(line) {
            Line::Only(of) if of == side && margin => rewrite.keep(sign.end..range.end),
            // Without a margin, the sign stands where the code has a blank.
            Line::Only(of) if of == side => rewrite.replace(sign.clone(), " ").keep(sign.end..range.end),
            Line::Header | Line::Only(_) => continue,
            Line::Common if margin && line.starts_with(' ') => rewrite.keep(sign.end..range.end),
            Line::Common => rewrite.keep(range),
        };
    }
    rewrite.finish()
}

/// Whether the lines on both sides are moved by the column of the signs.
fn has_margin(code: &str) -> bool {
    lines(code).all(|(_, line)| !matches!(kind(line), Line::Common) || line.trim().is_empty() || line.starts_with([' ', '\t']))
}

fn kind(line: &str) -> Line {
    let is_header = ["diff ", "index ", "--- ", "+++ ", "@@", "\\ No newline", "new file mode", "deleted file mode", "similarity index"]
        .iter()
        .any(|start| line.starts_with(start));
    match line.as_bytes().first() {
        _ if is_header => Line::Header,
        Some(b'-') => Line::Only(Side::Old),
        Some(b'+') => Line::Only(Side::New),
        _ => Line::Common,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sides(code: &str) -> [String; 2] {
        let code = Text::verbatim(code, 0);
        [Side::Old, Side::New].map(|side| side_of(&code, side).as_str().to_owned())
    }

    #[test]
    fn each_side_has_its_lines_and_the_common_ones() {
        let diff = "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a {\n-  b\n+  c\n\n }\n";
        assert_eq!(sides(diff), ["a {\n  b\n\n}\n", "a {\n  c\n\n}\n"]);
    }

    #[test]
    fn where_there_is_no_margin_signs_stand_for_blanks() {
        assert_eq!(sides("a:\n- b\n+ c\nd\n"), ["a:\n  b\nd\n", "a:\n  c\nd\n"]);
    }

    #[test]
    fn an_error_of_one_side_stands_where_the_diff_has_it() {
        let diff = " function add(a, b) {\n-  return a - b;\n+  return (a + b;\n }\n";
        let block = Block::new(Text::verbatim(diff, 0), "test");
        let detection = detect::detect(&block);
        let snippet = Snippet::new(block, detection, 1);
        let verdict = check(&snippet, &Text::verbatim(diff, 0), &mut Work::new());
        assert_eq!(verdict.status(), Status::Invalid);
        assert!(verdict.errors().first().is_some_and(|error| error.range.start == diff.find("b;\n }").unwrap() + 1), "{verdict:?}");
    }
}
