//! Less: raffia's yes is believed, its no is not, for it knows too little of the language; what is wrong with the statements
//! is found by their shape.

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
    if statement.opens {
        return None;
    }
    let text = statement.text.as_str();
    if let Some(rule) = text.strip_prefix('@').filter(|rule| !rule.starts_with(['{', '@'])) {
        let end = rule.find(|c: char| !is_name(c)).unwrap_or(rule.len());
        let (name, rest) = rule.split_at(end);
        let named = rest.trim_start().starts_with(['"', '\'', '(', '@', '~', 'u']);
        let address = NAMING.contains(&name) && !named && !(name == "namespace" && rest.trim_start().starts_with(char::is_alphabetic));
        return address.then(|| error(statement.range.clone(), &format!("expected a string after `@{name}`")));
    }
    // Mixins, extensions and escapes.
    if text.starts_with(['.', '#', '&', '@', '~', '!', '$', '%']) {
        return None;
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
    let swallowed = value.match_indices('\n').find(|(at, _)| value.get(*at..).is_some_and(declares))?.0;
    let at = value_at + value.get(..swallowed).unwrap_or_default().trim_end().len();
    Some(error(at..at, "missing `;`"))
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
