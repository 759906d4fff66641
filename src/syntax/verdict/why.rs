//! Why a snippet is text, unchecked or waived, or what it was read as: a variant each, whose words are its `Display`.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::guard::Failure;
use crate::interned::Name;
use crate::language::{Language, ParseFailure};

/// Why a snippet is text, unchecked or waived.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Why {
    /// Its language could not be told.
    NoLanguage,
    /// It is something that the ladder knows, and no code in the language that it is said to be in: `a table or a drawing`, `prose`.
    Is(#[serde(with = "crate::interned")] Name),
    /// It is a dialect, a notation or a format that has no parser here: `Snakemake`.
    Unparsed(#[serde(with = "crate::interned")] Name),
    /// It is a dialect that has no parser here, told by a word of it: the dialect's language, and the word.
    UnparsedWord(UnparsedWord),
    /// It is a session with something whose commands have no parser here.
    Session(String),
    /// Its prompt is that of a shell which has no parser here.
    Prompt(#[serde(with = "crate::interned")] Name),
    /// It is a diff, of which neither side was checked.
    Diff,
    /// Its language has no parser.
    NoParser(#[serde(with = "crate::language::by_name")] &'static Language),
    /// The parser of its language is incomplete, so that its errors prove nothing.
    Incomplete(#[serde(with = "crate::language::by_name")] &'static Language),
    /// Parsing it takes too many steps.
    TooSlow,
    /// This program itself failed on it.
    OwnFault,
    /// A parser failed on it, or was not asked.
    Failed(Failure),
    /// Not all that might explain it could be tried.
    TooMuch,
    /// It is in another language, of which this can't be told.
    Other(#[serde(with = "crate::language::by_name")] &'static Language, Box<Self>),
    /// It is said to be in this language, and too much of it is none.
    Hardly(#[serde(with = "crate::language::by_name")] &'static Language, Hardly),
    /// It is neither in this language, as it is said to be, nor in another.
    NoCode(#[serde(with = "crate::language::by_name")] &'static Language),
    /// It looks like no language at all, nor like the one that it is said to be in.
    UnlikeCode(#[serde(with = "crate::language::by_name")] &'static Language),
    /// It is labelled as commands, and looks like this.
    NoCommands(#[serde(with = "crate::language::by_name")] &'static Language),
    /// Its first line names a file that is in another language than this.
    FileOf(String, #[serde(with = "crate::language::by_name")] &'static Language),
    /// It is what code printed, and does not parse as this.
    Printed(#[serde(with = "crate::language::by_name")] &'static Language),
    /// It does not parse in a language that nobody is sure of.
    Doubted(Doubt),
    /// It has the prompt of this kind of session, but its commands look like something else, or there are none.
    NoSession(#[serde(with = "crate::language::by_name")] &'static Language, Prompts),
    /// Its house does not have this language checked.
    LeftOut,
    /// Many blocks of its article do not parse in this language.
    Misread(#[serde(with = "crate::language::by_name")] &'static Language),
    /// Its author marked the block so.
    Marked(String),
    /// Its author marked the block so, and it parses all the same.
    MarkedThoughParses(String),
    /// A comment of its author beside the mistake says so.
    Commented(String),
    /// Its author compares it with a version that parses, under this heading.
    Compared(String),
}

impl Why {
    /// The language that has no parser here, by its name, if that is why; `other` where it is a dialect or a notation that has none.
    #[must_use]
    pub fn without_parser(&self) -> Option<&'static str> {
        match self {
            Self::NoParser(language) => Some(language.name),
            Self::Unparsed(_) | Self::UnparsedWord(_) | Self::Prompt(_) | Self::Session(_) => Some("other"),
            Self::Other(_, why) => why.without_parser(),
            _ => None,
        }
    }

    /// Whether it is that the code does not parse as the language that it was taken for, and is likely no code of it.
    #[must_use]
    pub const fn speaks_against_language(&self) -> bool {
        match self {
            Self::Other(..)
            | Self::Hardly(..)
            | Self::NoCode(_)
            | Self::UnlikeCode(_)
            | Self::NoCommands(_)
            | Self::FileOf(..)
            | Self::Printed(_)
            | Self::Doubted(_)
            | Self::NoSession(..)
            | Self::Misread(_) => true,
            Self::NoLanguage
            | Self::Is(_)
            | Self::Unparsed(_)
            | Self::UnparsedWord(_)
            | Self::Session(_)
            | Self::Prompt(_)
            | Self::Diff
            | Self::NoParser(_)
            | Self::Incomplete(_)
            | Self::TooSlow
            | Self::OwnFault
            | Self::Failed(_)
            | Self::TooMuch
            | Self::LeftOut
            | Self::Marked(_)
            | Self::MarkedThoughParses(_)
            | Self::Commented(_)
            | Self::Compared(_) => false,
        }
    }
}

/// A word that only a dialect has.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct UnparsedWord {
    /// The language that it is a dialect of.
    #[serde(with = "crate::language::by_name")]
    pub language: &'static Language,
    /// The word.
    pub word: String,
    /// Whether it is a command of another program, and not part of a statement.
    pub is_command: bool,
}

/// How little of a snippet is in the language that it is said to be in.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub enum Hardly {
    /// So many of its lines, of so many, do not follow the grammar.
    Lines(usize, usize),
    /// So many of its pieces, of so many, fail, each by itself.
    Pieces(usize, usize),
}

/// What is doubted of a session.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub enum Prompts {
    /// It has no prompt.
    None,
    /// Its commands look like something else.
    OfOther,
}

/// Why nobody is sure that a snippet is in the language in which it does not parse.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Doubt {
    /// The language in which it does not parse.
    #[serde(with = "crate::language::by_name")]
    pub language: &'static Language,
    /// What speaks against it.
    pub against: Against,
}

/// What speaks against a language.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Against {
    /// Its author's label, which no language is known by.
    UnknownLabel(String),
    /// Its author named another.
    OtherLabel,
    /// It is not likely enough.
    Odds,
}

/// What a snippet was read as that is not what it is said to be.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub enum ReadAs {
    /// Another language.
    Language(#[serde(with = "crate::language::by_name")] &'static Language),
    /// A version or a dialect of its language: `Python 2`.
    Dialect(#[serde(with = "crate::interned")] Name),
}

impl fmt::Display for ReadAs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Language(language) => language.name,
            Self::Dialect(name) => name,
        })
    }
}

impl fmt::Display for Hardly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lines(broken, all) => write!(f, "{broken} of its {all} lines do not follow the grammar"),
            Self::Pieces(failing, all) => write!(f, "{failing} of {all} pieces fail, each by itself"),
        }
    }
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.language.name;
        match &self.against {
            Against::UnknownLabel(label) => {
                write!(f, "it is labelled {label:?}, which is no language known here, and does not parse as {name}")
            }
            Against::OtherLabel => write!(f, "it was not published as {name}, and does not parse as such"),
            Against::Odds => write!(f, "it does not parse as {name}, and may well be something else"),
        }
    }
}

