//! What a directive of an author did.

/// What a directive did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DirectiveEffect {
    /// Findings that it silenced.
    pub silenced: usize,
    /// Which of the rules that it names silenced nothing, by their places among its rules; rules that are off are none of them.
    pub idle: Vec<usize>,
    /// Which of them do not exist, each with the name that may have been meant.
    pub unknown: Vec<(usize, Option<&'static str>)>,
    /// Whether the code that it says is wrong parses.
    pub parses: bool,
}
