//! The shell's lists, pipelines and simple commands, and what is redirected.

use crate::syntax::parsing::references::bash::compound;
use crate::syntax::parsing::references::bash::cursor::{Cursor, Step, is_meta};
use crate::syntax::parsing::references::bash::word::word;

/// Words that end a list, where a command could start.
const CLOSERS: &[&str] = &["then", "elif", "else", "fi", "do", "done", "esac", "}"];

/// Operators of redirection, the longer first.
const REDIRECTIONS: &[&str] = &["<<<", "<<-", "<<", "&>>", "&>", "<>", "<&", ">&", ">>", ">|", "<", ">"];

/// A whole program.
pub(super) fn program(cursor: &mut Cursor<'_>) -> Step {
    list(cursor)?;
    if cursor.rest().is_empty() { cursor.end() } else { cursor.unexpected("") }
}

/// Commands up to what can only end them; what that is, the caller checks.
pub(super) fn list(cursor: &mut Cursor<'_>) -> Step {
    loop {
        cursor.lines()?;
        if closed(cursor) {
            return Ok(());
        }
        chain(cursor)?;
        cursor.blanks();
        if cursor.rest().is_empty() || cursor.sees("\n") || cursor.sees(")") || cursor.sees(";;") || cursor.sees(";&") {
            if cursor.sees("\n") {
                continue;
            }
            return Ok(());
        }
        if !cursor.take(";") && !cursor.take("&") {
            return cursor.unexpected("");
        }
    }
}

/// Commands that must be there, as between `then` and `fi`: one at least, or a comment in their place.
pub(super) fn body(cursor: &mut Cursor<'_>) -> Step {
    cursor.commented = false;
    cursor.lines()?;
    if closed(cursor) && !cursor.commented && !cursor.rest().is_empty() {
        return cursor.unexpected("a command");
    }
    list(cursor)
}

fn closed(cursor: &Cursor<'_>) -> bool {
    cursor.rest().is_empty()
        || cursor.sees(")")
        || cursor.sees(";;")
        || cursor.sees(";&")
        || CLOSERS.iter().any(|word| cursor.at_keyword(word))
}

/// Pipelines with `&&` and `||` between them.
fn chain(cursor: &mut Cursor<'_>) -> Step {
    loop {
        pipeline(cursor)?;
        cursor.blanks();
        let Some(operator) = ["&&", "||"].into_iter().find(|operator| cursor.take(operator)) else { return Ok(()) };
        follows(cursor, operator)?;
    }
}

/// Commands with `|` between them.
fn pipeline(cursor: &mut Cursor<'_>) -> Step {
    loop {
        while cursor.keyword("!") || cursor.keyword("time") || cursor.keyword("-p") {
            cursor.blanks();
        }
        cursor.deeper(command)?;
        cursor.blanks();
        if cursor.sees("||") {
            return Ok(());
        }
        let Some(operator) = ["|&", "|"].into_iter().find(|operator| cursor.take(operator)) else { return Ok(()) };
        follows(cursor, operator)?;
    }
}

/// Behind an operator, a command must follow, on another line if need be.
fn follows(cursor: &mut Cursor<'_>, operator: &str) -> Step {
    let end = cursor.at();
    cursor.lines()?;
    if cursor.rest().is_empty() {
        return super::cursor::wrong(end - operator.len()..end, format!("expected a command after `{operator}`"));
    }
    if closed(cursor) { cursor.unexpected("a command") } else { Ok(()) }
}

/// One command.
fn command(cursor: &mut Cursor<'_>) -> Step {
    if compound::compound(cursor)? {
        while redirection(cursor)? {}
        return Ok(());
    }
    let start = cursor.at();
    let mut words = 0;
    loop {
        cursor.blanks();
        if redirection(cursor)? {
            continue;
        }
        let before = cursor.at();
        if !word(cursor)? {
            break;
        }
        words += 1;
        // A name with brackets behind it is a function's.
        if words == 1 && !cursor.since(before).contains(['=', '$', '"', '\'']) {
            cursor.blanks();
            if cursor.sees("(") {
                let bracket = cursor.rest().get(1..).unwrap_or_default().trim_start_matches([' ', '\t']);
                if !bracket.starts_with(')') {
                    return cursor.unexpected("");
                }
                cursor.pass(cursor.rest().len() - bracket.len() + 1);
                return compound::function_body(cursor);
            }
        }
    }
    if cursor.at() == start { cursor.unexpected("a command") } else { unbracketed(cursor) }
}

/// A word is not followed by an opening bracket.
fn unbracketed(cursor: &Cursor<'_>) -> Step {
    if cursor.sees("(") { cursor.unexpected("") } else { Ok(()) }
}

/// Reads a redirection, if one is next.
fn redirection(cursor: &mut Cursor<'_>) -> Step<bool> {
    cursor.blanks();
    let rest = cursor.rest();
    let number = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let operator = rest.get(number..).unwrap_or_default();
    let Some(sign) = REDIRECTIONS.iter().find(|sign| operator.starts_with(**sign)) else { return Ok(false) };
    if operator.starts_with("<(") || operator.starts_with(">(") {
        return Ok(false);
    }
    let start = cursor.at();
    cursor.pass(number + sign.len());
    cursor.blanks();
    let target = cursor.at();
    if !word(cursor)? {
        return super::cursor::wrong(start..start + number + sign.len(), format!("expected a file name after `{sign}`"));
    }
    if matches!(*sign, "<<" | "<<-") {
        let word: String = cursor.since(target).chars().filter(|c| !matches!(c, '\'' | '"' | '\\')).collect();
        cursor.wait(start..cursor.at(), word, *sign == "<<-");
    }
    Ok(true)
}

/// Whether a word starts here.
pub(super) fn at_word(cursor: &Cursor<'_>) -> bool {
    cursor.peek().is_some_and(|c| !is_meta(c)) || cursor.sees("<(") || cursor.sees(">(")
}
