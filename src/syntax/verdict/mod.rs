//! What is found of a snippet: a word, what it stands on, and each mistake with its place.

mod excuse;
mod fault;
mod fault_kind;
mod note;
mod parser;
mod status;
pub mod why;

use std::ops::Range;

pub use excuse::{Allowance, Excuse, Segment};
pub(in crate::syntax) use fault::missing;
pub use fault::{Cause, Help, SyntaxError};
pub use fault_kind::FaultKind;
pub use note::{Note, Said};
pub use parser::Parser;
use serde::{Deserialize, Serialize};
pub use status::Status;
pub use why::{ReadAs, Why};

pub use crate::diagnostic::{Fix, FixTrust};
use crate::guard::Failure;
use crate::interned::Name;
use crate::language::Language;

/// What was found of a snippet. All ranges are bytes of its code.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Verdict {
    /// The finding, with what it stands on.
    pub finding: Finding,
    /// What the code was read as, where that is something else than it is said to be.
    pub read_as: Option<ReadAs>,
    /// The runs of code that is not all in the snippet's own language, in order; empty where it is.
    pub segments: Vec<Segment>,
    /// Who said whether it parses; none if nobody was asked.
    pub parser: Option<Parser>,
    /// The rung of the ladder, or the review, that decided; none before one has.
    #[serde(with = "crate::interned::option")]
    pub rung: Option<Name>,
    /// What each rung and each review said, in order; empty unless somebody wants to know.
    pub notes: Vec<Note>,
}

/// A finding, with what it stands on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Finding {
    /// It parses whole, as it stands.
    Valid,
    /// It parses with something excused.
    Fragment(Excuse),
    /// Runs of different languages, each valid or a fragment.
    Mixed(Excuse),
    /// These errors remain, in order; at least one.
    Invalid(Vec<SyntaxError>),
    /// It is not code.
    Text(Why),
    /// Nobody can say whether it parses.
    Unchecked(Why),
    /// Its author says that it is meant to be wrong or skipped; the excuse is that of code that parses all the same.
    Waived(Why, Excuse),
}

impl Verdict {
    /// The name of the review that heeds an author's marks.
    pub(super) const WAIVER: Name = "waiver";

    fn new(finding: Finding, parser: Option<Parser>) -> Self {
        Self { finding, read_as: None, segments: Vec::new(), parser, rung: None, notes: Vec::new() }
    }

    /// The verdict on code that parses, with what was excused.
    #[must_use]
    pub fn parsed(parser: Option<Parser>, excuse: Excuse) -> Self {
        Self::new(if excuse.is_none() { Finding::Valid } else { Finding::Fragment(excuse) }, parser)
    }

    /// The verdict on code that is wrong because of `errors`, of which there is at least one.
    #[must_use]
    pub fn invalid(parser: Option<Parser>, errors: Vec<SyntaxError>) -> Self {
        debug_assert!(!errors.is_empty(), "code is wrong for a reason");
        Self::new(Finding::Invalid(errors), parser)
    }

    /// The verdict on runs of different languages.
    #[must_use]
    pub fn mixed(parser: Option<Parser>, segments: Vec<Segment>) -> Self {
        Self { segments, ..Self::new(Finding::Mixed(Excuse::default()), parser) }
    }

    /// The verdict on what is no code.
    #[must_use]
    pub fn text(why: Why) -> Self {
        Self::new(Finding::Text(why), None)
    }

    /// The verdict on what cannot be told.
    #[must_use]
    pub fn unchecked(why: Why) -> Self {
        Self::new(Finding::Unchecked(why), None)
    }

    /// The verdict on what is meant to be wrong or skipped.
    #[must_use]
    pub fn waived(parser: Option<Parser>, why: Why) -> Self {
        Self::new(Finding::Waived(why, Excuse::default()), parser)
    }

    /// The same of code whose author marked it as meant to be wrong or skipped; what is no code, or not checked, stays that.
    #[must_use]
    pub fn waived_by(self, marker: String) -> Self {
        match self.status() {
            Status::Invalid => Self { rung: Some(Self::WAIVER), notes: self.notes, ..Self::waived(None, Why::Marked(marker)) },
            Status::Valid | Status::Fragment | Status::Mixed => {
                let finding = Finding::Waived(Why::MarkedThoughParses(marker), self.own_excuse());
                Self { finding, read_as: None, rung: Some(Self::WAIVER), ..self }
            }
            Status::Text | Status::Unchecked | Status::Waived => self,
        }
    }

    /// Whether it is that code parses as `language`, as a whole or as a fragment, and not as another.
    #[must_use]
    pub fn parses_as(&self, language: &Language) -> bool {
        matches!(self.status(), Status::Valid | Status::Fragment) && !self.is_read_as_other(language)
    }

    /// Whether the code was read as a language of another family than `language`.
    #[must_use]
    pub fn is_read_as_other(&self, language: &Language) -> bool {
        matches!(self.read_as, Some(ReadAs::Language(read)) if read.family != language.family)
    }

