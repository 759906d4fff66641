//! Words and comments that authors have put there for other tools: this code is meant to be wrong, or is not to be checked.

use crate::language;

/// Words that say that code is meant to be wrong, or not to be checked, and who has them. (Code that rustdoc does not run, `no_run`, it
/// compiles, and code that it ignores for some targets, `ignore-x86_64`, it compiles for the others.)
pub static MARKERS: &[(&str, &str)] = &[
    ("bad", "guides to style"),
    ("compile_fail", "rustdoc"),
    ("doccmd-skip", "doccmd"),
    ("eslint-skip", "eslint-plugin-markdown"),
    ("example-bad", "MDN"),
    ("expect-error", "tests of documentation"),
    ("fails", "tests of documentation"),
    ("ignore", "rustdoc, mdBook"),
    ("incorrect", "ESLint's rules"),
    ("invalid", "guides to style"),
    ("no-check", "tests of documentation"),
    ("no-test", "tests of documentation"),
    ("nocheck", "Twoslash, tests of documentation"),
    ("noeval", "evaluators of documentation"),
    ("notest", "pytest-markdown-docs"),
    ("should_fail", "tests of documentation"),
    ("skip", "Sybil, tests of documentation"),
    ("wrong", "guides to style"),
];

/// Comments that say so and are no such word alone.
pub static COMMENT_MARKERS: &[(&str, &str)] = &[
    ("doccmd: skip next", "doccmd"),
    ("doccmd skip: next", "doccmd"),
    ("phmdoctest-mark.skip", "phmdoctest"),
    ("phmdoctest-skip", "phmdoctest"),
    ("pytest-codeblocks:expect-error", "pytest-codeblocks"),
    ("pytest-codeblocks:skip", "pytest-codeblocks"),
    ("pytest.mark.skip", "pytest-codeblocks"),
    ("skip doccmd[all]: next", "doccmd"),
    ("skip-test", "markdown-doctest"),
];

/// How words of an info string may end that begin with the name of a language: `json-invalid`.
pub static MARKER_ENDS: &[&str] = &["-invalid", "-skip"];

/// Longest comment that is read as a marker with its reason, in bytes.
const MAX_COMMENT: usize = 200;

/// What a reason stands behind: `skip: a draft`, `bad - it has no end`.
const BEFORE_REASON: [&str; 5] = [":", " -- ", " - ", " — ", " – "];

/// Whether `word`, of a class or of an info string, is such a word.
pub(super) fn is_marker(word: &str) -> bool {
    MARKERS.iter().any(|(known, _)| *known == word)
}

/// Whether `word` of an info string is a marker: `ignore`, `json-invalid`.
pub(super) fn is_fence_marker(word: &str) -> bool {
    let behind_language = |end: &str| word.strip_suffix(end).is_some_and(|name| language::by_label(name).is_some());
    is_marker(word) || MARKER_ENDS.iter().any(|end| behind_language(end))
}

/// The marker in a comment right before a block, if the comment says nothing else but why: `eslint-skip`, `skip: next`, `bad - it has no
/// end`. What only has such a word in it (`how to skip rows`) is none, and neither is the end of what another one began (`skip: end`).
pub(super) fn in_comment(comment: &str) -> Option<String> {
    let comment = comment.trim();
    if comment.len() > MAX_COMMENT {
        return None;
    }
    let begins = |known: &str| {
        let rest = comment.strip_prefix(known)?;
        (rest.is_empty() || BEFORE_REASON.iter().any(|sign| rest.starts_with(sign))).then_some(rest)
    };
    let rest = MARKERS.iter().chain(COMMENT_MARKERS).find_map(|(known, _)| begins(known)).or_else(|| of_doccmd(comment))?;
    let is_end = rest.strip_prefix(':').is_some_and(|reason| reason.trim() == "end");
    (!is_end).then(|| comment.to_owned())
}

/// What stands behind the name in doccmd's comment for one of its commands: `skip doccmd[vulture]: next`.
fn of_doccmd(comment: &str) -> Option<&str> {
    let (_, rest) = comment.strip_prefix("skip doccmd[")?.split_once(']')?;
    rest.starts_with(':').then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_is_a_marker_as_a_whole_or_none() {
        for comment in [
            " eslint-skip ",
            "invalid",
            "bad",
            "skip: next",
            "skip: next \"a draft\"",
            "doccmd: skip next",
            "doccmd skip: next",
            "skip doccmd[all]: next",
            "skip doccmd[black]: start",
            "pytest-codeblocks:skip",
            "wrong - it has no end",
            "incorrect: no brace",
        ] {
            assert_eq!(in_comment(comment).as_deref(), Some(comment.trim()));
        }
        for comment in [
            "do not ignore this example",
            "TODO: the link below is wrong",
            "snippet fails over to replica",
            "how to skip rows",
            "skip first n rows",
            "skip to the next section",
            "this is not wrong",
            "bad gateway example",
            "markdownlint-disable-next-line MD001 skip",
            "textlint-disable no-invalid",
            "/wp:paragraph bad",
            "skip: end",
            "skip doccmd[all]: end",
            "is this wrong?",
            "wrong?",
            "prettier-ignore",
            "skipped",
        ] {
            assert_eq!(in_comment(comment), None, "{comment}");
        }
        assert_eq!(in_comment(&format!("bad: {}", "a ".repeat(MAX_COMMENT))), None);
    }

    #[test]
    fn words_of_info_strings_are_markers_whole_or_behind_a_language() {
        for word in ["ignore", "json-invalid", "eslint-skip", "js-skip"] {
            assert!(is_fence_marker(word), "{word}");
        }
        for word in ["no-skip", "tag-invalid", "ignore-print", "ng-invalid", "-skip", "ignore-x86_64"] {
            assert!(!is_fence_marker(word), "{word}");
        }
        assert!(!is_marker("json-invalid"));
    }
}
