//! Commands with their prompts, and no output: readers copy the prompts along.

use std::ops::Range;

use super::{Check, Rule};
use crate::conventions::Conventions;
use crate::diagnostic::{Annotation, Findings, RuleInfo, Severity};
use crate::language::{self, LANGUAGES, Language, Session};
use crate::snippet::{Snippet, transcript};
use crate::text::lines;

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "prompt-in-copyable-code",
        group: None,
        severity: Severity::Warning,
        is_off: true,
        since: "0.1.0",
        summary: "commands of a shell that are shown with their prompts, and without any output",
        page: include_str!("prompt_in_copyable_code.md"),
    },
    check: Check::Agreed(check),
};

fn check(snippet: &Snippet, _conventions: &Conventions, findings: &mut Findings) {
    let code = snippet.code();
    let Some((console, session)) = snippet.detection.language.and_then(console) else { return };
    let commands = transcript::commands(console.id, session, code);
    let parts: Vec<_> = commands.iter().flat_map(|command| &command.lines).collect();
    let is_command = |line: &Range<usize>| parts.iter().any(|part| (line.start..=line.end).contains(&part.start));
    let is_other = |(line, text): &(Range<usize>, &str)| !text.trim().is_empty() && !text.starts_with('#') && !is_command(line);
    if lines(code).any(|line| is_other(&line)) {
        return;
    }
    let firsts = commands.iter().filter_map(|command| command.lines.first());
    let mut prompts = firsts.filter_map(|line| {
        let start = code.get(..line.start)?.rfind('\n').map_or(0, |newline| newline + 1);
        (start < line.start).then_some(start..line.start)
    });
    let Some(first) = prompts.next() else { return };
    let diagnostic = findings.report("this prompt is copied along with the command", Annotation::in_code(&snippet.block.text, first, ""));
    diagnostic.help = Some("leave the prompt out, or show what the command prints".to_owned());
}

/// The console of a shell: of a session its own, of a script the one that takes the same commands.
fn console(of: &'static Language) -> Option<(&'static Language, &'static Session)> {
    let with_session = |language: &'static Language| Some((language, language.session.as_ref()?));
    let own = with_session(of);
    let other = || LANGUAGES.iter().filter_map(with_session).find(|(_, session)| session.language == of.id);
    let is_shell = |session: &Session| language::by_id(session.language).is_some_and(|commands| commands.shell);
    own.or_else(other).filter(|(_, session)| is_shell(session))
}
