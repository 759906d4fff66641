//! The tags within MDX: what is left of it once all that is no tag is blanked.

use std::ops::Range;

use super::markup;
use crate::language::Language;
use crate::syntax::SyntaxError;
use crate::text::{lines, pattern};

/// How many characters behind a tag its end tag is looked for that makes an element of what may be a type: `the<b>room</b>`.
const MAX_TEXT: usize = 200;

/// Elements in text whose names no type has: `object`, `time` or `data` may be one.
const TEXT_ELEMENTS: &[&str] = &["b", "code", "del", "div", "em", "i", "kbd", "li", "p", "span", "strong", "sub", "sup", "td", "th", "tr"];

pattern! {
    /// A fence of code, which may stand in a list or a quote.
    static FENCE = r"^(?:[ \t]|>|[-*+][ \t]|\d+[.)][ \t])*(`{3,}|~{3,})";
}

/// The fences of code, as line after line is read.
#[derive(Default)]
pub(super) struct Fences {
    open: Option<String>,
}

impl Fences {
    /// Whether `line` opens or closes one, or stands in one.
    pub(super) fn holds(&mut self, line: &str) -> bool {
        // Blanks between the signs keep a fence within a fence from ending it.
        let line = line.replace("` ` `", "```");
        let mark = FENCE.captures(&line).and_then(|found| found.get(1));
        match (&self.open, mark) {
            (Some(open), Some(mark)) => {
                let is_bare = line.get(mark.end()..).is_some_and(|rest| rest.trim().is_empty());
                if is_bare && mark.as_str().starts_with(open.as_str()) {
                    self.open = None;
                }
                true
            }
            (Some(_), None) => true,
            (None, Some(mark)) => {
                self.open = Some(mark.as_str().to_owned());
                true
            }
            (None, None) => false,
        }
    }
}

/// What is wrong with the elements of `code`, of which `programs` are no markup: `<b>a<b>`, `<Tabs>` that nothing closes.
pub(super) fn errors(language: &Language, code: &str, programs: &[Range<usize>]) -> Vec<SyntaxError> {
    let Some(markup) = crate::language::by_id(language.id).and_then(|language| language.markup.as_ref()) else { return Vec::new() };
    let masked = masked(code, programs);
    if !masked.contains('<') {
        return Vec::new();
    }
    let read = markup::read(markup, &masked);
    // Where a tag could not be read to its end, what stands behind it may close anything.
    if read.stopped { Vec::new() } else { read.elements.all_errors(&masked) }
}

/// `code` with blanks for all that is no tag: front matter, fences, spans of code, comments, addresses, and braces outside of tags.
fn masked(code: &str, programs: &[Range<usize>]) -> String {
    let mut masked = String::with_capacity(code.len());
    let mut fences = Fences::default();
    let mut in_front_matter = false;
    let mut tags = Tags::default();
    for (index, (range, line)) in lines(code).enumerate() {
        let is_rule = line.trim_end() == "---";
        let is_program = programs.iter().any(|program| program.start < range.end && range.start < program.end);
        let is_fence = !in_front_matter && fences.holds(line);
        if is_rule && (index == 0 || in_front_matter) {
            in_front_matter = !in_front_matter;
            blank(line, &mut masked);
        } else if in_front_matter || is_fence || is_program {
            blank(line, &mut masked);
        } else {
            tags.line(line, &mut masked);
        }
    }
    masked
}

