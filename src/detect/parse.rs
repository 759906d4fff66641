//! How much of the block each of the few best languages' grammars understands.

use super::parses::{ratio, small};
use super::{Clue, Evidence, Subject};
use crate::language::Language;

pub(super) static CLUE: Clue = Clue { name: "parse", summary: "how much of it the grammars of the likeliest languages understand", look };

/// Candidates that are worth a parse.
const CANDIDATES: usize = 4;

/// Probability below which a candidate is not worth a parse.
const LEAST: f32 = 0.02;

/// Probability from which on the best candidate needs no parse.
const SURE: f32 = 0.97;

/// Weight of a parse without errors: next to nothing, for some grammars of other languages manage it too.
const CLEAN: f32 = -0.2;

/// Weight of any error: small, for many a fragment of the right language has one.
const BROKEN: f32 = -1.5;

/// What is added to [`BROKEN`] if all of the code lies within errors, and a part of it in proportion.
const ALL_BROKEN: f32 = -1.5;

/// Weight if the tree has as many named nodes as tokens. YAML's grammar, to which a whole page may be one scalar, has one for all of it.
const DENSE: f32 = 0.9;

/// Weight of each unit of the logarithm of the number of sorts of named nodes.
const VARIED: f32 = 0.2;

/// Parses the code in the best candidates' grammars.
fn look(subject: Subject<'_>) -> Vec<Evidence> {
    let ranked = subject.tally.ranked();
    if ranked.first().is_some_and(|(_, probability)| *probability > SURE) {
        return Vec::new();
    }
    let candidates = ranked.iter().filter(|(_, probability)| *probability >= LEAST).take(CANDIDATES);
    candidates.filter_map(|(language, _)| evidence(language, subject)).collect()
}

fn evidence(language: &'static Language, subject: Subject<'_>) -> Option<Evidence> {
    let parsed = subject.parses.get(language, subject.code)?;
    let (share, density) = (parsed.share, ratio(parsed.named, parsed.leaves).min(1.0));
    let structure = DENSE * density + VARIED * (1.0 + small(parsed.kinds)).ln();
    let (weight, reason) = if share == 0.0 {
        (CLEAN, format!("all of it parses as {}, with {} sorts of syntax nodes", language.name, parsed.kinds))
    } else {
        (BROKEN + ALL_BROKEN * share, format!("{:.0} % of it does not parse as {}", share * 100.0, language.name))
    };
    Some(Evidence { clue: CLUE.name, language, weight: weight + structure, reason })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::Block;
    use crate::detect::{Model, Parses, Tally};
    use crate::language;
    use crate::text::Text;

    fn weight(id: &str, code: &str) -> f32 {
        let block = Block::new(Text::verbatim(code, 0), "test");
        let (tally, parses) = (Tally::default(), Parses::default());
        let subject = Subject { block: &block, code, model: Model::embedded(), tally: &tally, parses: &parses };
        evidence(language::by_id(id).unwrap(), subject).unwrap().weight
    }

    #[test]
    fn structure_says_more_than_the_absence_of_errors() {
        let code = "fn main() {\n    let x: u32 = f(1, 2);\n}\n";
        assert!(weight("rust", code) > weight("html", code), "all of it is one text in HTML");
        assert!(weight("rust", code) > weight("go", code));
    }
}
