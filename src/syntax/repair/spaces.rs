//! Blanks that are no spaces: no-break, thin, ideographic.

use super::{Damage, Repair, characters};

/// No-break spaces and their like.
pub(super) static REPAIR: Repair = Repair {
    name: "no-break-spaces",
    damage: Damage::Characters,
    cause: "a no-break space stands where the code needs a space",
    help: "write a space: this character only looks like one",
    find: |code| {
        characters(code, |c| matches!(c, '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}').then_some(" "))
    },
};
