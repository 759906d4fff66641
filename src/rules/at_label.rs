//! The label that an author wrote, and the place of a finding that speaks of it.

use crate::block;
use crate::diagnostic::Annotation;
use crate::snippet::Snippet;

/// The label that the author of `snippet` wrote, if it says anything.
pub(super) fn written(snippet: &Snippet) -> Option<&block::Label> {
    snippet.block.label.as_ref().filter(|label| label.trust > block::Trust::Low && !label.value.trim().is_empty())
}

/// Where a finding about the `label` of `snippet` points: at the label, or at the code's first line where the label's place is not known.
pub(super) fn at_label(snippet: &Snippet, label: &block::Label) -> Annotation {
    label.span.map_or_else(|| Annotation::in_code(&snippet.block.text, snippet.first_line(), ""), |span| Annotation::in_source(span, ""))
}
