//! The brackets of Less' mixins and guards: parameters that nothing divides, and conditions without an operator.

use std::ops::Range;

/// Words that stand among the conditions of a guard.
const WORDS: &[&str] = &["and", "or", "not"];

/// Signs of which one in a condition makes it a comparison or a sum, or more than one condition.
const OPERATORS: &[char] = &['=', '<', '>', '+', '-', '*', '/', ',', ';'];

/// Where in a statement, or in what stands before a block, something is missing, and what is said of it.
///
/// `.a(@b: 1 @c: 2)` lacks a `,`, and `when (@b dark)` an operator.
pub(super) fn fault(text: &str) -> Option<(usize, &'static str)> {
    if !text.starts_with(['.', '#', '&']) || !text.contains('(') {
        return None;
    }
    let guard = [" when ", " when("].iter().filter_map(|word| text.find(word)).min();
    let (call, guard) = text.split_at(guard.unwrap_or(text.len()));
    let undivided = || inner(call).find_map(|range| Some(range.start + undivided(call.get(range)?)?));
    let unlike = || inner(guard).find_map(|range| Some(call.len() + range.start + incomparable(guard.get(range)?)?));
    undivided().map(|at| (at, "missing `,`")).or_else(|| unlike().map(|at| (at, "expected an operator between these")))
}

/// What stands within the round brackets of `text` that hold no others.
fn inner(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut quote = None;
    let mut open = None;
    text.char_indices().filter_map(move |(at, c)| {
        match (quote, c) {
            (Some(sign), _) if sign == c => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '(') => open = Some(at + 1),
            (None, ')') => return open.take().map(|start| start..at),
            _ => {}
        }
        None
    })
}

/// Where a `,` is missing in the `parameters` of a mixin: between two that have a value.
fn undivided(parameters: &str) -> Option<usize> {
    let mut before = None;
    for (at, _) in parameters.match_indices('@') {
        let rest = parameters.get(at + 1..)?;
        let name = rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_')).unwrap_or(rest.len());
        if name == 0 || !rest.get(name..)?.trim_start().starts_with(':') {
            continue;
        }
        let between = parameters.get(before.unwrap_or(at)..at)?;
        if before.is_some() && !between.contains([',', ';', '{', '"', '\'']) {
            return Some(at - (between.len() - between.trim_end().len()));
        }
        before = Some(at);
    }
    None
}

/// Where an operator is missing in a `condition`: between a variable and the one word behind it.
fn incomparable(condition: &str) -> Option<usize> {
    let words: Vec<&str> = condition.split_whitespace().collect();
    let [variable, value] = words.as_slice() else { return None };
    let is_value = !WORDS.contains(value) && !condition.contains(['"', '\'', '~', '`']);
    // A name may hold a hyphen.
    let operators = condition.replace(variable, "").contains(OPERATORS) && !value.starts_with(char::is_alphabetic);
    let is_variable = variable.starts_with('@') && !variable.contains(['=', '<', '>', ',', ';']);
    (is_variable && is_value && !operators).then(|| condition.find(variable).map(|at| at + variable.len())).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Option<usize> {
        fault(text).map(|(at, _)| at)
    }

    #[test]
    fn two_parameters_with_values_are_divided() {
        assert_eq!(at(".a(@b: 0 @c: 1, @d: 2)"), Some(8));
        assert_eq!(at("#ns.a(@b: 1px\n  @c: 2)"), Some(13));
        for text in
            [".a(@b: 1, @c: 2)", ".a(@b: 1; @c: 2)", ".a(@b @c)", ".a(@b: @c)", ".a(@rest...)", ".a(@b: ~\"x@c: d\", @e: 1)", ".a:hover"]
        {
            assert_eq!(at(text), None, "{text}");
        }
    }

    #[test]
    fn a_guard_compares_or_asks() {
        assert_eq!(at(".a when (@mode  dark)"), Some(14));
        assert_eq!(at(".a() when (@b > 0) and (@c 1)"), Some(26));
        for text in [
            ".a when (@mode = dark)",
            ".a when (@mode)",
            ".a when (default())",
            ".a when not (@b)",
            ".a when (iscolor(@c)) and (lightness(@c) > 50%)",
            ".a when (@b >0)",
            ".a when (@b -1)",
            ".a when (@b = true), (@c)",
        ] {
            assert_eq!(at(text), None, "{text}");
        }
    }
}
