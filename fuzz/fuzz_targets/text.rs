//! Decoding: whatever the bytes, each verbatim piece of the text is the source at its origin.

#![no_main]

use libfuzzer_sys::fuzz_target;
use snipcheck::source::Source;

fuzz_target!(|bytes: &[u8]| {
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
});
