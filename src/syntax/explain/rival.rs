//! Another language, or no code at all: what the code looks like if its label is not believed.

use std::ops::Range;

use crate::language::named::BASH;
use crate::language::{self, Elements, Kind, Language};
use crate::syntax::lexis::brackets;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment::{self, Reading};
use crate::syntax::parts::session;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Status, Verdict, Why};
use crate::text::{lines, pattern};

/// Proved: it is clearly the other language, whose strict parser takes all of it.
pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "rival", summary: "another language that the code clearly looks like, and in which it parses", speak: certain };

/// For code that no single change mends.
/// Most other languages that are asked.
const MAX_OTHERS: usize = 3;

/// Fewest lines of code that nobody named that may be another language's in surroundings.
const MIN_LINES: usize = 4;

/// How probable a language must be to be asked at all.
const POSSIBLE: f32 = 0.2;

/// How probable one must be to be asked where nobody named a language.
const UNNAMED: f32 = 0.04;

/// How probable one must be whose parser takes nearly anything.
const PROBABLE: f32 = 0.5;

/// How probable one must be to be believed before a mistake in the labelled language.
const CLEAR: f32 = 0.7;

/// How probable a language must be for those that look like it not to be asked: some mistakes in one are right in another.
const SURE: f32 = 0.9;

fn certain(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let ranked = &case.looks().ranked;
    let clear = |other: &Language, p: f32| p >= CLEAR && (other.shell || proves(other));
    // What was detected with the label in mind may be asked sooner.
    let least = if case.snippet.block.label.is_some() { POSSIBLE } else { UNNAMED };
    // Of which larger format data may be, its own supersets tell: any trailing comma is right in one of them.
    let larger = |other: &Language| case.language.literal && other.family == case.language.family;
    let asked = |other: &Language| proves(other) && !is_broken_markup(case.language, other) && !larger(other);
    let open = case.snippet.detection.ranked.iter().filter(|(other, p)| *p >= least && asked(other));
    if case.language.commands.is_none()
        && case.language.id != BASH.id
        && (here_document(case.code.as_str()) || is_set_for_command(case.code.as_str()))
        && let Some(verdict) = whole(case, &BASH, work)
    {
        return Some(verdict);
    }
    let as_named = is_as_named(case, work);
    // A file of components says which it is, even where its parser proves nothing.
    let is_component = |other: &Language| other.kind == Kind::Markup && other.family != other.id;
    if !as_named && let Some(verdict) = untold(case, is_component, work) {
        return Some(verdict);
    }
    let clear = ranked.iter().filter(|(other, p)| clear(other, *p) && foreign(case.language, other));
    let unsure = case.snippet.block.label.is_none() && case.snippet.detection.confidence <= SURE;
    let alike = case.language.alike.iter().filter(|_| unsure).filter_map(|id| language::by_id(id));
    let others = clear.chain(open).map(|(other, _)| *other).filter(|other| other.id != case.language.id).take(MAX_OTHERS);
    let may_be = |other: &&'static Language| !as_named || other.family == case.language.family;
    others.chain(alike).filter(may_be).find_map(|other| whole(case, other, work))
}

/// Whether the code is in the language that its author names but for a single line: what its strict parser takes all around a line is
/// hardly in another.
fn is_as_named(case: &Case<'_>, work: &mut Work) -> bool {
    let code = case.code.as_str();
    let Some(error) = case.errors().first().filter(|_| case.is_named() && proves(case.language)) else { return false };
    let at = case.code.offset_of(error.range.start);
    let full: Vec<Range<usize>> = lines(code).filter(|(_, line)| !line.trim().is_empty()).map(|(range, _)| range).collect();
    // A parser may stumble at the end of a line, or over the one behind it.
    let guilty = full.partition_point(|range| range.start <= at);
    let rest = full.len().saturating_sub(1);
    let least = if case.language.kind == Kind::Data { 1 } else { 2 };
    let tried = [guilty.checked_sub(1), guilty.checked_sub(2)].into_iter().flatten().filter_map(|index| full.get(index));
    rest >= least
        && tried.into_iter().any(|line| fragment::read_alone(case.language, &case.code.edited([(line.clone(), "")]), work).parses())
}

/// Whether a yes of the parser of `other` proves something.
fn proves(other: &Language) -> bool {
    !other.permissive && other.kind != Kind::Text
}

/// The verdict on code that clearly looks like one of those that `is_one` knows, and whose parser cannot tell.
fn untold(case: &Case<'_>, is_one: impl Fn(&Language) -> bool, work: &mut Work) -> Option<Verdict> {
    let (other, _) = case.looks().ranked.first().filter(|(other, p)| *p >= CLEAR && is_one(other) && other.id != case.language.id)?;
    let Reading::Unknown(reason) = fragment::read(other, case.code, work) else { return None };
    Some(Verdict::unchecked(Why::Other(other, Box::new(reason))))
}

