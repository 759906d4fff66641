//! Every code block of an `AsciiDoc` body: listings, literals, fences and styled paragraphs.

use std::ops::Range;

use super::lightweight::{self, MarkupLine};
use super::page::squeeze;
use super::published::{Block, Label, Trust, UnclosedFence};
use super::selection::Selection;
use super::transform::{Transform, TransformKind};
use super::{html, words};
use crate::text::{Text, pattern};

pattern! {
    /// Callouts at the end of a line, with the comment that hides them from the language.
    static CALLOUTS = r"(?m)(?:(?://|--|;;|#|\B%) ?)?(?:<(?:\d+|\.)>|<!--(?:\d+|\.)-->)(?: ?(?:<(?:\d+|\.)>|<!--(?:\d+|\.)-->))*[ \t]*\r?$";
}

/// The blocks of `body`.
pub(super) fn blocks(body: &Text, selection: &Selection) -> Vec<Block> {
    let lines = lightweight::lines(body.as_str());
    let mut walk = AsciiDocWalk {
        body,
        selection,
        lines: &lines,
        style: BlockStyle::default(),
        language: None,
        heading: None,
        lead: String::new(),
        is_behind_block: false,
        blocks: Vec::new(),
    };
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at = walk.step(at, *line).max(at + 1);
    }
    walk.blocks
}

/// What the lines before a block say of it.
#[derive(Debug, Default)]
struct BlockStyle {
    /// `source`, `listing`, `literal` or another word.
    name: String,
    label: Option<String>,
    title: Option<String>,
}

struct AsciiDocWalk<'a> {
    body: &'a Text,
    selection: &'a Selection,
    lines: &'a [MarkupLine<'a>],
    style: BlockStyle,
    /// The language of listings that name none.
    language: Option<String>,
    heading: Option<String>,
    /// The paragraph before.
    lead: String,
    /// Whether nothing was said since the last block.
    is_behind_block: bool,
    blocks: Vec<Block>,
}

