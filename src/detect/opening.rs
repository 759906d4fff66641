//! How the block begins: shebangs, declarations, the headers of formats.

use std::sync::LazyLock;

use super::{Clue, Evidence, Subject};
use crate::language::LANGUAGES;
use crate::text::{Matcher, compiled};

pub(super) static CLUE: Clue = Clue { name: "opening", summary: "how it begins: a shebang, a declaration, a format's header", look };

/// Patterns of the first bytes, the language that they prove, and what they are.
static OPENINGS: LazyLock<Vec<(Matcher, &'static str, f32, &'static str)>> = LazyLock::new(|| {
    [
        (r"\A\s*<\?php\b", "php", 9.0, "opens with <?php"),
        (r"(?i)\A\s*<!doctype html", "html", 9.0, "opens with an HTML doctype"),
        (r"\A\s*<\?xml\s", "xml", 8.0, "opens with an XML declaration"),
        (r"\A\s*-----BEGIN [A-Z0-9 ]+-----", "pem", 9.0, "opens with a PEM header"),
        (r"\Adiff --git ", "diff", 9.0, "opens with a diff header"),
        (r"\A--- \S.*\n\+\+\+ \S.*\n@@ ", "diff", 9.0, "opens with a unified diff's headers"),
        (r"\A(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) \S+ HTTP/\d", "http", 8.0, "opens with an HTTP request line"),
        (
            r"\A\s*(?:GET|POST|PUT|PATCH|DELETE) (?:/|https?://)\S*\s*\n\s*[{\[]",
            "http",
            8.0,
            "opens with a request's method and path, and a body",
        ),
        (r#"\A\s*(?:\w+_by_lua_block|location(?: [=~^*]+)? [/~@"^]\S*)\s*\{\s*\n"#, "nginx", 8.0, "opens with a block of nginx"),
        (r"\AHTTP/\d(?:\.\d)? \d{3}", "http", 8.0, "opens with an HTTP status line"),
        (
            r"(?i)\A\s*(?:#.*\n\s*)*FROM +[a-z][\w./:@${}-]*(?: +AS +\w+)?\s*\n\s*(?:RUN|COPY|WORKDIR|ENV|ARG|ADD|USER|CMD|EXPOSE|#)",
            "dockerfile",
            7.0,
            "opens with FROM and an image",
        ),
        (r#"\A\s*---[ \t]*\n\s*(?://.*\n\s*)*import [\w{*][^\n]* from ["']"#, "astro", 7.0, "opens with a script between fences"),
        (
            r#"\A\s*(?:\$ )?(?:sudo )?(?:python[\d.]*|node|deno|bun|ruby|perl|php|bash|sh|zsh|Rscript|lua|psql|mysql|sqlite3|mongosh?|osascript)(?: +-[\w-]+(?: +\w+)?)* +(?:-[a-zA-Z]*[cer]|--eval|--command|eval) *['"]"#,
            "bash",
            13.0,
            "opens with a command that runs the code behind it",
        ),
        (r"\A\s*#version \d{3}(?: (?:core|es|compatibility))?\s*\n", "glsl", 9.0, "opens with a version of GLSL"),
        (r#"\Asyntax\s*=\s*"proto[23]"\s*;"#, "protobuf", 9.0, "opens with a syntax statement"),
    ]
    .into_iter()
    .map(|(pattern, id, weight, reason)| (compiled(pattern), id, weight, reason))
    .collect()
});

fn look(subject: Subject<'_>) -> Vec<Evidence> {
    let code = subject.code.get(..subject.code.floor_char_boundary(1024)).unwrap_or_default();
    let openings = OPENINGS.iter().filter(|(pattern, ..)| pattern.is_match(code));
    let openings = openings.filter_map(|(_, id, weight, reason)| Evidence::of(CLUE.name, id, *weight, *reason));
    openings.chain(shebang(code)).collect()
}

fn shebang(code: &str) -> Option<Evidence> {
    let line = code.strip_prefix("#!")?.lines().next()?;
    let mut words = line.split_whitespace().map(|word| word.rsplit('/').next().unwrap_or(word));
    let program = words.find(|word| *word != "env" && !word.starts_with('-'))?;
    let stem = program.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    let language = LANGUAGES.iter().find(|l| l.interpreters.contains(&program) || l.interpreters.contains(&stem))?;
    Some(Evidence { clue: CLUE.name, language, weight: 9.0, reason: format!("is run by {program}") })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::Block;
    use crate::text::Text;

    fn ids(code: &str) -> Vec<&'static str> {
        let block = Block::new(Text::verbatim(code, 0), "test");
        CLUE.alone(&block).iter().map(|evidence| evidence.language.id).collect()
    }

    #[test]
    fn shebangs_name_their_interpreter() {
        assert_eq!(ids("#!/usr/bin/env python3.11\nprint()"), ["python"]);
        assert_eq!(ids("#!/bin/sh -e\nls"), ["bash"]);
        assert_eq!(ids("#!/usr/bin/env -S deno run\n"), ["typescript"]);
    }

    #[test]
    fn headers_prove_their_format() {
        assert_eq!(ids("--- a/x\n+++ b/x\n@@ -1 +1 @@"), ["diff"]);
        assert_eq!(ids("HTTP/2 200\n"), ["http"]);
        assert!(ids("From here on, run\n").is_empty());
    }

    #[test]
    fn every_pattern_compiles() {
        assert_eq!(OPENINGS.len(), 15);
    }
}
