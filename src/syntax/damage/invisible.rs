//! Characters without a width, which editors and publishers leave behind.

use crate::syntax::FaultKind;
use crate::syntax::damage::repair::{Damage, Repair, characters};
use crate::text::{is_bidi_control, is_without_width};

/// Zero-width characters.
pub(super) static REPAIR: Repair = Repair {
    kind: FaultKind::InvisibleCharacter,
    damage: Damage::Characters,
    cause: "an invisible character stands in the code",
    help: "delete it: it has no width, but a compiler sees it",
    find: |code| {
        let mut edits = characters(code, |c| is_without_width(c).then_some(""));
        // A byte-order mark at the very start is none of them.
        edits.retain(|edit| edit.range.start > 0 || !code.starts_with('\u{feff}'));
        edits
    },
    // What changes the direction of what is shown is looked at before it is gone: see `bidi-control`.
    is_certain: |code, edits| edits.iter().all(|edit| !code.get(edit.range.clone()).is_some_and(|c| c.contains(is_bidi_control))),
};
