//! A larger language of the same family, under whose smaller name authors publish code.

use crate::language::{self, Each, Language, Superset, in_lines};
use crate::syntax::Verdict;
use crate::syntax::lexis::lexemes::{Belief, Lexeme, Sort, lexemes};
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::{Case, Rung};
use crate::text::{Matcher, pattern};

pub(in crate::syntax) static RUNG: Rung = Rung { name: "relative", summary: "a larger language of the same family", speak: find };

pattern! {
    /// A quoted name of a member, or a string in single quotes.
    static QUOTED = r#""\s*:|'"#;
}

/// A superset with its patterns compiled.
struct Larger {
    superset: &'static Superset,
    language: &'static Language,
    holds: Vec<Matcher>,
    lacks: Vec<Matcher>,
}

static LARGER: Each<Vec<Larger>> = Each::new(|language| {
    let compile = |superset: &'static Superset| {
        let language = language::by_id(superset.language)?;
        Some(Larger {
            superset,
            language,
            holds: superset.holds.into_iter().map(in_lines).collect(),
            lacks: superset.lacks.into_iter().map(in_lines).collect(),
        })
    };
    language.supersets.iter().filter_map(compile).collect()
});

impl Larger {
    /// Whether `code`, which does not parse in the smaller language, may be in it.
    fn may_be(&self, code: &str) -> bool {
        let is_held = |holds: &Matcher| holds.find_iter(code).count() >= self.superset.times.max(1);
        self.holds.iter().all(is_held) && !self.lacks.iter().any(|lacks| lacks.is_match(code))
    }
}

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    LARGER.of(case.language)?.iter().filter(|larger| larger.may_be(code)).find_map(|larger| {
        if case.is_named() && is_own_but_for_comments(case, larger.language, work) {
            return None;
        }
        let verdict = fragment::read(larger.language, case.code, work).verdict()?;
        if verdict.context().is_some_and(|context| larger.superset.unproved_in.contains(&context)) && QUOTED.is_match(code) {
            return None;
        }
        Some(verdict.in_other(larger.language, code.len()))
    })
}

/// Whether the code is in its own language but for comments whose sign only `larger` has: `// a` in CSS is a mistake, and makes no SCSS
/// of it.
fn is_own_but_for_comments(case: &Case<'_>, larger: &'static Language, work: &mut Work) -> bool {
    let (own, code) = (&case.language.lexis, case.code.as_str());
    if own.block_comments.is_empty() && own.line_comments.is_empty() {
        return false;
    }
    let is_foreign = |lexeme: &Lexeme| {
        let text = code.get(lexeme.range.clone()).unwrap_or_default();
        lexeme.sort == Sort::LineComment && !own.line_comments.iter().any(|sign| text.starts_with(sign))
    };
    let foreign: Vec<_> = lexemes(larger, code, Belief::default()).filter(is_foreign).map(|lexeme| (lexeme.range, "")).collect();
    !foreign.is_empty() && fragment::read(case.language, &case.code.edited(foreign), work).parses()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn larger(id: &str, code: &str) -> Vec<&'static str> {
        let all = LARGER.of(language::by_id(id).unwrap()).unwrap();
        all.iter().filter(|larger| larger.may_be(code)).map(|larger| larger.language.id).collect()
    }

    #[test]
    fn notes_stand_on_their_own_lines() {
        assert_eq!(larger("json", "{\n  // the name\n  \"a\": 1\n}"), ["jsonc"]);
        assert!(larger("json", "{\n  // the name\n  \"a\": 1 // one\n}").is_empty());
        assert!(larger("json", "{\"a\": 1}").is_empty());
    }

    #[test]
    fn one_bare_name_is_a_slip() {
        assert_eq!(larger("json", "{a: 1, b: 2}"), ["json5"]);
        assert!(larger("json", "{a: 1}").is_empty() && larger("json", "{a: 1, b: 2, \"c\": 3}").is_empty());
    }
}
