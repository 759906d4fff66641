//! The token sink that finds out which bytes of the input each token was.

use std::cell::RefCell;
use std::rc::Rc;

use ego_tree::NodeId;
use html5ever::LocalName;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;

use super::limits::{CODE_DEPTH, MAX_DEPTH};
use super::progress::{Characters, Current, Progress};
use super::tree::PositionedTree;

/// html5ever's tree builder, told where each token stands.
pub(super) struct PositionedTokens {
    builder: TreeBuilder<NodeId, PositionedTree>,
    progress: Rc<Progress>,
    /// Names of the start tags that were ignored and are still open.
    ignored: RefCell<Vec<LocalName>>,
}

impl PositionedTokens {
    pub(super) fn new(builder: TreeBuilder<NodeId, PositionedTree>, progress: Rc<Progress>) -> Self {
        Self { builder, progress, ignored: RefCell::default() }
    }

    pub(super) fn into_builder(self) -> TreeBuilder<NodeId, PositionedTree> {
        self.builder
    }

    /// Whether a tag is left out so that the tree stays within [`MAX_DEPTH`]. What code is made of may go somewhat deeper: no block is
    /// lost in a page that forgets to close its elements.
    fn is_too_deep(&self, tag: &Tag, at: usize) -> bool {
        let mut ignored = self.ignored.borrow_mut();
        let is_code = matches!(&*tag.name, "pre" | "code" | "br" | "span" | "textarea");
        let limit = if is_code { MAX_DEPTH + CODE_DEPTH } else { MAX_DEPTH };
        match tag.kind {
            TagKind::StartTag if self.progress.depth() >= limit => {
                self.progress.note_too_deep(at);
                ignored.push(tag.name.clone());
                true
            }
            TagKind::StartTag => false,
            TagKind::EndTag => ignored.pop_if(|name| *name == tag.name).is_some(),
        }
    }
}

impl TokenSink for PositionedTokens {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line_number: u64) -> TokenSinkResult<NodeId> {
        match &token {
            Token::ParseError(_) => return TokenSinkResult::Continue,
            Token::CharacterTokens(text) => {
                let (origin, is_verbatim) = self.progress.take_text(text);
                let decoded = if is_verbatim { None } else { Some(text.clone()) };
                self.progress.begin(Current::Characters(Characters { origin, decoded, used: 0 }));
                return self.builder.process_token(token, line_number);
            }
            Token::NullCharacterToken => {
                let decoded = Some(StrTendril::from_char('\u{FFFD}'));
                self.progress.begin(Current::Characters(Characters { origin: self.progress.take(), decoded, used: 0 }));
                return self.builder.process_token(token, line_number);
            }
            Token::TagToken(tag) => {
                let range = self.progress.take();
                if self.progress.is_one_too_many(range.start) {
                    return TokenSinkResult::Continue;
                }
                if tag.kind == TagKind::EndTag {
                    self.progress.note_end_tag(range.clone());
                }
                if self.is_too_deep(tag, range.start) {
                    return TokenSinkResult::Continue;
                }
                let current = if tag.kind == TagKind::StartTag { Current::StartTag(tag.name.clone(), range) } else { Current::Other };
                self.progress.begin(current);
            }
            Token::CommentToken(_) => {
                let range = self.progress.take();
                if self.progress.is_one_too_many(range.start) {
                    return TokenSinkResult::Continue;
                }
                self.progress.begin(Current::Other);
            }
            Token::DoctypeToken(_) | Token::EOFToken => {
                self.progress.take();
                self.progress.begin(Current::Other);
            }
        }
        let result = self.builder.process_token(token, line_number);
        self.progress.let_go();
        result
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}
