//! The shell's compound commands: conditions, loops, cases, groups, functions.

use crate::syntax::parsing::references::bash::command::{at_word, body, list};
use crate::syntax::parsing::references::bash::cursor::{Cursor, Step, is_meta, unclosed, wrong};
use crate::syntax::parsing::references::bash::word::{arithmetic, is_arithmetic, word};

/// Reads a compound command, if one is next.
pub(super) fn compound(cursor: &mut Cursor<'_>) -> Step<bool> {
    let start = cursor.at();
    if cursor.sees("((") && is_arithmetic(cursor.rest().get(2..).unwrap_or_default()) {
        arithmetic(cursor, 2);
    } else if cursor.take("(") {
        body(cursor)?;
        if !cursor.take(")") {
            return if cursor.rest().is_empty() { unclosed(start, "(") } else { cursor.unexpected("`)`") };
        }
    } else if cursor.keyword("{") {
        body(cursor)?;
        close(cursor, "}", start, "{")?;
    } else if cursor.keyword("[[") {
        test(cursor, start)?;
    } else if cursor.keyword("if") {
        condition(cursor, start)?;
    } else if cursor.keyword("while") || cursor.keyword("until") {
        body(cursor)?;
        looped(cursor, start)?;
    } else if cursor.keyword("for") || cursor.keyword("select") {
        each(cursor, start)?;
    } else if cursor.keyword("case") {
        cases(cursor, start)?;
    } else if cursor.keyword("function") {
        cursor.blanks();
        if !word(cursor)? {
            return cursor.unexpected("the function's name");
        }
        cursor.blanks();
        if cursor.take("(") {
            cursor.blanks();
            if !cursor.take(")") {
                return cursor.unexpected("`)`");
            }
        }
        function_body(cursor)?;
    } else if cursor.keyword("coproc") {
        cursor.blanks();
        if !compound(cursor)? {
            return Ok(false);
        }
    } else {
        return Ok(false);
    }
    Ok(true)
}

/// What a function does: a compound command.
pub(super) fn function_body(cursor: &mut Cursor<'_>) -> Step {
    cursor.lines()?;
    if compound(cursor)? { Ok(()) } else { cursor.unexpected("the function's body in `{ }`") }
}

/// Passes `word`, which ends what `opener` at `start` opened.
fn close(cursor: &mut Cursor<'_>, word: &str, start: usize, opener: &str) -> Step {
    if cursor.keyword(word) {
        return Ok(());
    }
    let result = if cursor.rest().is_empty() {
        wrong(cursor.at()..cursor.at(), format!("missing `{word}`"))
    } else {
        cursor.unexpected(&format!("`{word}`"))
    };
    result.map_err(|mut stop| {
        if let super::cursor::Stop::Wrong(error) = &mut stop {
            error.related.push((start..start + opener.len(), "opened here".to_owned()));
        }
        stop
    })
}

/// `[[ … ]]`: words, operators and brackets up to the last.
fn test(cursor: &mut Cursor<'_>, start: usize) -> Step {
    loop {
        cursor.lines()?;
        if cursor.keyword("]]") {
            return Ok(());
        }
        if cursor.rest().is_empty() || cursor.sees(";") {
            return unclosed(start, "[[");
        }
        if !word(cursor)? {
            cursor.next();
        }
    }
}

fn condition(cursor: &mut Cursor<'_>, start: usize) -> Step {
    loop {
        body(cursor)?;
        close(cursor, "then", start, "if")?;
        body(cursor)?;
        if !cursor.keyword("elif") {
            break;
        }
    }
    if cursor.keyword("else") {
        body(cursor)?;
    }
    close(cursor, "fi", start, "if")
}

/// `do … done`.
fn looped(cursor: &mut Cursor<'_>, start: usize) -> Step {
    let opener = ["while", "until", "for", "select"].into_iter().find(|word| cursor.since(start).starts_with(word)).unwrap_or_default();
    close(cursor, "do", start, opener)?;
    body(cursor)?;
    close(cursor, "done", start, opener)
}

fn each(cursor: &mut Cursor<'_>, start: usize) -> Step {
    cursor.blanks();
    if cursor.sees("((") {
        let bracket = cursor.at();
        if !is_arithmetic(cursor.rest().get(2..).unwrap_or_default()) {
            return unclosed(bracket, "((");
        }
        arithmetic(cursor, 2);
    } else {
        if !word(cursor)? {
            return cursor.unexpected("the variable's name");
        }
        cursor.lines()?;
        if cursor.keyword("in") {
            cursor.blanks();
            while at_word(cursor) {
                word(cursor)?;
                cursor.blanks();
            }
        }
    }
    cursor.blanks();
    if !cursor.sees(";;") {
        cursor.take(";");
    }
    cursor.lines()?;
    if cursor.keyword("{") {
        body(cursor)?;
        return close(cursor, "}", start, "for");
    }
    looped(cursor, start)
}

fn cases(cursor: &mut Cursor<'_>, start: usize) -> Step {
    cursor.blanks();
    if !word(cursor)? {
        return cursor.unexpected("a word");
    }
    cursor.lines()?;
    if !cursor.keyword("in") {
        return cursor.unexpected("`in`");
    }
    loop {
        cursor.lines()?;
        if cursor.rest().is_empty() || cursor.at_keyword("esac") {
            return close(cursor, "esac", start, "case");
        }
        arm(cursor)?;
        let ended = [";;&", ";;", ";&"].into_iter().any(|sign| cursor.take(sign));
        cursor.lines()?;
        if !ended && !cursor.at_keyword("esac") {
            return close(cursor, "esac", start, "case");
        }
    }
}

/// A case's patterns and its commands.
fn arm(cursor: &mut Cursor<'_>) -> Step {
    cursor.take("(");
    loop {
        cursor.blanks();
        if !word(cursor)? {
            return cursor.unexpected("a pattern");
        }
        cursor.blanks();
        if !cursor.take("|") {
            break;
        }
    }
    if !cursor.take(")") {
        let at = cursor.at();
        return if cursor.peek().is_none_or(is_meta) {
            wrong(at..at, "missing `)` after the pattern".to_owned())
        } else {
            cursor.unexpected("`)` after the pattern")
        };
    }
    list(cursor)
}
