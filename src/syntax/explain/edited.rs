//! A command that opens a file in an editor, and what is to be written there.

use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Segment, Status, Verdict};
use crate::text::lines;

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "edited", summary: "a command that opens a file in an editor, and what is to be written there", speak: find };

/// Programs that edit the file that they are given.
const EDITORS: &[&str] = &["code", "emacs", "gedit", "kate", "micro", "nano", "notepad", "nvim", "pico", "subl", "vi", "vim", "visudo"];

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    if !case.language.shell {
        return None;
    }
    let code = case.code.as_str();
    let (command, _) = lines(code).find(|(_, line)| is_editing(line))?;
    let (before, behind) = (0..command.end, command.end..code.len());
    // Behind the file's content, no other command is looked for; before it, all is code.
    if code.get(behind.clone())?.trim().is_empty() {
        return None;
    }
    let reading = fragment::read(case.language, &case.code.slice(before.start..before.end), work);
    let verdict = reading.verdict()?;
    let segments = vec![
        Segment { range: before, language: Some(case.language), status: verdict.status() },
        Segment { range: behind, language: None, status: Status::Text },
    ];
    Some(verdict.among(segments))
}

/// Whether `line` is a command that edits one file.
fn is_editing(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().skip_while(|word| matches!(*word, "$" | "sudo")).collect();
    matches!(words.as_slice(), [editor, options @ .., file]
        if EDITORS.contains(editor) && options.iter().all(|word| word.starts_with('-')) && file.contains(['/', '.', '~']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editor_edits_one_file() {
        assert!(is_editing("sudo vi $HOME/network/names.ora\n"));
        assert!(is_editing("nano -w a.conf\n"));
        assert!(!is_editing("vi\n") && !is_editing("vi is an editor. It\n") && !is_editing("cat a.conf\n"));
    }
}
