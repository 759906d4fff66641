//! A command that sends a request, published under the name of what it sends.

use crate::language::named::BASH;
use crate::syntax::Verdict;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::{Case, Rung};

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "sent", summary: "a command that sends a request, under the name of what it sends", speak: find };

/// Commands that send requests.
const COMMANDS: &[&str] = &["curl ", "http ", "https ", "wget ", "grpcurl ", "xh "];

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    let command = code.lines().find(|line| !is_note(line))?.trim_start().trim_start_matches("$ ");
    if !COMMANDS.iter().any(|name| command.starts_with(name)) {
        return None;
    }
    Some(fragment::read(&BASH, case.code, work).verdict()?.in_other(&BASH, code.len()))
}

fn is_note(line: &str) -> bool {
    line.trim().is_empty() || line.trim_start().starts_with(['#', '/'])
}
