//! Of the dialects of a family (JavaScript, JSX, TypeScript, TSX), the smallest in which the code parses.

use super::{Clue, Evidence, Parses, Subject};
use crate::block::{Label, Trust};
use crate::language::json::{COMMENTED, FIVE};
use crate::language::{self, Language};

pub(super) static CLUE: Clue =
    Clue { name: "dialect", summary: "which is the smallest member of the likeliest family that holds it", look };

/// A family, from its smallest member up.
static LADDERS: &[&[&str]] = &[&["javascript", "typescript"], &["jsx", "tsx"], &["c", "cpp"]];

/// Bytes that are parsed.
const LOOK_BYTES: usize = 16 * 1024;

/// The share of errors, the same in all members, from which on none of their contexts is tried.
const ALIKE: f32 = 0.1;

/// By how much the chosen member of the family then outweighs the one that led before.
const LEAD: f32 = 2.0;

/// Moves the best candidate to the smallest member of its family that holds the code, unless a label already chose one: then to that, if
/// it holds all that the candidate does. `{"a": 1,}` looks like JSON, and is JSON5 under that label.
fn look(subject: Subject<'_>) -> Vec<Evidence> {
    let tally = subject.tally;
    let ranked = tally.ranked();
    let Some((best, _)) = ranked.first() else { return Vec::new() };
    let moved = |choice: &'static Language, reason, against| {
        let behind = (tally.sum(best) - tally.sum(choice)).max(0.0);
        vec![
            Evidence { clue: CLUE.name, language: choice, weight: behind, reason },
            Evidence { clue: CLUE.name, language: best, weight: -LEAD, reason: against },
        ]
    };
    let label = subject.block.label.as_ref();
    if let Some(said) = label.and_then(Label::language).filter(|said| said.family == best.family) {
        let is_believed = label.is_some_and(|label| label.trust > Trust::Low);
        let is_larger = is_believed && best.supersets.iter().any(|superset| superset.language == said.id);
        let reason = || format!("its author says so, and {} holds all that {} does", said.name, best.name);
        return if is_larger { moved(said, reason(), reason()) } else { Vec::new() };
    }
    let (code, parses) = (subject.code.get(..subject.code.floor_char_boundary(LOOK_BYTES)).unwrap_or_default(), subject.parses);
    let choice = match best.family {
        "javascript" => javascript(code, parses),
        "json" => json(code),
        "css" => css(best, code, parses),
        _ => LADDERS.iter().find(|ladder| ladder.contains(&best.id)).and_then(|ladder| smallest(ladder, code, parses)),
    };
    match choice {
        Some(choice) if choice.id != best.id => {
            let reason = format!("of the dialects in which all of it parses, {} is the smallest", choice.name);
            let against = format!("all of it parses as {} too, which is a smaller dialect", choice.name);
            moved(choice, reason, against)
        }
        _ => Vec::new(),
    }
}

/// JavaScript, or TypeScript if there is type syntax; JSX or TSX if there are elements.
fn javascript(code: &str, parses: &Parses) -> Option<&'static Language> {
    let ladder = if has_elements(code) { LADDERS[1] } else { LADDERS[0] };
    smallest(ladder, code, parses)
}

fn has_elements(code: &str) -> bool {
    let Some(tsx) = language::by_id("tsx") else { return false };
    if !code.contains("</") && !code.contains("/>") {
        return false;
    }
    language::parse(tsx, code).is_ok_and(|tree| {
        let mut cursor = tree.walk();
        loop {
            if cursor.node().kind().starts_with("jsx_") {
                return true;
            }
            if cursor.goto_first_child() {
                continue;
            }
            while !cursor.goto_next_sibling() {
                if !cursor.goto_parent() {
                    return false;
                }
            }
        }
    })
}

