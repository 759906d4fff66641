//! A mistake of which parsers that are incomplete are proof enough: one small change mends the code.

use super::super::explained::explained;
use super::super::intent;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment::{self, Reading};
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Verdict, Why, blame};

pub(in crate::syntax) static RUNG: Rung = Rung {
    name: "mended",
    summary: "code that its parser, though incomplete, takes once one bracket, quote or mark is mended",
    speak: |case, work| {
        let is_incomplete = matches!(case.reading(work), Reading::Unknown(Why::Incomplete(_)));
        if is_incomplete { work.renewed().strictly(|work| mended(case, work)) } else { None }
    },
};

/// The verdict on `case` if its parsers, all of whose errors count, take its code after one ordinary change and not before, and nothing
/// explains why it is right as it stands.
fn mended(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let Reading::Fails(parser, errors) = fragment::read(case.language, case.code, work) else { return None };
    let mended = blame::proved(case.language, case.code, &errors, work)?;
    let [mistake] = mended.mistakes.as_slice() else { return None };
    let failing = Case::failing(case.snippet, case.language, case.code, parser, errors);
    if explained(&failing, work.renewed()).is_some() {
        return None;
    }
    if let Some(marker) = intent::marker(case.language, case.code.as_str(), mistake) {
        return Some(Verdict::waived(Some(parser), Why::Commented(marker)));
    }
    Some(Verdict::invalid(Some(parser), mended.mistakes))
}
