//! Damage that publishing does to code: each kind is proved by undoing it.

mod better;
mod button;
mod callouts;
mod curly_quotes;
mod dashes;
mod emphasis;
mod escaped_twice;
mod full_width;
mod indentation;
mod invisible;
mod line_breaks;
mod line_numbers;
mod spaces;
mod undone;

use std::ops::Range;

pub(super) use undone::{Undone, undone};

use crate::language::{Kind, Language};
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment::{self, Reading};
use crate::syntax::parsing::references::{self, Swallows};
use crate::syntax::{Cause, Fix, FixTrust, Help, Parser, SyntaxError};
use crate::text::{Edit, Text};

/// One kind of damage.
#[derive(Debug)]
pub struct Repair {
    /// Its name, in kebab case.
    pub name: &'static str,
    /// What it was done to.
    pub damage: Damage,
    /// What it did, for an error's message: `typographic quotes stand where the code needs straight ones`.
    pub cause: &'static str,
    /// How an author undoes it.
    pub help: &'static str,
    /// The places that it may have damaged, in order, and what stood there before.
    find: fn(&str) -> Vec<Undoing>,
}

/// What publishing damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// Single characters: each is a mistake of its own.
    Characters,
    /// All lines alike: one mistake, at the first of them.
    Lines,
    /// The same, but what was there before can only be guessed.
    Layout,
}

