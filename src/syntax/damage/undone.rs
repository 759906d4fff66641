//! Damage in code that has mistakes of its own beside it: what is proved of the damage, and what remains once it is undone.

use std::ops::Range;

use crate::language::Language;
use crate::syntax::damage::better;
use crate::syntax::damage::list::REPAIRS;
use crate::syntax::damage::repair::{Damage, Repair, errors};
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment::{self, Reading};
use crate::syntax::{FixTrust, Parser, SyntaxError};
use crate::text::{Edit, Text};

/// What is said beside the help where undoing the damage does not mend all.
const MORE: &str = "this does not mend all of it";

/// Code whose damage is undone, so that it parses strictly better.
pub(in crate::syntax) struct Undone {
    /// The code as mended.
    pub text: Text,
    /// Who still rejects it.
    pub parser: Parser,
    /// Why, in bytes of what the text was made from; empty if nobody does.
    pub left: Vec<SyntaxError>,
    kinds: Vec<KindOfDamage>,
}

/// A kind of damage, with all places that were mended, and those of them that are proved.
struct KindOfDamage {
    repair: &'static Repair,
    edits: Vec<Edit>,
    proved: Vec<Edit>,
}

/// A kind of damage, and the places that it may have.
type KindFound = (&'static Repair, Vec<Edit>);

impl Undone {
    /// The damage and the mistakes beside it, where mending these as well is proved to mend all.
    pub(in crate::syntax) fn with_proved(&self, text: &Text, mistakes: Vec<SyntaxError>) -> Vec<SyntaxError> {
        self.with(text, |kind| &kind.edits, mistakes)
    }

    /// The damage that is proved, and what remains.
    pub(in crate::syntax) fn with_rest(&self, text: &Text, rest: Vec<SyntaxError>) -> Vec<SyntaxError> {
        self.with(text, |kind| &kind.proved, rest)
    }

    /// The damage that is proved, and what the parser says of the rest.
    pub(in crate::syntax) fn with_raw(&self, text: &Text) -> Vec<SyntaxError> {
        self.with_rest(text, self.left.clone())
    }

    fn with(&self, text: &Text, edits: fn(&KindOfDamage) -> &[Edit], rest: Vec<SyntaxError>) -> Vec<SyntaxError> {
        let mut all: Vec<_> = self.kinds.iter().flat_map(|kind| errors(kind.repair, edits(kind), text)).collect();
        if !rest.is_empty() {
            for help in all.iter_mut().filter_map(|error| error.help.as_mut()) {
                help.message = format!("{}; {MORE}", help.message);
                // Nothing proves that the code was so before.
                if let Some(fix) = &mut help.fix {
                    fix.trust = FixTrust::Unsafe;
                }
            }
        }
        all.extend(rest);
        all.sort_by_key(|error| error.range.start);
        all
    }

    /// Makes the changes that undo one more kind of damage, or all kinds of damaged characters, if `text` then parses strictly better.
    fn undo(&mut self, language: &'static Language, text: &Text, work: &mut Work) -> bool {
        let found = self.found(language, text, work);
        let characters = || found.iter().filter(|(repair, _)| repair.damage == Damage::Characters).cloned().collect();
        let all: Vec<KindFound> = if found.len() > 1 { characters() } else { Vec::new() };
        found.iter().map(|one| vec![one.clone()]).chain([apart(all)]).any(|kinds| self.takes(language, text, kinds, work))
    }

    /// What else may be damage in `text`: a kind each.
    fn found(&self, language: &'static Language, text: &Text, work: &mut Work) -> Vec<KindFound> {
        let code = text.as_str();
        let opaque = work.opaque(language, code);
        let is_mended = |range: &Range<usize>| self.kinds.iter().flat_map(|kind| &kind.edits).any(|other| overlap(&other.range, range));
        let found = |repair: &Repair| -> Vec<Edit> {
            let mut edits = (repair.find)(code);
            match repair.damage {
                // All lines, or none.
                Damage::Lines if edits.iter().any(|edit| is_mended(&edit.range)) => return Vec::new(),
                Damage::Lines => {}
                _ => edits.retain(|edit| !opaque.hold(edit.range.start) && !is_mended(&edit.range)),
            }
            edits
        };
        let kinds = REPAIRS.iter().filter(|repair| repair.damage != Damage::Layout);
        kinds.map(|repair| (*repair, found(repair))).filter(|(_, edits)| !edits.is_empty()).collect()
    }

    /// Undoes `kinds` of damage, if `text` then parses strictly better.
    fn takes(&mut self, language: &'static Language, text: &Text, kinds: Vec<KindFound>, work: &mut Work) -> bool {
        if kinds.is_empty() {
            return false;
        }
        let known = self.kinds.iter().flat_map(|kind| kind.edits.iter());
        let mut all: Vec<Edit> = known.chain(kinds.iter().flat_map(|(_, edits)| edits)).cloned().collect();
        all.sort_by_key(|edit| edit.range.start);
        let mended = text.edited(all.iter().map(Edit::parts));
        let (parser, left) = match fragment::read(language, &mended, work) {
            Reading::Fails(parser, errors) => (parser, errors),
            Reading::Parses(parser, _) => (parser, Vec::new()),
            Reading::Unknown(_) => return false,
        };
        let (before, after) = (starts(text, &self.left), starts(text, &left));
        let proof = |(repair, edits): KindFound| {
            let places: Vec<_> = edits.iter().map(|edit| edit.range.clone()).collect();
            let places = better::proved(text.as_str(), &places, &before, &after);
            let proved: Vec<Edit> = edits.iter().filter(|edit| places.contains(&&edit.range)).cloned().collect();
            KindOfDamage { repair, edits, proved }
        };
        let kinds: Vec<KindOfDamage> = kinds.into_iter().map(proof).collect();
        // What was done to all lines shows in half of them at least.
        let enough = |kind: &KindOfDamage| kind.repair.damage == Damage::Characters || kind.proved.len() * 2 >= kind.edits.len();
        if !kinds.iter().all(enough) || kinds.iter().all(|kind| kind.proved.is_empty()) {
            return false;
        }
        let whole = |kind: KindOfDamage| {
            let proved = if kind.repair.damage == Damage::Lines { kind.edits.clone() } else { kind.proved };
            KindOfDamage { proved, ..kind }
        };
        let kinds: Vec<_> = kinds.into_iter().map(whole).collect();
        self.kinds.extend(kinds);
        (self.text, self.parser, self.left) = (mended, parser, left);
        true
    }
}

/// `kinds` of damage without the places that one before them has.
fn apart(kinds: Vec<KindFound>) -> Vec<KindFound> {
    let mut apart: Vec<KindFound> = Vec::new();
    for (repair, mut edits) in kinds {
        edits.retain(|edit| !apart.iter().flat_map(|(_, edits)| edits).any(|other| overlap(&other.range, &edit.range)));
        if !edits.is_empty() {
            apart.push((repair, edits));
        }
    }
    apart
}

/// `text`, which `parser` rejects because of `errors`, with all damage undone without which it parses strictly better; `None` if there
/// is none.
pub(in crate::syntax) fn undone(
    language: &'static Language,
    text: &Text,
    parser: Parser,
    errors: &[SyntaxError],
    work: &mut Work,
) -> Option<Undone> {
    let mut undone = Undone { text: text.clone(), parser, left: errors.to_vec(), kinds: Vec::new() };
    while !undone.left.is_empty() && undone.undo(language, text, work) {}
    (!undone.kinds.is_empty()).then_some(undone)
}

/// Where `errors` start, in bytes of `text`, in order.
fn starts(text: &Text, errors: &[SyntaxError]) -> Vec<usize> {
    let mut starts: Vec<_> = errors.iter().map(|error| text.offset_of(error.range.start)).collect();
    starts.sort_unstable();
    starts
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    /// The lines of the damage that is undone in `code`, and of what remains.
    fn lines(id: &str, code: &str) -> Option<(Vec<usize>, Vec<usize>)> {
        let language = by_id(id)?;
        let text = Text::verbatim(code, 0);
        let mut work = Work::new();
        let Reading::Fails(parser, errors) = fragment::read(language, &text, &mut work) else { return None };
        let undone = undone(language, &text, parser, &errors, &mut work)?;
        let line = |error: &SyntaxError| code.get(..error.range.start).map_or(0, |before| before.matches('\n').count() + 1);
        Some((undone.with_rest(&text, Vec::new()).iter().map(line).collect(), undone.left.iter().map(line).collect()))
    }

    #[test]
    fn damage_is_told_beside_a_mistake() {
        let code = "a = “x”\nb = 1\nc = [1, 2;\nd = “y”\n";
        assert_eq!(lines("javascript", code), Some((vec![1, 1], vec![3])));
        assert_eq!(lines("python", "a\u{a0}= “x”\nb = (1\nc = 2\n").map(|(damage, _)| damage), Some(vec![1, 1, 1]));
    }

    #[test]
    fn numbers_before_lines_are_damage_if_half_of_them_are_passed() {
        let numbered = |lines: [&str; 4]| format!("1 {}\n2 {}\n3 {}\n4 {}\n", lines[0], lines[1], lines[2], lines[3]);
        let code = numbered(["a = 1;", "b = 2;", "c = 3;", "d = [4;"]);
        assert_eq!(lines("javascript", &code), Some((vec![1], vec![4])));
        assert_eq!(lines("javascript", &numbered(["a = 1;", "b = [2;", "c = [;", "d = [4;"])), None);
    }

    #[test]
    fn what_is_no_better_is_no_damage() {
        assert_eq!(lines("javascript", "a = [1;\nb = “x”;\n"), None);
        assert_eq!(lines("javascript", "a = 1;\nb = [“x”, \"it’s”];\n"), None);
    }
}
