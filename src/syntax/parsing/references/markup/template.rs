//! The tags of templates: what they hold, and which blocks they open and close.

use std::ops::Range;

use super::piece::PieceShape;
use super::reader::PageReader;
use crate::language::{self, Closing, TagBlocks, TagContent, TemplateTag};
use crate::syntax::{FaultKind, SyntaxError};

/// Most bytes of the arguments of a directive.
const MAX_ARGUMENTS: usize = 8 * 1024;

impl PageReader<'_> {
    /// A tag of a template, which starts here.
    pub(super) fn template_tag(&mut self, tag: &'static TemplateTag) {
        self.read.has_markup = true;
        let start = self.at;
        let inner = start + tag.open.len();
        let opener = start..inner;
        let own_syntax = self.markup.expressions.is_none() && self.markup.programs.is_empty();
        let rest = self.text(inner..self.code.len());
        let end = match (own_syntax && tag.holds != TagContent::Comment).then(|| unquoted(rest, tag.close)) {
            None => rest.find(tag.close),
            Some(Ok(end)) => Some(end),
            // The quote that hides the end is the mistake.
            Some(Err(quote)) if rest.contains(tag.close) && quote.is_some() => {
                let at = inner + quote.unwrap_or_default();
                return self.stop(SyntaxError::told(at..at + 1, "this quote is never closed").of(FaultKind::UnclosedString));
            }
            Some(Err(_)) => None,
        };
        let another = |end: usize| self.other_sign(tag, rest.get(..end).unwrap_or_default(), own_syntax);
        let wrong = another(end.unwrap_or_else(|| rest.find('\n').unwrap_or(rest.len())));
        let Some(end) = end.filter(|_| wrong.is_none() || tag.holds == TagContent::Comment).map(|end| inner + end) else {
            let error = match wrong {
                Some((at, sign)) if self.markup.tags.iter().any(|other| other.close == sign) => {
                    let message = format!("`{}` is closed by `{sign}` instead of `{}`", tag.open, tag.close);
                    SyntaxError::told(inner + at..inner + at + sign.len(), message)
                        .because(opener, format!("`{}` is opened here", tag.open))
                }
                _ => SyntaxError::told(opener, format!("`{}` is never closed: `{}` is missing", tag.open, tag.close)),
            };
            return self.stop(error);
        };
        self.at = end + tag.close.len();
        let range = start..self.at;
        if tag.holds == TagContent::Comment {
            return;
        }
        let is_value = tag.holds == TagContent::Value;
        if self.markup.expressions.is_some() {
            self.piece(PieceShape::Value, inner..end);
        }
        // `-%>` and `_%>` take the line's end away.
        let text = self.text(inner..end);
        self.read.program.push((inner..inner + text.trim_end_matches(['-', '_']).len(), is_value));
        if own_syntax && let Some(error) = paired(self.text(inner..end), inner) {
            return self.stop(error);
        }
        if own_syntax && let Some(error) = self.unfinished(inner..end) {
            self.read.errors.push(error);
        }
        if let Some(blocks) = &self.markup.blocks {
            self.block(blocks, inner..end, range, is_value);
        }
    }

    /// The first sign in the text of `tag` that opens or closes another tag, and where it is.
    fn other_sign(&self, tag: &TemplateTag, text: &str, own_syntax: bool) -> Option<(usize, &'static str)> {
        let all = self.markup.tags.iter().flat_map(|other| [other.open, other.close]);
        // Two braces in a row may be brackets of a value: `{% set a = {b: {c: 1}} %}`.
        let may = |sign: &&str| !tag.close.contains(sign) && (!own_syntax || !sign.starts_with('}') || paired(text, 0).is_some());
        let find = |sign: &str| if own_syntax { unquoted(text, sign).ok() } else { text.find(sign) };
        all.filter(may).filter_map(|sign| find(sign).map(|at| (at, sign))).min_by_key(|(at, _)| *at)
    }

    /// An operator at the end of the tag that holds `inner`, behind which a value or a filter is missing: `{{ a | }}`, `{% if a and %}`.
    fn unfinished(&self, inner: Range<usize>) -> Option<SyntaxError> {
        let closing = self.markup.blocks.as_ref().map(|blocks| blocks.closing);
        let text = self.text(inner.clone()).trim_end_matches(|c: char| c.is_whitespace() || c == '-' || c == '~');
        let sign = match closing {
            Some(Closing::Prefixed) => ["|", " and", " or"].into_iter().find(|sign| text.ends_with(sign)),
            Some(Closing::Word) => Some("|").filter(|sign| text.ends_with(sign)),
            _ => None,
        }?;
        let end = inner.start + text.len();
        let sign = sign.trim_start();
        Some(SyntaxError::known(end - sign.len()..end, format!("something is missing behind `{sign}`")))
    }

    /// Notes that the tag at `range`, which says `text`, is one of another template language.
    fn strange(&mut self, blocks: &TagBlocks, text: &str, range: Range<usize>) {
        let is_word = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '(' | '-'));
        // `else if (a) {` is right in what ends with a brace.
        let starts = |word: &str| text.strip_prefix(word).is_some_and(is_word) && !text.ends_with('{');
        if let Some((word, own)) = blocks.strange.iter().find(|(word, _)| starts(word)) {
            let mut error = SyntaxError::known(range, format!("there is no tag `{word}` here"));
            error.help = Some(format!("write `{own}`").into());
            self.read.errors.push(error);
        }
    }

    /// What the tag at `range`, with `inner` in it, does with blocks.
    fn block(&mut self, blocks: &'static TagBlocks, inner: Range<usize>, range: Range<usize>, is_value: bool) {
        let whole = self.text(range.clone()).to_owned();
        let text = self.text(inner).trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '~' | '+' | '=')).to_owned();
        let signed = text.trim_start_matches(['#', '^', '/', '*', '>', '&']);
        let end = signed.find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-' | '.')).unwrap_or(signed.len());
        let name = signed.get(..end).unwrap_or_default();
        let must = blocks.names.contains(&name);
        if !is_value || blocks.closing == Closing::Word {
            self.strange(blocks, &text, range.clone());
        }
        match blocks.closing {
            Closing::Program => match program_block(&text) {
                (true, true) => self.read.blocks.goes_on(),
                (true, false) => self.read.blocks.closes("", range, &whole),
                (false, true) => self.read.blocks.opens(&text, range, program_closer(&text).to_owned(), true),
                (false, false) => {}
            },
            Closing::Signed if text.starts_with('/') => self.read.blocks.closes(name, range, &whole),
            Closing::Signed if text.starts_with(['#', '^']) && !name.is_empty() => {
                self.read.blocks.opens(name, range, format!("{{{{/{name}}}}}"), true);
            }
            Closing::Word if name == "end" => self.read.blocks.closes("", range, &whole),
            Closing::Word if must => self.read.blocks.opens(name, range, "{{ end }}".to_owned(), true),
            Closing::Prefixed if is_value => {}
            Closing::Prefixed if name.starts_with("end") && name != "end" => {
                let opener = name.strip_prefix("end").unwrap_or_default().trim_start_matches('_').to_owned();
                self.read.blocks.closes(&opener, range, &whole);
            }
            Closing::Prefixed if blocks.raw.contains(&name) => self.raw_block(name),
            Closing::Prefixed if !blocks.middles.contains(&name) => {
                // `{% block title 'a' %}` and `{% set a = 1 %}` are whole.
                let must = must && !(name == "block" && text.split_whitespace().count() > 2);
                self.read.blocks.opens(name, range, format!("{{% end{name} %}}"), must);
            }
            _ if blocks.middles.contains(&name) => self.read.blocks.goes_on(),
            _ => {}
        }
    }

    /// Text in which no tag counts, up to the tag that ends it; where there is none, the block is not read as one.
    fn raw_block(&mut self, name: &str) {
        let end = format!("end{name}");
        let Some(at) = self.rest().find(&end) else { return };
        let from = self.at + at + end.len();
        self.at = self.text(from..self.code.len()).find("%}").map_or(self.code.len(), |close| from + close + 2);
    }

    /// Whether words with an at sign open blocks.
    pub(super) fn directives(&self) -> bool {
        self.markup.blocks.as_ref().is_some_and(|blocks| blocks.closing == Closing::Directive)
    }

    /// A word with an at sign: `@if (a)`.
    pub(super) fn directive(&mut self) {
        let start = self.at;
        let is_glued = self.text(0..start).ends_with(|c: char| c.is_alphanumeric() || matches!(c, '@' | '.' | '\\'));
        let Some(blocks) = self.markup.blocks.as_ref().filter(|_| self.directives() && !is_glued) else {
            self.step();
            if self.directives() && self.text(0..start).ends_with('@') {
                let word: String = self.rest().chars().take_while(char::is_ascii_alphanumeric).collect();
                self.read.escaped.push(word);
            }
            return;
        };
        self.at += 1;
        let word = self.rest();
        let end = word.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(word.len());
        let name = word.get(..end).unwrap_or_default();
        self.at += end;
        self.read.has_markup = true;
        let range = start..self.at;
        if blocks.raw.contains(&name) && !self.rest().starts_with('(') {
            let close = format!("@end{name}");
            let start = self.at;
            let Some(end) = self.rest().find(&close) else { return };
            // `@php`: code in the language of expressions.
            if language::by_label(name).is_some_and(|language| self.markup.expressions == Some(language.id)) {
                self.piece(PieceShape::Script(Some(name.to_owned())), start..start + end);
            }
            self.at += end + close.len();
            return;
        }
        let known = blocks.names.contains(&name) || blocks.middles.contains(&name);
        let blanks = self.rest().len() - self.rest().trim_start_matches(' ').len();
        if blanks > 0 && blocks.names.contains(&name) && self.rest().get(blanks..).is_some_and(|rest| rest.starts_with('$')) {
            let at = self.at + blanks;
            return self.stop(SyntaxError::known(at..at + 1, format!("what `@{name}` is about stands in round brackets")));
        }
        if self.rest().get(blanks..).is_some_and(|rest| rest.starts_with('(')) && (known || blanks == 0) {
            let open = self.at + blanks;
            match paired_end(self.text(open..self.code.len())) {
                Some(length) => self.at = open + length,
                None if known => {
                    return self.stop(
                        SyntaxError::told(open..open + 1, format!("the `(` of `@{name}` is never closed")).of(FaultKind::UnclosedBracket),
                    );
                }
                None => return,
            }
            if known {
                self.piece(PieceShape::Arguments, open + 1..self.at - 1);
            }
        }
        if let Some(opener) = name.strip_prefix("end").filter(|opener| !opener.is_empty()) {
            self.read.blocks.closes(opener, range, &format!("@{name}"));
        } else if let Some((_, opener)) = blocks.closers.iter().find(|(closer, _)| *closer == name) {
            self.read.blocks.closes(opener, range, &format!("@{name}"));
        } else if blocks.middles.contains(&name) {
            self.read.blocks.goes_on();
        } else if blocks.names.contains(&name) {
            let is_shown = self.read.escaped.iter().any(|escaped| escaped == name);
            self.read.blocks.opens(name, range, format!("@end{name}"), !is_shown);
        } else if !name.is_empty() {
            self.read.blocks.opens(name, range, format!("@end{name}"), false);
        }
    }
}

