//! The place of a finding that speaks of a label.

use crate::block;
use crate::diagnostic::Label;
use crate::snippet::Snippet;

/// Where a finding about the `label` of `snippet` points: at the label, or at the code's first line where the label's place is not known.
pub(super) fn at_label(snippet: &Snippet, label: &block::Label) -> Label {
    label.span.map_or_else(|| Label::in_code(&snippet.block.text, snippet.first_line(), ""), |span| Label::in_source(span, ""))
}
