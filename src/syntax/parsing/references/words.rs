//! What parsers say, and how it is said here: one voice for all of them, in the words of somebody who knows the language.

use std::ops::Range;

/// What a parser says, and the words for it. In what it says, `{}` is any text, which `{1}`, `{2}` … put into the words; `{found}` is what
/// stands at the place of the error. The first line that fits is taken.
///
/// `Expected `,` or `)` but found `:`` of oxc becomes `expected `,` or `)`, found `:``.
pub(super) type Words = &'static [(&'static str, &'static str)];

/// JavaScript and TypeScript, as oxc says it.
pub(super) static OXC: Words = &[
    ("Unexpected token", "unexpected {found}"),
    ("Unexpected token. Did you mean {} or {}?", "this {found} stands in the text of an element, where it must be written {1}"),
    ("Expected a semicolon or an implicit semicolon after a statement, but found none", "missing `;` or line break behind a statement"),
    ("Expected {} but found {}", "expected {1}, found {found}"),
    ("Invalid Character {}", "unexpected character {1}"),
    ("Unterminated string", "this string is not closed"),
    ("Unterminated regular expression", "this regular expression is not closed"),
    ("Unterminated multiline comment", "this comment is not closed"),
    ("Cannot assign to this expression", "nothing can be assigned to this expression"),
    ("Adjacent JSX elements must be wrapped in an enclosing tag", "elements side by side need one around them: `<>…</>`"),
    ("Expected corresponding JSX closing tag for '{}'", "`<{1}>` is never closed"),
    ("Expected corresponding closing tag for JSX fragment", "`<>` is never closed"),
    ("Unexpected flag {} in regular expression literal", "`{1}` is no flag of a regular expression"),
    ("Expected switch clause", "expected `case` or `default`, found {found}"),
    ("Empty parenthesized expression", "these parentheses hold no expression"),
    ("Type argument list cannot be empty", "these angle brackets hold no type"),
    ("Invalid assignment in object literal", "a property of an object is written with `:`, not with `=`"),
    ("'{}' modifier cannot appear on a type member", "`{1}` cannot stand before the member of a type"),
];

/// Kotlin.
pub(super) static KOTLIN: Words = &[
    ("expected an element", "expected an expression, found {found}"),
    ("unexpected tokens (use {} to separate expressions on the same line)", "missing `;` or line break before {found}"),
    ("unexpected tokens", "unexpected {found}"),
];

/// JSON.
pub(super) static JSON: Words = &[
    ("Unexpected word", "unexpected {found}"),
    ("Unexpected colon", "unexpected `:`"),
    ("Unexpected token", "unexpected {found}"),
    ("Unexpected token in object", "expected a member's name, found {found}"),
    ("Unexpected close brace", "unexpected `}`"),
    ("Unexpected close bracket", "unexpected `]`"),
    ("Invalid escape", "a backslash escapes no such character in JSON"),
    ("Expected four hex digits", "`\\u` is followed by four hexadecimal digits"),
    ("Unary plus on numbers is not allowed", "a number of JSON has no `+`"),
];

/// Python, as ruff says it.
pub(super) static RUFF: Words = &[
    ("Unexpected indentation", "this line is indented deeper than the block that it is in"),
    (
        "Simple statements must be separated by newlines or semicolons",
        "two statements on one line: an operator, `;` or a line break is missing",
    ),
    (
        "Compound statements are not allowed on the same line as simple statements",
        "a block cannot begin behind another statement on its line",
    ),
    ("Expected {}, found newline", "expected {1}, found the end of the line"),
    ("Expected {}, found name", "expected {1}, found {found}"),
    ("Expected an indented block after {} statement", "an indented block must follow {1}"),
    ("Expected an indented block after {}", "an indented block must follow the {1}"),
    ("Expected an identifier, but found a keyword {} that cannot be used here", "{1} is a keyword, and no name"),
    ("Expected an identifier", "expected a name, found {found}"),
    ("Expected a statement", "expected a statement, found {found}"),
    ("Expected an expression", "expected an expression, found {found}"),
    ("Invalid annotated assignment target", "nothing but a name, an attribute or an item has a type"),
    ("Invalid assignment target", "nothing can be assigned to this expression"),
    ("missing closing quote in string literal", "this string is not closed"),
    ("Got unexpected token {}", "unexpected {1}"),
];

/// Ruby.
pub(super) static RUBY: Words = &[
    ("unexpected END_OF_INPUT", "the code ends too early"),
    ("unexpected {}", "unexpected {found}"),
    ("unterminated {} meets end of file", "this {1} is not closed"),
    ("can't find string \"{}\" anywhere before EOF", "this here-document is never ended by `{1}`"),
    ("unknown regexp options - {}", "`{1}` are no flags of a regular expression"),
    ("unknown regexp option - {}", "`{1}` is no flag of a regular expression"),
];

/// Lua.
pub(super) static LUA: Words = &[
    ("unexpected expression when looking for a statement", "this expression is no statement"),
    ("unexpected token, this needs to be a statement", "expected a statement, found {found}"),
    ("unexpected character {} ({})", "unexpected {found}"),
    ("expected {} to close function call", "missing {1}: the call is not closed"),
    ("expected {} to close function body block", "missing {1}: the function is not closed"),
    ("expected {} to conclude {}", "missing {1}: the {2} is not closed"),
];

