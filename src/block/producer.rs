//! What is known of a producer's markup, as data: a static of this type each, below `producers`.

use super::published::Trust;

/// A highlighter, site generator or editor, and how it marks up a code block.
///
/// Where a field is left empty, the general rule is used. An empty selector selects nothing.
#[derive(Debug)]
pub struct Producer {
    /// The producer's name, in kebab case, as the catalog says it.
    pub name: &'static str,
    /// The element that shows one block and nothing else, as CSS.
    pub block: &'static str,
    /// On which elements `block` is tried.
    pub shown_in: ShownIn,
    /// The part of the block that holds the code, as CSS; empty if the whole block is code.
    pub code: &'static str,
    /// Elements around the block that belong to it alone, with its title and its buttons, as CSS.
    pub frame: &'static str,
    /// Where the language's label is written, the most exact place first. The general places are tried after these.
    pub labels: &'static [LabelSource],
    /// Labels that the producer writes by itself where the author chose none.
    pub defaults: &'static [&'static str],
    /// How far all other labels are to be believed.
    pub trust: Trust,
    /// Parts of the block that are no code (line numbers, buttons), as CSS.
    pub strip: &'static str,
    /// Elements that show another character in place of each space (`␣`), as CSS.
    pub spaces: &'static str,
    /// Blocks that continue the block right before them, as CSS.
    pub continued: &'static str,
    /// Elements that look like a block and are none (a title in a `pre`), as CSS.
    pub beside: &'static str,
    /// Blocks that show a program's output, as CSS.
    pub output: &'static str,
    /// Where the producer keeps a copy of the source.
    pub raw: Option<RawSource>,
    /// Where the title is, within the frame, as CSS.
    pub title: &'static str,
}

/// Which elements a producer shows its blocks in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShownIn {
    /// In a `pre`.
    Pre,
    /// In another element, which has a class.
    Element,
}

/// A place where a label is written.
#[derive(Debug)]
pub struct LabelSource {
    /// The element that the label is written in.
    pub place: LabelPlace,
    /// How the label is written there.
    pub form: Form,
}

/// Where an element stands, as seen from the block.
#[derive(Debug)]
pub enum LabelPlace {
    /// The block's element, or the `code` in it.
    Block,
    /// The nearest element around it that matches, as CSS.
    Around(&'static str),
    /// The first element in the frame that matches, as CSS.
    InFrame(&'static str),
}

/// How a label is written in an element.
#[derive(Debug)]
pub enum Form {
    /// As the value of an attribute.
    Attribute(&'static str),
    /// As a class word with a prefix.
    Prefix(&'static str),
    /// As the first class word that is none of these.
    Word(&'static [&'static str]),
    /// As a class word with this suffix: `jsHigh`.
    Suffix(&'static str),
    /// As a setting among others in an attribute: `brush: js; gutter: false`.
    Setting {
        /// The attribute's name.
        attribute: &'static str,
        /// What stands before the label.
        key: &'static str,
    },
    /// As the element's text.
    Text,
}

/// A copy of the source that a producer keeps for its copy button or its script.
#[derive(Debug)]
pub struct RawSource {
    /// The element in the frame that has it, as CSS.
    pub element: &'static str,
    /// The attribute that it is the value of; else it is the element's text.
    pub attribute: Option<&'static str>,
    /// What stands for a line break in it.
    pub line_break: Option<&'static str>,
}

impl Producer {
    /// A producer of which nothing is known: the general rule reads its blocks.
    pub(super) const PLAIN: Self = Self {
        name: "html",
        block: "",
        shown_in: ShownIn::Pre,
        code: "",
        frame: "",
        labels: &[],
        defaults: &[],
        trust: Trust::High,
        strip: "",
        spaces: "",
        continued: "",
        beside: "",
        output: "",
        raw: None,
        title: "",
    };
}
