//! What snipcheck knows of each language, as data: one folder a language, read at build time.

use std::fmt;

use tree_sitter_language::LanguageFn;

/// One language, as its `language.toml` describes it.
#[derive(Debug)]
pub struct Language {
    /// Canonical id, which is the folder's name: lower case, stable, what a catalog says.
    pub id: &'static str,
    /// The name as its community writes it.
    pub name: &'static str,
    /// What sort of text this is.
    pub kind: Kind,
    /// Id of the group whose members hold much of the same text (`javascript` for TSX), or the language's own id.
    pub family: &'static str,
    /// Labels that mean this language, lower case, without the id itself.
    pub aliases: &'static [&'static str],
    /// File extensions without the dot; the first is the one that is written.
    pub extensions: &'static [&'static str],
    /// Whole file names (`Dockerfile`).
    pub file_names: &'static [&'static str],
    /// Programs named by a `#!` line (`python3`).
    pub interpreters: &'static [&'static str],
    /// The tree-sitter grammar, where there is one.
    pub grammar: Option<Grammar>,
    /// Name of the reference parser that decides, where there is one.
    pub reference: Option<&'static str>,
    /// What opens a comment that ends with its line.
    pub line_comments: &'static [&'static str],
    /// What opens and what closes a comment.
    pub block_comments: &'static [(&'static str, &'static str)],
    /// Patterns whose presence speaks for this language, or against it.
    pub hints: &'static [Hint],
    /// Surroundings in which a fragment may parse, the smallest first.
    pub contexts: &'static [Context],
    /// What an ellipsis that the author left may stand for.
    pub elision: Elision,
    /// What the language has and its parser does not know, with what that may be read as.
    pub stand_ins: &'static [StandIn],
    /// How an interactive session looks: of its commands' language where [`Kind::Session`], else its own.
    pub session: Option<Session>,
}

/// What sort of text a language is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A programming or query language.
    Code,
    /// Configuration or data.
    Data,
    /// Markup or a template.
    Markup,
    /// Prompts, commands and their output.
    Session,
    /// Not code: prose, logs, trees, tables.
    Text,
}

/// A tree-sitter grammar and how far its errors are to be believed.
pub struct Grammar {
    /// The crate that it comes from, as crates.io names it.
    pub crate_name: &'static str,
    /// The crate's version requirement, from the manifest.
    pub version: &'static str,
    /// The grammar itself.
    pub function: LanguageFn,
    /// How far its errors are to be believed.
    pub trust: Trust,
    /// Regular expressions, in multi-line mode, of what the language has and the grammar does not know: the errors of code
    /// that matches one prove nothing.
    pub gaps: &'static [&'static str],
    /// What code the parser is not safe with, where that is less than what all of them are safe with.
    pub limits: &'static [(Measure, usize)],
    /// A sign behind which its scanner looks for white space, and never ends where the code ends before there is any.
    pub endless_behind: Option<char>,
}

/// What of a code may be too much for a parser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Its bytes.
    Bytes,
    /// Brackets that are open at once.
    Nesting,
    /// `<` that stand open, up to the next `;`, `{` or `}`.
    Angles,
    /// Tags that are open at once; those that need not be closed count too.
    Tags,
    /// Bytes of the longest run without white space.
    Word,
    /// Bytes of the names of a line's here-documents, with four more for each.
    HereDocument,
    /// Columns of the deepest indentation, the signs of lists and quotes among them (`- - - a` has 6), and two for each sign in the line that
    /// may open one (`a: b: c` has 4).
    Indentation,
    /// Lines that end with a backslash.
    Continuations,
    /// Carriage returns without a line feed.
    Returns,
}

impl fmt::Debug for Grammar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.crate_name, self.version)
    }
}

/// How far a grammar's errors are to be believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// An error in the tree is an error in the code.
    Verdict,
    /// The tree gives structure; its errors prove nothing, for the grammar is incomplete.
    Structure,
}

/// A pattern whose presence speaks for a language.
#[derive(Debug)]
pub struct Hint {
    /// A regular expression in the syntax of the `regex` crate, matched in multi-line mode.
    pub pattern: &'static str,
    /// How much one or more matches weigh: 1 is a nudge, 5 nearly proves it; below 0 speaks against.
    pub weight: i8,
}

/// Syntax that is too new for the language's parser, or too seldom.
#[derive(Debug)]
pub struct StandIn {
    /// A regular expression in the syntax of the `regex` crate, in multi-line mode.
    pub pattern: &'static str,
    /// What a match is read as, with `$1` for its first group.
    pub with: &'static str,
}

/// Balanced surroundings that turn a fragment into a whole.
#[derive(Debug)]
pub struct Context {
    /// What the fragment is, in words: `class members`.
    pub name: &'static str,
    /// What comes before it.
    pub before: &'static str,
    /// What comes after it.
    pub after: &'static str,
    /// Whether such fragments may stand one a line, as in a list of examples, with nothing between them.
    pub apart: bool,
    /// What the first line of code begins with, one of these; empty for anything.
    pub begins: &'static [&'static str],
    /// What the fragment has in it; empty for anything.
    pub holds: &'static str,
}

/// What an ellipsis that the author left may stand for, to be tried in this order.
#[derive(Debug)]
pub struct Elision {
    /// Alone on its line.
    pub line: &'static [&'static str],
    /// Within a line.
    pub inline: &'static [&'static str],
}

/// How an interactive session looks.
#[derive(Debug)]
pub struct Session {
    /// Id of the language of its commands.
    pub language: &'static str,
    /// Regular expressions of a prompt, anchored at the start of a line, with what follows it left out.
    pub prompts: &'static [&'static str],
    /// The same of prompts that could be anything's: they count only where the language is known.
    pub bare: &'static [&'static str],
    /// Regular expressions of a prompt that continues the command above.
    pub continuations: &'static [&'static str],
    /// Regular expressions of commands that the console takes for itself, and which are none of the language's.
    pub own: &'static [&'static str],
    /// What the console puts behind a command that does without it; empty if nothing.
    pub end: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/languages.rs"));