/// YAML.
pub(super) static YAML: Words = &[
    (
        "mapping values are not allowed in this context",
        "no `key: value` can stand here: what is above has a value already, or is indented otherwise",
    ),
    ("did not find expected key, while parsing a block mapping", "this line is no `key: value` of the mapping around it"),
    ("did not find expected '-' indicator, while parsing a block collection", "this line is no item of the list around it: expected `- `"),
    ("did not find expected ',' or '}', while parsing a flow mapping", "missing comma or `}` in a mapping in braces"),
    ("did not find expected ',' or ']', while parsing a flow sequence", "missing comma or `]` in a list in brackets"),
    ("could not find expected ':', while scanning a simple key", "missing `:` behind a key"),
    ("did not find expected <document start>", "unexpected text behind the document"),
    (
        "did not find expected alphabetic or numeric character, while scanning an alias",
        "a `*` begins the name of an alias: quote the value if it is none",
    ),
    ("found character that cannot start any token, while scanning for the next token", "no value can begin with {found}: quote it"),
    ("found a tab character that violates indentation{}", "a tab indents this line: YAML takes nothing but spaces"),
    ("found unexpected end of stream, while scanning a quoted scalar", "this string is not closed"),
    (
        "did not find expected comment or line break, while scanning a block scalar",
        "nothing but a comment can stand behind the sign of a block of text",
    ),
    ("block sequence entries are not allowed in this context", "no item of a list can stand here"),
];

/// TOML.
pub(super) static TOML: Words = &[
    ("key with no value, expected `=`", "this key has no value: expected `=`"),
    ("string values must be quoted, expected literal string", "a string of TOML stands in quotes"),
    ("unexpected key or value, expected newline, `#`", "unexpected text behind the value"),
    ("unclosed {}, expected {}", "missing {2}: this {1} is not closed"),
    ("missing comma between {}, expected `,`", "missing comma between {1}"),
    ("extra assignment between key-value pairs, expected `,`", "missing comma between two members"),
    ("duplicate key", "this key stands in the table already"),
];

/// SQL.
pub(super) static SQL: Words = &[
    ("missing comma, found {}", "missing comma before {1}"),
    ("expected path name, found {}", "expected a name, found {1}"),
    ("expected from item, got {}, found {}", "expected a table, found {1}"),
    ("expected from_item, found {}", "expected a table, found {1}"),
    ("expected table relation name, found {}", "expected the name of a table, found {1}"),
    ("expected column list, found {}", "expected a list of columns, found {1}"),
    ("expected call expression, found {}", "expected a call, found {1}"),
    ("expected field name, got EOF, found {}", "expected a name, found {1}"),
    ("expected expression in atom_expr, found {}", "expected an expression, found {1}"),
    ("expected end of statement, found {}", "expected the end of the statement, found {found}"),
    ("expected an SQL statement, found {}", "expected a statement, found {found}"),
    ("Array missing ARRAY keyword, found {}", "unexpected {1}: an array is written `ARRAY[…]`"),
    ("Invalid operator, found {}", "unexpected {1}"),
    ("Join missing condition, found {}", "this join has no condition: expected `ON`, found {1}"),
    ("{} is a reserved keyword, found {}", "{1} is a keyword, and no name"),
];

/// GraphQL.
pub(super) static GRAPHQL: Words = &[
    ("expected R_CURLY, got {}, found {}", "expected `}`, found {2}"),
    ("expected R_PAREN, got {}, found {}", "expected `)`, found {2}"),
    ("expected a StringValue, Name or OperationDefinition, found {}", "expected a definition, found {1}"),
    ("expected definition, found {}", "expected a definition, found {1}"),
    ("expected a Name, found {}", "expected a name, found {1}"),
    ("expected an Argument, found {}", "expected an argument as `name: value`, found {1}"),
    ("expected Field Definition, found {}", "expected a field, found {1}"),
    ("expected at least one Selection in Selection Set, found {}", "expected a field, found {1}"),
    ("expected valid Directive Location, found {}", "no directive can be placed at {1}"),
    ("expected Directive Locations, found {}", "expected the places of the directive, found {1}"),
    ("Unexpected character {}, found {}", "unexpected {2}"),
];

/// HCL.
pub(super) static HCL: Words = &[
    ("invalid expression; expected {}", "expected a value, found {found}"),
    ("invalid object value assignment; expected `=` or `:`", "expected `=` or `:` behind the key, found {found}"),
    ("invalid structure; expected {}", "expected `=` or a block behind the name, found {found}"),
    ("expected newline or eof", "unexpected {found} behind the value"),
];

/// CSS, SCSS and Less.
pub(super) static CSS: Words = &[
    ("component value is expected", "expected a value, found {found}"),
    ("CSS rule is expected", "expected a rule, found {found}"),
    ("unexpected whitespace", "unexpected white space"),
];

