//! Text that only looks like code: tables, notations of syntax, transcripts without prompts.

use std::sync::LazyLock;

use crate::syntax::explain::{Case, Explanation};
use crate::syntax::parsing::attempt::Work;
use crate::syntax::{Status, Verdict};
use crate::text::{Pattern, compiled, pattern};

pub(super) static EXPLANATION: Explanation = Explanation { find };

fn find(case: &Case<'_>, _: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    let own = OWN.iter().find(|(language, regex, _)| *language == case.language.id && regex.is_match(code));
    if let Some((_, _, reason)) = own {
        return Some(Verdict::because(Status::Unchecked, *reason));
    }
    reason(code).map(|reason| Verdict::because(Status::Text, reason))
}

/// What is published under the name of a language that it only resembles: the language, its mark, what it is.
static OWN: [(&str, Pattern, &str); 6] = [
    (
        "graphql",
        LazyLock::new(|| compiled(r"(?m)^[ \t]*(?:Fetch\(service:|Flatten\(path:)")),
        "it is a planner's way to write what a query fetches, which has no parser here",
    ),
    (
        "python",
        LazyLock::new(|| compiled(r"(?m)^[ \t]*(?:rule|checkpoint)(?:[ \t]+\w+)?:[ \t]*(?:#[^\n]*)?\n(?:[ \t]*\n)*[ \t]+[a-z]+:")),
        "it is Snakemake, which has no parser here",
    ),
    (
        "python",
        LazyLock::new(|| compiled(r"(?m)^[ \t]*(?:cdef|cpdef|ctypedef)[ \t]+\w|^[ \t]*(?:from[ \t]+[\w.]+[ \t]+)?cimport[ \t]+\w")),
        "it is Cython, which has no parser here",
    ),
    (
        "c",
        LazyLock::new(|| compiled(r"(?m)^MODULE[ \t]*=|^[ \t]+(?:CODE|OUTPUT|INIT|PPCODE):[ \t]*$")),
        "it is XS, which has no parser here",
    ),
    // Ruby's own literals have one letter behind the sign.
    ("ruby", LazyLock::new(|| compiled(r"(?m)^[ \t]*%[a-z]{2,}[\w-]*(?:[.#{(\s=]|$)")), "it is Haml, which has no parser here"),
    (
        "typescript",
        LazyLock::new(|| compiled(r"(?m)\Aoptional (?:readonly )?\w+\??:")),
        "it is a generated reference's way to write a member, which has no parser here",
    ),
];

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

/// Why `code`, which does not parse, is no code at all; `None` if it may well be.
fn reason(code: &str) -> Option<&'static str> {
    let lines = code.lines().filter(|line| !line.trim().is_empty()).count().max(1);
    let count = |regex: &Pattern| regex.find_iter(code).count();
    if count(&DRAWN) * 3 >= lines && count(&DRAWN) >= 2 {
        return Some("it is a table or a drawing");
    }
    let optional = count(&OPTIONAL);
    if lines <= 2 && count(&FLAG) > 0 {
        return Some("it is a notation of syntax, not code");
    }
    if optional >= 2 && optional * 6 >= lines || optional == 1 && lines <= 4 && count(&NAMED) + optional >= 2 {
        return Some("it is a notation of syntax, not code");
    }
    None
}

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
    fn code_is_code() {
        assert_eq!(reason("let x: Vec<u8> = vec![1, 2;\nlet y = a | b;\n"), None);
        assert_eq!(reason("const a = [x | y];\nconst b = (c\n"), None);
    }
}
