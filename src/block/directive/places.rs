//! Where directives stand in a body: before a block, around it, in its markup, or in its code.

use std::ops::Range;

use memchr::memmem;

use super::inline::InlineCode;
use super::words::{self, Directive, NAME};
use super::{comments, elements, in_code};
use crate::block::published::Block;
use crate::document::BodyFormat;
use crate::text::{Text, pattern};

pattern! {
    /// A word of an info string or of a list of attributes.
    static OPTION = r#"^snipcheck=(?:"([^"\n]*)"|'([^'\n]*)'|([^\s,"'}\])>]+))"#;
}

/// Bytes around the name of an option in which the rest of it is looked for.
const WINDOW: usize = 1024;

/// The blocks of a body, by their places in the article.
pub(in crate::block) struct BodyBlocks<'a> {
    /// The place of the first.
    pub first: usize,
    /// The blocks, in order.
    pub blocks: &'a [Block],
}

/// A directive, what it is about, and where it stands among the body's.
pub(in crate::block) struct PlacedDirective {
    pub(super) directive: Directive,
    /// The place of the first block behind it, or of that which it stands in.
    pub(super) next: usize,
    pub(super) about: About,
}

/// What a directive is about by where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// The next block, or what is from here on.
    Next,
    /// So many blocks from the next one on: those of its element.
    Blocks(usize),
    /// The block whose code it stands in.
    Inside,
}

/// Puts the directives of `body` to `found`.
pub(in crate::block) fn note(body: &Text, format: &BodyFormat, all: &BodyBlocks<'_>, found: &mut Vec<PlacedDirective>) {
    let BodyBlocks { first, blocks } = *all;
    if let BodyFormat::Code(given) = format {
        let block = first..first + blocks.len();
        let read = |text: &Text| words::read(text, 0, given_words(text));
        let placed = |directive| PlacedDirective { directive, next: block.start, about: About::Blocks(block.len()) };
        found.extend(given.directives.iter().map(read).map(placed));
    } else {
        around(body, format, all, found);
    }
    for (index, block) in blocks.iter().enumerate() {
        let placed = |directive| PlacedDirective { directive, next: first + index, about: About::Inside };
        found.extend(in_code::find(block).into_iter().map(placed));
    }
}

/// The words of what an input says of a snippet: a notebook's tag `snipcheck-skip` or `snipcheck: skip`, its metadata `skip`.
fn given_words(text: &Text) -> Range<usize> {
    let string = text.as_str();
    let behind = string.strip_prefix(NAME).map_or(string, |rest| rest.trim_start_matches([':', '-', '=']));
    string.len() - behind.len()..string.len()
}

/// The directives in the markup of `body`.
fn around(body: &Text, format: &BodyFormat, all: &BodyBlocks<'_>, found: &mut Vec<PlacedDirective>) {
    let text = body.as_str();
    let mut names = memmem::find_iter(text.as_bytes(), NAME).peekable();
    if names.peek().is_none() {
        return;
    }
    let code = CodeRanges::new(body, all.blocks);
    let inline = InlineCode::of(text, format);
    let has_elements = matches!(format, BodyFormat::Html | BodyFormat::Markdown);
    let in_elements = if has_elements { elements::find(body, &inline, |at| code.holds(at)) } else { Vec::new() };
    let placed = |(directive, element): (Directive, Range<usize>)| {
        let next = code.next(element.start);
        let count = code.next(element.end).saturating_sub(next);
        PlacedDirective { directive, next: all.first + next, about: About::Blocks(count) }
    };
    found.extend(in_elements.into_iter().map(placed));
    for at in names.filter(|at| !code.holds(*at) && !inline.holds(*at)) {
        let read = comments::read(body, format, at).or_else(|| option(body, format, at));
        let next = all.first + code.next(at);
        found.extend(read.map(|directive| PlacedDirective { directive, next, about: About::Next }));
    }
}

/// The directive among the options of a block whose name stands at `at`: `snipcheck=skip` of an info string or of a list in brackets, and
/// the option `:snipcheck: skip` of a directive of reStructuredText. The line begins with what makes it markup.
fn option(body: &Text, format: &BodyFormat, at: usize) -> Option<Directive> {
    let text = body.as_str();
    let before = text.get(text.ceil_char_boundary(at.saturating_sub(WINDOW))..at)?;
    let behind = text.get(at..text.floor_char_boundary(at + WINDOW))?;
    let line = before.rsplit('\n').next()?;
    let is_rst = matches!(format, BodyFormat::ReStructuredText | BodyFormat::Markdown);
    if is_rst
        && line.trim() == ":"
        && let Some(words) = behind.strip_prefix(NAME).and_then(|behind| behind.strip_prefix(": "))
    {
        let start = at + NAME.len() + 2;
        return Some(words::read(body, at, start..start + words.find('\n').unwrap_or(words.len())));
    }
    let opened = openings(format).iter().any(|opening| line.trim_start_matches(MARGIN).starts_with(opening));
    let is_word = opened && !line.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-'));
    let captures = OPTION.captures(behind).filter(|_| is_word)?;
    let value = (1..=3).find_map(|group| captures.get(group))?;
    Some(words::read(body, at, at + value.start()..at + value.end()))
}

/// What may stand before a block at the start of a line: the signs of quotes and lists.
const MARGIN: [char; 6] = [' ', '\t', '>', '-', '*', '+'];

/// What a line with the options of a block begins with.
fn openings(format: &BodyFormat) -> &'static [&'static str] {
    match format {
        BodyFormat::Markdown => &["```", "~~~", ":::", "{"],
        BodyFormat::AsciiDoc => &["["],
        // Shortcodes of site generators.
        BodyFormat::Html => &["{%", "{{", "["],
        BodyFormat::ReStructuredText | BodyFormat::Code(_) => &[],
    }
}

/// Where the code of a body's blocks stands, in its bytes.
struct CodeRanges(Vec<Range<usize>>);

impl CodeRanges {
    fn new(body: &Text, blocks: &[Block]) -> Self {
        let range = |block: &Block| {
            let start = body.offset_of(block.text.origin(0..0).start);
            start..body.offset_of(block.text.origin(0..block.text.len()).end).max(start)
        };
        Self(blocks.iter().map(range).collect())
    }

    /// How many blocks start before `at`; they stand in the order of the source.
    fn next(&self, at: usize) -> usize {
        self.0.partition_point(|range| range.start < at)
    }

    /// Whether what is at `at` is code.
    fn holds(&self, at: usize) -> bool {
        let before = self.next(at + 1).checked_sub(1);
        before.and_then(|index| self.0.get(index)).is_some_and(|range| range.contains(&at))
    }
}
