//! What `RUN` hands to the shell, read as the shell reads it.

use std::ops::Range;

use super::super::bash;
use super::super::guard::guarded;
use crate::language::named::BASH;
use crate::syntax::{Cause, SyntaxError};
use crate::text::pattern;

pattern! {
    /// `RUN` and its flags, behind which its command starts: no JSON, and no here-document.
    static HEAD = r"\A(?i:RUN)(?:(?:[ \t]|\\[ \t]*\r?\n)+--\w+(?:=[^\s]*)?)*(?:[ \t]|\\[ \t]*\r?\n)+";
}

pattern! {
    /// Signs of images whose shell is another.
    static OTHERS = r"SHELL|[Pp]ower[Ss]hell|pwsh|windows|nanoserver|servercore";
}

/// Whether the commands of the file `code` are read by the shell that is asked here.
pub(super) fn is_for_shell(code: &str) -> bool {
    !OTHERS.is_match(code)
}

/// What is wrong with the command of the instruction at `range` of `code`.
pub(super) fn error(code: &str, range: &Range<usize>) -> Option<SyntaxError> {
    let text = code.get(range.clone())?;
    let head = HEAD.find(text)?.end();
    let command = text.get(head..)?;
    let is_mark = command.contains("...") || command.contains('…') || command.contains("{{") || command.contains("<<");
    // Most commands have none of what may be wrong.
    let may_be_wrong = command.contains(['"', '\'', '(', ')', '{', '`', '|', '&', ';', '<', '>']);
    if !may_be_wrong || is_mark || command.starts_with('[') {
        return None;
    }
    let errors = guarded(&bash::REFERENCE, &BASH, &joined(command)).ok()??;
    let start = range.start + head;
    let end = start + command.len();
    let error = errors.into_iter().next()?.placed(|place| (start + place.start).min(end)..(start + place.end).min(end));
    // What would mend the shell's command may well be none of the file's.
    Some(SyntaxError { cause: Cause::Known, ..error })
}

/// `command` with blanks in the place of its comments and empty lines, between which it goes on, and with each `\` at the end of its line:
/// blanks behind it are no part of what Docker reads.
fn joined(command: &str) -> String {
    let gone = |line: &str| line.trim_start().starts_with('#') || line.trim().is_empty();
    let read = |(index, line): (usize, &str)| {
        let body = line.trim_end();
        match body.strip_suffix('\\') {
            _ if index > 0 && gone(line) => " ".repeat(line.len()),
            Some(before) if line.ends_with('\n') => format!("{before}{}\\\n", " ".repeat(line.len() - body.len() - 1)),
            _ => line.to_owned(),
        }
    };
    command.split_inclusive('\n').enumerate().map(read).collect()
}
