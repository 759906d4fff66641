//! The ladder: every way in which code is judged, in the order in which it is tried. The first rung that speaks decides.

use super::explained::EXPLAINED;
use super::rungs::{damaged, mended, mistaken, plain, unmended, untold};
use crate::guard::timings::because;
use crate::syntax::Verdict;
use crate::syntax::explain::{files, prose, unparsed, values};
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parts::{requests, returned, session, sides};
use crate::syntax::rung::{Case, Rung};

/// What is judged before its parser is asked: to a lax parser, what these know would all be code.
static AT_SIGHT: &[&Rung] = &[
    &sides::RUNG,
    &plain::NO_CODE,
    &session::RUNG,
    // Each body has a language of its own, and none of them is that of the whole.
    &requests::RUNG,
    &unparsed::AT_SIGHT,
    // Lax parsers take a call and the JSON behind it for one program.
    &returned::RUNG,
    // To HTML, anything is text, other files too.
    &files::OF_SEVERAL_LANGUAGES,
];

/// What a parser takes, and what it takes only because it swallows what publishing damaged.
static AS_READ: &[&Rung] = &[
    // Sentences in a script that no language has its words in are names to a lax parser: they come before damage.
    &prose::NOTES,
    // References that are generated set no-break spaces into all that they list: that is no damage.
    &damaged::DECLARATIONS,
    &damaged::SWALLOWED,
    &plain::AS_IT_STANDS,
    &plain::IN_CONTEXT,
    &plain::ELIDED,
    &mistaken::LONG,
    // It is proved by undoing it, and hides what the code is: it comes before all explanations.
    &damaged::DAMAGED,
    &mended::RUNG,
    // Without a reference there is nobody to explain to.
    &untold::NO_PARSER,
];

/// What is left: nobody can tell, too little could be tried, or it is a mistake.
static AT_LAST: &[&Rung] = &[
    &untold::RUNG,
    &mistaken::TOO_MUCH,
    // Of several values, each is broken by itself.
    &values::MISTAKE,
    // These prove nothing, so that a change with which the code parses comes before them.
    &unmended::LIKELY_RIVAL,
    &unmended::SPREAD,
    // An author who says that the code is wrong says it of the place of the mistake, which is known only now.
    &mistaken::MARKED,
    &mistaken::RUNG,
];

/// All rungs, in order.
pub static LADDER: [&[&Rung]; 4] = [AT_SIGHT, AS_READ, EXPLAINED, AT_LAST];

/// Judges `case`.
pub(super) fn climb(case: &Case<'_>, work: &mut Work) -> Verdict {
    let rungs = LADDER.iter().copied().flatten();
    rungs.copied().find_map(|rung| heard(rung, case, work)).unwrap_or_else(|| mistaken::unjudged(case))
}

/// What `rung` says of `case`, which is noted where somebody wants to know.
fn heard(rung: &'static Rung, case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    if !rung.is_asked(case) {
        return None;
    }
    let verdict = because(("rung", rung.name), || rung.spoken(case, work));
    work.note(rung.name, case.named, verdict.as_ref());
    verdict
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LANGUAGES;

    #[test]
    fn each_rung_that_a_language_names_is_on_the_ladder() {
        let is_known = |name: &&&str| LADDER.iter().copied().flatten().any(|rung| rung.name == **name);
        let named: Vec<_> = LANGUAGES.iter().flat_map(|language| language.rungs).collect();
        let unknown: Vec<_> = named.iter().filter(|name| !is_known(name)).collect();
        assert!(!named.is_empty() && unknown.is_empty(), "{unknown:?}");
    }
}
