//! Hyphens that a publisher turned into dashes: two into one dash, or one into a longer one.

use crate::syntax::FaultKind;
use crate::syntax::damage::repair::{Damage, Repair, characters};

/// Two hyphens that became one dash.
pub(super) static DOUBLE: Repair = Repair {
    kind: FaultKind::TypographicDash,
    damage: Damage::Characters,
    cause: "a dash stands where the code needs two hyphens",
    help: "write `--`, and keep the publisher from making a dash of it",
    find: |code| {
        characters(code, |c| match c {
            '–' | '—' => Some("--"),
            '−' | '‐' | '‑' | '‒' | '―' => Some("-"),
            _ => None,
        })
    },
};

/// One hyphen that became a dash.
pub(super) static SINGLE: Repair = Repair {
    kind: FaultKind::TypographicDash,
    damage: Damage::Characters,
    cause: "a dash stands where the code needs a hyphen",
    help: "write `-`, and keep the publisher from making a dash of it",
    find: |code| characters(code, |c| matches!(c, '–' | '—' | '−' | '‐' | '‑' | '‒' | '―').then_some("-")),
};