impl<'a> AsciiDocWalk<'a> {
    /// Reads what starts at `line`; says which line comes next.
    fn step(&mut self, at: usize, line: MarkupLine<'a>) -> usize {
        let text = line.text;
        if text.is_empty() || (text.starts_with("//") && !is_run(text, '/')) {
            return at + 1;
        }
        if let Some(heading) = heading(text).or_else(|| self.underlined(at)) {
            let is_underlined = heading == text;
            self.heading = Some(squeeze([heading].into_iter())).filter(|heading| !heading.is_empty());
            self.style = BlockStyle::default();
            self.lead.clear();
            self.is_behind_block = false;
            return at + 1 + usize::from(is_underlined);
        }
        if let Some(list) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).filter(|list| !list.starts_with('[')) {
            self.style.read(list);
            return at + 1;
        }
        if let Some(title) = text.strip_prefix('.').filter(|title| !title.starts_with(['.', ' ', '\t']) && !title.is_empty()) {
            self.style.title = Some(title.to_owned());
            return at + 1;
        }
        if let Some((name, value)) = attribute(text) {
            if name == "source-language" {
                self.language = Some(value.to_owned()).filter(|value| !value.is_empty());
            }
            return at + 1;
        }
        self.block(at, line)
    }

    fn block(&mut self, at: usize, line: MarkupLine<'a>) -> usize {
        let style = std::mem::take(&mut self.style);
        let text = line.text;
        if is_run(text, '/') {
            return self.end(at, text) + 1;
        }
        if is_run(text, '+') {
            let end = self.end(at, text);
            self.markup(at + 1..end);
            return end + 1;
        }
        if is_run(text, '-') || (text == "--" && style.is_verbatim()) {
            return self.delimited(at, text, style, "asciidoc-listing");
        }
        if is_run(text, '.') {
            return self.delimited(at, text, style, "asciidoc-literal");
        }
        if let Some(label) = text.strip_prefix("```").filter(|label| !label.contains('`')) {
            let label = label.split([',', ' ']).next().filter(|label| !label.is_empty()).map(str::to_owned);
            return self.delimited(at, "```", BlockStyle { label: label.or(style.label), ..style }, "asciidoc-fence");
        }
        if ["|===", "--", "'''", "+"].contains(&text) || ['=', '*', '_'].iter().any(|mark| is_run(text, *mark)) {
            return at + 1;
        }
        self.paragraph(at, line, style)
    }

    /// The code between the line at `at` and the next one that is `delimiter`.
    fn delimited(&mut self, at: usize, delimiter: &str, style: BlockStyle, producer: &'static str) -> usize {
        let end = self.end(at, delimiter);
        if let Some(block) = self.code(at + 1..end, style, producer) {
            let open = self.lines.get(at).filter(|_| end == self.lines.len());
            let span = open.map(|line| self.body.origin(line.start..line.start + line.text.len()));
            let open_fence = span.map(|span| UnclosedFence { span, next: None });
            self.blocks.push(Block { open_fence, ..block });
            self.is_behind_block = true;
        }
        end + 1
    }

    /// A paragraph or a line of one, which is code if it is styled or indented.
    fn paragraph(&mut self, at: usize, line: MarkupLine<'a>, style: BlockStyle) -> usize {
        let before = at.checked_sub(1).and_then(|before| self.lines.get(before));
        let is_first = before.is_none_or(|line| line.is_blank() || line.text.starts_with(['[', '.']) || line.text == "+");
        let is_literal = line.indent() > 0 && is_first && !is_item(line.trimmed()) && style.name.is_empty();
        if style.is_verbatim() || is_literal {
            let ends = |line: &MarkupLine<'_>| line.is_blank() || line.text == "+";
            let end = self.lines.iter().skip(at).position(ends).map_or(self.lines.len(), |found| at + found);
            let producer = if is_literal || style.name == "literal" { "asciidoc-literal" } else { "asciidoc-listing" };
            // Between delimiters all white space counts; here some only marks the code.
            let block = self.code(at..end, style, producer);
            self.is_behind_block = block.is_some();
            self.blocks.extend(block.map(|block| Block { text: lightweight::dedented(&block.text), ..block }));
            return end;
        }
        if is_first || is_item(line.trimmed()) {
            self.lead.clear();
        }
        if let Some(block) = self.blocks.last_mut().filter(|_| std::mem::take(&mut self.is_behind_block)) {
            let lines = self.lines.iter().skip(at).take_while(|line| !line.is_blank());
            block.remark = html::remark(squeeze(lines.flat_map(|line| [line.text, " "])));
        }
        self.lead.push(' ');
        self.lead.push_str(line.text);
        at + 1
    }

    /// The line that ends the block which the one at `start` opened with `delimiter`.
    fn end(&self, start: usize, delimiter: &str) -> usize {
        self.lines.iter().skip(start + 1).position(|line| line.text == delimiter).map_or(self.lines.len(), |found| start + 1 + found)
    }

    /// A title whose line below is made of one mark and about as long.
    fn underlined(&self, at: usize) -> Option<&'a str> {
        let text = self.lines.get(at)?.text;
        let below = self.lines.get(at + 1)?.text;
        let before = at.checked_sub(1).and_then(|before| self.lines.get(before));
        let is_apart = before.is_none_or(|line| line.is_blank() || line.text.ends_with(']'));
        let is_line = below.len() > 1 && "=-~^+".chars().any(|mark| below.chars().all(|c| c == mark));
        (is_apart && is_line && text.starts_with(char::is_alphanumeric) && text.chars().count().abs_diff(below.len()) < 2).then_some(text)
    }

    /// What is passed through as it is: HTML.
    fn markup(&mut self, range: Range<usize>) {
        let lines = self.lines.get(range).unwrap_or_default();
        let Some((first, last)) = lines.first().zip(lines.last()) else { return };
        let heading = self.heading.clone();
        let inner = html::blocks(&self.body.slice(first.start..last.end), self.selection);
        self.blocks.extend(inner.into_iter().map(|block| Block { heading: block.heading.or_else(|| heading.clone()), ..block }));
    }

    /// The code on the lines in `range`; nothing if all of it is to be included from elsewhere.
    fn code(&mut self, range: Range<usize>, style: BlockStyle, producer: &'static str) -> Option<Block> {
        let lines = self.lines.get(range).unwrap_or_default();
        let lead = squeeze([std::mem::take(&mut self.lead).as_str()].into_iter());
        let included = lines.iter().find(|line| is_include(line.text));
        lines.iter().find(|line| !line.is_blank() && !is_include(line.text))?;
        let (text, transforms) = without_callouts(&lightweight::cut(self.body, lines)?);
        let default = self.language.clone().filter(|_| style.name == "source");
        let label = style.label.map(|value| Label::new(value, Trust::High));
        Some(Block {
            label: label.or_else(|| default.map(|value| Label::new(value, Trust::Medium))),
            title: style.title,
            heading: self.heading.clone(),
            lead: Some(html::shorten(lead)).filter(|lead| !lead.is_empty()),
            // What is included is not here, and the rest cannot be judged without it.
            included: included.map(|line| line.text.to_owned()),
            transforms,
            ..Block::new(text, producer)
        })
    }
}

