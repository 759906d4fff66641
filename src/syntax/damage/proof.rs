//! Damage that is proved: once it is undone, the code parses.

use super::list::{REPAIRS, UNSEEN};
use super::repair::{Damage, Repair, errors};
use crate::language::{Kind, Language};
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment::{self, Reading};
use crate::syntax::parsing::references::{self, Swallows};
use crate::syntax::{FaultKind, Parser, SyntaxError};
use crate::text::{Edit, Text};

/// `text` with the blanks in it that nobody sees to be other than plain ones; `None` if there are none.
pub(in crate::syntax) fn plain(text: &Text) -> Option<Text> {
    let edits: Vec<Edit> = UNSEEN.iter().flat_map(|repair| (repair.find)(text.as_str())).collect();
    (!edits.is_empty()).then(|| text.edited(sorted(edits).iter().map(Edit::parts)))
}

fn sorted(mut edits: Vec<Edit>) -> Vec<Edit> {
    edits.sort_by_key(|edit| edit.range.start);
    edits
}

/// Damage that is proved: once it is undone, the code parses.
pub(in crate::syntax) struct Damaged {
    /// Who takes the code then.
    pub parser: Parser,
    /// The damage.
    pub errors: Vec<SyntaxError>,
}

/// The damage in a text that does not parse as it stands but does once it is undone.
pub(in crate::syntax) fn proved(language: &'static Language, text: &Text, work: &mut Work) -> Option<Damaged> {
    let code = text.as_str();
    let found: Vec<(&Repair, Vec<Edit>)> = REPAIRS
        .iter()
        .filter(|repair| repair.damage != Damage::Layout)
        .map(|repair| (*repair, (repair.find)(code)))
        .filter(|(_, edits)| !edits.is_empty())
        .collect();
    if found.is_empty() {
        return None;
    }
    let opaque = work.opaque(language, code);
    let outside = |edits: &[Edit]| -> Vec<Edit> { edits.iter().filter(|edit| !opaque.hold(edit.range.start)).cloned().collect() };
    for (repair, edits) in &found {
        let tries = match repair.damage {
            // What was done to all lines was done to those within strings and text as well.
            Damage::Lines => [edits.clone(), Vec::new()],
            // Publishing escapes a code as a whole, its strings and comments as well.
            _ if repair.kind == FaultKind::EscapedTwice => [edits.clone(), outside(edits)],
            _ => [outside(edits), edits.clone()],
        };
        for edits in tries {
            if !edits.is_empty()
                && let Reading::Parses(parser, _) = fragment::read(language, &text.edited(edits.iter().map(Edit::parts)), work)
            {
                return Some(Damaged { parser, errors: errors(repair, &edits, text) });
            }
        }
    }
    // Several kinds at once: each place is blamed on its own.
    if found.len() > 1 {
        let mut all: Vec<(&Repair, Edit)> = found
            .iter()
            .filter(|(repair, _)| repair.damage == Damage::Characters)
            .flat_map(|(repair, edits)| outside(edits).into_iter().map(move |edit| (*repair, edit)))
            .collect();
        all.sort_by_key(|(_, edit)| edit.range.start);
        all.dedup_by_key(|(_, edit)| edit.range.start);
        let edits: Vec<Edit> = all.iter().map(|(_, edit)| edit.clone()).collect();
        if !edits.is_empty()
            && let Reading::Parses(parser, _) = fragment::read(language, &text.edited(edits.iter().map(Edit::parts)), work)
        {
            let of_kind = |repair: &&Repair| {
                let own = all.iter().filter(|(other, _)| std::ptr::eq(*other, *repair));
                errors(repair, &own.map(|(_, edit)| edit.clone()).collect::<Vec<_>>(), text)
            };
            let mut errors: Vec<_> = REPAIRS.iter().flat_map(of_kind).collect();
            errors.sort_by_key(|error| error.range.start);
            return Some(Damaged { parser, errors });
        }
    }
    None
}

/// The same of a layout that was lost, which can be put back in many ways: it counts only where nothing else explains the text.
pub(in crate::syntax) fn relaid(language: &'static Language, text: &Text, work: &mut Work) -> Option<Vec<SyntaxError>> {
    REPAIRS.iter().filter(|repair| repair.damage == Damage::Layout).find_map(|repair| {
        let edits = (repair.find)(text.as_str());
        let mends = !edits.is_empty() && fragment::read(language, &text.edited(edits.iter().map(Edit::parts)), work).parses();
        mends.then(|| errors(repair, &edits, text))
    })
}

/// The errors of a text that parses only because its parser swallows damaged characters as if they were names or blanks.
pub(in crate::syntax) fn swallowed(
    language: &'static Language,
    text: &Text,
    reading: &Reading,
    work: &mut Work,
) -> Option<Vec<SyntaxError>> {
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
        if swallows == Swallows::AllButBlanks && [FaultKind::NoBreakSpace, FaultKind::UnusualSpace].contains(&repair.kind) {
            continue;
        }
        let edits = (repair.find)(code);
        if edits.is_empty() {
            continue;
        }
        let opaque = opaque.get_or_insert_with(|| work.opaque(language, code));
        let is_said = |at: usize| opaque.hold(at) || (language.shell && is_message(code, at));
        let edits: Vec<Edit> = edits.into_iter().filter(|edit| !is_said(edit.range.start)).collect();
        if !edits.is_empty() && fragment::read(language, &text.edited(edits.iter().map(Edit::parts)), work).parses() {
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
