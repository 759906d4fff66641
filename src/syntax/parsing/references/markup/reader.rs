//! Reads markup once, from front to back: elements and their attributes, comments, scripts, and the tags of templates among them.

use std::ops::Range;

use super::blocks::Blocks;
use super::elements::Elements;
use super::piece::{Piece, PieceShape};
use crate::language::named::JSON;
use crate::language::{self, Braces, Markup, TemplateTag};
use crate::syntax::{FaultKind, SyntaxError};
use crate::text::pattern;

/// Most pieces of code that parsers are asked about.
const MAX_PIECES: usize = 500;

/// Most errors that are told.
const MAX_ERRORS: usize = 20;

pattern! {
    /// The value of the attribute that says in which language the text of an element is, or of which type.
    static LANG = r#"\s(lang|type)=(?:"([^"]*)"|'([^']*)'|([^\s"'<>=`]+))"#;
}

/// What was read.
#[derive(Debug, Default)]
pub(in crate::syntax) struct Read {
    /// The elements.
    pub elements: Elements,
    /// The blocks of its templates.
    pub blocks: Blocks,
    /// Whether there is any tag, comment or block.
    pub has_markup: bool,
    /// What is wrong with tags.
    pub errors: Vec<SyntaxError>,
    /// Code that is to be parsed by itself.
    pub(super) pieces: Vec<Piece>,
    /// The code of template tags, and whether it is printed.
    pub(super) program: Vec<(Range<usize>, bool)>,
    /// The names of blocks that are spoken of, in words that only show their sign: `@@if`.
    pub(super) escaped: Vec<String>,
    /// Whether the rest was left unread.
    pub stopped: bool,
}

/// Whether a label says what a template is written in anyway: `lang="html"`.
fn is_page(label: &str) -> bool {
    language::by_label(label).is_some_and(|language| language.elements == language::Elements::Loose)
}

/// The attribute of `tag` that says in which language the text of its element is, or of which type, and its value.
fn said(tag: &str) -> Option<(&str, &str)> {
    let said = LANG.captures(tag)?;
    let value = said.get(2).or(said.get(3)).or(said.get(4))?;
    Some((said.get(1)?.as_str(), value.as_str()))
}

impl Read {
    /// What is wrong, elements and blocks that are open at the end included.
    pub(super) fn all_errors(&self, code: &str) -> Vec<SyntaxError> {
        let mut errors = self.errors.clone();
        // What is left unread may close anything.
        errors.extend(if self.stopped { self.elements.errors.clone() } else { self.elements.all_errors(code) });
        errors.extend(if self.stopped { self.blocks.errors.clone() } else { self.blocks.all_errors(code) });
        errors.sort_by_key(|error| error.range.start);
        errors.truncate(MAX_ERRORS);
        errors
    }
}

/// Reads `code` as what `markup` says.
pub(in crate::syntax) fn read(markup: &'static Markup, code: &str) -> Read {
    let mut reader = PageReader { code, markup, at: 0, read: Read::default(), depth: 0 };
    reader.front_matter();
    reader.content(None);
    reader.read
}

pub(super) struct PageReader<'a> {
    pub(super) code: &'a str,
    pub(super) markup: &'static Markup,
    pub(super) at: usize,
    pub(super) read: Read,
    pub(super) depth: usize,
}

