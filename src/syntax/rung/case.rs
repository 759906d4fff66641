//! What the rungs look at: code, what it is said to be in, and what is found out about it as one rung after another asks.

use std::cell::OnceCell;

use crate::block::{Label, Trust};
use crate::detect::Detection;
use crate::language::{self, Kind, Language};
use crate::snippet::Snippet;
use crate::syntax::damage::{self, Undone};
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment::{self, Reading};
use crate::syntax::{Parser, SyntaxError};
use crate::text::Text;

/// Code that is judged.
pub(in crate::syntax) struct Case<'a> {
    /// Where it comes from.
    pub snippet: &'a Snippet,
    /// The language that it is said to be in: that of the commands where it is said to be a session.
    pub language: &'static Language,
    /// The language that it is said to be in.
    pub named: &'static Language,
    /// The code itself.
    pub code: &'a Text,
    reading: OnceCell<Reading>,
    swallowed: OnceCell<Option<Vec<SyntaxError>>>,
    mending: OnceCell<Mending>,
    blamed: OnceCell<Vec<SyntaxError>>,
}

/// What is known of how broken code could be mended.
pub(in crate::syntax) struct Mending {
    /// The code with its damage undone, where that alone does not mend it.
    pub undone: Option<Undone>,
    /// The mistakes with which all that is wrong is mended, damage among them.
    pub proved: Option<Vec<SyntaxError>>,
    /// Whether explanations ran out of what they may try before all had spoken.
    pub ran_out: bool,
}

impl<'a> Case<'a> {
    /// The case of `code`, from `snippet`, which is said to be in `named`.
    pub(in crate::syntax) fn new(snippet: &'a Snippet, named: &'static Language, code: &'a Text) -> Self {
        let language = named.session.as_ref().and_then(|session| language::by_id(session.language)).unwrap_or(named);
        Self {
            snippet,
            language,
            named,
            code,
            reading: OnceCell::new(),
            swallowed: OnceCell::new(),
            mending: OnceCell::new(),
            blamed: OnceCell::new(),
        }
    }

    /// The case of `code`, which `parser` is known to reject as `language` because of `errors`.
    pub(in crate::syntax) fn failing(
        snippet: &'a Snippet,
        language: &'static Language,
        code: &'a Text,
        parser: Parser,
        errors: Vec<SyntaxError>,
    ) -> Self {
        let reading = OnceCell::from(Reading::Fails(parser, errors));
        Self {
            snippet,
            language,
            named: language,
            code,
            reading,
            swallowed: OnceCell::from(None),
            mending: OnceCell::new(),
            blamed: OnceCell::new(),
        }
    }

    /// How the code reads, in its language, as it stands or with something excused.
    pub(in crate::syntax) fn reading(&self, work: &mut Work) -> &Reading {
        self.reading.get_or_init(|| fragment::read(self.language, self.code, work))
    }

    /// The damage that a parser takes for names or blanks; `None` if there is none.
    pub(in crate::syntax) fn swallowed(&self, work: &mut Work) -> Option<&[SyntaxError]> {
        let reading = self.reading(work);
        self.swallowed.get_or_init(|| damage::swallowed(self.language, self.code, reading, work)).as_deref()
    }

    /// Whether the code is rejected, or nobody can tell.
    pub(in crate::syntax) fn is_rejected(&self, work: &mut Work) -> bool {
        !self.reading(work).parses()
    }

    /// Who rejects the code, once it was read; `None` if nobody does, or nobody can tell.
    pub(in crate::syntax) fn parser(&self) -> Option<Parser> {
        if let Some(Reading::Fails(parser, _)) = self.reading.get() { Some(*parser) } else { None }
    }

    /// Why the code is rejected, once it was read; empty if it is not, or nobody can tell.
    pub(in crate::syntax) fn errors(&self) -> &[SyntaxError] {
        if let Some(Reading::Fails(_, errors)) = self.reading.get() { errors } else { &[] }
    }

    /// How the code could be mended, as `find` finds out when it is first asked.
    pub(in crate::syntax) fn mending(&self, find: impl FnOnce() -> Mending) -> &Mending {
        self.mending.get_or_init(find)
    }

    /// The mistakes in the code, as `find` finds out when it is first asked.
    pub(in crate::syntax) fn blamed(&self, find: impl FnOnce() -> Vec<SyntaxError>) -> &[SyntaxError] {
        self.blamed.get_or_init(find)
    }

    /// Whether its author names the language that it is said to be in: itself, or of code one of its family.
    pub(in crate::syntax) fn is_named(&self) -> bool {
        let label = self.snippet.block.label.as_ref().filter(|label| label.trust > Trust::Low);
        let named = label.and_then(Label::language);
        named.is_some_and(|named| named.id == self.language.id || named.kind == Kind::Code && named.family == self.language.family)
    }

    /// Which language it would be taken for by itself, had the block no label.
    pub(in crate::syntax) fn looks(&self) -> &Detection {
        self.snippet.looks()
    }
}