/// JSON unless there are comments or trailing commas, JSON5 if there is more; a sequence of members counts as if it had its braces.
fn json(code: &str) -> Option<&'static Language> {
    let whole = code.trim();
    let members = format!("{{{whole}\n}}");
    let texts = [whole, members.as_str()];
    let strict = |text: &&str| serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok();
    let loose = |text: &&str, options: &jsonc_parser::ParseOptions| {
        jsonc_parser::parse_to_ast(text, &jsonc_parser::CollectOptions::default(), options).is_ok_and(|result| result.value.is_some())
    };
    let id = if texts.iter().any(strict) {
        "json"
    } else if texts.iter().any(|text| loose(text, &COMMENTED)) {
        "jsonc"
    } else if texts.iter().any(|text| loose(text, &FIVE)) {
        "json5"
    } else {
        return None;
    };
    language::by_id(id)
}

/// Syntax that CSS does not have, though its grammar accepts it.
const BEYOND_CSS: &[&str] =
    &["//", "$", "#{", "@include", "@mixin", "@use", "@forward", "@extend", "@function", "@return", "@each", "@if", "@for", "@at-root"];

/// Whether it imports what has no extension: no style sheet that a browser could load, unless it is the package of a tool whose code goes
/// by the name of CSS.
fn imports_parts(code: &str) -> bool {
    let imported = code.lines().filter_map(|line| line.trim_start().strip_prefix("@import")).map(str::trim_start);
    let names = imported.filter_map(|rest| rest.strip_prefix(['"', '\'']).and_then(|rest| rest.split(['"', '\'']).next()));
    names
        .filter(|name| !name.contains("://") && name.split('/').next().and_then(language::by_label).is_none_or(|tool| tool.id != "css"))
        .any(|name| !name.rsplit('/').next().unwrap_or_default().contains(['.', '?']))
}

/// CSS if the code parses as it; SCSS if it does not parse as the candidate that led.
fn css(best: &Language, code: &str, parses: &Parses) -> Option<&'static Language> {
    let css = language::by_id("css")?;
    let is_more = BEYOND_CSS.iter().any(|sign| code.contains(sign));
    if imports_parts(code) {
        return language::by_id("scss").filter(|_| best.id == "css");
    }
    (!is_more && parses.error_share(css, code) == Some(0.0)).then_some(css)
}

/// The first member that holds the code, as it stands or else in one of its contexts; where none does, the one with the fewest errors.
fn smallest(ladder: &[&str], code: &str, parses: &Parses) -> Option<&'static Language> {
    let members = || ladder.iter().filter_map(|id| language::by_id(id));
    let mut shares = Vec::new();
    for member in members() {
        match parses.error_share(member, code) {
            Some(0.0) => return Some(member),
            share => shares.extend(share.map(|share| (member, share))),
        }
    }
    let holds = |member: &&'static Language| {
        // What goes on from something left out tells nothing: any grammar can go on from a name.
        let opens = |before: &str| before.trim_end().ends_with(['{', '(', '[', '=']);
        member.contexts.iter().filter(|context| opens(context.before)).any(|context| {
            let whole = [context.before, code, context.after].concat();
            super::parses::error_share(member, &whole) == Some(0.0)
        })
    };
    let least = || shares.iter().copied().reduce(|best, next| if next.1 < best.1 * 0.9 { next } else { best });
    // What all stumble over alike, and much of it, is not for want of a context; to try them takes longer than all the rest.
    let [first, others @ ..] = shares.as_slice() else { return None };
    let is_hopeless = first.1 > ALIKE && others.iter().all(|(_, share)| share.to_bits() == first.1.to_bits());
    let held = if is_hopeless { None } else { members().find(holds) };
    held.or_else(|| least().map(|(member, _)| member))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_extension_is_imported_by_no_browser() {
        assert!(imports_parts("@import \"base/reset\";\n@import './colours';\n"));
        for code in ["@import \"reset.css\";", "@import url(reset);", "@import \"https://example.org/a\";", "@import \"tailwindcss\";"] {
            assert!(!imports_parts(code), "{code}");
        }
    }

    #[test]
    fn a_fragment_is_held_in_the_context_that_it_left_out() {
        let javascript = |code: &str| smallest(LADDERS[0], code, &Parses::default()).map(|language| language.id);
        assert_eq!(javascript("| Start\n| Stop;\n"), Some("typescript"));
        assert_eq!(javascript("run() {\n  return 1;\n}\nstop() {}\n"), Some("javascript"));
        assert_eq!(javascript("let x = 1;"), Some("javascript"));
    }
}
