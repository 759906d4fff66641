//! Runs one after another: pieces of one program, or a call and the JSON that it returned.

use std::ops::Range;

use crate::interned::Name;
use crate::language::named::JSON;
use crate::language::{Kind, Language, OutputStyle, Preprocessor};
use crate::syntax::lexis::{brackets, comment};
use crate::syntax::parsing::attempt::{Work, attempt};
use crate::syntax::parsing::fragment;
use crate::syntax::{Allowance, Segment, Status};
use crate::text::{Pattern, Text, pattern};

/// Most pieces that a code is cut into.
const MAX_PIECES: usize = 40;

/// Most pieces that are read as one run.
const MAX_RUN: usize = 4;

/// The runs of `text`, each valid or a fragment in its own language; `None` unless there are at least two.
pub(in crate::syntax) fn segments(language: &'static Language, text: &Text, work: &mut Work) -> Option<(Vec<Segment>, Vec<Allowance>)> {
    let code = text.as_str();
    let pieces = pieces(language, code);
    let at_margin = |piece: &Stretch| code.get(piece.range.start..).is_some_and(|piece| !piece.starts_with([' ', '\t']));
    if !(2..=MAX_PIECES).contains(&pieces.len()) || !pieces.first().is_some_and(at_margin) || pieces.iter().all(|piece| piece.is_output) {
        return None;
    }
    // What has a bracket too few or too many has a piece that has.
    if !language.shell && !pieces.iter().any(|piece| piece.is_output) && brackets::unpaired(language, code) {
        return None;
    }
    let mut segments: Vec<Segment> = Vec::new();
    let mut allowances = Vec::new();
    // Whether a piece only parses because something ends it that its author did not write.
    let mut is_lent_end = false;
    let mut first = 0;
    while let Some(piece) = pieces.get(first) {
        if piece.is_output {
            segments.push(Segment { range: piece.range.clone(), language: None, status: Status::Text });
            first += 1;
            continue;
        }
        let code_until = pieces.iter().skip(first).position(|piece| piece.is_output).map_or(pieces.len(), |found| first + found);
        // A shell's output may be indented, and what stands behind a whole command is not.
        let indented = |range: &Range<usize>| {
            code.get(range.clone()).is_some_and(|text| text.lines().all(|line| line.trim().is_empty() || line.starts_with("  ")))
        };
        if language.shell && first > 0 && indented(&piece.range) {
            segments.push(Segment { range: piece.range.clone(), language: None, status: Status::Text });
            first += 1;
            continue;
        }
        // A word alone is what is left of something, unless its value was shown.
        let bare = code.get(piece.range.clone()).is_some_and(|text| {
            let text = text.trim();
            !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '_') && !text.starts_with(|c: char| c.is_ascii_digit())
        });
        let is_behind_output = first.checked_sub(1).and_then(|before| pieces.get(before)).is_some_and(|before| before.is_output);
        if bare && !is_behind_output && language.kind == Kind::Code {
            return None;
        }
        let (next, segment, run) = (first..code_until.min(first + MAX_RUN)).find_map(|last| {
            let range = pieces.get(first)?.range.start..pieces.get(last)?.range.end;
            // The whole was tried before.
            if range.len() + 1 >= code.trim_end().len() {
                return None;
            }
            let run = run(language, text, &range, work)?;
            Some((last + 1, Segment { range, language: Some(run.language), status: run.status }, run))
        })?;
        segments.push(segment);
        is_lent_end |= run.context.is_some_and(|context| language.contexts.iter().any(|known| known.unended && known.name == context));
        allowances.extend(run.allowances);
        first = next;
    }
    (segments.len() > 1 && !unended(language, code, &segments, is_lent_end)).then_some((segments, allowances))
}

/// Whether the pieces are one program in which a semicolon is missing: its author ends some with one, but not all before
/// the last, nor the last where that parses only once it `is_lent_end`.
fn unended(language: &Language, code: &str, segments: &[Segment], is_lent_end: bool) -> bool {
    let own: Vec<&str> = segments
        .iter()
        .filter(|segment| segment.language.is_some_and(|l| l.id == language.id))
        .filter_map(|segment| code.get(segment.range.clone()))
        .map(|piece| last_code(language, piece))
        .filter(|line| !line.is_empty())
        .collect();
    let Some((_, before)) = own.split_last() else { return false };
    // What a macro stands for may be a whole statement.
    let is_ended = language.statement_end.is_some() && language.preprocessor != Preprocessor::Macros && !language.tail_values;
    // `'lamp' => 1,` is an entry of a table, which is shown before what uses it.
    let is_entry = |line: &str| line.ends_with(',') && line.starts_with(['\'', '"']);
    let ends_some = own.iter().any(|line| line.ends_with(';'));
    let misses_end = language.statement_end.is_some() && is_lent_end && ends_some;
    misses_end
        || is_ended
            && ends_some
            && before.iter().any(|line| !line.ends_with([';', '}', ']', ':']) && !line.ends_with("*/") && !is_entry(line))
}

