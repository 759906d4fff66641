//! Every code block of a Markdown body: fences, indented code, and HTML within it.

mod apart;
mod gathered;
mod jsx;
mod label;
mod masked;
mod options;

use std::collections::VecDeque;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use super::fence::Fence;
use super::included::Included;
use super::lightweight::dedented;
use super::myst::{self, DirectiveContent};
use super::page::squeeze;
use super::published::{Block, Label, Trust, UnclosedFence};
use super::selection::Selection;
use super::shortcode::Shortcode;
use super::{directive, held, html, included, info, marker, removed, restructured_text};
use crate::text::{Text, lines};

use gathered::gather;
use label::{attribute_list, first_line_label};
use options::options;

/// Code blocks within code blocks that are looked into: what a generator indents is Markdown again.
const MAX_NESTING: usize = 4;

/// The blocks of `body`.
pub(super) fn blocks(body: &Text, selection: &Selection) -> Vec<Block> {
    let dialect =
        if is_mdx(body.as_str()) || jsx::has_components(body.as_str()) { MarkdownDialect::Mdx } else { MarkdownDialect::Markdown };
    nested(body, selection, dialect, 0)
}

fn nested(body: &Text, selection: &Selection, dialect: MarkdownDialect, depth: usize) -> Vec<Block> {
    let apart = apart::set(body, dialect == MarkdownDialect::Mdx);
    let body = apart.as_ref().unwrap_or(body);
    let plain = if dialect == MarkdownDialect::Mdx { jsx::mask(body.as_str()) } else { None };
    let plain = plain.as_deref().unwrap_or(body.as_str());
    let fenced = masked::fence_colons(plain);
    let fenced = fenced.as_deref().unwrap_or(plain);
    let silent = masked::directives(fenced);
    let fenced = silent.as_deref().unwrap_or(fenced);
    let shortcodes = masked::shortcodes(fenced);
    let masked = masked::mask(fenced, &shortcodes);
    let mut walk = MarkdownWalk {
        body,
        source: masked.as_deref().unwrap_or(fenced),
        selection,
        dialect,
        depth,
        shortcodes,
        heading: None,
        prose: String::new(),
        is_prose_open: false,
        is_behind_block: false,
        has_no_more_pre: false,
        waiver: None,
        label: None,
        default_label: None,
        blocks: Vec::new(),
    };
    walk.run();
    walk.blocks
}

/// Whether this is MDX, in which indented text is no code.
fn is_mdx(text: &str) -> bool {
    let mut in_front_matter = false;
    for (index, line) in text.lines().take(60).enumerate() {
        if line.trim_end() == "---" && (index == 0 || in_front_matter) {
            in_front_matter = !in_front_matter;
        } else if !in_front_matter {
            let is_import =
                line.starts_with("import ") && (line.contains(" from '") || line.contains(" from \"") || line.contains("import '"));
            if is_import || line.starts_with("export const ") || line.starts_with("export default ") {
                return true;
            }
            if line.starts_with("```") {
                return false;
            }
        }
    }
    false
}

/// Which Markdown it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum MarkdownDialect {
    Markdown,
    /// Markdown with JSX, in which indented text is no code.
    Mdx,
}

/// Whether `line` is made of Hugo's shortcodes alone: `{{% /tab %}} {{% tab Docker %}}`, however deep it is indented.
fn is_shortcodes(line: &str) -> bool {
    let mut rest = line.trim();
    let mut any = false;
    while let Some(tag) = rest.strip_prefix("{{<").or_else(|| rest.strip_prefix("{{%")) {
        let Some((_, behind)) = tag.split_once("}}") else { return false };
        (rest, any) = (behind.trim_start(), true);
    }
    any && rest.is_empty()
}

/// Whether `text` begins with what opens a tab or a box of `MkDocs`: `=== "Tab"`, `===! "Tab"`, `!!! note`, `???+ tip`.
fn opens_section(text: &str) -> bool {
    let Some(behind) = ["===", "!!!", "???"].iter().find_map(|mark| text.strip_prefix(mark)) else { return false };
    let title = behind.trim_start_matches(['+', '!']);
    title.starts_with(' ') && (!text.starts_with('=') || title.trim_start().starts_with(['"', '\'']))
}

