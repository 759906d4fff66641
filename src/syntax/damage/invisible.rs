//! Characters without a width, which editors and publishers leave behind.

use crate::syntax::damage::repair::{Damage, Repair, characters};

/// Zero-width characters.
pub(super) static REPAIR: Repair = Repair {
    name: "invisible-characters",
    damage: Damage::Characters,
    cause: "an invisible character stands in the code",
    help: "delete it: it has no width, but a compiler sees it",
    find: |code| {
        let mut edits = characters(code, |c| {
            matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{ad}').then_some("")
        });
        // A byte-order mark at the very start is none of them.
        edits.retain(|edit| edit.range.start > 0 || !code.starts_with('\u{feff}'));
        edits
    },
};