/// The last line of `piece` that is code, without the comment behind it.
fn last_code<'a>(language: &Language, piece: &'a str) -> &'a str {
    let code = |line: &'a str| comment::before(language, line).trim();
    piece.lines().rev().map(code).find(|line| !line.is_empty()).unwrap_or_default()
}

/// What one run is.
struct PieceRun {
    language: &'static Language,
    status: Status,
    context: Option<Name>,
    allowances: Vec<Allowance>,
}

/// What the run in `range` of `text` is; `None` if it does not parse.
fn run(language: &'static Language, text: &Text, range: &Range<usize>, work: &mut Work) -> Option<PieceRun> {
    let piece = text.slice(range.clone());
    if piece.as_str().trim_start().starts_with(['{', '['])
        && !language.silent
        && language.id != JSON.id
        && attempt(&JSON, &piece, work).parses()
    {
        return Some(PieceRun { language: &JSON, status: Status::Valid, context: None, allowances: Vec::new() });
    }
    if brackets::unpaired(language, piece.as_str()) {
        return None;
    }
    // Where indentation is syntax, only what stands at the margin and needs no surroundings is a piece of its own.
    let indented = language.indented;
    let verdict = fragment::read(language, &piece, work).verdict().filter(|verdict| !indented || verdict.context().is_none())?;
    Some(PieceRun { language, status: verdict.status(), context: verdict.context(), allowances: verdict.own_excuse().allowances })
}

/// A part of code, or of what it printed.
struct Stretch {
    range: Range<usize>,
    is_output: bool,
}

pattern! {
    /// What a command says when it fails, or of what it does, or a rule that it draws; what a call returned; what values were bound to a statement.
    static OUTPUT = r"(?i)^(?:[\w./-]+: )?(?:\w+ )?(?:error|warning|fatal|exception|usage|traceback|panic)(?-u:\b)[^=]*[:!(]|^\[(?:info|warn|warning|error|debug|success|\d+/\d+)\] |^npm ERR!|^error\[|^HTTP/\d|^-{8,}$";
}

pattern! {
    static RETURNED = r"^[ \t]*=> \S";
}

pattern! {
    static BOUND = r#"^(?:\[|\()(?:['"\d\[{(-]|None(?-u:\b)|True(?-u:\b)|False(?-u:\b)).*[\])][ \t]*$"#;
}

pattern! {
    static BOUND_BEHIND = r#"[ \t]+\[\[".*\]\][ \t]*$"#;
}

pattern! {
    /// The start of a statement, in SQL that has no semicolons.
    static STATEMENT = r"(?i)^(?:select|insert|update|delete|create|alter|drop|with|begin|commit|rollback|savepoint|release|truncate|grant|revoke|explain|pragma|show|set|use)(?-u:\b)";
}

pattern! {
    /// What the client of a database takes for itself.
    static CLIENT = r"(?i)^(?:\\\S|\.[a-z]+(?-u:\b)|(?:go|/|exit|quit)[ \t]*$|(?:prompt|connect|spool|sqlplus|psql|mysql|archive log|startup|shutdown)(?-u:\b))";
}

pattern! {
    /// What a database says of a statement.
    static SAID = r"^-\[ RECORD \d+ \]|^\*{5,} \d+\. row \*{5,}$|^(?:ERROR|HINT|DETAIL|NOTICE|WARNING|LINE \d+)[ :]|^ORA-\d+:|^Query OK|^[ \t]*\(?\d+ (?:rows?|records?)(?-u:\b)|^Empty set|^Records: \d|^[A-Z][a-z]+ (?:created|altered|dropped|inserted)\.$|^(?:CREATE|ALTER|DROP) [A-Z ]+$|^(?:INSERT 0|UPDATE|DELETE|SELECT|COPY|FETCH|MOVE|MERGE) \d+$|^(?:BEGIN|COMMIT|ROLLBACK|START TRANSACTION|SAVEPOINT|RELEASE|SET|RESET|NOTIFY|LISTEN|ANALYZE|VACUUM|GRANT|REVOKE|DO|TRUNCATE TABLE|PREPARE|DEALLOCATE|CALL|LOAD|COMMENT|LOCK TABLE|REINDEX|(?:DECLARE|CLOSE) CURSOR)$|^(?:Result|Returns|Output): \S";
}