impl<'a> PageReader<'a> {
    pub(super) fn rest(&self) -> &'a str {
        self.code.get(self.at..).unwrap_or_default()
    }

    pub(super) fn text(&self, range: Range<usize>) -> &'a str {
        self.code.get(range).unwrap_or_default()
    }

    /// Goes on at the character behind this one.
    pub(super) fn step(&mut self) {
        self.at += self.rest().chars().next().map_or(1, char::len_utf8);
    }

    pub(super) fn skip_blanks(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    /// Notes what is wrong, and reads no further.
    pub(super) fn stop(&mut self, error: SyntaxError) {
        self.read.errors.push(error);
        self.read.stopped = true;
        self.at = self.code.len();
    }

    pub(super) fn piece(&mut self, shape: PieceShape, range: Range<usize>) {
        self.piece_with(shape, range, Vec::new());
    }

    /// A piece of code with elements in it; past a number of them, what is left is not asked.
    pub(super) fn piece_with(&mut self, shape: PieceShape, range: Range<usize>, holes: Vec<Range<usize>>) {
        if self.read.pieces.len() < MAX_PIECES {
            self.read.pieces.push(Piece { shape, range, holes });
        }
    }

    fn front_matter(&mut self) {
        let Some(fence) = self.markup.fence else { return };
        self.skip_blanks();
        // Comments may stand before it.
        while self.rest().starts_with("<!--") || self.rest().starts_with("//") {
            let end = if self.rest().starts_with('<') { self.rest().find("-->").map(|end| end + 3) } else { self.rest().find('\n') };
            let Some(end) = end else { break };
            self.at += end;
            self.skip_blanks();
        }
        let opens = self.rest().strip_prefix(fence).and_then(|rest| rest.split('\n').next()).is_some_and(|line| line.trim().is_empty());
        if !opens {
            self.at = 0;
            return;
        }
        self.read.has_markup = true;
        let start = self.at + fence.len();
        let mut at = start + self.text(start..self.code.len()).find('\n').map_or(0, |end| end + 1);
        for line in self.text(at..self.code.len()).split_inclusive('\n') {
            if line.trim() == fence {
                self.piece(PieceShape::Script(None), start..at);
                self.at = at + line.len();
                return;
            }
            at += line.len();
        }
        // A script that goes on after the excerpt.
        self.read.stopped = true;
        self.at = self.code.len();
    }

    /// Reads content up to the end, or, within an expression, up to where all elements are closed that were opened since `base` were open.
    pub(super) fn content(&mut self, base: Option<usize>) {
        while self.at < self.code.len() {
            let before = self.at;
            let is_tag = self.token();
            if base.is_some_and(|base| self.read.elements.depth() <= base) && is_tag {
                let next = self.rest().trim_start();
                if !next.starts_with('<') || next.starts_with("</") {
                    return;
                }
            }
            debug_assert!(self.at > before, "each token is some");
        }
    }

    /// Reads one token of content, of text no more than up to `sign`.
    pub(super) fn token_before(&mut self, sign: char) {
        if self.rest().starts_with(['<', '{', '@']) || self.template_tag_here().is_some() {
            self.token();
        } else {
            self.step();
            self.at += self.rest().find(['<', '{', '@', sign]).unwrap_or(self.rest().len());
        }
    }

    /// Reads one token of content; whether it was a tag.
    fn token(&mut self) -> bool {
        let rest = self.rest();
        if let Some(tag) = self.template_tag_here() {
            self.template_tag(tag);
            return false;
        }
        let mut signs = rest.chars();
        match (signs.next(), signs.next()) {
            (Some('<'), Some('!' | '?')) => {
                self.declaration();
                return true;
            }
            (Some('<'), Some('/')) => return self.end_tag(),
            (Some('<'), Some(next)) if next.is_ascii_alphabetic() || (next == '>' && self.markup.braces == Braces::Elements) => {
                self.start_tag();
                return true;
            }
            (Some('{'), _) if self.markup.braces != Braces::Text => self.braces(),
            (Some('@'), Some(_)) if self.is_braced() => self.razor(),
            (Some('@'), Some(next)) if next.is_ascii_alphabetic() || next == '@' => self.directive(),
            _ => {
                // Nothing stands here: go on where something may.
                self.step();
                let opens = |c: char| matches!(c, '<' | '{' | '@');
                self.at += self.rest().find(opens).unwrap_or(self.rest().len());
            }
        }
        false
    }

    /// A comment, a doctype, a processing instruction.
    fn declaration(&mut self) {
        self.read.has_markup = true;
        let start = self.at;
        let (close, what) = match self.rest() {
            rest if rest.starts_with("<!--") => ("-->", "this comment"),
            rest if rest.starts_with("<![CDATA[") => ("]]>", "this section"),
            rest if rest.starts_with("<?") => ("?>", ""),
            _ => (">", "this declaration"),
        };
        match self.rest().find(close) {
            Some(end) => self.at += end + close.len(),
            // Code of a page goes on to its end.
            None if what.is_empty() => self.at = self.code.len(),
            None => self.stop(SyntaxError::told(start..start + 2, format!("{what} is never ended"))),
        }
    }

    fn end_tag(&mut self) -> bool {
        let start = self.at;
        let name = self.name(2);
        let end = start + 2 + name.len();
        let is_fragment = self.text(end..end + 1) == ">" && self.markup.braces == Braces::Elements;
        if name.is_empty() && !is_fragment {
            self.at += 2;
            return false;
        }
        self.read.has_markup = true;
        self.at = end;
        while !self.rest().is_empty() && !self.rest().starts_with(['>', '<']) {
            match self.template_tag_here() {
                Some(tag) => self.template_tag(tag),
                None => self.step(),
            }
        }
        if !self.rest().starts_with('>') {
            if !self.read.stopped {
                self.stop(SyntaxError::told(start..end, format!("`</{name}` has no `>`")));
            }
            return true;
        }
        self.at += 1;
        let branch = self.branch();
        self.read.elements.closed(self.code, name, start..self.at, branch);
        true
    }

    /// The branch of a template that is read: those of one that is markup too are whole.
    fn branch(&self) -> usize {
        if self.markup.braces == Braces::Text { self.read.blocks.branch() } else { 0 }
    }

    /// The name of an element that stands `skip` bytes further on.
    fn name(&self, skip: usize) -> &'a str {
        let rest = self.rest().get(skip..).unwrap_or_default();
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
        let end = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
        rest.get(..end).filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic())).unwrap_or_default()
    }

    fn start_tag(&mut self) {
        self.read.has_markup = true;
        let start = self.at;
        let name = self.name(1);
        self.at += 1 + name.len();
        let Some(closes_itself) = self.attributes(start) else { return };
        let range = start..self.at;
        let branch = self.branch();
        let lower = name.to_ascii_lowercase();
        self.read.elements.opened(self.code, name, range.clone(), closes_itself, branch);
        if !closes_itself && self.is_raw(&lower, range.clone()) {
            self.raw(name, &lower, range);
        }
    }

    /// Whether the text of the element is not markup.
    fn is_raw(&self, name: &str, tag: Range<usize>) -> bool {
        let foreign = || said(self.text(tag)).is_some_and(|(_, lang)| !is_page(lang));
        matches!(name, "script" | "style" | "textarea") || (name == "template" && self.markup.script.is_some() && foreign())
    }

    /// The text of an element that is not markup, up to its end tag.
    fn raw(&mut self, name: &str, lower: &str, tag: Range<usize>) {
        let start = self.at;
        let ends = |at: usize| {
            let found = self.text(at + 2..at + 2 + name.len());
            found.eq_ignore_ascii_case(name) && !self.text(at + 2 + name.len()..at + 3 + name.len()).starts_with(char::is_alphanumeric)
        };
        let Some(end) = self.rest().match_indices("</").map(|(at, _)| start + at).find(|at| ends(*at)) else {
            return self.unclosed_raw(name, tag);
        };
        match (lower, said(self.text(tag))) {
            ("script", Some(("type", "application/ld+json" | "application/json"))) => {
                self.piece(PieceShape::Script(Some(JSON.id.to_owned())), start..end);
            }
            // Maps of modules, templates, code that something else makes a script of.
            ("script", Some(("type", kind))) if !matches!(kind, "module" | "text/javascript" | "application/javascript") => {}
            ("script", Some(("lang", lang))) => self.piece(PieceShape::Script(Some(lang.to_owned())), start..end),
            ("script", _) => self.piece(PieceShape::Script(None), start..end),
            ("style", Some(("type", kind))) if kind != "text/css" => {}
            ("style", Some(("lang", lang))) => self.piece(PieceShape::Style(Some(lang.to_owned())), start..end),
            ("style", _) => self.piece(PieceShape::Style(None), start..end),
            _ => {}
        }
        self.at = end;
    }

    /// A script or style that nothing closes: with its opening tag a second time, where it starts; else all of the rest.
    fn unclosed_raw(&mut self, name: &str, tag: Range<usize>) {
        let again = format!("<{name}>");
        let second = self.rest().rfind(&again).map(|at| self.at + at);
        let opener = format!("`<{name}>` is opened here and never closed");
        if let Some(at) = second.filter(|_| !self.rest().trim().is_empty()) {
            let message = format!("`<{name}>` opens an element where `</{name}>` would close one");
            self.stop(SyntaxError::told(at..at + again.len(), message).because(tag, opener).of(FaultKind::UnclosedElement));
        } else if self.rest().trim().is_empty() {
            self.at = self.code.len();
        } else {
            self.stop(SyntaxError::told(tag, format!("`<{name}>` is never closed")).of(FaultKind::UnclosedElement));
        }
    }

    /// The tag of a template that starts here.
    pub(super) fn template_tag_here(&self) -> Option<&'static TemplateTag> {
        self.markup.tags.iter().find(|tag| self.rest().starts_with(tag.open))
    }
}