/// The verdict on code that may well be in another language, or in none.
pub(in crate::syntax) fn likely(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    if is_as_named(case, work) {
        return None;
    }
    let unparsed = |other: &Language| other.kind == Kind::Code && other.grammar.is_none() && other.reference.is_none();
    if let Some(verdict) = untold(case, unparsed, work) {
        return Some(verdict);
    }
    let ranked = &case.looks().ranked;
    let possible = |other: &Language, p: f32| p >= if proves(other) { POSSIBLE } else { PROBABLE };
    let others = ranked.iter().filter(|(other, p)| possible(other, *p)).map(|(other, _)| *other);
    if let Some(verdict) =
        others.filter(|other| foreign(case.language, other)).take(MAX_OTHERS).find_map(|other| other_or_text(case, other, work))
    {
        return Some(verdict);
    }
    let unlike = case.language.kind == Kind::Code && ranked.first().is_none_or(|(_, p)| *p < POSSIBLE);
    unlike.then(|| Verdict::text(Why::UnlikeCode(case.language)))
}

/// Whether `code` is a command, under notes at most, with a here-document in it.
fn here_document(code: &str) -> bool {
    let mut lines = code.trim().lines().skip_while(|line| line.starts_with('#') || line.trim().is_empty());
    let behind = lines.next().and_then(|first| first.rsplit_once("<<")).map(|(_, behind)| behind.trim_start_matches('-').trim_start());
    let word: String =
        behind.unwrap_or_default().trim_start_matches(['\'', '"']).chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    !word.is_empty() && lines.any(|line| line.trim() == word)
}

pattern! {
    /// A variable that is set for one command, and the command.
    static SET = r"\A(?:[A-Z_][A-Z0-9_]*=[^\s;,(){}]+[ \t]+)+[a-z./][\w./-]*(?:[ \t]+[\w./\\-]|\s*\z)";
}

/// Whether `code` is one command for which a variable is set before it, as only shells do.
fn is_set_for_command(code: &str) -> bool {
    let mut lines = code.trim().lines();
    let goes_on = |line: &&str| line.trim_end().ends_with('\\');
    let is_one = lines.by_ref().find(|line| !goes_on(line)).is_none_or(|_| lines.all(|line| line.trim().is_empty()));
    is_one && SET.is_match(code.trim())
}

/// Whether `other` is more than a dialect of `language`.
fn foreign(language: &Language, other: &Language) -> bool {
    let related = other.family == language.family || language.literal && other.kind == Kind::Code;
    // Broken data is always something to a lax parser.
    let lax = language.kind == Kind::Data && !proves(other) && !other.shell;
    other.id != language.id && !related && !lax && !is_broken_markup(language, other)
}

/// Whether `other` would take broken elements in `language` all the same: they are always markup.
fn is_broken_markup(language: &Language, other: &Language) -> bool {
    let has_elements = matches!(language.elements, Elements::InCode | Elements::Loose | Elements::Strict) || language.markup.is_some();
    has_elements && other.kind == Kind::Markup
}

fn other_or_text(case: &Case<'_>, other: &'static Language, work: &mut Work) -> Option<Verdict> {
    if other.kind == Kind::Text {
        return Some(Verdict::text(Why::NoCode(case.language)));
    }
    whole(case, other, work)
}

fn whole(case: &Case<'_>, other: &'static Language, work: &mut Work) -> Option<Verdict> {
    if other.kind == Kind::Session {
        let verdict = session::check(other, case.code, work).filter(|verdict| verdict.status() != Status::Invalid)?;
        return Some(verdict.in_other(other, case.code.len()));
    }
    if brackets::unpaired(other, case.code.as_str()) {
        return None;
    }
    // In surroundings of its own choice, nearly anything short parses as something.
    let free = case.snippet.block.label.is_none() && proves(other) && case.code.as_str().trim().lines().count() >= MIN_LINES;
    let reading = if free { fragment::read(other, case.code, work) } else { fragment::read_alone(other, case.code, work) };
    let verdict = reading.verdict()?;
    Some(verdict.in_other(other, case.code.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variable_is_set_for_one_command() {
        assert!(is_set_for_command("LEVEL=debug lamp shine"));
        assert!(is_set_for_command("LEVEL=debug ROOM=hall ./lamp \\\n  shine\n"));
        assert!(!is_set_for_command("LEVEL=debug lamp shine\nSELECT 1;\n"));
        assert!(!is_set_for_command("LEVEL = debug"));
        assert!(!is_set_for_command("LEVEL=debug"));
    }
}
