//! Where directives stand in a body: before a block, around it, in its markup, or in its code.

use std::ops::Range;

use super::inline::InlineCode;
use super::reach::Between;
use super::words::{self, Directive, DirectiveAction, NAME};
use super::{attempts, comments, elements, in_code, names};
use crate::block::published::Block;
use crate::document::BodyFormat;
use crate::text::{Span, Text, pattern};

pattern! {
    /// A word of an info string or of a list of attributes.
    static OPTION = r#"^(?i:snipcheck)=(?:"([^"\n]*)"|'([^'\n]*)'|([^\s,"'}\])>]+))"#;
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
    /// No block: a heading comes first, or the mention of code elsewhere at this place, or it has no effect.
    Nothing(Option<Span>),
}

/// Puts the directives of `body` to `found`.
pub(in crate::block) fn note(body: &Text, format: &BodyFormat, all: &BodyBlocks<'_>, found: &mut Vec<PlacedDirective>) {
    let BodyBlocks { first, blocks } = *all;
    if let BodyFormat::Code(given) = format {
        let block = first..first + blocks.len();
        let read = |text: &Text| words::read(text, 0, names::given_words(text.as_str()));
        let placed = |directive| PlacedDirective { directive, next: block.start, about: About::Blocks(block.len()) };
        found.extend(given.directives.iter().map(read).map(placed));
        let above = |text: &Text| PlacedDirective { directive: read(text), next: block.start, about: About::Next };
        found.extend(given.above.iter().map(above));
    } else {
        around(body, format, all, found);
    }
    for (index, block) in blocks.iter().enumerate() {
        let placed = |directive| PlacedDirective { directive, next: first + index, about: About::Inside };
        found.extend(in_code::find(block).into_iter().map(placed));
    }
}

/// The directives in the markup of `body`.
fn around(body: &Text, format: &BodyFormat, all: &BodyBlocks<'_>, found: &mut Vec<PlacedDirective>) {
    let text = body.as_str();
    let names = names::find(text);
    if names.is_empty() {
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
    let read = |at: usize| comments::read(body, format, at).map(|directive| (directive, Host::Comment));
    let read = |at: usize| read(at).or_else(|| Some((option(body, format, at)?, Host::Options)));
    let outside = names.into_iter().filter(|at| !code.holds(*at) && !inline.holds(*at));
    let directives: Vec<_> = outside.filter_map(|at| read(at).map(|(directive, host)| (at, directive, host))).collect();
    if directives.is_empty() {
        return;
    }
    let between = Between::of(body, format, |at| code.holds(at));
    for (at, directive, host) in directives {
        let next = code.next(at);
        let about = about(&directive, at, host, &between, &code, text);
        found.push(PlacedDirective { directive, next: all.first + next, about });
    }
}

/// What a directive stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Host {
    Comment,
    Options,
}

/// What `directive` at `at` of `text` is about.
fn about(directive: &Directive, at: usize, host: Host, between: &Between, code: &CodeRanges, text: &str) -> About {
    if directive.fault.is_some() {
        return About::Nothing(None);
    }
    if !matches!(directive.action, Some(DirectiveAction::Skip | DirectiveAction::Fails)) {
        return About::Next;
    }
    if host == Host::Options {
        // The options of a mention stand right below it, and end with a blank line.
        let above = between.mention_before(at).filter(|(mention, _)| at - mention.start < WINDOW);
        let is_own =
            |range: &Range<usize>| text.get(range.start..at).is_some_and(|lines| lines.lines().all(|line| !line.trim().is_empty()));
        return above.filter(|(mention, _)| is_own(mention)).map_or(About::Next, |(_, span)| About::Nothing(Some(span)));
    }
    let end = code.start_of(code.next(at)).unwrap_or(text.len());
    let mention = between.mention(at..end);
    let end = mention.as_ref().map_or(end, |(mention, _)| mention.start);
    match mention {
        _ if between.has_heading(at..end) => About::Nothing(None),
        Some((_, span)) => About::Nothing(Some(span)),
        None => About::Next,
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
        && let Some(words) = names::behind(behind).and_then(|behind| behind.strip_prefix(": "))
    {
        let start = at + NAME.len() + 2;
        return Some(words::read(body, at, start..start + words.find('\n').unwrap_or(words.len())));
    }
    let opened = openings(format).iter().any(|opening| line.trim_start_matches(MARGIN).starts_with(opening));
    let is_word = opened && !line.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-'));
    let Some(captures) = OPTION.captures(behind).filter(|_| is_word) else {
        return attempts::in_options(body, at, before, names::behind(behind)?).filter(|_| opened);
    };
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

    /// Where the block at `index` starts; `None` behind the last.
    fn start_of(&self, index: usize) -> Option<usize> {
        self.0.get(index).map(|range| range.start)
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
