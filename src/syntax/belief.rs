//! Whether a snippet's language is known well enough for its errors to count.

use crate::block::Trust;
use crate::language;
use crate::snippet::Snippet;

/// How probable a language that nobody named must be: as likely as not.
const SURE: f32 = 0.5;

/// Why an error in `snippet` may only mean that it is in another language; `None` if it is an error.
pub(super) fn doubt(snippet: &Snippet) -> Option<String> {
    let detected = snippet.detection.language?;
    let label = snippet.block.label.as_ref().filter(|label| label.trust > Trust::Low);
    match label {
        Some(label) if language::by_label(&label.value).is_some() => None,
        Some(label) => {
            Some(format!("it is labelled {:?}, which is no language known here, and does not parse as {}", label.value, detected.name))
        }
        // Which member of a family it is says little of whether it parses.
        None if snippet.detection.family(detected) < SURE => {
            Some(format!("it does not parse as {}, and may well be something else", detected.name))
        }
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::{Block, Label};
    use crate::detect::Detection;
    use crate::text::Text;

    fn snippet(label: Option<(&str, Trust)>, confidence: f32) -> Snippet {
        let language = language::by_id("lua").unwrap();
        let label = label.map(|(value, trust)| Label { value: value.to_owned(), trust });
        let block = Block { label, ..Block::new(Text::verbatim("x", 0), "test") };
        let detection = Detection { language: Some(language), confidence, ranked: vec![(language, confidence)], evidence: Vec::new() };
        Snippet { block, detection, ordinal: 1 }
    }

    #[test]
    fn a_language_that_its_author_named_is_believed() {
        assert_eq!(doubt(&snippet(Some(("lua", Trust::High)), 0.2)), None);
        assert!(doubt(&snippet(Some(("klingon", Trust::High)), 0.9)).is_some());
    }

    #[test]
    fn one_that_nobody_named_must_be_likely() {
        assert_eq!(doubt(&snippet(None, 0.9)), None);
        assert!(doubt(&snippet(None, 0.3)).is_some());
        assert!(doubt(&snippet(Some(("klingon", Trust::Low)), 0.3)).is_some());
    }
}
