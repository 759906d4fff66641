//! JSON as consoles of servers take and print it: one value below another, or one a line, with comments and strings over several lines.

use std::ops::Range;

use crate::language::named::JSON;
use crate::snippet::console;
use crate::syntax::parsing::attempt::{Attempt, Work, attempt};
use crate::syntax::parsing::fragment::{self, Reading};
use crate::syntax::{Allowance, Parser, Segment, Status, SyntaxError, blame, damage};
use crate::text::{Text, lines, pattern};

/// Most errors that are looked for in one text.
const MAX_ERRORS: usize = 5;

/// What is told of values.
#[derive(Default)]
pub(in crate::syntax) struct Values {
    /// Who said it; none if nobody was asked.
    pub parser: Option<Parser>,
    /// What was left out.
    pub allowances: Vec<Allowance>,
    /// What is wrong, in order.
    pub errors: Vec<SyntaxError>,
    /// Each value, in bytes of the snippet's code.
    pub segments: Vec<Segment>,
}

/// What is made of comments among values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::syntax) enum Comments {
    /// They are for the reader, and the console knows them.
    Dropped,
    /// They are part of the code.
    Kept,
}

/// Reads the values in `text`, each by itself.
pub(in crate::syntax) fn read(text: &Text, notes: Comments, work: &mut Work) -> Values {
    let text = plain(text, notes);
    let ranges = split(text.as_str());
    let mut values = Values::default();
    let segment = |range: &Range<usize>, status| Segment { range: text.origin(range.clone()).range(), language: Some(&JSON), status };
    // As a list of them, thousands are read at once.
    if ranges.len() > 1
        && let Attempt::Parses(parser) = attempt(&JSON, &listed(&text, &ranges), work)
    {
        values.parser = Some(parser);
        values.segments = ranges.iter().map(|range| segment(range, Status::Valid)).collect();
        return values;
    }
    for range in &ranges {
        let value = text.slice(range.clone());
        let status = if values.errors.len() < MAX_ERRORS { values.hear(&value, work) } else { Status::Unchecked };
        values.segments.push(segment(range, status));
    }
    values
}

impl Values {
    /// Reads one `value`, and takes down what is told of it.
    fn hear(&mut self, value: &Text, work: &mut Work) -> Status {
        let whole = value.as_str().trim_start().starts_with(['{', '[']);
        let reading = if whole { fragment::read_alone(&JSON, value, work) } else { fragment::read(&JSON, value, work) };
        match reading {
            Reading::Parses(parser, excuse) => {
                self.parser = self.parser.or(Some(parser));
                let status = if excuse.is_none() { Status::Valid } else { Status::Fragment };
                self.allowances.extend(excuse.allowances);
                status
            }
            Reading::Fails(parser, errors) => {
                self.parser = self.parser.or(Some(parser));
                let damaged = damage::proved(&JSON, value, work.renewed()).map(|proved| proved.errors);
                let proved = damaged.or_else(|| blame::proved(&JSON, value, &errors, work.renewed()).map(|mended| mended.mistakes));
                self.errors.extend(proved.unwrap_or_else(|| blame::sharpened(&JSON, parser, value, errors, work)));
                Status::Invalid
            }
            Reading::Unknown(_) => Status::Unchecked,
        }
    }
}

/// The values in `ranges` as the elements of one list.
fn listed(text: &Text, ranges: &[Range<usize>]) -> Text {
    let mut rewrite = text.rewrite();
    for (index, range) in ranges.iter().enumerate() {
        rewrite.replace(range.start..range.start, if index == 0 { "[" } else { "," }).keep(range.clone());
    }
    rewrite.replace(text.len()..text.len(), "]");
    rewrite.finish()
}

/// The bytes of each value in `code`: one ends where a line that is indented like the first closes something, or is whole, and the next
/// opens an object or a list.
///
/// ```text
/// { "index": {} }
/// { "lamp": 1 }
/// ```
pub(in crate::syntax) fn split(code: &str) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut open: Option<Range<usize>> = None;
    let mut indent = None;
    let mut ended = false;
    for (range, line) in lines(code) {
        let body = line.trim();
        let lead = line.len() - line.trim_start().len();
        if body.is_empty() {
            continue;
        }
        let at_margin = *indent.get_or_insert(lead) == lead;
        let end = range.start + lead + body.len();
        // Between values, dots stand for more of them, and a comment is about the next.
        if ended && at_margin && (is_dots(body) || body.starts_with("//") || body.starts_with('#')) {
            continue;
        }
        if at_margin && ended && body.starts_with(['{', '[']) {
            ranges.extend(open.take());
        }
        open = Some(open.map_or(range.start..end, |open| open.start..end));
        ended = at_margin && is_ended(body);
    }
    ranges.extend(open);
    ranges
}

/// Whether a value may end with `body`, a line at the margin: it closes something, or holds a value of its own, which may lack its end.
fn is_ended(body: &str) -> bool {
    let opens = body.starts_with(['{', '[']) && body.len() > 1;
    body.ends_with(['}', ']']) || opens && !body.ends_with([',', '{', '[', ':', '('])
}

fn is_dots(body: &str) -> bool {
    body.chars().all(|c| matches!(c, '.' | '…')) && body.len() > 1
}

