//! Where a block's label stands in the file: in the markup right before its code.
//!
//! Of `~~~js title="x.js"` it is the first `js`, of `<pre class="lang-js">` the one in the class, and of `.. code-block:: js` the word behind
//! the directive. What only prose says is no label's place.

use super::published::{Block, Label};
use crate::document::BodyFormat;
use crate::text::{Span, Text};

/// Bytes before the code that are looked through.
const WINDOW: usize = 2048;

/// What a line of markup begins with, behind the signs of quotes and lists.
const OPENINGS: [&str; 5] = ["```", "~~~", ":::", ".. ", "::"];

/// Notes in each of `blocks`, which are those of `body` in order, where its label stands, if that can be told.
pub(super) fn note(body: &Text, format: &BodyFormat, blocks: &mut [Block]) {
    if matches!(format, BodyFormat::Code(_)) {
        return;
    }
    let mut before = 0;
    for block in blocks {
        let start = body.offset_of(block.text.origin(0..0).start);
        let end = body.offset_of(block.text.origin(0..block.text.len()).end);
        if let Some(label) = &mut block.label {
            label.span = find(body, before.max(start.saturating_sub(WINDOW)), start, label);
        }
        before = end.max(before);
    }
}

/// Where `label` stands last between the bytes `from` and `to` of `body`.
fn find(body: &Text, from: usize, to: usize, label: &Label) -> Option<Span> {
    let text = body.as_str();
    let from = text.ceil_char_boundary(from);
    let window = text.get(from..to).filter(|_| !label.value.is_empty())?;
    let mut fence = None;
    for (at, _) in window.rmatch_indices(label.value.as_str()).filter(|(at, value)| is_word(window, *at, value.len())) {
        match markup(window, at) {
            // In a fence's line, the label is the first word.
            Some(line) if fence.is_none_or(|(known, _)| known == line) => fence = Some((line, at)),
            Some(_) => break,
            None if fence.is_some() => break,
            None => {}
        }
    }
    let at = from + fence?.1;
    Some(body.origin(at..at + label.value.len()))
}

/// Whether what is at `at` is no part of a longer word.
fn is_word(text: &str, at: usize, length: usize) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let (before, after) =
        (text.get(..at).and_then(|text| text.chars().next_back()), text.get(at + length..).and_then(|text| text.chars().next()));
    !is_part(before) && !is_part(after)
}

/// Where the markup starts that `at` is in: a tag, a fence's or a directive's line, what is in brackets in a line.
fn markup(text: &str, at: usize) -> Option<usize> {
    let before = text.get(..at)?;
    let tag = before.rfind('<').filter(|open| before.rfind('>').is_none_or(|close| close < *open));
    if tag.is_some() {
        return tag;
    }
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let line = before.get(start..)?;
    let bare = line.trim_start_matches([' ', '\t', '>', '-', '*', '+', '.', ')']).trim_start_matches(|c: char| c.is_ascii_digit());
    let is_opened = OPENINGS.iter().any(|opening| bare.starts_with(opening) || line.trim_start().starts_with(opening));
    let is_in_brackets = line.rfind(['[', '{']).is_some_and(|open| !line.get(open..).is_some_and(|rest| rest.contains([']', '}'])));
    (is_opened || is_in_brackets).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::published::Trust;

    #[track_caller]
    fn assert_place(before: &str, value: &str, expected: Option<usize>) {
        let body = Text::verbatim(before, 0);
        let found = find(&body, 0, before.len(), &Label::new(value, Trust::High));
        assert_eq!(found.map(|span| span.start), expected, "{before}");
    }

    #[test]
    fn it_stands_in_the_markup_before_the_code() {
        assert_place("Some js.\n\n```js title=\"a.js\"\n", "js", Some(13));
        assert_place("- x\n\n  ~~~ c\n", "c", Some(11));
        assert_place("> ```{.python #a}\n", "python", Some(7));
        assert_place("a js <div class=\"x\"><pre class='language-js'><code>", "js", Some(41));
        assert_place(".. code-block:: rust\n   :linenos:\n\n", "rust", Some(16));
        assert_place("[source%linenums,ruby]\n----\n", "ruby", Some(17));
        assert_place("{% highlight go %}\n", "go", Some(13));
        assert_place("Write it in go\n\n", "go", None);
        assert_place("```javascript\n", "java", None);
    }
}