struct MarkdownWalk<'a> {
    body: &'a Text,
    /// The body's string, without what is no Markdown in it.
    source: &'a str,
    selection: &'a Selection,
    dialect: MarkdownDialect,
    depth: usize,
    shortcodes: VecDeque<Shortcode>,
    heading: Option<String>,
    /// What the paragraph before says.
    prose: String,
    is_prose_open: bool,
    /// Whether nothing was said since the last block.
    is_behind_block: bool,
    /// Whether no `</pre>` is left.
    has_no_more_pre: bool,
    /// What a comment right before says.
    waiver: Option<String>,
    /// The language that a comment right before gives.
    label: Option<String>,
    /// The language that a comment gives to all blocks behind it.
    default_label: Option<String>,
    blocks: Vec<Block>,
}

impl MarkdownWalk<'_> {
    fn run(&mut self) {
        let mut events = Parser::new_ext(self.source, options()).into_offset_iter();
        // Offset up to which the body is dealt with.
        let mut done = 0;
        while let Some((event, range)) = events.next() {
            if range.start < done {
                continue;
            }
            self.take_shortcodes(range.start);
            match event {
                Event::Start(Tag::Paragraph)
                    if self.depth < MAX_NESTING
                        && let Some(held) = held::below(self.body.as_str(), range.start) =>
                {
                    done = held.end;
                    self.end_prose();
                    self.shortcodes.retain(|shortcode| !held.contains(&shortcode.whole.start));
                    self.again(&self.body.slice(held));
                }
                Event::Start(Tag::CodeBlock(kind)) => self.code(&kind, range, &mut events),
                Event::Start(Tag::HtmlBlock) => done = self.html(range, &mut events),
                Event::Start(Tag::Heading { .. }) => self.heading(&mut events),
                Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::List(_) | TagEnd::Table | TagEnd::BlockQuote(_)) => {
                    self.end_prose();
                }
                Event::Start(tag) if !is_inline(&tag) => self.end_prose(),
                Event::Text(text) | Event::Code(text) => self.say(&text),
                Event::SoftBreak | Event::HardBreak => self.say(" "),
                _ => {}
            }
        }
        self.take_shortcodes(usize::MAX);
        self.end_prose();
    }

    /// Ends the paragraph that is being read: right behind a block, it may speak of that.
    fn end_prose(&mut self) {
        self.is_prose_open = false;
        if self.is_behind_block && !self.prose.is_empty() {
            self.is_behind_block = false;
            if let Some(block) = self.blocks.last_mut() {
                block.remark = html::remark(squeeze([self.prose.as_str()].into_iter()));
            }
        }
    }

    /// Takes `block`, which the next paragraph may speak of.
    fn push(&mut self, block: Block) {
        self.blocks.push(block);
        self.is_behind_block = true;
    }

    /// Takes the blocks of the shortcodes before `offset`.
    fn take_shortcodes(&mut self, offset: usize) {
        while let Some(shortcode) = self.shortcodes.pop_front_if(|shortcode| shortcode.whole.start < offset) {
            let inside = self.body.as_str().get(shortcode.inside.clone()).unwrap_or_default();
            let start = ["\r\n", "\n"].iter().find(|end| inside.starts_with(**end)).map_or(0, |end| end.len());
            let text = self.body.slice(shortcode.inside.start + start..shortcode.inside.end);
            let lead = self.take_lead();
            if !text.as_str().trim().is_empty() {
                let (label, title, heading) = (shortcode.label, shortcode.title, self.heading.clone());
                self.blocks.push(Block { label, heading, title, lead, ..Block::new(text, shortcode.producer) });
            }
        }
    }

    fn say(&mut self, text: &str) {
        if !self.is_prose_open {
            self.prose.clear();
            self.is_prose_open = true;
        }
        self.prose.push_str(text);
        self.waiver = None;
        self.label = None;
    }

    fn heading<'e>(&mut self, events: &mut impl Iterator<Item = (Event<'e>, Range<usize>)>) {
        let mut heading = String::new();
        for (event, _) in events {
            match event {
                Event::End(TagEnd::Heading(_)) => break,
                Event::Text(text) | Event::Code(text) => heading.push_str(&text),
                Event::SoftBreak | Event::HardBreak => heading.push(' '),
                _ => {}
            }
        }
        self.heading = Some(squeeze([heading.as_str()].into_iter())).filter(|heading| !heading.is_empty());
        self.end_prose();
        self.prose.clear();
        self.is_behind_block = false;
        self.waiver = None;
    }

    fn code<'e>(&mut self, kind: &CodeBlockKind<'_>, range: Range<usize>, events: &mut impl Iterator<Item = (Event<'e>, Range<usize>)>) {
        let text = gather(self.body, self.source, events, |event| match event {
            Event::Text(text) => Some(text),
            _ => None,
        });
        let waiver = self.waiver.take();
        let comment = self.label.take().or_else(|| self.default_label.clone()).map(|value| Label::new(value, Trust::High));
        let lead = self.take_lead();
        let heading = self.heading.clone();
        if text.as_str().trim().is_empty() {
            return;
        }
        let string = match kind {
            CodeBlockKind::Indented if self.is_markdown_again(text.as_str(), lead.as_deref()) => return self.again(&text),
            CodeBlockKind::Indented if self.dialect == MarkdownDialect::Mdx => return,
            CodeBlockKind::Indented => {
                let (label, text) = first_line_label(text);
                let label = label.or_else(|| attribute_list(self.source, range.end)).or(comment);
                return self.push(Block { label, heading, lead, waiver, ..Block::new(text, "markdown-indented") });
            }
            CodeBlockKind::Fenced(string) if info::is_raw(string) => return,
            CodeBlockKind::Fenced(string) => string,
        };
        let (text, caption, transforms) = match myst::content(string) {
            Some(DirectiveContent::Nothing) => return,
            Some(DirectiveContent::Markdown) if self.depth < MAX_NESTING => return self.again(&text),
            Some(DirectiveContent::ReStructuredText) => return self.blocks.extend(restructured_text::blocks(&text, self.selection)),
            Some(DirectiveContent::Code) => myst::without_options(&text),
            _ => (text, None, Vec::new()),
        };
        let info = info::parse(string);
        let label = info.label.map(|value| Label::new(value, Trust::High));
        let label = label.or_else(|| attribute_list(self.source, range.end)).or(comment);
        let open_fence = self.open_fence(range, &text, label.as_ref());
        let waiver = info.waiver.or(waiver);
        let included = match included::find(text.as_str()) {
            // It is spoken of.
            _ if label.as_ref().is_some_and(is_markdown) => None,
            Included::Nothing => None,
            // What is included is not here, and the rest cannot be judged without it.
            Included::Some(line) => Some(line.to_owned()),
            Included::All => return,
        };
        let title = info.title.or(caption);
        let removed = removed::find(string, text.as_str());
        let info = Some(string.trim().to_owned()).filter(|string| !string.is_empty());
        let block = Block::new(text, "markdown-fence");
        self.push(Block { label, heading, title, lead, waiver, included, open_fence, removed, info, transforms, ..block });
    }

    /// The fence that opens the block at `range` of the source, whose code is `text`, if its author did not close it.
    fn open_fence(&self, range: Range<usize>, text: &Text, label: Option<&Label>) -> Option<UnclosedFence> {
        let source = self.source.get(range.clone()).unwrap_or_default();
        let opening = Fence::read(source.lines().next().unwrap_or_default())?;
        let start = range.start + opening.before.len();
        let span = self.body.origin(start..start + opening.length);
        if !is_closed(source, opening) {
            return Some(UnclosedFence { span, next: None });
        }
        // Whose first line is a fence may show how one is written.
        let mut is_behind_code = label.is_some_and(is_markdown);
        let next = lines(text.as_str()).find_map(|(range, line)| {
            let fence = Fence::read(line).filter(|fence| is_behind_code && fence.would_begin(opening));
            is_behind_code |= !line.trim().is_empty();
            fence.map(|fence| range.start + fence.before.len()..range.start + line.trim_end().len())
        })?;
        Some(UnclosedFence { span, next: Some(text.origin(next)) })
    }

    /// Whether indented text is what JSX or a generator's own syntax holds and not code.
    fn is_markdown_again(&self, text: &str, lead: Option<&str>) -> bool {
        let has_fence = || text.lines().any(|line| Fence::read(line).is_some());
        let start = text.trim_start();
        // A definition whose term is no text, as `MkDocs` allows, is none for us.
        let is_generators = opens_section(start) || lead.is_some_and(|lead| lead.starts_with(": "));
        self.depth < MAX_NESTING
            && (start.starts_with("```")
                || is_shortcodes(start.lines().next().unwrap_or_default())
                || ((self.dialect == MarkdownDialect::Mdx || is_generators) && has_fence()))
    }

    /// Takes the blocks of `text`, which is Markdown within this Markdown.
    fn again(&mut self, text: &Text) {
        let inner = nested(&dedented(text), self.selection, self.dialect, self.depth + 1);
        let heading = self.heading.clone();
        self.blocks.extend(inner.into_iter().map(|block| Block { heading: block.heading.or_else(|| heading.clone()), ..block }));
    }

    /// Reads an HTML block; says up to where.
    fn html<'e>(&mut self, range: Range<usize>, events: &mut impl Iterator<Item = (Event<'e>, Range<usize>)>) -> usize {
        let mut html = gather(self.body, self.source, events, |event| match event {
            Event::Html(text) | Event::Text(text) => Some(text),
            _ => None,
        });
        self.comment(html.as_str());
        if self.dialect == MarkdownDialect::Mdx && self.depth < MAX_NESTING && html.as_str().contains("```") {
            self.end_prose();
            let inside = html.as_str().find('\n').map_or(0, |at| at + 1);
            self.again(&html.slice(inside..html.len()));
            return range.end;
        }
        let mut end = range.end;
        if is_open_pre(html.as_str()) && !self.has_no_more_pre {
            // Markdown ends most HTML blocks at a blank line, but the `<pre>` in it goes on.
            match self.source.get(end..).and_then(|rest| rest.find("</pre>")) {
                Some(at) => {
                    end += at + "</pre>".len();
                    html = self.body.slice(range.start..end);
                }
                None => self.has_no_more_pre = true,
            }
        }
        let inner = html::blocks(&html, self.selection);
        let lead = if inner.is_empty() { None } else { self.take_lead() };
        self.end_prose();
        for (index, mut block) in inner.into_iter().enumerate() {
            block.heading = block.heading.or_else(|| self.heading.clone());
            if index == 0 {
                block.lead = block.lead.or_else(|| lead.clone());
            }
            self.blocks.push(block);
        }
        end
    }

    /// Takes note of what `html`, if it is a comment, says of the block behind it.
    fn comment(&mut self, html: &str) {
        let comment = html.trim().strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
        if comment.is_some_and(directive::is_directive) {
            return;
        }
        self.waiver = comment.and_then(marker::in_comment);
        if let Some((label, is_for_all)) = comment.and_then(info::comment_label) {
            let label = Some(label.to_owned());
            if is_for_all {
                self.default_label = label;
            } else {
                self.label = label;
            }
        }
    }

    fn take_lead(&mut self) -> Option<String> {
        self.end_prose();
        self.is_behind_block = false;
        let lead = squeeze([self.prose.as_str()].into_iter());
        self.prose.clear();
        Some(html::shorten(lead)).filter(|lead| !lead.is_empty())
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. } | Tag::Superscript | Tag::Subscript
    )
}

/// Whether `source`, a whole fenced block that `opening` opens, ends with a fence that closes it.
fn is_closed(source: &str, opening: Fence<'_>) -> bool {
    source.lines().skip(1).last().and_then(Fence::read).is_some_and(|fence| fence.ends(opening))
}

/// Whether `label` says that code is Markdown.
fn is_markdown(label: &Label) -> bool {
    matches!(label.value.as_str(), "markdown" | "md")
}

/// Whether a `<pre>` is left open at the end of `html`.
fn is_open_pre(html: &str) -> bool {
    let lower = html.to_ascii_lowercase();
    lower.rfind("<pre").is_some_and(|at| !lower.get(at..).is_some_and(|rest| rest.contains("</pre")))
}

#[cfg(test)]
mod tests;
