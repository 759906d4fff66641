//! The kinds of faults that a team may want to hear of, or not, by themselves: each has a rule of its own.

use serde::{Deserialize, Serialize};

/// What kind of mistake or damage an error is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FaultKind {
    /// A mistake of no kind that is told apart.
    #[default]
    Other,
    /// A bracket that nothing closes: `f(a;`.
    UnclosedBracket,
    /// A string that nothing closes: `"a`.
    UnclosedString,
    /// An element of markup that nothing closes: `<b>x</p>`.
    UnclosedElement,
    /// A comma behind the last member of JSON: `[1, 2,]`.
    TrailingCommaInJson,
    /// A comment in JSON, which has none.
    CommentInJson,
    /// Typographic quotes in the place of straight ones: `“a”`.
    CurlyQuotes,
    /// A character without a width, which only a compiler sees.
    InvisibleCharacter,
    /// A no-break space in the place of a space.
    NoBreakSpace,
    /// A thin, wide or ideographic space in the place of a space.
    UnusualSpace,
    /// A dash in the place of one hyphen or two: `–verbose`.
    TypographicDash,
    /// Full-width punctuation in the place of ASCII's: `f（a）`.
    FullWidthCharacter,
    /// HTML references in the place of what they stand for: `a &lt; b`.
    EscapedTwice,
    /// Numbers of the lines before them: `1 a`, `2 b`.
    LineNumbers,
    /// Marks that the text refers to: `a = 1; ①`.
    Callout,
    /// The words of a button that copies the code: `Copied!`.
    CopyButtonText,
    /// Markdown's marks of emphasis: `**@Bean**`.
    Emphasis,
    /// Line breaks that were lost.
    LostNewlines,
    /// Indentation that was lost, where it is syntax.
    LostIndentation,
}

impl FaultKind {
    /// All of them.
    pub const ALL: [Self; 19] = [
        Self::Other,
        Self::UnclosedBracket,
        Self::UnclosedString,
        Self::UnclosedElement,
        Self::TrailingCommaInJson,
        Self::CommentInJson,
        Self::CurlyQuotes,
        Self::InvisibleCharacter,
        Self::NoBreakSpace,
        Self::UnusualSpace,
        Self::TypographicDash,
        Self::FullWidthCharacter,
        Self::EscapedTwice,
        Self::LineNumbers,
        Self::Callout,
        Self::CopyButtonText,
        Self::Emphasis,
        Self::LostNewlines,
        Self::LostIndentation,
    ];
}
