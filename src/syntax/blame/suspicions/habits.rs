//! What stands at the place where the parser stumbled tells what was meant: a comma before what closes, two values with nothing between
//! them, an operator without its right side.

use crate::language::{self, Kind};
use crate::syntax::FaultKind;
use crate::syntax::SyntaxError;
use crate::syntax::blame::suspicions::{Candidate, Scene};
use crate::syntax::verdict::missing;

/// Operators that want a value behind them.
const WANT_VALUES: &[&str] = &["=", ":=", "==", "+", "-", "*", "/", "&&", "||"];

pub(super) fn find(scene: &Scene<'_>) -> Vec<Candidate> {
    let ways = [trailing_comma, missing_comma, missing_value, missing_zero];
    // Some parsers stop at the sign that nothing fits behind, others behind it.
    let ends = |error: &SyntaxError| {
        let sign = scene.code.get(error.range.start..).and_then(|text| text.chars().next()).filter(char::is_ascii_punctuation);
        [Some(error.range.start), sign.map(|sign| error.range.start + sign.len_utf8())]
    };
    let places = scene.errors.iter().flat_map(ends).flatten().filter_map(|at| Gap::at(scene.code, at));
    let by_gap = places.flat_map(|gap| ways.iter().filter_map(move |way| way(scene, &gap)));
    by_gap.chain(scene.errors.iter().flat_map(|error| comma_at_line_end(scene, error))).collect()
}

/// Where a parser stumbled: between what it had read, and what it did not expect.
struct Gap<'a> {
    /// Where what it had read ends.
    end: usize,
    /// Where what it did not expect begins.
    start: usize,
    before: &'a str,
    behind: &'a str,
}

impl<'a> Gap<'a> {
    fn at(code: &'a str, at: usize) -> Option<Self> {
        let before = code.get(..at)?.trim_end();
        let behind = code.get(at..)?.trim_start();
        Some(Self { end: before.len(), start: code.len() - behind.len(), before, behind })
    }

    /// The word at the start of what was not expected.
    fn word(&self) -> &'a str {
        let end = self.behind.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(self.behind.len());
        self.behind.get(..end).unwrap_or_default()
    }
}

/// `SELECT a, b, FROM t` and `[1, 2, ]`: the last comma.
fn trailing_comma(scene: &Scene<'_>, gap: &Gap<'_>) -> Option<Candidate> {
    let comma = gap.before.strip_suffix(',')?.len();
    let is_keyword = || language::keywords(scene.language).iter().any(|keyword| keyword.eq_ignore_ascii_case(gap.word()));
    let closes = gap.behind.is_empty() || gap.behind.starts_with([')', ']', '}', ';']) || is_keyword();
    let kind = if scene.language.literal { FaultKind::TrailingCommaInJson } else { FaultKind::Other };
    closes.then(|| Candidate::replace(comma..gap.end, "", "trailing comma").of(kind).mending_all())
}

/// `["a" "b"]`: two values, the first of which no word or sign goes on from.
fn missing_comma(scene: &Scene<'_>, gap: &Gap<'_>) -> Option<Candidate> {
    let ends = gap.before.ends_with(['"', '\'', ']', '}']) || gap.before.ends_with(|c: char| c.is_ascii_digit());
    let begins = gap.behind.starts_with(['"', '\'', '[', '{']) || gap.behind.starts_with(|c: char| c.is_ascii_digit());
    let is_string = gap.before.ends_with(['"', '\'']) && gap.behind.starts_with(['"', '\'']);
    // `attr :a :b` of Ruby.
    let is_symbol = gap.behind.strip_prefix(':').is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    let may = if scene.language.kind == Kind::Data { ends && begins } else { is_string || is_symbol };
    (may && gap.end < gap.start).then(|| Candidate::insert(gap.end, ",", missing(",")))
}

/// `{"a": .5}` in data whose numbers begin with a digit.
fn missing_zero(scene: &Scene<'_>, gap: &Gap<'_>) -> Option<Candidate> {
    let is_fraction = gap.behind.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let may = scene.language.literal && is_fraction && gap.before.ends_with([':', ',', '[', '-']);
    may.then(|| Candidate::insert(gap.start, "0", "a number begins with a digit").mending_all())
}

/// `from a import b,` at the end of its line.
fn comma_at_line_end(scene: &Scene<'_>, error: &SyntaxError) -> Vec<Candidate> {
    let at = scene.line_of(error.range.start);
    // What is indented deeper is what the comma divides.
    let ends = |index: &usize| scene.next(*index).is_none_or(|next| scene.indent(next) <= scene.indent(*index));
    let lines = [Some(at), scene.previous(at)].into_iter().flatten().filter(ends).filter_map(|index| scene.lines.get(index));
    let lines = lines.filter(|line| scene.text(line.start()..line.end).ends_with(','));
    lines.map(|line| Candidate::replace(line.end - 1..line.end, "", "unexpected `,` at the end of the line")).collect()
}

/// `let x = ;`: nobody but the author knows the value.
fn missing_value(_: &Scene<'_>, gap: &Gap<'_>) -> Option<Candidate> {
    let ends = gap.behind.is_empty() || gap.behind.starts_with([';', ')', ',', ']', '}']);
    let operator = WANT_VALUES.iter().filter(|operator| ends && gap.before.ends_with(**operator)).max_by_key(|operator| operator.len())?;
    let message = format!("a value is missing behind `{operator}`");
    Some(Candidate::insert(gap.end, " 0", message).standing_for().mending_all())
}
