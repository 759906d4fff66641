//! Strings over several lines, as consoles of servers take and print them in a language that has none.

use crate::language::Language;
use crate::text::Text;

/// What stands in the place of such a string.
const PLAIN: &str = "\"_\"";

/// `text` in `language` with each such string as a plain one; the same if the language is never written so.
///
/// `"""{"a": "b"}"""` in JSON becomes `"_"`, which stands for all of it.
#[must_use]
pub fn plain(language: &Language, text: &Text) -> Text {
    let code = text.as_str();
    let Some(sign) = language.console_strings.filter(|sign| code.contains(sign)) else { return text.clone() };
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(start) = code.get(at..).and_then(|rest| rest.find(sign)).map(|found| at + found) {
        let inside = start + sign.len();
        let Some(end) = code.get(inside..).and_then(|rest| rest.find(sign)).map(|found| inside + found + sign.len()) else { break };
        // A quote right before the end belongs to the string.
        let quotes = code.get(end..).map_or(0, |rest| rest.len() - rest.trim_start_matches('"').len());
        edits.push((start..end + quotes, PLAIN));
        at = end + quotes;
    }
    text.edited(edits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    fn plainly(id: &str, code: &str) -> String {
        plain(by_id(id).unwrap(), &Text::verbatim(code, 0)).as_str().to_owned()
    }

    #[test]
    fn a_string_over_lines_is_one() {
        assert_eq!(plainly("json", "{\"a\": \"\"\"b \"c\"\nd\"\"\", \"e\": 1}"), "{\"a\": \"_\", \"e\": 1}");
        assert_eq!(plainly("json", "[\"\"\"say \"hi\"\"\"\"]"), "[\"_\"]");
        assert_eq!(plainly("json", "[\"\"\"never closed]"), "[\"\"\"never closed]");
        assert_eq!(plainly("python", "a = \"\"\"b\"\"\""), "a = \"\"\"b\"\"\"");
    }
}
