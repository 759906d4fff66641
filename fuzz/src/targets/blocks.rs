//! Extraction: whatever the bytes, each verbatim piece of a block is the source at its origin.

use snipcheck::block::Extractor;
use snipcheck::document::{self, Reader};
use snipcheck::source::Source;

use super::{Target, seeds};

/// The target.
pub static TARGET: Target = Target { name: "blocks", seeds: seeds::articles, mutations: 2_000, most: 8_000, law };

fn law(bytes: &[u8]) {
    extracts(bytes, None);
}

/// Reads `bytes` with `reader`, or with the one that they call for.
pub(super) fn extracts(bytes: &[u8], reader: Option<&'static Reader>) {
    let source = Source::new("fuzz", bytes.to_vec(), None);
    let (document, articles) = document::read_all(source, reader);
    let extractor = Extractor::default();
    for block in articles.iter().flat_map(|article| extractor.blocks(article)) {
        for piece in block.text.origins(0..block.text.len()).filter(|piece| piece.verbatim) {
            assert_eq!(block.text.as_str().as_bytes().get(piece.range), document.source.bytes().get(piece.origin.range()));
        }
    }
    for problem in &document.problems {
        assert!(problem.span.start <= problem.span.end && problem.span.end <= document.source.bytes().len(), "{problem:?}");
    }
}
