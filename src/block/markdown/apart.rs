//! Fences that plain Markdown would swallow, or not end where their authors end them.
//!
//! MDX has no indented code: there a fence may be indented as much as its author likes, below a paragraph too, and its end otherwise than
//! its beginning. kramdown reads Markdown in an element that says `markdown="1"`, without an empty line before it.

use std::ops::Range;

use crate::block::fence::{Fence, MAX_INDENTATION};
use crate::text::{Text, lines};

/// `body` with an empty line before each fence that would be swallowed, and in MDX with each end of a fence below its beginning; nothing if
/// nothing is to be done.
pub(super) fn set(body: &Text, is_mdx: bool) -> Option<Text> {
    let text = body.as_str();
    if !is_mdx && !text.contains("markdown=") {
        return None;
    }
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let (mut open, mut in_element, mut is_behind_text) = (None, false, false);
    for (range, line) in lines(text) {
        let fence = Fence::read(line);
        let is_blank = line.trim().is_empty();
        match (open, fence) {
            (Some(opening), Some(end)) if end.ends(opening) => {
                edits.extend(is_mdx.then(|| below(end, opening, range.start)).flatten());
                open = None;
            }
            (Some(_), _) => {}
            (None, Some(opening)) => {
                let is_deep = is_mdx && opening.before.trim().is_empty() && columns(opening.before) > MAX_INDENTATION;
                if is_behind_text && (is_deep || in_element) {
                    edits.push((range.start..range.start, "\n".to_owned()));
                }
                open = Some(opening);
            }
            (None, None) => in_element = !is_blank && (in_element || line.trim_start().starts_with('<') && line.contains("markdown=")),
        }
        is_behind_text = open.is_none() && fence.is_none() && !is_blank;
    }
    (!edits.is_empty()).then(|| body.edited(edits))
}

/// The change that puts the fence `end`, whose line starts at `start`, below the `opening` that it ends.
fn below(end: Fence<'_>, opening: Fence<'_>, start: usize) -> Option<(Range<usize>, String)> {
    let is_quoted = end.before.contains('>') || opening.before.contains('>');
    if is_quoted || columns(end.before) == columns(opening.before) {
        return None;
    }
    let indentation = opening.before.chars().map(|c| if c == '\t' { c } else { ' ' }).collect();
    Some((start..start + end.before.len(), indentation))
}

/// Columns that `before` takes at the start of a line.
fn columns(before: &str) -> usize {
    before.chars().fold(0, |column, c| if c == '\t' { (column / 4 + 1) * 4 } else { column + 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_set(text: &str, is_mdx: bool, expected: Option<&str>) {
        assert_eq!(set(&Text::verbatim(text, 0), is_mdx).as_ref().map(Text::as_str), expected);
    }

    #[test]
    fn an_empty_line_is_put_before_what_would_be_swallowed() {
        let list = "1. Do:\n\t\t```sh\n\t\ta\n\t\t```\n";
        assert_set(list, true, Some("1. Do:\n\n\t\t```sh\n\t\ta\n\t\t```\n"));
        assert_set(list, false, None);
        let details = "<details markdown=\"1\">\n<summary>x</summary>\n```js\na\n```\n";
        assert_set(details, false, Some("<details markdown=\"1\">\n<summary>x</summary>\n\n```js\na\n```\n"));
        assert_set("<details>\n```js\na\n```\nmarkdown=\n", false, None);
    }

    #[test]
    fn a_fence_ends_below_its_beginning() {
        assert_set("  ```js\n  a\n    ```\nb\n", true, Some("  ```js\n  a\n  ```\nb\n"));
        assert_set("\t```js\n\ta\n  ```\nb\n", true, Some("\t```js\n\ta\n\t```\nb\n"));
        assert_set("1. ```js\n   a\n      ```\n", true, Some("1. ```js\n   a\n   ```\n"));
        assert_set("````md\n  ```\n  ````\n", true, Some("````md\n  ```\n````\n"));
        assert_set("- ```js\n  a\n  ```\n", true, None);
    }
}
