//! The words of a copy button, which a page's script put behind the code and a feed took along.

use crate::syntax::FaultKind;
use crate::syntax::damage::repair::{Damage, Repair, always};
use crate::text::{Edit, pattern};

pattern! {
    static BUTTON = r"(?:[ \t\n]*(?:Copy to clipboard|Copy code|Copy|Copied!?|Error|复制代码|复制成功|复制|コピー|복사))+\s*\z";
}

/// Such words at the end.
pub(super) static REPAIR: Repair = Repair {
    kind: FaultKind::CopyButtonText,
    damage: Damage::Lines,
    cause: "the words of a copy button stand behind the code: readers copy them along",
    help: "keep the page's script from changing what is published, or the words out of the block",
    // The line break at the end is the block's own.
    find: |code| {
        let buttons = BUTTON.find_iter(code).map(|found| found.start()..found.start() + found.as_str().trim_end().len());
        buttons.map(|range| Edit::new(range, "")).collect()
    },
    is_certain: always,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_ends_the_code_is_a_button() {
        let found = |code| (REPAIR.find)(code).into_iter().map(|edit| edit.range.start).next();
        assert_eq!(found("int a;\n}Copy to clipboardErrorCopied\n"), Some(8));
        assert_eq!(found("int a;\nCopy code"), Some(6));
        assert_eq!(found("Copy(a);\n"), None);
    }
}
