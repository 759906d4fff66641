//! The trees of what a thread parsed last: what one stage parses, the next often asks for again.

use std::cell::RefCell;
use std::collections::VecDeque;

use tree_sitter::Tree;

/// Longest code, in bytes, whose tree is kept.
const MAX_CODE: usize = 16 * 1024;

/// Bytes of code of all trees that one thread keeps. A tree takes some twenty times as much.
const MAX_KEPT: usize = 64 * 1024;

/// Trees that one thread keeps.
const MAX_TREES: usize = 32;

thread_local! {
    static KEPT: RefCell<Trees> = const { RefCell::new(Trees { all: VecDeque::new(), bytes: 0 }) };
}

struct Trees {
    /// The newest first.
    all: VecDeque<Kept>,
    bytes: usize,
}

struct Kept {
    language: &'static str,
    code: String,
    tree: Tree,
    steps: usize,
}

/// The tree of `code` in the language whose id is `language`, and the steps that it took to parse, if this thread still knows them.
pub(super) fn known(language: &str, code: &str) -> Option<(Tree, usize)> {
    KEPT.with_borrow(|trees| {
        let kept = trees.all.iter().find(|kept| kept.language == language && kept.code == code)?;
        Some((kept.tree.clone(), kept.steps))
    })
}

/// Keeps `tree` of `code`, which took `steps`; the oldest make room.
pub(super) fn keep(language: &'static str, code: &str, tree: &Tree, steps: usize) {
    if code.len() > MAX_CODE {
        return;
    }
    KEPT.with_borrow_mut(|trees| {
        trees.bytes += code.len();
        trees.all.push_front(Kept { language, code: code.to_owned(), tree: tree.clone(), steps });
        while trees.bytes > MAX_KEPT || trees.all.len() > MAX_TREES {
            let Some(oldest) = trees.all.pop_back() else { break };
            trees.bytes -= oldest.code.len();
        }
    });
}
