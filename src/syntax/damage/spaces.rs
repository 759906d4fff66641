//! Blanks that are no spaces: those that keep words together, and those that are wider or thinner.

use crate::syntax::FaultKind;
use crate::syntax::damage::repair::{Damage, Repair, always, characters};

/// No-break spaces.
pub(super) static NO_BREAK: Repair = Repair {
    kind: FaultKind::NoBreakSpace,
    damage: Damage::Characters,
    cause: "a no-break space stands where the code needs a space",
    help: "write a space: this character only looks like one",
    find: |code| characters(code, |c| matches!(c, '\u{a0}' | '\u{202f}').then_some(" ")),
    is_certain: always,
};

/// Spaces of other widths: thin, em, ideographic.
pub(super) static WIDTH: Repair = Repair {
    kind: FaultKind::UnusualSpace,
    damage: Damage::Characters,
    cause: "a space of another width stands where the code needs a plain one",
    help: "write a space: this character, thin or wide, is none",
    find: |code| characters(code, |c| matches!(c, '\u{2000}'..='\u{200a}' | '\u{205f}' | '\u{3000}').then_some(" ")),
    is_certain: always,
};
