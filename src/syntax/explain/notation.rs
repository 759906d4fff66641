//! Text that only looks like code: tables, notations of syntax, transcripts without prompts.

use crate::syntax::parsing::attempt::Work;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Verdict, Why};
use crate::text::{Pattern, pattern};

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "notation", summary: "text that only looks like code: a table, a drawing, a notation of syntax", speak: find };

fn find(case: &Case<'_>, _: &mut Work) -> Option<Verdict> {
    reason(case.code.as_str()).map(|what| Verdict::text(Why::Is(what)))
}

pattern! {
    /// A line of a table drawn with characters, or of a tree.
    static DRAWN = r"(?m)^[ \t]*(?:\+[-=+]{3,}|\|[ \w-].*\|[ \t]*$|[│├└┌╔║╚].*|[-=─]{8,}[ \t]*$|[-=]{3,}(?:[ \t|+]+[-=]{3,})+[ \t]*$)";
}

pattern! {
    /// Optional parts and alternatives, as manuals write them.
    static OPTIONAL = r"\[[ \t]*(?:--?|<)[\w<>|=. -]*\]|\[[ \t]*[A-Za-z_ ]+(?:[ \t]*\|[ \t]*[A-Za-z_ ]+)+\]|\{[A-Za-z_ ]+(?:\|[A-Za-z_ ]+)+\}|<[\w -]+(?:\|[\w -]+)+>|\[, ?\.\.\.\]|\[[A-Z][A-Z_ ]+\]|\((?:--?|<)[^()\n]*\|[^()\n]*\)|\[ ?<?\w+>?: <\w+> ?\]|::=|-\{\w+(?:,\w+)+\}|\[[A-Z][A-Z ]+ <\w+>[^\]\n]*\]|(?m:^\[[ \t]*\w+:)";
}

pattern! {
    /// An option whose value is a name for it, or a choice.
    static FLAG = r"(?m)^[ \t]*[A-Z]+ --[a-z-]+=(?:<[\w |-]+>|\[[^\]\n]*\]|\w+,\[\w+\])";
}

pattern! {
    /// Names in angle brackets.
    static NAMED = r"<[a-z][\w -]*>|[\s(,\[]<[A-Z]\w*>";
}

/// What `code`, which does not parse, is if it is no code at all; `None` if it may well be.
fn reason(code: &str) -> Option<&'static str> {
    let lines = code.lines().filter(|line| !line.trim().is_empty()).count().max(1);
    let count = |regex: &Pattern| regex.find_iter(code).count();
    if count(&DRAWN) * 3 >= lines && count(&DRAWN) >= 2 {
        return Some("a table or a drawing");
    }
    let optional = count(&OPTIONAL);
    if lines <= 2 && count(&FLAG) > 0 {
        return Some("a notation of syntax, not code");
    }
    if optional >= 2 && optional * 6 >= lines || optional == 1 && lines <= 4 && count(&NAMED) + optional >= 2 {
        return Some("a notation of syntax, not code");
    }
    if is_of_choices(code) {
        return Some("a list of words, of which one is chosen");
    }
    is_of_bullets(code).then_some("names, and what is said of each below it")
}

pattern! {
    /// Words between slashes, or one alone, and what a comment says of them: `public / private`.
    static CHOICE = r"^[ \t]*[\w-]+((?:[ \t]+/[ \t]+[\w-]+)*)[ \t]*(?:(?://|#)[^\n]*)?$";
}

/// Whether each line of `code` is a word, or several between slashes.
fn is_of_choices(code: &str) -> bool {
    let mut choices = 0;
    let mut words = 0;
    for line in code.lines().filter(|line| !line.trim().is_empty()) {
        let Some(found) = CHOICE.captures(line) else { return false };
        words += 1;
        choices += usize::from(found.get(1).is_some_and(|more| !more.is_empty()));
    }
    choices >= 2 && words > choices
}

pattern! {
    /// What stands above bullets: a name and nothing else.
    static NAME = r"^[A-Za-z_][\w.-]*$";
}

/// Whether `code` is nothing but names, each with bullets right below it and a blank line between. One name lacks a `:`, as `lamps⏎- hall`;
/// no author forgets it again and again.
fn is_of_bullets(code: &str) -> bool {
    let parts = code.trim().split("\n\n").map(str::trim_end).filter(|part| !part.is_empty());
    let is_one = |part: &str| {
        let (name, bullets) = part.split_once('\n').unwrap_or((part, ""));
        NAME.is_match(name.trim_end()) && !bullets.is_empty() && bullets.lines().all(|line| line.starts_with("- "))
    };
    let mut count = 0;
    let all = parts.inspect(|_| count += 1).all(is_one);
    all && count >= MIN_NAMES
}

/// Fewest names with bullets below them.
const MIN_NAMES: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_and_notations_are_no_code() {
        assert!(reason("+----+\n| id |\n+----+\n|  1 |\n+----+\n").is_some());
        assert!(reason("FROM [--platform=<platform>] <image> [AS <name>]").is_some());
        assert!(reason("SELECT a FROM t\nUNION [ALL]\nSELECT b FROM [ONLY] u").is_some());
    }

    #[test]
    fn lists_of_words_are_no_code() {
        assert!(reason("public / private\nfinal / open // or neither\noverride\n").is_some());
        assert!(reason("lamp.count\n- Room: hall\n- Unit: 1\n\nlamp.time\n- Room: hall\n\nlamp.heat\n- Unit: K\n").is_some());
        for code in
            ["a / b\nc / d\n", "a / b\nc = d / e\nf\n", "lamps\n- hall\n", "lamps:\n- a\n\nrooms\n- b\n\nhalls:\n- c\n", "a\nb\nc\n"]
        {
            assert_eq!(reason(code), None, "{code}");
        }
    }

    #[test]
    fn code_is_code() {
        assert_eq!(reason("let x: Vec<u8> = vec![1, 2;\nlet y = a | b;\n"), None);
        assert_eq!(reason("const a = [x | y];\nconst b = (c\n"), None);
    }
}
