//! Plain text out of what publishers put into titles: markup, references, or neither.

use html_escape::decode_html_entities;

use crate::markup::html::elements::{self, Role};

/// Bytes of a title that are looked at; what is longer is no title.
const MAX_BYTES: usize = 4096;

/// `string` with its white space collapsed, or `None` if nothing else is in it.
pub(super) fn collapse(string: &str) -> Option<String> {
    let words: Vec<_> = string.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// What a reader sees of `html`: tags of inline elements dropped, references decoded, white space collapsed.
///
/// Titles are often written by programs that do not escape what they should; a tag that HTML does not know, or that nothing closes,
/// is taken for text.
pub(super) fn from_html(html: &str) -> Option<String> {
    let html = html.get(..html.floor_char_boundary(MAX_BYTES)).unwrap_or(html);
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        if let Some(behind) = behind_tag(after, html) {
            rest = behind;
        } else {
            // Escaped, for the decoding below.
            out.push_str("&lt;");
            rest = after;
        }
    }
    out.push_str(rest);
    collapse(&decode_html_entities(&out))
}

/// What is behind the tag whose `<` was just before `after`, if it is one.
fn behind_tag<'a>(after: &'a str, html: &str) -> Option<&'a str> {
    let (tag, behind) = after.split_once('>')?;
    let is_end = tag.starts_with('/');
    let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let well_known = elements::is(&name, Role::InTitles);
    let paired =
        elements::is(&name, Role::Void) || if is_end { html.contains(&format!("<{name}")) } else { behind.contains(&format!("</{name}")) };
    (well_known && paired).then_some(behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_goes_and_code_stays() {
        let plain = |html| from_html(html).unwrap_or_default();
        assert_eq!(plain("  Why <em>not</em>\n Vec<T>?  "), "Why not Vec<T>?");
        assert_eq!(plain("AT&amp;T &#8217;s a &lt; b"), "AT&T ’s a < b");
        assert_eq!(plain("<b> tags and a <br/> tag"), "<b> tags and a tag");
        assert_eq!(plain("if a < b > c &amp;amp; d"), "if a < b > c &amp; d");
        assert_eq!(from_html(" \n"), None);
    }
}