/// Whether code closes a block of a program, and whether it opens one.
fn program_block(text: &str) -> (bool, bool) {
    let first = text.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
    let middle = matches!(first, "else" | "elsif" | "when" | "in" | "rescue" | "ensure" | "elseif" | "catch" | "after");
    let is_whole = text.ends_with(" end") || text.ends_with('}');
    let head = matches!(first, "if" | "unless" | "case" | "while" | "until" | "for" | "begin") && !text.contains('{') && !is_whole;
    let block = text.ends_with('|') && (text.contains(" do |") || text.contains("{ |") || text.contains("{|") || text.contains(" do|"));
    let opens = middle
        || head
        || block
        || text.ends_with('{')
        || text.ends_with("->")
        || text == "do"
        || text.ends_with(" do")
        || text.ends_with(")do");
    (middle || first == "end" || text.starts_with('}'), opens)
}

/// The tag that closes the block which `text` opens.
fn program_closer(text: &str) -> &'static str {
    match text.ends_with('{') {
        true if text.matches('(').count() > text.matches(')').count() => "<% }) %>",
        true => "<% } %>",
        false => "<% end %>",
    }
}

/// Where `close` stands in `text` outside of quotes, and of braces if it can be; else the quote that is never closed, if there is one.
fn unquoted(text: &str, close: &str) -> Result<usize, Option<usize>> {
    let mut quote: Option<(char, usize)> = None;
    let (mut escaped, mut depth, mut within) = (false, 0_usize, None);
    for (at, c) in text.char_indices() {
        match quote {
            Some(_) if escaped => escaped = false,
            Some(_) if c == '\\' => escaped = true,
            Some((open, _)) if c == open => quote = None,
            Some(_) => {}
            None if text.get(at..).is_some_and(|rest| rest.starts_with(close)) && depth == 0 => return Ok(at),
            None => {
                if within.is_none() && text.get(at..).is_some_and(|rest| rest.starts_with(close)) {
                    within = Some(at);
                }
                match c {
                    '"' | '\'' | '`' => quote = Some((c, at)),
                    '{' if !close.starts_with('{') => depth += 1,
                    '}' => depth = depth.saturating_sub(1),
                    _ => {}
                }
            }
        }
    }
    within.ok_or(quote.map(|(_, at)| at))
}