pattern! {
    /// A line between the head of a table and its rows.
    static RULE = r"^[ \t]*[+|]?-{3,}(?:[-+| \t\u{200b}]*-)?[+|]?[ \t]*$";
}

pattern! {
    /// The names of columns that a query gave, and rows of it: nothing that a statement has.
    static HEAD = r"^[ \t]*[\w$#]+(?:\([\w*]+\))?(?:[ \t]+[\w$#]+(?:\([\w*]+\))?)*[ \t]*$";
}
pattern! {
    static ROW = r"^[ \t]+[\w.:-]+(?:[ \t]+[\w.:-]+)*[ \t]*$|^[ \t]*\S.*[ \t]\|[ \t].*$";
}

pattern! {
    /// One value, as a query gives it.
    static VALUE = r"^[ \t]*(?:-?\d[\d.]*|'[^'\n]*'|NULL|[tf]|true|false)[ \t]*$";
}

pattern! {
    /// The end of a line that goes on below.
    static GOES_ON = r"(?i)(?:[,(=<>+*/|-]|\s(?:limit|offset|and|or|where|select|by|in|then|else|values|like|between|set|top|interval|is|not|as|from|when|case|default))[ \t]*$";
}

fn is(regex: &Pattern, line: &str) -> bool {
    regex.is_match(line)
}

/// Whether `line`, with the one `below` it, is what a query gave, given whether that of the line above it `printed` is, and
/// whether something `ended` before it.
fn is_table(line: &str, below: &str, printed: bool, ended: bool) -> bool {
    let row = |line: &str| is(&ROW, line) && !is(&STATEMENT, line.trim_start());
    let head = ended && is(&HEAD, line) && !is(&STATEMENT, line.trim_start());
    // Rows stand behind a blank, and begin no statement.
    let cell = |line: &str| line.starts_with(' ') && !is(&STATEMENT, line.trim_start());
    is(&SAID, line) && (printed || ended)
        || is(&RULE, line) && printed
        || printed && (row(line) || cell(line))
        || ended && is(&RULE, below)
        || head && row(below)
}

/// Whether `line` is what the code above it printed; `open` is whether there is some.
fn is_output(language: &Language, line: &str, above: &str, open: bool) -> bool {
    match language.output {
        OutputStyle::Messages => open && is(&OUTPUT, line),
        OutputStyle::Tables => {
            let goes_on = above.trim_end().to_lowercase().ends_with("values") || above.trim_end().ends_with([',', '(']);
            is(&CLIENT, line) || open && !goes_on && is(&BOUND, line)
        }
        OutputStyle::Unknown => false,
        OutputStyle::Arrows => is(&RETURNED, line),
    }
}

/// The parts of `code` between blank lines, cut again before dots that stand for what was left out, where a JSON value opens after something ended, where a statement starts that
/// nothing else divides from the one above, and where output stands.
fn pieces(language: &Language, code: &str) -> Vec<Stretch> {
    let mut pieces: Vec<Stretch> = Vec::new();
    let mut open: Option<Stretch> = None;
    let mut start = 0;
    let mut ended = false;
    let mut above = "";
    let tables = language.output == OutputStyle::Tables;
    let undivided = tables && !code.lines().any(|line| line.trim_end().ends_with(';'));
    // Where a statement ended, not counting blank lines behind it.
    let mut closed = false;
    let mut lines = code.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let at = start..start + line.len();
        start = at.end;
        let body = line.trim();
        let printed = open.as_ref().is_some_and(|piece| piece.is_output);
        let below = lines.peek().map_or("", |below| below.trim_end());
        // `select ascii('a')`, and what that is: `97`.
        let value = undivided
            && is(&VALUE, line.trim_end())
            && !above.trim().is_empty()
            && !is(&GOES_ON, above.trim_end())
            && (below.trim().is_empty() || is(&STATEMENT, below) || is(&VALUE, below));
        let table = tables && (value || is_table(line.trim_end(), below, printed, closed));
        let json = line.starts_with(['{', '[']) && (ended || language.shell);
        // What stands on either side of dots is of different parts of a program.
        let left_out = !language.indented && !language.shell && line.starts_with(['.', '…']) && matches!(body, "..." | "…" | "....");
        if body.is_empty() || left_out || json && !printed || undivided && is(&STATEMENT, line) {
            pieces.extend(open.take());
        }
        let holds_code = open.as_ref().is_some_and(|piece| !piece.is_output);
        if table || is_output(language, line.trim_end(), above, holds_code || printed) {
            let piece = match open.take() {
                Some(piece) if piece.is_output => piece,
                other => {
                    pieces.extend(other);
                    Stretch { range: at.clone(), is_output: true }
                }
            };
            open = Some(Stretch { range: piece.range.start..at.end, ..piece });
        } else if !body.is_empty() {
            // A shell's output runs on; elsewhere code may follow it.
            if printed && !language.shell && !line.starts_with([' ', '\t']) {
                pieces.extend(open.take());
            }
            let piece = open.take().unwrap_or(Stretch { range: at.clone(), is_output: false });
            open = Some(Stretch { range: piece.range.start..at.end, ..piece });
        }
        if let Some(values) = behind(language, line)
            && let Some(piece) = open.take_if(|piece| !piece.is_output)
        {
            pieces.push(Stretch { range: piece.range.start..at.start + values, is_output: false });
            open = Some(Stretch { range: at.start + values..at.end, is_output: true });
        }
        ended = line.starts_with(['}', ']']) || (line.starts_with(['{', '[']) && body.ends_with(['}', ']'])) || body.ends_with(';');
        if !body.is_empty() {
            // What is said of a statement stands behind it: `SELECT 1; -- one`.
            closed = table || comment::before(language, body).trim_end().ends_with(';');
        }
        above = line;
    }
    pieces.extend(open);
    pieces
}

