//! Marks that a text refers to, as `①` or `<1>` at the end of a line, outside of a comment.

use crate::syntax::FaultKind;
use crate::syntax::damage::repair::{Damage, Repair, never};
use crate::text::{Edit, pattern};

pattern! {
    static CALLOUT = r"(?m)[ \t]+(?:(?:<\d{1,2}>|[①-⑳❶-❿➀-➓])[ \t]*)+$";
}

/// Callouts at the ends of lines.
pub(super) static REPAIR: Repair = Repair {
    kind: FaultKind::Callout,
    damage: Damage::Lines,
    cause: "a mark that the text refers to stands in the code: readers copy it along",
    help: "put the mark into a comment, or let the highlighter write it beside the code",
    find: |code| CALLOUT.find_iter(code).map(|found| Edit::new(found.range(), "")).collect(),
    is_certain: never,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_stands_at_the_end_of_a_line() {
        let found: Vec<_> = (REPAIR.find)("a = 1 ①\nb <2> c\nd <3>\n").into_iter().map(|edit| edit.range.start).collect();
        assert_eq!(found, [5, 19]);
    }
}
