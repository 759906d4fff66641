//! Straight quotes that a publisher turned into typographic ones.

use crate::syntax::FaultKind;
use crate::syntax::damage::repair::{Damage, Repair, characters};

/// Curly quotes.
pub(super) static REPAIR: Repair = Repair {
    kind: FaultKind::CurlyQuotes,
    damage: Damage::Characters,
    cause: "typographic quotes stand where the code needs straight ones",
    help: "write `\"` or `'`, and keep the publisher from making them typographic",
    find: |code| {
        characters(code, |c| match c {
            '“' | '”' | '„' | '‟' | '″' | '«' | '»' => Some("\""),
            '‘' | '’' | '‚' | '‛' | '′' => Some("'"),
            _ => None,
        })
    },
};
