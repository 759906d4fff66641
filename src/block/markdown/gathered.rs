//! What a block of Markdown says, without the prefixes of what it stands in.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, TagEnd};

use crate::text::{Rewrite, Text};

/// What the events up to the block's end say, without the prefixes of the block's containers.
pub(super) fn gather<'e>(
    body: &Text,
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
        write(&mut out, body.as_str(), &text, range, &mut position);
    }
    out.finish()
}

fn write(out: &mut Rewrite<'_>, source: &str, text: &str, range: Range<usize>, position: &mut usize) {
    let range = range.start.max(*position)..range.end.max(*position);
    *position = range.end;
    if source.get(range.clone()) == Some(text) {
        out.keep(range);
    } else {
        out.replace(range, text);
    }
}