/// Where in `line` values start that were bound to the statement before them.
fn behind(language: &Language, line: &str) -> Option<usize> {
    if language.output != OutputStyle::Tables {
        return None;
    }
    Some(BOUND_BEHIND.find(line.trim_end())?.start())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    fn languages(language: &str, code: &str) -> Option<Vec<&'static str>> {
        let (segments, _) = segments(by_id(language).unwrap(), &Text::verbatim(code, 0), &mut Work::new())?;
        Some(segments.into_iter().filter_map(|segment| segment.language).map(|language| language.id).collect())
    }

    #[test]
    fn a_call_and_its_result_are_two_runs() {
        let code = "const a = await f();\nlog(a);\n\n{\n  \"b\": [1, 2],\n  \"c\": null\n}\n";
        assert_eq!(languages("javascript", code), Some(vec!["javascript", "json"]));
    }

    #[test]
    fn dots_at_the_margin_stand_between_two_runs() {
        assert_eq!(languages("php", "a(\"b\");\n...\npublic function c() { return 1; }\n"), Some(vec!["php", "php"]));
        assert_eq!(languages("php", "a(\"b\";\n...\npublic function c() { return 1; }\n"), None);
    }

    #[test]
    fn a_missing_semicolon_is_no_border() {
        assert_eq!(languages("sql", "SELECT 1 -- a\n\nSELECT 2;\n\nSELECT 3\n"), None);
        assert_eq!(languages("sql", "SELECT 1\n\nSELECT 2 -- a;\n\nSELECT 3\n"), Some(vec!["sql", "sql", "sql"]));
    }

    #[test]
    fn output_is_no_code() {
        let kinds = |language: &str, code: &str| {
            let (segments, _) = segments(by_id(language).unwrap(), &Text::verbatim(code, 0), &mut Work::new())?;
            Some(segments.into_iter().map(|segment| segment.language.map(|language| language.id)).collect::<Vec<_>>())
        };
        assert_eq!(kinds("ruby", "a.map(&:b)\n=> [1,\n 2]\nc\n"), Some(vec![Some("ruby"), None, Some("ruby")]));
        assert_eq!(kinds("sql", "SELECT a FROM b\nWHERE c = ?\n(1, 2)\n"), Some(vec![Some("sql"), None]));
        assert_eq!(kinds("sql", "SELECT a FROM b LIMIT ?  [[\"LIMIT\", 1]]\n"), Some(vec![Some("sql"), None]));
        assert_eq!(kinds("bash", "make a\nerror: no rule (a)\n"), Some(vec![Some("bash"), None]));
        assert_eq!(kinds("sql", "select f('a')\n97\nselect f('b')\n98\n"), Some(vec![Some("sql"), None, Some("sql"), None]));
        assert_eq!(kinds("sql", "select a from b limit\n97\nselect f('b'\n98\n"), None);
        assert_eq!(kinds("sql", "SELECT a FROM b;\n\n-[ RECORD 1 ]--+---\na | 48 kB\n"), Some(vec![Some("sql"), None]));
    }

    #[test]
    fn a_missing_bracket_is_no_border() {
        assert_eq!(languages("javascript", "function f() {\n  g();\n\nh();\n"), None);
    }
}