impl BlockStyle {
    /// Reads a list of attributes: `source%linenums,ruby,subs="a,b"`.
    fn read(&mut self, list: &str) {
        let mut positional = 0;
        for value in split(list) {
            match value.split_once('=').map(|(key, value)| (key.trim(), unquoted(value))) {
                Some(("language" | "lang", value)) => self.label = Some(value.to_owned()),
                Some(("title" | "caption", value)) => self.title = Some(value.to_owned()),
                Some(_) => {}
                None => {
                    self.positional(positional, unquoted(value));
                    positional += 1;
                }
            }
        }
    }

    fn positional(&mut self, index: usize, value: &str) {
        match index {
            0 => {
                let name = value.split(['#', '.', '%']).next().unwrap_or_default();
                if !name.is_empty() {
                    name.clone_into(&mut self.name);
                }
                if words::is_language(name) && name != "text" {
                    self.label = Some(name.to_owned());
                }
            }
            1 if !value.is_empty() && (self.name.is_empty() || self.name == "source") => {
                "source".clone_into(&mut self.name);
                self.label = Some(value.to_owned());
            }
            _ => {}
        }
    }

    /// Whether it makes code of whatever it stands before.
    fn is_verbatim(&self) -> bool {
        matches!(self.name.as_str(), "source" | "listing" | "literal")
    }
}

/// The values of a list of attributes; commas within quotes do not part them.
fn split(list: &str) -> Vec<&str> {
    let mut quote = None;
    let parts = list.split(|c: char| match (c, quote) {
        (',', None) => true,
        ('"' | '\'', None) => {
            quote = Some(c);
            false
        }
        (c, Some(open)) if c == open => {
            quote = None;
            false
        }
        _ => false,
    });
    parts.collect()
}

fn unquoted(value: &str) -> &str {
    value.trim().trim_matches(['"', '\''])
}

/// The text of a heading that is marked at its start.
fn heading(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(['=', '#']);
    let level = text.len() - rest.len();
    (1..=6).contains(&level).then(|| rest.strip_prefix(' ')).flatten().map(str::trim)
}

/// `:name: value`
fn attribute(text: &str) -> Option<(&str, &str)> {
    let (name, value) = text.strip_prefix(':')?.split_once(':')?;
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "-_!".contains(c));
    (is_name && (value.is_empty() || value.starts_with(' '))).then(|| (name, value.trim()))
}

/// Whether a line is a delimiter made of `mark`.
fn is_run(text: &str, mark: char) -> bool {
    text.len() >= 4 && text.chars().all(|c| c == mark)
}

/// Whether a line starts an item of a list.
fn is_item(text: &str) -> bool {
    let marker = text.split(' ').next().unwrap_or_default();
    let is_number = marker.strip_suffix('.').is_some_and(|number| number.chars().all(|c| c.is_ascii_alphanumeric()) && number.len() < 4);
    let is_marker = ['*', '.', '-'].iter().any(|mark| !marker.is_empty() && marker.chars().all(|c| c == *mark));
    is_marker || is_number || text.ends_with("::") || text.contains(":: ")
}

fn is_include(text: &str) -> bool {
    text.starts_with("include::") && text.ends_with(']')
}