impl fmt::Display for UnparsedWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, word) = (self.language.name, &self.word);
        if self.is_command {
            write!(f, "it holds commands that are no {name} and have no parser here: `{word}`")
        } else {
            write!(f, "it is of a dialect of {name} that has no parser here: `{word}`")
        }
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoLanguage => f.write_str("no language could be told"),
            Self::Is(what) => write!(f, "it is {what}"),
            Self::Unparsed(what) => write!(f, "it is {what}, which has no parser here"),
            Self::UnparsedWord(word) => word.fmt(f),
            Self::Session(with) => write!(f, "it is a session of {with}, whose commands have no parser here"),
            Self::Prompt(shell) => write!(f, "its prompt is that of the {shell} shell, which has no parser here"),
            Self::Diff => f.write_str("a diff, of which neither side was checked"),
            Self::NoParser(language) => write!(f, "there is no parser for {}", language.name),
            Self::Incomplete(language) => {
                write!(f, "the parser of {} is incomplete, so that its errors prove nothing", language.name)
            }
            Self::TooSlow => ParseFailure::TooSlow.fmt(f),
            Self::OwnFault => f.write_str("this program itself failed on it, which is a fault of its own"),
            Self::Failed(failure) => failure.fmt(f),
            Self::TooMuch => f.write_str("too much would have to be tried"),
            Self::Other(language, why) => write!(f, "it is {}: {why}", language.name),
            Self::Hardly(language, how) => write!(f, "it is hardly {}: {how}, and no single change would mend it", language.name),
            Self::NoCode(language) => write!(f, "it is not {}, and no other code", language.name),
            Self::UnlikeCode(language) => write!(f, "it does not look like {}, or like other code", language.name),
            Self::NoCommands(language) => write!(f, "it is labelled as commands, but looks like {}", language.name),
            Self::FileOf(file, language) => write!(f, "its first line names the file `{file}`, which is no {}", language.name),
            Self::Printed(language) => write!(f, "it is what code printed, and does not parse as {}", language.name),
            Self::Doubted(doubt) => doubt.fmt(f),
            Self::NoSession(session, Prompts::None) => write!(f, "it was taken for a {}, but has no prompt", session.name),
            Self::NoSession(session, Prompts::OfOther) => {
                write!(f, "it has the prompt of a {}, but its commands look like something else", session.name)
            }
            Self::LeftOut => f.write_str("left out by the configuration"),
            Self::Misread(language) => {
                write!(f, "many blocks of its article do not parse as {}: they may well be something else", language.name)
            }
            Self::Marked(marker) => write!(f, "marked {marker:?}"),
            Self::MarkedThoughParses(marker) => write!(f, "marked {marker:?}, and it parses"),
            Self::Commented(comment) => write!(f, "its author says so: {comment}"),
            Self::Compared(heading) => write!(f, "its author compares it with a version that parses: {heading}"),
        }
    }
}
