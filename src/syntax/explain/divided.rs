//! Settings above a line of dashes, and code below it: what tools that bind C read.

use crate::language::Kind;
use crate::syntax::Verdict;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::{Case, Rung};
use crate::text::{lines, pattern};

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "divided", summary: "settings above a line of dashes, or nothing, and code below it", speak: find };

pattern! {
    /// A setting, a comment, or nothing.
    static SETTING = r"^[ \t]*(?:[A-Za-z][\w.-]*[ \t]*=[^=;{}()]*|[#;].*)?$";
}

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    if case.language.kind != Kind::Code {
        return None;
    }
    let code = case.code.as_str();
    let mut head = lines(code).take_while(|(_, line)| line.trim_end() != "---");
    let is_setting = |line: &str| SETTING.is_match(line.trim_end());
    let end = head.try_fold(0, |_, (range, line)| is_setting(line).then_some(range.end))?;
    let line = code.get(end..)?.trim_start_matches(['\r', '\n']);
    let below = line.strip_prefix("---")?;
    let start = code.len() - below.len();
    let has_code = below.contains(char::is_alphanumeric) && !lines(below).skip(1).any(|(_, line)| line.trim_end() == "---");
    let verdict = has_code.then(|| fragment::read(case.language, &case.code.slice(start..code.len()), work).verdict()).flatten()?;
    Some(verdict.within("below its settings"))
}