/// `code` without its callouts.
fn without_callouts(code: &Text) -> (Text, Vec<Transform>) {
    let mut out = code.rewrite();
    let mut transforms = Vec::new();
    let mut done = 0;
    for found in CALLOUTS.find_iter(code.as_str()) {
        out.keep(done..found.start());
        transforms.push(Transform { kind: TransformKind::Stripped, span: code.origin(found.range()) });
        done = found.end();
    }
    out.keep(done..code.len());
    (out.finish(), transforms)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each block: its label, its title, its code.
    fn read(string: &str) -> Vec<(String, String, String)> {
        let blocks = blocks(&Text::verbatim(string, 0), &Selection::default());
        let label = |block: &Block| block.label.as_ref().map_or(String::new(), |label| label.value.clone());
        blocks.iter().map(|block| (label(block), block.title.clone().unwrap_or_default(), block.text.as_str().to_owned())).collect()
    }

    #[track_caller]
    fn assert_one(string: &str, label: &str, code: &str) {
        let found = read(string);
        let found: Vec<_> = found.iter().map(|(label, _, code)| (label.as_str(), code.as_str())).collect();
        assert_eq!(found, [(label, code)], "{string}");
    }

    #[test]
    fn listings_name_their_language_in_many_ways() {
        for list in [
            "source,ruby",
            "source, ruby, linenums",
            ",ruby",
            "source%linenums,ruby",
            "source.small,\"ruby\"",
            "source,language=ruby",
            "#id,ruby",
        ] {
            assert_one(&format!("[{list}]\n----\na\n\n  b\n----\n"), "ruby", "a\n\n  b\n");
        }
        assert_one("[source,subs=\"a,b\"]\n----\na\n----\n", "", "a\n");
        assert_one(":source-language: go\n\n[source]\n----\na\n----\n", "go", "a\n");
        assert_one("[source,sh]\nls -l\npwd\n\ntext\n", "sh", "ls -l\npwd\n");
        assert_one("[source,sh]\n--\nls\n--\n", "sh", "ls\n");
        assert_one("```rust\nfn\n```\n", "rust", "fn\n");
    }

    #[test]
    fn literals_are_delimited_or_indented() {
        assert_one("a\n\n....\n$ b\n----\n....\n", "", "$ b\n----\n");
        assert_one("a\n\n  $ b\n    c\n\nd\n", "", "$ b\n  c\n");
        assert_one("[source,c]\n....\nb\n....\n", "c", "b\n");
        assert_eq!(read("* a\n\n  * b\n\nc\n  d\n\n e:: f\n"), []);
    }

    #[test]
    fn containers_are_looked_into_and_comments_are_not() {
        assert_one("====\n.A title\n[source,c]\n----\na\n----\n====\n", "c", "a\n");
        assert_one("|===\na|\n----\na\n----\n|===\n", "", "a\n");
        assert_one("* x\n+\n[source,c]\n----\na\n----\n", "c", "a\n");
        assert_one("////\n----\nno\n----\n////\n\n++++\n<pre>a</pre>\n++++\n", "", "a");
        assert_eq!(read("----\ninclude::a.rb[]\n----\n"), []);
    }

    #[test]
    fn callouts_are_left_out() {
        assert_one(
            "----\na <1>\nb # <2> <3>\nc<T>\n<d/> <!--4-->\ne // <.>\nf: 4% <5>\ng % <6>\n----\n<1> x\n",
            "",
            "a \nb \nc<T>\n<d/> \ne \nf: 4% \ng \n",
        );
    }

    #[test]
    fn a_block_knows_the_paragraph_behind_it() {
        let remark = |string: &str| blocks(&Text::verbatim(string, 0), &Selection::default())[0].remark.clone();
        assert_eq!(remark("----\na\n----\n\nThis\nfails.\n\nMore.\n").as_deref(), Some("This fails."));
        assert_eq!(remark("----\na\n----\n\n== Two\n\nText.\n"), None);
    }

    #[test]
    fn a_block_knows_what_is_above_it() {
        let string = "= T\n\nTwo\n---\n\nThe lead:\n\n.A title\n[source,c]\n----\na\n";
        let blocks = blocks(&Text::verbatim(string, 0), &Selection::default());
        let [block] = blocks.as_slice() else { panic!("one block") };
        let facts = [&block.heading, &block.lead, &block.title].map(|fact| fact.as_deref().unwrap_or_default());
        assert_eq!((facts, block.open_fence.is_some()), (["Two", "The lead:", "A title"], true));
        assert_eq!(block.text.origin(0..1).start, string.len() - 2);
    }
}