    /// The finding in a word.
    #[must_use]
    pub const fn status(&self) -> Status {
        match self.finding {
            Finding::Valid => Status::Valid,
            Finding::Fragment(_) => Status::Fragment,
            Finding::Mixed(_) => Status::Mixed,
            Finding::Invalid(_) => Status::Invalid,
            Finding::Text(_) => Status::Text,
            Finding::Unchecked(_) => Status::Unchecked,
            Finding::Waived(..) => Status::Waived,
        }
    }

    /// The language that has no parser here, by its name, if that is why it is unchecked; see [`Why::without_parser`].
    #[must_use]
    pub fn without_parser(&self) -> Option<&'static str> {
        if let Finding::Unchecked(why) = &self.finding { why.without_parser() } else { None }
    }

    /// What is wrong, in order; empty unless invalid.
    #[must_use]
    pub fn errors(&self) -> &[SyntaxError] {
        if let Finding::Invalid(errors) = &self.finding { errors } else { &[] }
    }

    /// What was excused so that it parses.
    #[must_use]
    pub const fn excuse(&self) -> Option<&Excuse> {
        match &self.finding {
            Finding::Fragment(excuse) | Finding::Mixed(excuse) | Finding::Waived(_, excuse) => Some(excuse),
            Finding::Valid | Finding::Invalid(_) | Finding::Text(_) | Finding::Unchecked(_) => None,
        }
    }

    /// The context in which it parses.
    #[must_use]
    pub fn context(&self) -> Option<Name> {
        self.excuse()?.context
    }

    /// What was left out on purpose and is accounted for.
    #[must_use]
    pub fn allowances(&self) -> &[Allowance] {
        self.excuse().map_or(&[], |excuse| &excuse.allowances)
    }

    /// Why it is text, unchecked or waived.
    #[must_use]
    pub const fn why(&self) -> Option<&Why> {
        match &self.finding {
            Finding::Text(why) | Finding::Unchecked(why) | Finding::Waived(why, _) => Some(why),
            Finding::Valid | Finding::Fragment(_) | Finding::Mixed(_) | Finding::Invalid(_) => None,
        }
    }

    /// The reason in words: what it was read as, or why it is text, unchecked or waived.
    #[must_use]
    pub fn reason(&self) -> Option<String> {
        let read_as = self.read_as.as_ref().map(|read_as| format!("it is {read_as}"));
        read_as.or_else(|| self.why().map(Why::to_string))
    }

    /// The failure of a parser that it is unchecked for.
    #[must_use]
    pub const fn failure(&self) -> Option<&Failure> {
        if let Finding::Unchecked(Why::Failed(failure)) = &self.finding { Some(failure) } else { None }
    }

    /// The excuse that stands behind it, to be made part of another; an empty one where there is none.
    pub(super) fn own_excuse(&self) -> Excuse {
        self.excuse().cloned().unwrap_or_default()
    }

    /// The same of code that parses only with these allowances too, which come before its own.
    pub(super) fn allowing(self, allowances: Vec<Allowance>) -> Self {
        let mut excuse = self.own_excuse();
        excuse.allowances.splice(0..0, allowances);
        Self { finding: Finding::Fragment(excuse), ..self }
    }

    /// The same of code that is cut off at the mark in `range`, behind all else that is excused.
    pub(super) fn cut_off(self, range: Range<usize>) -> Self {
        let mut excuse = self.own_excuse();
        excuse.allowances.push(Allowance { range, kind: "cut off" });
        Self { finding: Finding::Fragment(excuse), ..self }
    }

    /// The same with the rung that decided, where none is said yet.
    pub(super) fn decided_by(self, rung: Name) -> Self {
        Self { rung: self.rung.or(Some(rung)), ..self }
    }

    /// The same of code that parses only in `context`.
    pub(super) fn within(self, context: Name) -> Self {
        let excuse = Excuse { context: Some(context), ..self.own_excuse() };
        Self { finding: Finding::Fragment(excuse), ..self }
    }

    /// The same of code that is one of these `segments`.
    pub(super) fn among(self, segments: Vec<Segment>) -> Self {
        let finding = Finding::Mixed(self.own_excuse());
        Self { finding, segments, ..self }
    }

    /// Whether the code is wrong in some of its runs, which are in several languages and were told apart before anything was parsed.
    pub(super) fn is_told_apart(&self) -> bool {
        let mut ids = self.segments.iter().filter_map(|segment| segment.language).map(|language| language.id);
        let first = ids.next();
        self.status() == Status::Invalid && self.read_as.is_none() && ids.any(|id| Some(id) != first)
    }

    /// The same of code of `length` bytes that is in another language than it is said to be.
    pub(super) fn in_other(self, language: &'static Language, length: usize) -> Self {
        let segments = vec![Segment { range: 0..length, language: Some(language), status: self.status() }];
        Self { segments, read_as: Some(ReadAs::Language(language)), ..self }
    }
}

impl From<&Verdict> for Said {
    fn from(verdict: &Verdict) -> Self {
        let error = || verdict.errors().first().map(|error| error.message.clone());
        let because = verdict.reason().or_else(|| verdict.context().map(str::to_owned)).or_else(error);
        Self { status: verdict.status(), because }
    }
}