/// The first bracket of `text`, which stands at `offset`, that comes in no pair.
fn paired(text: &str, offset: usize) -> Option<SyntaxError> {
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let place = offset + at..offset + at + c.len_utf8();
        match c {
            '"' | '\'' | '`' => at += string_length(text.get(at..).unwrap_or_default()).unwrap_or(1) - 1,
            '(' | '[' | '{' => open.push((c, place.start)),
            ')' | ']' | '}' => match open.pop() {
                Some((opener, _)) if closes(opener, c) => {}
                Some((opener, start)) => {
                    let error = SyntaxError::told(place, format!("`{c}` does not close `{opener}`"));
                    return Some(error.because(start..start + 1, format!("`{opener}` is opened here")));
                }
                None => return Some(SyntaxError::told(place, format!("`{c}` closes nothing"))),
            },
            _ => {}
        }
        at += c.len_utf8();
    }
    open.pop().map(|(opener, start)| {
        SyntaxError::told(start..start + 1, format!("this `{opener}` is never closed")).of(FaultKind::UnclosedBracket)
    })
}

/// How long what `text` starts with is, from its parenthesis to the one that closes it.
pub(super) fn paired_end(text: &str) -> Option<usize> {
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()).filter(|_| at < MAX_ARGUMENTS) {
        match c {
            '"' | '\'' => at += string_length(text.get(at..)?)? - 1,
            '(' => depth += 1,
            ')' if depth == 1 => return Some(at + 1),
            ')' => depth -= 1,
            _ => {}
        }
        at += c.len_utf8();
    }
    None
}

fn closes(opener: char, closer: char) -> bool {
    matches!((opener, closer), ('(', ')') | ('[', ']') | ('{', '}'))
}

/// How long the string is that `text` starts with.
pub(super) fn string_length(text: &str) -> Option<usize> {
    let quote = text.chars().next()?;
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
}