/// Blanks of the length of `text`, with its newlines.
fn blank(text: &str, masked: &mut String) {
    masked.extend(text.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
}

/// Whether what is read stands within a tag, a comment or an expression.
#[derive(Default)]
struct Tags {
    /// Within a tag, how many braces are open; `None` outside.
    tag: Option<usize>,
    /// The quote that is open within a tag.
    quote: Option<char>,
    /// What ends the comment that is open.
    comment: Option<&'static str>,
}

impl Tags {
    /// Writes `line` with blanks for what is no tag.
    fn line(&mut self, line: &str, masked: &mut String) {
        let mut at = 0;
        while let Some(c) = line.get(at..).and_then(|rest| rest.chars().next()) {
            let rest = line.get(at..).unwrap_or_default();
            let mut length = c.len_utf8();
            if let Some(end) = self.comment {
                if rest.starts_with(end) {
                    self.comment = None;
                    length = end.len();
                }
                blank(rest.get(..length).unwrap_or_default(), masked);
            } else if self.tag.is_some() {
                self.within(c);
                masked.push_str(rest.get(..length).unwrap_or_default());
            } else if let Some(end) = if rest.starts_with("<!--") { Some("-->") } else { rest.starts_with("{/*").then_some("*/}") } {
                self.comment = Some(end);
                blank(rest.get(..length).unwrap_or_default(), masked);
            } else if opens(line.get(..at).unwrap_or_default(), rest) {
                self.tag = Some(0);
                masked.push(c);
            } else {
                length = match c {
                    '`' => span(rest),
                    '\\' => 1 + rest.chars().nth(1).map_or(0, char::len_utf8),
                    _ => length,
                };
                blank(rest.get(..length).unwrap_or_default(), masked);
            }
            at += length;
        }
    }

    /// Passes a sign within a tag.
    fn within(&mut self, c: char) {
        match (self.quote, c) {
            (Some(quote), c) => self.quote = Some(quote).filter(|quote| *quote != c),
            (None, '"' | '\'' | '`') => self.quote = Some(c),
            (None, '{') => self.tag = self.tag.map(|depth| depth + 1),
            (None, '}') => self.tag = self.tag.map(|depth| depth.saturating_sub(1)),
            (None, '>') if self.tag == Some(0) => self.tag = None,
            _ => {}
        }
    }
}

/// Whether a tag opens where `rest` stands behind `before`: no type's arguments, no address, and nothing that only compares.
fn opens(before: &str, rest: &str) -> bool {
    // What a link leads to may stand in angle brackets.
    let Some(behind) = rest.strip_prefix('<').filter(|_| !before.trim_end().ends_with("]:") && !before.ends_with("](")) else {
        return false;
    };
    let name = behind.strip_prefix('/').unwrap_or(behind);
    if behind.starts_with('>') || behind.starts_with("/>") {
        return true;
    }
    let end = name.find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_' | '.')).unwrap_or(name.len());
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_address = name.get(end..).is_some_and(|rest| rest.starts_with(['@', ':']));
    let is_type = before.ends_with(|c: char| c.is_alphanumeric() || c == '_') && is_argument(name, end) && !behind.starts_with('/');
    is_name && !is_address && !is_type
}

/// Whether `name`, which ends at `end`, is an argument of a type: nothing but `>` or `,` stands behind it, and no end tag in the line.
fn is_argument(name: &str, end: usize) -> bool {
    let (word, rest) = (name.get(..end).unwrap_or_default(), name.get(end..).unwrap_or_default());
    let near = rest.char_indices().nth(MAX_TEXT).and_then(|(at, _)| rest.get(..at)).unwrap_or(rest);
    let is_element = TEXT_ELEMENTS.contains(&word);
    rest.starts_with([',', '>', '<', '[']) && !is_element && !near.contains(&format!("</{word}"))
}

/// How long the span of code is that `rest` starts with, in its line; the backticks alone where nothing closes it.
fn span(rest: &str) -> usize {
    let ticks = rest.len() - rest.trim_start_matches('`').len();
    let mut at = ticks;
    while let Some(found) = rest.get(at..).and_then(|rest| rest.find('`')) {
        let start = at + found;
        let run = rest.get(start..).map_or(0, |rest| rest.len() - rest.trim_start_matches('`').len());
        at = start + run;
        if run == ticks {
            return at;
        }
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    fn messages(code: &str) -> Vec<String> {
        errors(by_id("mdx").unwrap(), code, &[]).into_iter().map(|error| error.message).collect()
    }

    #[test]
    fn tags_come_in_pairs() {
        assert_eq!(messages("# A\n\n<Tabs>\n  <Tab>a</Tab>\n\n"), ["`<Tabs>` is never closed"]);
        assert_eq!(messages("Light <b>it<b> up.\n"), ["`<b>` opens an element where `</b>` would close one"]);
        assert_eq!(messages("<Note>\n\nDim it.\n\n</Tip>\n"), ["`</Tip>` closes nothing: `<Note>` is open"]);
        assert_eq!(messages("- a <my-lamp>b\n"), ["`<my-lamp>` is never closed"]);
    }

    #[test]
    fn what_is_no_tag_is_passed_over() {
        for code in [
            "---\ntitle: <b>\n---\n\n# A <https://lamp.example> and <me@lamp.example>\n",
            "A `<Tabs>` and ``a ` <b>``, a \\<c>, `Map<String>`, Map<Lamp> and a < b.\n",
            "```html\n<div>\n```\n\n> ~~~\n> <p><b>\n> ~~~\n",
            "<!-- <b> -->\n{/* <Tabs> */}\n{lamps.map(lamp => <Lamp {...lamp} />)}\n",
            "<Lamp\n  room={<Hall>a</Hall>}\n  on={() => 1 > 0}\n/>\n\n<br>\n<img src=\"a\">\n",
            "[comment]: <> (a)\n[b]: <c d>\n[e](<f g>)\n",
            "<ul>\n<li>a\n<li>b\n</ul>\n<>a</>\n",
        ] {
            assert_eq!(messages(code), Vec::<String>::new(), "{code}");
        }
    }
}