/// What is said where a parser with these `words` says `message` of `range` of `code`, as every message is put: a sentence that starts with a small letter,
/// and ends without a full stop.
pub(super) fn said(words: Words, message: &str, code: &str, range: &Range<usize>) -> String {
    let message = message.trim_end_matches('.');
    let worded = words.iter().find_map(|(says, words)| Some((holes(says, message)?, *words)));
    match worded {
        Some((holes, words)) => filled(words, &holes, || found(code, range)),
        None => small(message),
    }
}

/// What stands for each `{}` of `pattern` in `text`; `None` if it does not fit.
fn holes<'t>(pattern: &str, text: &'t str) -> Option<Vec<&'t str>> {
    let mut parts = pattern.split("{}");
    let mut rest = text.strip_prefix(parts.next()?)?;
    let mut holes = Vec::new();
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        let last = parts.peek().is_none();
        let end = if last { rest.len().checked_sub(part.len()).filter(|_| rest.ends_with(part))? } else { rest.find(part)? };
        holes.push(rest.get(..end)?);
        rest = rest.get(end + part.len()..)?;
    }
    rest.is_empty().then_some(holes)
}

fn filled(words: &str, holes: &[&str], found: impl Fn() -> String) -> String {
    let mut filled = if words.contains("{found}") { words.replace("{found}", &found()) } else { words.to_owned() };
    for (index, hole) in holes.iter().enumerate() {
        filled = filled.replace(&format!("{{{}}}", index + 1), hole);
    }
    filled
}

/// Longest text, in characters, that is quoted of the code.
const MAX_QUOTED: usize = 24;

/// What stands at the start of `range`, or right behind it, in words.
fn found(code: &str, range: &Range<usize>) -> String {
    let rest = code.get(range.start..).unwrap_or_default();
    let line = rest.lines().next().unwrap_or_default();
    if rest.trim().is_empty() {
        return "the end".to_owned();
    }
    if line.trim().is_empty() {
        return "the end of the line".to_owned();
    }
    let marked = line.get(..range.len()).filter(|text| !text.trim().is_empty() && text.chars().count() <= MAX_QUOTED);
    format!("`{}`", marked.unwrap_or_else(|| token(line.trim_start())).trim())
}

/// The first word or sign of `text`.
fn token(text: &str) -> &str {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let first = text.chars().next().map_or(0, char::len_utf8);
    let word = text.find(|c| !is_word(c)).unwrap_or(text.len());
    text.get(..word.max(first)).unwrap_or_default()
}

/// `message` with a small letter at its start, unless that is a name's: `JSON`, `I`.
pub(super) fn small(message: &str) -> String {
    let mut chars = message.chars();
    match (chars.next(), chars.next()) {
        (Some(first), Some(second)) if first.is_ascii_uppercase() && second.is_lowercase() => {
            format!("{}{}", first.to_ascii_lowercase(), message.get(1..).unwrap_or_default())
        }
        _ => message.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::parsing::references::REFERENCES;

    #[test]
    fn parsers_speak_with_one_voice() {
        assert_eq!(said(OXC, "Expected `,` or `)` but found `:`", "f(a:1)", &(3..4)), "expected `,` or `)`, found `:`");
        assert_eq!(said(OXC, "Unexpected token.", "a b", &(2..3)), "unexpected `b`");
        assert_eq!(said(RUBY, "unexpected tSYMBEG", "a :b", &(2..3)), "unexpected `:`");
        assert_eq!(said(RUFF, "Expected a statement", "x = 1\n", &(6..6)), "expected a statement, found the end");
        assert_eq!(said(RUFF, "Something that nobody has seen", "", &(0..0)), "something that nobody has seen");
        assert_eq!(said(JSON, "JSON has no comments", "", &(0..0)), "JSON has no comments");
    }

    #[test]
    fn what_is_found_is_quoted_briefly() {
        assert_eq!(found("a\n\n", &(1..1)), "the end");
        assert_eq!(found("a\nb", &(1..1)), "the end of the line");
        assert_eq!(found("a bcd(e)", &(2..8)), "`bcd(e)`");
        assert_eq!(found(&format!("ab{}", "(x)".repeat(20)), &(0..60)), "`ab`");
        assert_eq!(found("é", &(0..1)), "`é`");
    }

    fn all() -> impl Iterator<Item = Words> {
        REFERENCES.iter().map(|reference| reference.words)
    }

    #[test]
    fn each_line_fills_its_words() {
        for (says, words) in all().flatten() {
            let count = says.matches("{}").count();
            assert!((count + 1..9).all(|hole| !words.contains(&format!("{{{hole}}}"))), "{says}: {words}");
            assert!(!says.contains("{}{}") && small(words) == *words && !words.ends_with('.'), "{says}: {words}");
        }
    }

    #[test]
    fn no_line_hides_behind_an_earlier_one() {
        for words in all() {
            for (index, (says, _)) in words.iter().enumerate() {
                let example = says.replace("{}", "\u{1}");
                let first = words.iter().position(|(pattern, _)| holes(pattern, &example).is_some());
                assert_eq!(first, Some(index), "{says}");
            }
        }
    }
}
