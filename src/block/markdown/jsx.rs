//! JSX in MDX, taken out of the Markdown around it: MDX has no blocks of HTML, so that a tag ends nothing and hides nothing.

use std::ops::Range;

use crate::block::fence;
use crate::text::lines;

/// Most lines that one tag is looked for: a longer one is text with a `<` in it.
const MAX_TAG_LINES: usize = 60;

/// Elements whose content is no Markdown in MDX either.
const RAW: &[&str] = &["pre", "code", "script", "style", "textarea"];

/// Whether `text` is written in components: a line of it that is no code begins with the tag of one, as `<Tabs>` does.
pub(super) fn has_components(text: &str) -> bool {
    let mut fence = fence::OpenFence::default();
    lines(text).any(|(_, line)| !fence.takes(line) && name(line.trim_start()).is_some_and(is_component))
}

/// `text` with blanks for the lines that hold nothing but tags, of the same length; nothing if there are none.
///
/// `<Tab title="Shell">` between two fences becomes an empty line, so that each of them is a block of its own.
pub(super) fn mask(text: &str) -> Option<String> {
    let all: Vec<(Range<usize>, &str)> = lines(text).collect();
    let mut masked = text.to_owned().into_bytes();
    let mut fence = fence::OpenFence::default();
    let mut any = false;
    let mut index = 0;
    while let Some((range, line)) = all.get(index) {
        index += 1;
        if fence.takes(line) {
            continue;
        }
        let rest = text.get(range.start..).unwrap_or_default();
        let limit: usize = all.iter().skip(index - 1).take(MAX_TAG_LINES).map(|(_, line)| line.len()).sum();
        let Some(length) = tags(rest.get(..limit).unwrap_or(rest)) else { continue };
        for byte in masked.get_mut(range.start..range.start + length).unwrap_or_default() {
            if !matches!(byte, b'\n' | b'\r') {
                *byte = b' ';
            }
        }
        any = true;
        while all.get(index).is_some_and(|(next, _)| next.start < range.start + length) {
            index += 1;
        }
    }
    // What was put in is ASCII, in the place of whole characters.
    any.then(|| String::from_utf8(masked).ok()).flatten()
}

/// How long the tags are that `text` begins with, if they fill whole lines and none of them is of an element whose content is no Markdown.
fn tags(text: &str) -> Option<usize> {
    let mut at = text.len() - text.trim_start_matches([' ', '\t']).len();
    let mut found = false;
    loop {
        let rest = text.get(at..)?;
        if rest.is_empty() || rest.starts_with(['\n', '\r']) {
            return found.then_some(at);
        }
        if rest.starts_with([' ', '\t']) {
            at += 1;
            continue;
        }
        at += tag(rest)?;
        found = true;
    }
}

/// How long the tag is that `text` begins with: up to the `>` that stands in no string and no expression. A comment, `{/* so */}`, is as
/// little to be read.
fn tag(text: &str) -> Option<usize> {
    if text.starts_with("{/*") {
        return text.find("*/}").map(|end| end + 3);
    }
    if text.starts_with("<>") || text.starts_with("</>") {
        return text.find('>').map(|end| end + 1);
    }
    if RAW.contains(&name(text)?) {
        return None;
    }
    let (mut braces, mut quote) = (0_usize, None);
    for (at, c) in text.char_indices().skip(1) {
        match (quote, c) {
            (Some(open), _) if open == c => quote = None,
            (None, '"' | '\'' | '`') => quote = Some(c),
            (None, '{') => braces += 1,
            (None, '}') => braces = braces.saturating_sub(1),
            (None, '>') if braces == 0 => return Some(at + 1),
            (None, '<') if braces == 0 => return None,
            // What stands in a string, and what says nothing of where the tag ends.
            (Some(_) | None, _) => {}
        }
    }
    None
}

/// The name of the tag that `text` begins with.
fn name(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("</").or_else(|| text.strip_prefix('<'))?;
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ':'))).unwrap_or(rest.len());
    let ends = rest.get(end..)?.starts_with(|c: char| c.is_whitespace() || matches!(c, '>' | '/')) || rest.len() == end;
    rest.get(..end).filter(|name| ends && name.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// `Tabs` and `Tabs.Item`, but neither `div` nor `DIV`.
fn is_component(name: &str) -> bool {
    let mut letters = name.chars();
    letters.next().is_some_and(|c| c.is_ascii_uppercase()) && letters.any(|c| c.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_tags_become_empty() {
        let mdx = "<Tabs>\n<Tab title={`a > b`}\n  name=\"c>d\">\n```sh\n<Tab>\n```\n</Tab> </Tabs>\n<b>x</b>\n<pre>\n";
        let masked = mask(mdx).unwrap();
        assert_eq!(masked.len(), mdx.len());
        let lines: Vec<&str> = masked.lines().map(str::trim_end).collect();
        assert_eq!(lines, ["", "", "", "```sh", "<Tab>", "```", "", "<b>x</b>", "<pre>"]);
        assert_eq!(mask("a < b\n<c\n"), None);
        assert_eq!(mask("{/*\n```js\n*/}\na {/* b */}\n").as_deref(), Some("   \n     \n   \na {/* b */}\n"));
    }

    #[test]
    fn components_are_told_from_elements() {
        assert!(has_components("a\n\n  <Tabs>\n"));
        assert!(!has_components("<div>\n<DIV>\n```\n<Tabs>\n```\n<https://example.com>\n"));
    }
}
