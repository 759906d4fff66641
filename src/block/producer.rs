//! What is known of a producer's markup, as data: a static of this type each, below `producers`.

use super::published::Trust;

/// A highlighter, site generator or editor, and how it marks up a code block.
///
/// What it does not say is read by the general rule. An empty selector selects nothing.
#[derive(Debug)]
pub struct Producer {
    /// Its name, in kebab case.
    pub name: &'static str,
    /// The element that shows one block and nothing else, as CSS.
    pub block: &'static str,
    /// On which elements `block` is tried.
    pub shown_in: ShownIn,
    /// The part of it that holds the code, where it is not all of it, as CSS.
    pub code: &'static str,
    /// Elements around the block that belong to it alone, with its title and its buttons, as CSS.
    pub frame: &'static str,
    /// Where its label is, the most exact place first; after these, the general ones.
    pub labels: &'static [LabelSource],
    /// Labels that it puts there by itself.
    pub defaults: &'static [&'static str],
    /// How far its other labels are to be believed.
    pub trust: Trust,
    /// What is shown within the block and is no code, as CSS.
    pub strip: &'static str,
    /// What is shown in the stead of spaces within the block, one character for each, as CSS.
    pub spaces: &'static str,
    /// Blocks that go on with the one right before them, as CSS.
    pub continued: &'static str,
    /// Elements that look like a block and are none (a title in a `pre`), as CSS.
    pub beside: &'static str,
    /// Blocks that show what code printed, as CSS.
    pub output: &'static str,
    /// Where it keeps a copy of the source.
    pub raw: Option<RawSource>,
    /// Where its title is, within the frame, as CSS.
    pub title: &'static str,
}

/// What sort of element shows a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShownIn {
    /// A `pre`.
    Pre,
    /// Another one, which has a class.
    Element,
}

/// A place where a label is written.
#[derive(Debug)]
pub struct LabelSource {
    /// The element.
    pub place: Place,
    /// How it is written there.
    pub form: Form,
}

/// An element, seen from the block.
#[derive(Debug)]
pub enum Place {
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
    /// As the beginning of a class word, before this.
    Suffix(&'static str),
    /// As a setting among others in an attribute: `brush: js; gutter: false`.
    Setting {
        /// The attribute.
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
    /// A producer of which nothing is known.
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
