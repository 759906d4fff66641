//! Every code block of a Markdown body: fences, indented code, and HTML within it.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd};

use super::page::squeeze;
use super::{Block, Extractor, Label, Trust, html, info};
use crate::text::{Rewrite, Text};

/// The blocks of `body`.
pub(super) fn blocks(body: &Text, extractor: &Extractor) -> Vec<Block> {
    let mut walk = Walk {
        body,
        extractor,
        is_mdx: is_mdx(body.as_str()),
        heading: None,
        prose: String::new(),
        is_prose_open: false,
        has_no_more_pre: false,
        blocks: Vec::new(),
    };
    walk.run();
    walk.blocks
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
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

struct Walk<'a> {
    body: &'a Text,
    extractor: &'a Extractor,
    is_mdx: bool,
    heading: Option<String>,
    /// What the paragraph before says.
    prose: String,
    is_prose_open: bool,
    /// Whether no `</pre>` is left.
    has_no_more_pre: bool,
    blocks: Vec<Block>,
}

impl Walk<'_> {
    fn run(&mut self) {
        let text = self.body.as_str();
        let mut events = Parser::new_ext(text, options()).into_offset_iter();
        // Offset up to which the body is dealt with.
        let mut done = 0;
        while let Some((event, range)) = events.next() {
            if range.start < done {
                continue;
            }
            match event {
                Event::Start(Tag::CodeBlock(kind)) => self.code(&kind, range, &mut events),
                Event::Start(Tag::HtmlBlock) => done = self.html(range, &mut events),
                Event::Start(Tag::MetadataBlock(_)) => {
                    events.by_ref().take_while(|(event, _)| !matches!(event, Event::End(TagEnd::MetadataBlock(_)))).for_each(drop);
                }
                Event::Start(Tag::Heading { .. }) => self.heading(&mut events),
                Event::Start(_)
                | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::List(_) | TagEnd::Table | TagEnd::BlockQuote(_)) => {
                    if !is_inline(&event) {
                        self.is_prose_open = false;
                    }
                }
                Event::Text(text) | Event::Code(text) => self.say(&text),
                Event::SoftBreak | Event::HardBreak => self.say(" "),
                _ => {}
            }
        }
    }

    fn say(&mut self, text: &str) {
        if !self.is_prose_open {
            self.prose.clear();
            self.is_prose_open = true;
        }
        self.prose.push_str(text);
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
        self.prose.clear();
        self.is_prose_open = false;
    }

    fn code<'e>(&mut self, kind: &CodeBlockKind<'_>, range: Range<usize>, events: &mut impl Iterator<Item = (Event<'e>, Range<usize>)>) {
        let text = gather(self.body, events, |event| match event {
            Event::Text(text) => Some(text),
            _ => None,
        });
        let lead = self.take_lead();
        if text.as_str().trim().is_empty() {
            return;
        }
        let mut block = Block { heading: self.heading.clone(), lead, ..Block::new(text, "markdown-fence") };
        match kind {
            CodeBlockKind::Indented if self.is_mdx => return,
            CodeBlockKind::Indented => block.producer = "markdown-indented",
            CodeBlockKind::Fenced(string) => {
                let info = info::parse(string);
                block.label = info.label.map(|value| Label { value, trust: Trust::High });
                block.title = info.title;
                block.waiver = info.waiver;
                block.is_unclosed = is_unclosed(self.body.as_str().get(range).unwrap_or_default());
            }
        }
        self.blocks.push(block);
    }

    /// Reads an HTML block; says up to where.
    fn html<'e>(&mut self, range: Range<usize>, events: &mut impl Iterator<Item = (Event<'e>, Range<usize>)>) -> usize {
        let mut html = gather(self.body, events, |event| match event {
            Event::Html(text) | Event::Text(text) => Some(text),
            _ => None,
        });
        let mut end = range.end;
        if is_open_pre(html.as_str()) && !self.has_no_more_pre {
            // Markdown ends most HTML blocks at a blank line, but the `<pre>` in it goes on.
            match self.body.as_str().get(end..).and_then(|rest| rest.find("</pre>")) {
                Some(at) => {
                    end += at + "</pre>".len();
                    html = self.body.slice(range.start..end);
                }
                None => self.has_no_more_pre = true,
            }
        }
        let lead = self.take_lead();
        for (index, mut block) in html::blocks(&html, self.extractor).into_iter().enumerate() {
            block.heading = block.heading.or_else(|| self.heading.clone());
            if index == 0 {
                block.lead = block.lead.or_else(|| lead.clone());
            }
            self.blocks.push(block);
        }
        end
    }

    fn take_lead(&mut self) -> Option<String> {
        self.is_prose_open = false;
        let lead = squeeze([self.prose.as_str()].into_iter());
        self.prose.clear();
        Some(html::shorten(lead)).filter(|lead| !lead.is_empty())
    }
}

/// What the events up to the block's end say, without the prefixes of the block's containers.
fn gather<'e>(
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

fn is_inline(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::Start(
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. } | Tag::Superscript | Tag::Subscript
        )
    )
}

/// Whether `source`, a whole fenced block, has no closing fence.
fn is_unclosed(source: &str) -> bool {
    let bare = |line: &str| line.trim_matches(|c: char| c.is_whitespace() || c == '>').to_owned();
    let mut lines = source.lines();
    let first = lines.next().map(bare).unwrap_or_default();
    let last = lines.next_back().map(bare).unwrap_or_default();
    let mark = if first.starts_with('~') { '~' } else { '`' };
    let width = first.chars().take_while(|&c| c == mark).count();
    last.len() < width || !last.chars().all(|c| c == mark)
}

/// Whether a `<pre>` is left open at the end of `html`.
fn is_open_pre(html: &str) -> bool {
    let lower = html.to_ascii_lowercase();
    lower.rfind("<pre").is_some_and(|at| !lower.get(at..).is_some_and(|rest| rest.contains("</pre")))
}
