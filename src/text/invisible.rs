//! Characters that have no width, which editors and publishers leave behind.

/// Whether `c` changes in which direction the text behind it is shown: an embedding, an override or an isolate, or the end of one.
#[must_use]
pub(crate) const fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether `c` has no width: zero-width spaces and joiners, marks of direction, invisible operators, byte-order marks, soft hyphens.
pub(crate) const fn is_without_width(c: char) -> bool {
    matches!(
        c,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{ad}'
    )
}
