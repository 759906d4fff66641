//! Code as its author wrote it, as far as publishing it did damage that hides the language: a sign of damage is none of a language.

use std::borrow::Cow;

use crate::text::is_without_width;

/// References that a second escape leaves behind, and what they stand for.
const REFERENCES: &[(&str, &str)] =
    &[("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#34;", "\""), ("&apos;", "'"), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&")];

/// Blanks that only look like spaces.
const BLANKS: [char; 2] = ['\u{a0}', '\u{202f}'];

/// `code` with the damage undone that publishing did. A reference (`&lt;`) is left alone if its character also stands in the code.
pub(super) fn legible(code: &str) -> Cow<'_, str> {
    let mut legible = Cow::Borrowed(code);
    if code.contains('&') {
        let doubled = REFERENCES.iter().filter(|(reference, plain)| code.contains(reference) && (*plain == "&" || !code.contains(plain)));
        for (reference, plain) in doubled {
            legible = Cow::Owned(legible.replace(reference, plain));
        }
    }
    if !code.is_ascii() && code.contains(|c| BLANKS.contains(&c) || is_without_width(c)) {
        legible = Cow::Owned(legible.replace(BLANKS, " ").replace(is_without_width, ""));
    }
    legible
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_escaped_twice_is_read() {
        assert_eq!(legible("{&quot;a&quot;: &quot;x &amp;amp; y&quot;}"), "{\"a\": \"x &amp; y\"}");
        assert_eq!(legible("a &lt; b &amp;&amp; c"), "a < b && c");
    }

    #[test]
    fn a_reference_among_its_own_kind_is_code() {
        let page = "<p title=\"&quot;\">a &lt; b</p>";
        assert_eq!(legible(page), page);
    }

    #[test]
    fn blanks_are_spaces_and_what_is_not_seen_is_not_there() {
        assert_eq!(legible("if\u{a0}x:\u{200b}"), "if x:");
        assert!(matches!(legible("if x:"), Cow::Borrowed(_)));
    }
}
