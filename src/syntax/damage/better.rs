//! What it is for code to parse strictly better once damage is undone: its first error goes further, and nothing is wrong that was not.

use std::ops::Range;

use crate::text::Lines;

/// Which of `places` in `code` are proved to be damage, where a parser that erred at `before` errs at `after` once they are mended; none
/// unless that is strictly better. All are bytes of `code`, in order.
///
/// It is better if the first error is in a later line than it was, and if the parser errs in no line in which it had not, save behind the
/// last one, where it may never have been. A place is proved if the parser is now past its line, or erred there and errs there no more.
pub(super) fn proved<'a>(code: &str, places: &'a [Range<usize>], before: &[usize], after: &[usize]) -> Vec<&'a Range<usize>> {
    let lines = Lines::new(code);
    let lines_of = |errors: &[usize]| errors.iter().map(|&at| lines.line(at)).collect::<Vec<_>>();
    let (before, after) = (lines_of(before), lines_of(after));
    let (Some(&first), Some(&last)) = (before.first(), before.last()) else { return Vec::new() };
    let reach = after.first().copied().unwrap_or(usize::MAX);
    let nothing_new = after.iter().all(|line| *line > last || before.contains(line));
    if reach <= first || !nothing_new {
        return Vec::new();
    }
    let is_proved = |place: &&Range<usize>| {
        let line = lines.line(place.start);
        line < reach || (before.contains(&line) && !after.contains(&line))
    };
    places.iter().filter(is_proved).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "a\nb\nc\nd\ne\n";

    /// The lines (from 0) that are proved of damage in `places`, given the lines of errors before and after.
    fn lines(places: &[usize], before: &[usize], after: &[usize]) -> Vec<usize> {
        let byte = |line: &usize| line * 2;
        let bytes = |lines: &[usize]| lines.iter().map(byte).collect::<Vec<_>>();
        let places: Vec<_> = places.iter().map(|line| byte(line)..byte(line) + 1).collect();
        proved(CODE, &places, &bytes(before), &bytes(after)).into_iter().map(|place| place.start / 2).collect()
    }

    #[test]
    fn the_first_error_goes_further() {
        assert_eq!(lines(&[1], &[1], &[3]), [1]);
        assert_eq!(lines(&[1], &[1, 3], &[3]), [1]);
        assert_eq!(lines(&[1], &[1], &[]), [1]);
        assert_eq!(lines(&[1], &[0], &[3]), [1]);
        assert_eq!(lines(&[1], &[1], &[1]), [0; 0]);
        assert_eq!(lines(&[3], &[1, 3], &[1]), [0; 0]);
        assert_eq!(lines(&[1], &[], &[]), [0; 0]);
    }

    #[test]
    fn nothing_new_is_wrong() {
        assert_eq!(lines(&[1], &[1, 4], &[2, 4]), [0; 0]);
        assert_eq!(lines(&[1], &[1, 2], &[2, 4]), [1]);
    }

    #[test]
    fn what_the_parser_did_not_come_to_is_not_proved() {
        assert_eq!(lines(&[1, 4], &[1], &[3]), [1]);
        assert_eq!(lines(&[1, 4], &[1, 3, 4], &[3]), [1, 4]);
        assert_eq!(lines(&[1, 3], &[1, 3], &[3]), [1]);
    }
}