pattern! {
    /// Marks at the end of a line that the text refers to, as a comment or not: `<1>`, `# (2)`, `// <3>`.
    static CALLOUTS = r"\A(?:(?:(?:#|//)[ \t]*)?(?:<\d{1,2}>|\(\d{1,2}\)|[①-⑳❶-❿➀-➓])[ \t]*)+\r?(?:\n|\z)";
}

/// `text` as the parser knows it: without marks that the text refers to, and without comments where they are dropped.
fn plain(text: &Text, notes: Comments) -> Text {
    let text = console::plain(&JSON, text);
    let code = text.as_str();
    let mut edits: Vec<(Range<usize>, &str)> = Vec::new();
    let mut at = 0;
    let mut before = '\n';
    while let Some((rest, c)) = code.get(at..).and_then(|rest| Some((rest, rest.chars().next()?))) {
        let blank = before.is_whitespace();
        let is_note = notes == Comments::Dropped && (rest.starts_with("//") || rest.starts_with("/*") || c == '#' && blank);
        let length = if c == '"' {
            string_length(rest)
        } else if let Some(found) = (blank && matches!(c, '#' | '/' | '<' | '(' | '①'..='➓')).then(|| CALLOUTS.find(rest)).flatten() {
            let length = found.as_str().trim_end().len();
            edits.push((at..at + length, ""));
            length
        } else if is_note {
            let length = note_length(rest);
            let note = rest.get(..length).unwrap_or_default();
            // One that says that something is left out stands for that.
            if !note.contains("..") && !note.contains('…') {
                edits.push((at..at + length, stand_in(code, at, at + length)));
            }
            length
        } else {
            c.len_utf8()
        };
        before = rest.get(..length).and_then(|passed| passed.chars().next_back()).unwrap_or(c);
        at += length.max(1);
    }
    text.edited(edits)
}

/// Bytes of the string that `rest` starts with; of its line where nothing closes it there.
fn string_length(rest: &str) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            '\n' => return at,
            '"' if !escaped => return at + 1,
            _ => escaped = c == '\\' && !escaped,
        }
    }
    rest.len()
}

/// Bytes of the comment that `rest` starts with.
fn note_length(rest: &str) -> usize {
    let end = if rest.starts_with("/*") { rest.find("*/").map(|end| end + 2) } else { rest.find('\n') };
    end.unwrap_or(rest.len())
}

/// What a comment stands for: a value where there is none beside it, as in `"a": /* yours */`.
fn stand_in(code: &str, start: usize, end: usize) -> &'static str {
    let before = code.get(..start).and_then(|text| text.trim_end().chars().next_back());
    let behind = code.get(end..).and_then(|text| text.trim_start().chars().next());
    if before == Some(':') && behind.is_none_or(|c| matches!(c, ',' | '}' | ']')) { "0" } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(code: &str) -> Vec<&str> {
        split(code).into_iter().map(|range| code.get(range).unwrap()).collect()
    }

    #[test]
    fn values_stand_below_each_other() {
        assert_eq!(values("{ \"a\": 1 }\n{ \"b\": 2 }\n"), ["{ \"a\": 1 }", "{ \"b\": 2 }"]);
        assert_eq!(values("{\n  \"a\": 1\n}\n\n{\n  \"b\": 2\n}\n"), ["{\n  \"a\": 1\n}", "{\n  \"b\": 2\n}"]);
        assert_eq!(values("{ \"a\": {}\n{ \"b\": 2 }\n...\n[1]\n"), ["{ \"a\": {}", "{ \"b\": 2 }", "[1]"]);
        assert_eq!(values("{\n\"a\": [\n{ \"b\": 1 },\n{ \"c\": 1 }\n]\n}\n").len(), 1);
        assert_eq!(values("[\n{ \"b\": 1,\n\"c\": 2 }\n]\n").len(), 1);
    }

    fn plainly(code: &str) -> String {
        plain(&Text::verbatim(code, 0), Comments::Dropped).as_str().to_owned()
    }

    #[test]
    fn notes_are_no_json() {
        assert_eq!(plainly("{ <1>\n  \"a\": \"b # c // d\" # e\n} // (2)\n"), "{ \n  \"a\": \"b # c // d\" \n} \n");
        assert_eq!(plainly("{ \"a\": /* yours */, \"b\": /* c */ 1 }"), "{ \"a\": 0, \"b\":  1 }");
        assert_eq!(plainly("{ // ...\n}"), "{ // ...\n}");
    }

    fn lines_of_errors(code: &str) -> Vec<usize> {
        let text = Text::verbatim(code, 0);
        let read = read(&text, Comments::Dropped, &mut Work::new());
        read.errors.iter().map(|error| code.get(..error.range.start).unwrap().matches('\n').count() + 1).collect()
    }

    #[test]
    fn each_value_is_read_by_itself() {
        assert!(lines_of_errors("{ \"a\": {} }\n{ \"b\": 2 }\n").is_empty());
        assert!(lines_of_errors("{ \"a\": \"\"\"x \"y\"\nz\"\"\" }\n").is_empty());
        assert_eq!(lines_of_errors("{ \"a\": {} }\n{ \"b\": { \"c\": 2 }\n{ \"d\": 2 }\n"), [2]);
        assert_eq!(lines_of_errors("{ \"a\": {} }\n{ \"b\": 1 \"c\": 2 }\n{ \"d\": 2 }\n"), [2]);
    }
}
