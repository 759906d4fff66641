//! What stands in Markdown and is none: the shortcodes of site generators, and `MyST`'s fences of colons.

use std::cell::LazyCell;
use std::collections::VecDeque;
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use super::options::options;
use crate::block::directive;
use crate::block::myst::{self, DirectiveContent};
use crate::block::shortcode::{self, Shortcode};
use crate::text::lines;

/// Colons that make a fence at least.
const MIN_COLONS: usize = 3;

/// The shortcodes in `text`, but for those that code speaks of.
pub(super) fn shortcodes(text: &str) -> VecDeque<Shortcode> {
    let mut found: VecDeque<_> = shortcode::find(text).into();
    if found.is_empty() {
        return found;
    }
    let code = code(text);
    found.retain(|shortcode| !is_within(&code, shortcode.whole.start) && shortcode::is_block(text, shortcode));
    found
}

/// Where Markdown sees code or HTML, in order.
fn code(text: &str) -> Vec<Range<usize>> {
    let code = Parser::new_ext(text, options()).into_offset_iter().filter_map(|(event, range)| match event {
        Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock) | Event::Code(_) => Some(range),
        _ => None,
    });
    code.collect()
}

fn is_within(ranges: &[Range<usize>], offset: usize) -> bool {
    let index = ranges.partition_point(|range| range.end <= offset);
    ranges.get(index).is_some_and(|range| range.start <= offset)
}

/// `text` with empty lines for the shortcodes, of the same length; nothing if there are none.
pub(super) fn mask(text: &str, shortcodes: &VecDeque<Shortcode>) -> Option<String> {
    let mut masked = String::new();
    let mut done = 0;
    for shortcode in shortcodes {
        masked.push_str(text.get(done..shortcode.whole.start)?);
        masked.extend(std::iter::repeat_n('\n', shortcode.whole.len()));
        done = shortcode.whole.end;
    }
    if done == 0 {
        return None;
    }
    masked.push_str(text.get(done..)?);
    Some(masked)
}

/// `text` with spaces for the lines that hold a directive in a comment which plain Markdown takes for text, of the same length; nothing if
/// there are none: `% snipcheck: skip` of MyST, `{/* snipcheck: skip */}` of MDX.
pub(super) fn directives(text: &str) -> Option<String> {
    let is_one = |line: &str| ["%", "{/*"].iter().any(|sign| line.trim_start().strip_prefix(sign).is_some_and(directive::is_directive));
    if !text.contains(directive::NAME) || !text.lines().any(is_one) {
        return None;
    }
    let code = code(text);
    let mut masked = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let end = line.trim_end_matches(['\r', '\n']).len();
        let is_silent = is_one(line) && !is_within(&code, masked.len());
        let (words, ending) = line.split_at_checked(end)?;
        if is_silent {
            masked.extend(std::iter::repeat_n(' ', words.len()));
        } else {
            masked.push_str(words);
        }
        masked.push_str(ending);
    }
    Some(masked)
}

/// `text` with fences of tildes for those of colons that hold code, of the same length; nothing if there are none.
pub(super) fn fence_colons(text: &str) -> Option<String> {
    let code = LazyCell::new(|| code(text));
    let mut fenced = String::new();
    let mut open: Option<usize> = None;
    let mut done = 0;
    for (Range { start, .. }, line) in lines(text) {
        let indent = line.len() - line.trim_start_matches([' ', '>']).len();
        let rest = line.get(indent..).unwrap_or_default();
        let width = rest.len() - rest.trim_start_matches(':').len();
        let behind = rest.get(width..).unwrap_or_default();
        let is_fence = match open {
            None => width >= MIN_COLONS && myst::content(behind) == Some(DirectiveContent::Code) && !is_within(&code, start),
            Some(opened) => width >= opened && behind.trim().is_empty(),
        };
        if is_fence {
            fenced.push_str(text.get(done..start + indent)?);
            fenced.extend(std::iter::repeat_n('~', width));
            done = start + indent + width;
            open = if open.is_some() { None } else { Some(width) };
        }
    }
    if done == 0 {
        return None;
    }
    fenced.push_str(text.get(done..)?);
    Some(fenced)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_of_dialects_are_no_text() {
        let masked = directives("é\n% snipcheck: skip\r\n  {/* snipcheck: off */}\n").unwrap();
        assert_eq!(masked, format!("é\n{}\r\n{}\n", " ".repeat(17), " ".repeat(24)));
        let shown = "% snipcheck: skip\n\n```mdx\n{/* snipcheck: skip */}\n```\n";
        assert_eq!(directives(shown), Some(shown.replace("% snipcheck: skip", &" ".repeat(17))));
        assert_eq!(directives("snipcheck: a tool\n<!-- snipcheck: skip -->\n"), None);
    }

    #[test]
    fn colons_become_a_fence_where_they_hold_code() {
        let text = ":::{note}\n::::{code-block} c\n:::\n::::\n:::\n> :::{code} lua\n> x\n> :::\n";
        let fenced = ":::{note}\n~~~~{code-block} c\n:::\n~~~~\n:::\n> ~~~{code} lua\n> x\n> ~~~\n";
        assert_eq!(fence_colons(text).as_deref(), Some(fenced));
        assert_eq!(fence_colons("```md\n:::{code} c\nx\n:::\n```\n"), None);
        assert_eq!(fence_colons(":::{note}\nx\n:::\n"), None);
    }
}
