//! Pseudo-code, as a comment in it says.

use crate::language::Kind;
use crate::syntax::lexis::lexemes::{Belief, Sort, lexemes};
use crate::syntax::parsing::attempt::Work;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Verdict, Why};
use crate::text::pattern;

pub(in crate::syntax) static RUNG: Rung = Rung { name: "pseudo-code", summary: "pseudo-code, as a comment in it says", speak: find };

pattern! {
    /// What a comment says of pseudo-code.
    static SAYS = r"(?i)(?-u:\b)(?:pseudo[ -]?(?:code|syntax)|not (?:a |the )?(?:real|actual|valid) (?:code|syntax)|(?:imaginary|hypothetical|made[ -]up|proposed) (?:code|syntax))(?-u:\b)";
}

fn find(case: &Case<'_>, _: &mut Work) -> Option<Verdict> {
    if case.language.kind != Kind::Code {
        return None;
    }
    let code = case.code.as_str();
    let mut comments =
        lexemes(case.language, code, Belief::default()).filter(|lexeme| matches!(lexeme.sort, Sort::LineComment | Sort::BlockComment));
    let says = comments.any(|comment| code.get(comment.range).is_some_and(|text| SAYS.is_match(text)));
    says.then(|| Verdict::unchecked(Why::Is("pseudo-code")))
}
