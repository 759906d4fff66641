//! Extraction: whatever the bytes, each verbatim piece of a block is the source at its origin.

#![no_main]

use libfuzzer_sys::fuzz_target;
use snipcheck::block::Extractor;
use snipcheck::document;
use snipcheck::source::Source;

fuzz_target!(|bytes: &[u8]| {
    let source = Source::new("fuzz", bytes.to_vec(), None);
    let (document, articles) = document::read_all(source, None);
    let extractor = Extractor::default();
    for block in articles.iter().flat_map(|article| extractor.blocks(article)) {
        for piece in block.text.origins(0..block.text.len()).filter(|piece| piece.verbatim) {
            assert_eq!(block.text.as_str().as_bytes().get(piece.range), document.source.bytes().get(piece.origin.range()));
        }
    }
});
