//! Ranges of a string, put together.

use std::ops::Range;

/// What any of `ranges` holds, in order; those that overlap or touch as one.
#[must_use]
pub fn union(ranges: impl IntoIterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut ranges: Vec<_> = ranges.into_iter().collect();
    ranges.sort_by_key(|range| range.start);
    let mut all: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match all.last_mut().filter(|last| last.end >= range.start) {
            Some(last) => last.end = last.end.max(range.end),
            None => all.push(range),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_overlaps_or_touches_is_one() {
        assert_eq!(union([5..7, 0..2, 2..3, 6..9]), [0..3, 5..9]);
        assert_eq!(union([]), Vec::<Range<usize>>::new());
    }
}
