//! Where the name of this program stands in a text, in whatever case: directives begin with it.

use std::ops::Range;

use memchr::memmem;

use super::words::NAME;

/// Ways to write the name without its first letter. All others are looked for in vain.
const RESTS: [&str; 3] = ["nipcheck", "NIPCHECK", "nipCheck"];

/// Where the name stands in `text`, in order.
pub(super) fn find(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let of = |rest: &'static str| {
        memmem::find_iter(bytes, rest).filter_map(|at| {
            let start = at.checked_sub(1)?;
            matches!(bytes.get(start), Some(b's' | b'S')).then_some(start)
        })
    };
    let mut found: Vec<_> = RESTS.into_iter().flat_map(of).collect();
    found.sort_unstable();
    found
}

/// Whether the name stands in `text`.
pub(in crate::block) fn is_named(text: &str) -> bool {
    RESTS.iter().any(|rest| memmem::find(text.as_bytes(), rest.as_bytes()).is_some())
}

/// What stands behind the name, if `text` begins with it.
pub(super) fn behind(text: &str) -> Option<&str> {
    let (name, rest) = text.split_at_checked(NAME.len())?;
    name.eq_ignore_ascii_case(NAME).then_some(rest)
}

/// The words of what an input says of a snippet: a notebook's tag `snipcheck-skip` or `snipcheck: skip`, its metadata `skip`.
pub(super) fn given_words(string: &str) -> Range<usize> {
    let behind = behind(string).map_or(string, |rest| rest.trim_start_matches([':', '-', '=']));
    string.len() - behind.len()..string.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_makes_no_difference() {
        assert_eq!(find("snipcheck SNIPCHECK\nSnipCheck Snipcheck unipcheck nipcheck"), [0, 10, 20, 30]);
        assert_eq!((behind("SNIPCHECK: x"), behind("é"), behind("snip")), (Some(": x"), None, None));
    }
}
