//! What a block of Markdown says, without the prefixes of what it stands in.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, TagEnd};

use crate::text::{Rewrite, Text};

/// What the events up to the block's end say, without the prefixes of the block's containers. They are those of `read`, which is the body
/// but for what is no Markdown in it.
pub(super) fn gather<'e>(
    body: &Text,
    read: &str,
    events: &mut impl Iterator<Item = (Event<'e>, Range<usize>)>,
    pick: impl Fn(Event<'e>) -> Option<CowStr<'e>>,
) -> Text {
    let mut out = body.rewrite();
    let mut position = 0;
    for (event, range) in events {
        if matches!(event, Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock)) {
            break;
        }
        let Some(text) = pick(event) else { continue };
        write(&mut out, body.as_str(), read, &text, range, &mut position);
    }
    out.finish()
}

fn write(out: &mut Rewrite<'_>, source: &str, read: &str, text: &str, range: Range<usize>, position: &mut usize) {
    let range = range.start.max(*position)..range.end.max(*position);
    *position = range.end;
    if source.get(range.clone()) == Some(text) {
        out.keep(range);
    } else if read.get(range.clone()) == Some(text) {
        for unmasked in alike(source, read, range) {
            out.keep(unmasked);
        }
    } else {
        out.replace(range, text);
    }
}

/// The runs of `range` in which the two texts, which are as long as each other, are the same.
fn alike(source: &str, read: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let bytes = |text: &str| text.get(range.clone()).map(str::as_bytes).unwrap_or_default().to_vec();
    for (at, (one, other)) in (range.start..).zip(bytes(source).into_iter().zip(bytes(read))) {
        match runs.last_mut().filter(|last| last.end == at) {
            _ if one != other => {}
            Some(last) => last.end = at + 1,
            None => runs.push(at..at + 1),
        }
    }
    runs
}
