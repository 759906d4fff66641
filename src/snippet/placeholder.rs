//! Words in data that stand for what the reader puts in, as what is around them tells.

use std::collections::HashMap;
use std::ops::Range;

use crate::text::pattern;

pattern! {
    /// A bare name in the place of a value, and the name of the member that it is the value of.
    static BARE = r#""(\w+)"[ \t]*:[ \t]*([A-Za-z_]\w*)[ \t]*(?:[,}\]\n]|\z)"#;
}

pattern! {
    /// A string that is all that stands in braces.
    static ALONE = r#"[:\[,]\s*\{\s*("[^"\\\n]+")\s*\}"#;
}

/// Words of a string before it is a sentence.
const MIN_WORDS: usize = 3;

/// The placeholders of `code`, in no order: a name that ends as its member is called (`"ratio": custom_ratio`), and in the place of members a
/// sentence (`{ "Add your settings" }`) or a word that stands for them again and again. One `{ "lamp" }` is a list with the wrong brackets.
pub(super) fn find(code: &str) -> Vec<Range<usize>> {
    let is_prefixed = |key: &str, value: &str| value.strip_suffix(key).is_some_and(|prefix| prefix.len() > 1 && prefix.ends_with('_'));
    let mut found: Vec<Range<usize>> = BARE
        .captures_iter(code)
        .filter_map(|bare| Some((bare.get(1)?, bare.get(2)?)))
        .filter(|(key, value)| is_prefixed(key.as_str(), value.as_str()))
        .map(|(_, value)| value.range())
        .collect();
    let alone: Vec<Range<usize>> = ALONE.first_groups(code).collect();
    let text = |range: &Range<usize>| code.get(range.clone()).unwrap_or_default();
    let is_sentence = |range: &Range<usize>| text(range).split_whitespace().count() >= MIN_WORDS;
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for range in &alone {
        *counts.entry(text(range)).or_default() += 1;
    }
    let is_again = |range: &Range<usize>| counts.get(text(range)).is_some_and(|count| *count > 1);
    found.extend(alone.iter().filter(|range| is_sentence(range) || is_again(range)).cloned());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_around_them_tells_placeholders() {
        let found = |code: &str| find(code).into_iter().map(|range| code.get(range).unwrap().to_owned()).collect::<Vec<_>>();
        assert_eq!(found("{\"ratio\": custom_ratio,\n\"max_size\": my_max_size\n}"), ["custom_ratio", "my_max_size"]);
        assert_eq!(found("{\"a\": { \"Add in your settings\" }}"), ["\"Add in your settings\""]);
        assert_eq!(found("{\"a\": {\n\"data\"\n}, \"b\": { \"data\" }}").len(), 2);
        assert!(found("{\"a\": {\"lamp\"}, \"room\": hall, \"id\": id, \"b\": [\"Add in your settings\"]}").is_empty());
    }
}
