//! Characters that are not what they look like, in code that parses and in code that does not, and where they are fine.

use snipcheck::diagnostic::Severity;

use super::common::checked;

/// The rules that speak of `code` under `label`, each with its severity.
fn told(label: &str, code: &str) -> Vec<(&'static str, Severity)> {
    let file = checked("a.md", format!("# T\n\n```{label}\n{code}\n```\n"));
    file.findings().map(|(_, found)| (found.rule.id, found.severity)).collect()
}

#[track_caller]
fn assert_told(label: &str, code: &str, expected: &[(&'static str, Severity)]) {
    assert_eq!(told(label, code), expected, "{label}: {code:?}");
}

#[test]
fn invisible_characters_are_strangers_among_code_and_ascii() {
    let rule = ("invisible-character", Severity::Warning);
    assert_told("js", "const a = \"x\u{200b}y\";", &[rule]);
    assert_told("yaml", "a: b\u{200b}", &[rule]);
    assert_told("sh", "curl \"https://example.com/\u{ad}a\"", &[rule]);
    assert_told("python", "a = 1  # x\u{200b}y", &[]);
    assert_told("python", "a = \"\u{1f468}\u{200d}\u{1f469}\"", &[]);
    assert_told("python", "a = \"می\u{200c}خواهم\"", &[]);
    assert_told("jsx", "<p>\u{1f9d1}\u{200d}\u{1f680} {stars}</p>", &[]);
    assert_told("text", "a\u{200b}b", &[]);
}

#[test]
fn no_break_spaces_are_fine_in_text() {
    let (warned, broken) = (("no-break-space", Severity::Warning), ("no-break-space", Severity::Error));
    assert_told("js", "const a\u{a0}= 1;", &[warned]);
    assert_told("yaml", "a:\n  b:\u{a0}c", &[warned]);
    assert_told("python", "if\u{a0}a:\n    b()", &[broken]);
    assert_told("js", "const a = \"10\u{a0}%\"; // 20\u{a0}%", &[]);
}

#[test]
fn typographic_quotes_are_fine_within_values() {
    let rule = ("curly-quotes", Severity::Warning);
    assert_told("yaml", "name: “harbour”\nport: 1", &[rule]);
    assert_told("ini", "[a]\nname = “harbour”", &[rule]);
    assert_told("yaml", "name: the “old” harbour\nother: \"“x”\" # “y”", &[]);
    assert_told("html", "<p>He said: “hello” = “x”</p>", &[]);
    assert_told("python", "a = \"“x”\"  # “y”", &[]);
}

#[test]
fn characters_that_turn_the_text_around_are_errors_anywhere_in_code() {
    let rule = ("bidi-control", Severity::Error);
    assert_told("python", "a = \"x\u{202e}y\"", &[rule]);
    assert_told("js", "let a = 1; // \u{2066}x\u{2069}", &[rule]);
    assert_told("text", "\u{2068}x\u{2069} was printed", &[]);
    let invalid = told("js", "let a\u{202e} = 1;");
    assert_eq!(invalid.len(), 1, "{invalid:?}");
}
