//! The parts of code between its blank lines.

use std::ops::Range;

use crate::text::lines;

/// The runs of lines of `code` that are not blank.
pub(in crate::syntax) fn paragraphs(code: &str) -> Vec<Range<usize>> {
    let mut paragraphs: Vec<Range<usize>> = Vec::new();
    let mut apart = true;
    for (range, line) in lines(code) {
        if line.trim().is_empty() {
            apart = true;
        } else if let Some(open) = paragraphs.last_mut().filter(|_| !apart) {
            open.end = range.end;
        } else {
            paragraphs.push(range);
            apart = false;
        }
    }
    paragraphs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_divide() {
        assert_eq!(paragraphs("\na\nb\n \n\nc"), [1..5, 8..9]);
        assert_eq!(paragraphs("\n"), [0..0; 0]);
    }
}
