//! Less: raffia's yes is believed, its no is not, for it knows too little of the language; what is wrong with the statements
//! is found by their shape.

mod head;

use raffia::Syntax;

use crate::syntax::SyntaxError;
use crate::syntax::parsing::references::css::sheet;
use crate::syntax::parsing::references::css::statements::{Statement, error, statements};

/// At-rules that name a file or an address.
const NAMING: &[&str] = &["import", "plugin", "charset", "namespace"];

/// What is wrong with `code`; `None` if neither the statements' shapes nor raffia tell.
pub(super) fn parse(code: &str) -> Option<Vec<SyntaxError>> {
    let found = match statements(code, true) {
        Ok(statements) => statements.iter().filter_map(misshapen).collect(),
        Err(fault) => vec![*fault.error],
    };
    (!found.is_empty() || sheet::parse(Syntax::Less, code).is_empty()).then_some(found)
}

/// What is wrong with a statement that is neither a declaration nor a call.
fn misshapen(statement: &Statement) -> Option<SyntaxError> {
    let text = statement.text.as_str();
    if let Some((at, message)) = head::fault(text) {
        let at = statement.range.start + at;
        return Some(error(at..at, message));
    }
    if statement.opens {
        return None;
    }
    if let Some(rule) = text.strip_prefix('@').filter(|rule| !rule.starts_with(['{', '@'])) {
        let end = rule.find(|c: char| !is_name(c)).unwrap_or(rule.len());
        let (name, rest) = rule.split_at(end);
        let named = rest.trim_start().starts_with(['"', '\'', '(', '@', '~', 'u']);
        let address = NAMING.contains(&name) && !named && !(name == "namespace" && rest.trim_start().starts_with(char::is_alphabetic));
        return address.then(|| error(statement.range.clone(), &format!("expected a string after `@{name}`")));
    }
    // Mixins, extensions and escapes.
    if text.starts_with(['.', '#', '&', '@', '~', '!', '$', '%']) {
        let called = text.starts_with(['.', '#', '&']) && text.contains('(');
        let unended = (text.starts_with("&:extend(") && !statement.ended && text.ends_with(')')).then_some(text.len());
        let at = statement.range.start + swallowed(text).filter(|at| called && is_closed(text, *at)).or(unended)?;
        return Some(error(at..at, "missing `;`"));
    }
    let property = text.trim_start_matches(['*', '_']);
    let end = property.find(|c: char| !is_name(c) && !matches!(c, '@' | '{' | '}' | '+')).unwrap_or(property.len());
    let rest = property.get(end..).unwrap_or_default();
    if rest.starts_with('(') {
        return None;
    }
    let Some(value) = rest.trim_start().strip_prefix(':') else {
        let at = statement.range.start + (text.len() - rest.len());
        return Some(error(at..at, "expected `:` after the property"));
    };
    let value_at = statement.range.end - value.len();
    if let Some(quote) = torn_address(value) {
        return Some(error(value_at + quote..value_at + quote + 1, "this address has one quote of two"));
    }
    let at = value_at + swallowed(value)?;
    Some(error(at..at, "missing `;`"))
}

/// Where a `;` is missing in `text`, a line of which starts with a declaration.
fn swallowed(text: &str) -> Option<usize> {
    let at = text.match_indices('\n').find(|(at, _)| text.get(*at..).is_some_and(declares))?.0;
    Some(text.get(..at)?.trim_end().len())
}

/// Whether what `text` calls is closed before the byte at `at`: a set of rules may be what is given to it, `.b({ color: red; })`.
fn is_closed(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    before.matches('(').count() == before.matches(')').count()
}

/// Where a quote closes an address that none opens: `url(a.png")`.
fn torn_address(value: &str) -> Option<usize> {
    let start = value.find("url(")? + "url(".len();
    let inside = value.get(start..)?;
    let address = inside.get(..inside.find(')')?)?;
    let quotes: Vec<usize> = address.match_indices(['"', '\'']).map(|(at, _)| at).collect();
    match quotes.as_slice() {
        [at] if *at > 0 && !address.starts_with("data:") => Some(start + at),
        _ => None,
    }
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_')
}

/// Whether `lines` start with a declaration.
fn declares(lines: &str) -> bool {
    let line = lines.trim_start();
    let end = line.find(|c: char| !is_name(c)).unwrap_or(line.len());
    end > 0 && line.get(end..).is_some_and(|rest| rest.trim_start_matches(' ').starts_with(": "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(code: &str) -> Option<usize> {
        parse(code)?.first().map(|error| error.range.start)
    }

    #[test]
    fn what_is_called_ends_with_its_line() {
        assert_eq!(told(".a {\n  .b(1px)\n  color: red;\n}\n"), Some(14));
        assert_eq!(told(".a {\n  &:extend(.b all)\n}\n"), Some(23));
        for code in [".a {\n  .b(1px);\n  .c()\n}\n", ".a {\n  &:extend(.b);\n}\n"] {
            assert_eq!(told(code), None, "{code}");
        }
    }

    #[test]
    fn parameters_are_divided_and_guards_compare() {
        assert_eq!(told(".a(@b: 1 @c: 2) {\n  d: @b;\n}\n"), Some(8));
        assert_eq!(told(".a when (@b  dark) {\n  c: d;\n}\n"), Some(11));
        assert_eq!(told(".a(@b: 1, @c: 2) when (@b = dark) {\n  d: @b;\n}\n"), None);
    }

    #[test]
    fn an_address_has_both_quotes_or_none() {
        assert_eq!(told("a {\n  b: url(c.svg\");\n}\n"), Some(18));
        assert_eq!(told("a {\n  b: url(c.svg);\n  d: url('e.svg');\n}\n"), None);
    }
}
