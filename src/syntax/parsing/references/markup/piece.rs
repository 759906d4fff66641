//! A piece of code among markup that is whole by itself, and what it is.

use std::ops::Range;

use crate::language::{Language, Markup, by_id, by_label};

/// A piece of code that is whole by itself.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// What it is.
    pub shape: PieceShape,
    /// Where it is.
    pub range: Range<usize>,
    /// Elements in it, each of which is a value.
    pub holes: Vec<Range<usize>>,
}

/// What a piece of code is.
#[derive(Clone, Debug)]
pub(super) enum PieceShape {
    /// A program, in the language of this label or in the usual one.
    Script(Option<String>),
    /// A style sheet, likewise.
    Style(Option<String>),
    /// A value.
    Value,
    /// Values, with what an attribute may have beside them.
    Statements,
    /// Names that are given values: `{ a }`.
    Names,
    /// A declaration without its first word: `a = b`.
    Constant,
    /// A declaration.
    Declaration,
    /// The head of a function: `a(b)`.
    Function,
    /// What stands between the parentheses of a call, or of `foreach`.
    Arguments,
    /// Members of a class.
    Members,
    /// Statements of a method.
    Body,
}

impl PieceShape {
    /// What the value of an attribute is.
    pub(super) fn attribute(name: &str) -> Self {
        match name {
            _ if name.starts_with("v-slot") || name.starts_with('#') => Self::Names,
            _ if name.starts_with('@') || name.starts_with("v-on") || name.starts_with("on") => Self::Statements,
            _ => Self::Value,
        }
    }

    /// What is put before and behind it to make a program of it, one after another.
    pub(super) fn around(&self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Script(_) | Self::Style(_) | Self::Declaration => &[("", "")],
            Self::Value => &[("(", "\n);")],
            Self::Statements => &[("(async () => {", "\n})"), ("(", "\n)")],
            Self::Names => &[("(", ") => 0"), ("", " => 0")],
            Self::Constant => &[("const ", "")],
            Self::Function => &[("function ", " {}")],
            Self::Members => &[("class __ {\n", "\n}")],
            Self::Body => &[("class __ { async Task __() {\n", "\n} }")],
            Self::Arguments => &[("f(", "\n);"), ("foreach (", ") {}"), ("for (", ") {}")],
        }
    }

    pub(super) fn language(&self, markup: &Markup) -> Option<&'static Language> {
        match self {
            Self::Script(label) => label.as_deref().map_or_else(|| by_id(markup.script?), by_label),
            Self::Style(label) => label.as_deref().map_or_else(|| by_id(markup.style?), by_label),
            _ => by_id(markup.expressions?),
        }
    }
}
