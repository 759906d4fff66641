//! Front matter: metadata between two rules, with code of another language behind it, or the script of a component alone.

use crate::language::Kind;
use crate::language::named::YAML;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Excuse, Segment, Verdict};
use crate::text::pattern;

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "front-matter", summary: "metadata between two rules, with code of another language behind it", speak: find };

pub(in crate::syntax) static SCRIPT: Rung =
    Rung { name: "script-between-rules", summary: "the script of a component, with the rules that stand around it there", speak: script };

pattern! {
    /// A line that only metadata has: `title: Lamps`, `- one`, `# a note`.
    static METADATA = r"^[ \t]*(?:[\w-]+:(?:[ \t]|$)|-[ \t]|#)";
}

const RULE: &str = "---\n";

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    let matter = RULE.len()..code.strip_prefix(RULE)?.find("\n---\n")? + RULE.len() + 1;
    let behind = matter.end + RULE.len()..code.len();
    // Between the rules of a component stands its script.
    let has_script = case.language.markup.as_ref().is_some_and(|markup| markup.fence.is_some());
    let is_metadata = |line: &str| line.trim().is_empty() || METADATA.is_match(line);
    if case.language.id == YAML.id || has_script && !code.get(matter.clone())?.lines().all(is_metadata) {
        return None;
    }
    let metadata = fragment::read(&YAML, &case.code.slice(matter.clone()), work).verdict()?;
    let verdict = fragment::read(case.language, &case.code.slice(behind.clone()), work).verdict()?;
    let segments = vec![
        Segment { range: 0..behind.start, language: Some(&YAML), status: metadata.status() },
        Segment { range: behind, language: Some(case.language), status: verdict.status() },
    ];
    Some(verdict.among(segments))
}

/// `---⏎const lamps = [];⏎---` under the name of the script's language.
fn script(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    let inside = code.strip_prefix(RULE)?.trim_end().strip_suffix("\n---")?;
    let is_script = case.language.kind == Kind::Code && !inside.lines().any(|line| line.trim_end() == "---");
    let range = RULE.len()..RULE.len() + inside.len();
    let verdict = is_script.then(|| fragment::read(case.language, &case.code.slice(range), work).verdict()).flatten()?;
    let excuse = Excuse { context: Some("a component's script"), allowances: verdict.allowances().to_vec() };
    Some(Verdict::parsed(verdict.parser, excuse))
}
