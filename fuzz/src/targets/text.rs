//! Decoding: whatever the bytes, each verbatim piece of the text is the source at its origin.

use snipcheck::source::Source;

use super::{Target, seeds};

/// The target.
pub static TARGET: Target = Target { name: "text", seeds: seeds::articles, mutations: 2_000, most: 8_000, law };

fn law(bytes: &[u8]) {
    let source = Source::new("fuzz", bytes.to_vec(), None);
    let text = source.text();
    let mut end = 0;
    for piece in text.origins(0..text.len()) {
        assert!(piece.origin.start >= end || !piece.verbatim, "origins go backwards");
        end = piece.origin.end;
        if piece.verbatim {
            assert_eq!(text.as_str().as_bytes().get(piece.range), source.bytes().get(piece.origin.range()));
        }
    }
    for offset in (0..bytes.len()).step_by(97) {
        let position = source.position(offset);
        assert!(position.line >= 1 && position.column >= 1);
    }
}
