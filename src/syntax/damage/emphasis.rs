//! Markdown's marks of emphasis, which are no marks within code: `**@Bean**`.

use crate::syntax::FaultKind;
use crate::syntax::damage::repair::{Damage, Repair, never};
use crate::text::{Edit, pattern};

pattern! {
    static STRONG = r"\*\*([^\s*](?:[^*]*[^\s*])?)\*\*";
}

/// Two stars on either side of a part of the code.
pub(super) static REPAIR: Repair = Repair {
    kind: FaultKind::Emphasis,
    damage: Damage::Lines,
    cause: "Markdown's marks of emphasis stand in the code, where they are not read",
    help: "remove them, or let the highlighter mark the line",
    find: |code| {
        let strong = STRONG.find_iter(code).map(|found| found.range());
        strong.flat_map(|range| [Edit::new(range.start..range.start + 2, ""), Edit::new(range.end - 2..range.end, "")]).collect()
    },
    is_certain: never,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_stand_on_either_side() {
        let found = |code| (REPAIR.find)(code).into_iter().map(|edit| edit.range.start).collect::<Vec<_>>();
        assert_eq!(found("**@Bean**\nint a;"), [0, 7]);
        assert_eq!(found("x = 2 ** 3 ** 4"), [0_usize; 0]);
    }
}
