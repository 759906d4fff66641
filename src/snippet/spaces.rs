//! Spaces that could only be written as no-break ones, where white space collapses.

use crate::text::Text;

/// The no-break space.
const NO_BREAK: char = '\u{a0}';

/// `text` with each no-break space as the space that it stands for.
#[must_use]
pub fn plain(text: &Text) -> Text {
    text.edited(text.as_str().match_indices(NO_BREAK).map(|(at, found)| (at..at + found.len(), " ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_behind_a_space_is_still_the_place_in_the_code() {
        let code = Text::verbatim("\u{a0}\u{a0}f(\u{a0}x", 0);
        let plain = plain(&code);
        assert_eq!(plain.as_str(), "  f( x");
        assert_eq!(plain.origin(5..6).range(), 8..9);
    }
}
