//! What a reference parser is.

use crate::language::Language;
use crate::syntax::SyntaxError;
use crate::syntax::parsing::references::words::Words;
use grammars::Measure;

/// A reference parser.
#[derive(Debug)]
pub struct Reference {
    /// Its name, as `language.toml` says it.
    pub name: &'static str,
    /// What stands behind it: the crate's name on crates.io; empty where it is our own.
    pub crate_name: &'static str,
    /// Parses code of the language: no errors, or at least one; `None` where it does not know enough to tell.
    pub parse: fn(&'static Language, &str) -> Option<Vec<SyntaxError>>,
    /// What it says of code where it does not know enough to tell: at least one error, of use only where one small change mends the code.
    pub doubted: Option<fn(&'static Language, &str) -> Vec<SyntaxError>>,
    /// What code it is not safe with, beside what no parser is.
    pub limits: &'static [(Measure, usize)],
    /// What it takes for names or blanks that is none.
    pub swallows: Swallows,
    /// How much stack it takes.
    pub stack: Stack,
    /// What is said in the place of what it says.
    pub words: Words,
}

/// Which characters that publishing damaged a parser lets through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Swallows {
    /// None: its language has no names of just any characters.
    Nothing,
    /// All: dashes, typographic quotes and no-break spaces are parts of names to it.
    Characters,
    /// The same but for blanks, for its language counts all of Unicode's among its own.
    AllButBlanks,
}

/// How much stack a parser may take for a code: so much for each bracket within another, and for each other token that it may recurse at.
#[derive(Clone, Copy, Debug)]
pub struct Stack {
    /// Bytes for a bracket within another.
    pub bracket: usize,
    /// Bytes for any other token.
    pub token: usize,
}

/// What most parsers take at most: measured with chains and nests of each, in an unoptimised build, and doubled.
pub(super) const USUAL: Stack = Stack { bracket: 32 * 1024, token: 4 * 1024 };

impl Reference {
    /// The name under which its failures are told: its crate's, or its own where it is ours.
    #[must_use]
    pub fn parser(&self) -> &'static str {
        if self.crate_name.is_empty() { self.name } else { self.crate_name }
    }
}