/// A place, and what belongs there.
type Undoing = (Range<usize>, &'static str);

/// Every kind of damage, in the order in which they are tried.
pub static REPAIRS: &[&Repair] = &[
    &invisible::REPAIR,
    &spaces::NO_BREAK,
    &spaces::WIDTH,
    &curly_quotes::REPAIR,
    &dashes::DOUBLE,
    &dashes::SINGLE,
    &escaped_twice::REPAIR,
    &full_width::REPAIR,
    &line_numbers::REPAIR,
    &callouts::REPAIR,
    &button::REPAIR,
    &emphasis::REPAIR,
    &line_breaks::REPAIR,
    &indentation::REPAIR,
];

/// `text` with the blanks in it that nobody sees to be other than plain ones; `None` if there are none.
pub(super) fn plain(text: &Text) -> Option<Text> {
    let edits: Vec<Undoing> = UNSEEN.iter().flat_map(|repair| (repair.find)(text.as_str())).collect();
    (!edits.is_empty()).then(|| text.edited(sorted(edits)))
}

fn sorted(mut edits: Vec<Undoing>) -> Vec<Undoing> {
    edits.sort_by_key(|(range, _)| range.start);
    edits
}

/// Whether `cause` is a blank that nobody sees to be another than it should be.
pub(super) fn is_unseen(cause: Cause) -> bool {
    matches!(cause, Cause::Damage(name) if UNSEEN.iter().any(|repair| repair.name == name))
}

/// Kinds of damage that nobody sees.
static UNSEEN: [&Repair; 2] = [&invisible::REPAIR, &spaces::NO_BREAK];

/// Most errors of one kind that are reported.
const MAX_ERRORS: usize = 5;

/// Damage that is proved: once it is undone, the code parses.
pub(super) struct Damaged {
    /// Who takes the code then.
    pub parser: Parser,
    /// The damage.
    pub errors: Vec<SyntaxError>,
}

/// The damage in a text that does not parse as it stands but does once it is undone.
pub(super) fn proved(language: &'static Language, text: &Text, work: &mut Work) -> Option<Damaged> {
    let code = text.as_str();
    let found: Vec<(&Repair, Vec<Undoing>)> = REPAIRS
        .iter()
        .filter(|repair| repair.damage != Damage::Layout)
        .map(|repair| (*repair, (repair.find)(code)))
        .filter(|(_, edits)| !edits.is_empty())
        .collect();
    if found.is_empty() {
        return None;
    }
    let opaque = work.opaque(language, code);
    let outside = |edits: &[Undoing]| -> Vec<Undoing> { edits.iter().filter(|(range, _)| !opaque.hold(range.start)).cloned().collect() };
    for (repair, edits) in &found {
        for edits in [outside(edits), edits.clone()] {
            if !edits.is_empty()
                && let Reading::Parses(parser, _) = fragment::read(language, &text.edited(edits.iter().cloned()), work)
            {
                return Some(Damaged { parser, errors: errors(repair, &edits, text) });
            }
        }
    }
    // Several kinds at once: each place is blamed on its own.
    if found.len() > 1 {
        let mut all: Vec<(&Repair, Undoing)> = found
            .iter()
            .filter(|(repair, _)| repair.damage == Damage::Characters)
            .flat_map(|(repair, edits)| outside(edits).into_iter().map(move |edit| (*repair, edit)))
            .collect();
        all.sort_by_key(|(_, (range, _))| range.start);
        all.dedup_by_key(|(_, (range, _))| range.start);
        let edits: Vec<Undoing> = all.iter().map(|(_, edit)| edit.clone()).collect();
        if !edits.is_empty()
            && let Reading::Parses(parser, _) = fragment::read(language, &text.edited(edits.iter().cloned()), work)
        {
            let errors = all.iter().take(MAX_ERRORS).flat_map(|(repair, edit)| errors(repair, std::slice::from_ref(edit), text));
            return Some(Damaged { parser, errors: errors.collect() });
        }
    }
    None
}

/// The same of a layout that was lost, which can be put back in many ways: it counts only where nothing else explains the text.
pub(super) fn relaid(language: &'static Language, text: &Text, work: &mut Work) -> Option<Vec<SyntaxError>> {
    REPAIRS.iter().filter(|repair| repair.damage == Damage::Layout).find_map(|repair| {
        let edits = (repair.find)(text.as_str());
        let mends = !edits.is_empty() && fragment::read(language, &text.edited(edits.iter().cloned()), work).parses();
        mends.then(|| errors(repair, &edits, text))
    })
}

/// The errors of a text that parses only because its parser swallows damaged characters as if they were names or blanks.
pub(super) fn swallowed(language: &'static Language, text: &Text, reading: &Reading, work: &mut Work) -> Option<Vec<SyntaxError>> {
    let Reading::Parses(parser, _) = reading else { return None };
    let swallows = references::by_name(parser.as_str()).map_or(Swallows::Characters, |reference| reference.swallows);
    if swallows == Swallows::Nothing || language.kind != Kind::Code {
        return None;
    }
    let code = text.as_str();
    let mut opaque = None;
    for repair in REPAIRS {
        if repair.damage != Damage::Characters {
            continue;
        }
        // JavaScript counts such spaces among its blanks.
        if swallows == Swallows::AllButBlanks && [spaces::NO_BREAK.name, spaces::WIDTH.name].contains(&repair.name) {
            continue;
        }
        let edits = (repair.find)(code);
        if edits.is_empty() {
            continue;
        }
        let opaque = opaque.get_or_insert_with(|| work.opaque(language, code));
        let is_said = |at: usize| opaque.hold(at) || (language.shell && is_message(code, at));
        let edits: Vec<Undoing> = edits.into_iter().filter(|(range, _)| !is_said(range.start)).collect();
        if !edits.is_empty() && fragment::read(language, &text.edited(edits.iter().cloned()), work).parses() {
            return Some(errors(repair, &edits, text));
        }
    }
    None
}

/// Whether the line of `code` that holds the byte at `at` is what a program said, which a shell's grammar takes for a command: no
/// command's name ends with a colon.
fn is_message(code: &str, at: usize) -> bool {
    let start = code.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
    let first = code.get(start..).and_then(|line| line.split_whitespace().next()).unwrap_or_default();
    first.len() > 1 && first.ends_with(':')
}

fn errors(repair: &Repair, edits: &[Undoing], text: &Text) -> Vec<SyntaxError> {
    let change = |(range, with): &Undoing| Edit::new(text.origin(range.clone()).range(), *with);
    let error = |edits: &[Undoing]| {
        let edits: Vec<_> = edits.iter().map(change).collect();
        let fix = (repair.damage != Damage::Layout).then(|| Fix { edits: edits.clone(), trust: FixTrust::Safe });
        SyntaxError {
            cause: Cause::Damage(repair.name),
            help: Some(Help { message: repair.help.to_owned(), fix }),
            ..SyntaxError::told(edits.first().map_or(0..0, |first| first.range.clone()), repair.cause)
        }
    };
    if repair.damage == Damage::Characters { edits.chunks(1).take(MAX_ERRORS).map(error).collect() } else { vec![error(edits)] }
}

/// Each character of `code` that `put` has something for.
fn characters(code: &str, put: impl Fn(char) -> Option<&'static str>) -> Vec<Undoing> {
    if code.is_ascii() {
        return Vec::new();
    }
    code.char_indices().filter_map(|(at, c)| Some((at..at + c.len_utf8(), put(c)?))).collect()
}
