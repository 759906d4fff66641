//! Full-width punctuation, as East Asian keyboards write it.

use crate::syntax::FaultKind;
use crate::syntax::damage::repair::{Damage, Repair, always, characters};

/// Full-width punctuation.
pub(super) static REPAIR: Repair = Repair {
    kind: FaultKind::FullWidthCharacter,
    damage: Damage::Characters,
    cause: "full-width punctuation stands where the code needs the plain sign",
    help: "write the sign with an ASCII keyboard",
    find: |code| {
        characters(code, |c| {
            Some(match c {
                '（' => "(",
                '）' => ")",
                '，' => ",",
                '；' => ";",
                '：' => ":",
                '｛' => "{",
                '｝' => "}",
                '［' => "[",
                '］' => "]",
                '＝' => "=",
                '＋' => "+",
                '＂' => "\"",
                '＇' => "'",
                '！' => "!",
                _ => return None,
            })
        })
    },
    is_certain: always,
};
