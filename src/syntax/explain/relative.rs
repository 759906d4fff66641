//! A larger language of the same family, under whose smaller name authors publish code.

use crate::language::{self, Language};
use crate::syntax::Verdict;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::{Case, Rung};
use crate::text::{Pattern, pattern};

pub(in crate::syntax) static RUNG: Rung = Rung { name: "relative", summary: "a larger language of the same family", speak: find };

pattern! {
    /// A quoted name of a member, or a string in single quotes.
    static QUOTED = r#""\s*:|'"#;
}

pattern! {
    /// A bare name of a member.
    static BARE = r"[{,]\s*[A-Za-z_$][\w$]*\s*:";
}

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    relatives(case.language, case.code.as_str()).find_map(|relative| {
        let verdict = fragment::read(relative, case.code, work).verdict()?;
        // Lines need nothing between them in a type, so that JSON in which a comma is missing is one.
        if verdict.context().is_some_and(|context| context.starts_with("type")) && count(&QUOTED, case.code.as_str()) > 0 {
            return None;
        }
        Some(verdict.in_other(relative, case.code.len()))
    })
}

fn relatives(language: &Language, code: &str) -> impl Iterator<Item = &'static Language> + use<> {
    let ids: &[&str] = match language.id {
        "javascript" | "typescript" | "jsx" => &["tsx"],
        "css" => &["scss"],
        "c" => &["cpp"],
        // An author who quotes none of several names writes JSON5 and knows it; one bare name is a slip.
        "json" | "jsonc" if count(&QUOTED, code) == 0 && count(&BARE, code) > 1 => &["json5"],
        "json" if notes_alone(code) => &["jsonc"],
        _ => &[],
    };
    ids.iter().filter_map(|id| language::by_id(id))
}

fn count(regex: &'static Pattern, code: &str) -> usize {
    regex.find_iter(code).count()
}

/// Whether every comment in JSON stands on lines of its own: the author's notes to the reader.
fn notes_alone(code: &str) -> bool {
    let is_note = |line: &&str| line.trim_start().starts_with("//") || line.trim_start().starts_with("/*");
    let behind = |line: &str| !is_note(&line) && (line.contains(" //") || line.contains("/*"));
    code.lines().any(|line| is_note(&line)) && !code.lines().any(behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_stand_on_their_own_lines() {
        assert!(notes_alone("{\n  // the name\n  \"a\": 1\n}"));
        assert!(!notes_alone("{\n  // the name\n  \"a\": 1 // one\n}"));
        assert!(!notes_alone("{\"a\": 1}"));
    }
}
