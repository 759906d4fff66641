//! HTML references that were escaped a second time, so that readers see `&lt;`.

use crate::syntax::FaultKind;
use crate::syntax::damage::repair::{Damage, Repair};
use crate::text::{Edit, pattern};

pattern! {
    static REFERENCE = r"&(?:lt|gt|amp|quot|apos|nbsp|#0*39|#0*34|#x27|#x22|#x3[cCeE]|#0*60|#0*62);";
}

/// References escaped twice.
pub(super) static REPAIR: Repair = Repair {
    kind: FaultKind::EscapedTwice,
    damage: Damage::Characters,
    cause: "an HTML reference stands where the code needs the character itself",
    help: "escape the code once only",
    find: |code| {
        let found = REFERENCE.find_iter(code);
        found
            .map(|found| {
                let with = match found.as_str() {
                    "&lt;" => "<",
                    "&gt;" => ">",
                    "&amp;" => "&",
                    "&nbsp;" => " ",
                    "&quot;" => "\"",
                    "&apos;" => "'",
                    numeric if numeric.contains("39") || numeric.contains("27") => "'",
                    numeric if numeric.contains("60") || numeric.contains("3c") || numeric.contains("3C") => "<",
                    numeric if numeric.contains("62") || numeric.contains("3e") || numeric.contains("3E") => ">",
                    _ => "\"",
                };
                Edit::new(found.range(), with)
            })
            .collect()
    },
    // Publishing escapes a code as a whole: what is left in a string would never be found again.
    is_certain: |code, edits| edits.len() == REFERENCE.find_iter(code).count(),
};
