//! The blocks of a template: which are open, and which end closes none.

use std::ops::Range;

use crate::syntax::SyntaxError;

/// A block whose end has not come yet.
#[derive(Clone, Debug)]
pub(in crate::syntax) struct OpenBlock {
    /// Its name.
    pub name: String,
    /// The tag that opens it.
    pub range: Range<usize>,
    /// What closes it.
    pub closer: String,
    /// Whether it must be closed.
    must: bool,
    branch: usize,
}

/// The blocks of a template, as its tags are read one after another.
#[derive(Debug, Default)]
pub(in crate::syntax) struct Blocks {
    open: Vec<OpenBlock>,
    branches: usize,
    /// Tags that close nothing, with no block open.
    pub unopened: Vec<Range<usize>>,
    /// Where the first block opens.
    first: Option<usize>,
    /// Where the last tag that closes one ends.
    last: usize,
    /// Such tags right behind one that closes a block, and where that one ends.
    repeated: Vec<(usize, Range<usize>)>,
    /// Tags that close another block than the one that is open.
    pub errors: Vec<SyntaxError>,
}

impl Blocks {
    /// The branch that is read; 0 outside of all blocks.
    pub(super) fn branch(&self) -> usize {
        self.open.iter().rev().find(|block| block.must).map_or(0, |block| block.branch)
    }

    pub(super) fn opens(&mut self, name: &str, range: Range<usize>, closer: String, must: bool) {
        self.branches += 1;
        self.first = self.first.or(Some(range.start));
        self.open.push(OpenBlock { name: name.to_owned(), range, closer, must, branch: self.branches });
    }

    pub(super) fn goes_on(&mut self) {
        self.branches += 1;
        if let Some(block) = self.open.iter_mut().rev().find(|block| block.must) {
            block.branch = self.branches;
        }
    }

    /// A tag that closes the block `name`, or any if that is empty.
    pub(super) fn closes(&mut self, name: &str, range: Range<usize>, text: &str) {
        let last = |block: &&OpenBlock| name.is_empty() || block.name == name;
        // Few blocks are open at once: what is further out is not looked for.
        let found = self.open.iter().rev().take(64).position(|block| last(&block));
        let before = std::mem::replace(&mut self.last, range.end);
        match found {
            Some(found) => {
                let index = self.open.len() - 1 - found;
                let unclosed = self.open.drain(index..).skip(1).rfind(|block| block.must);
                if let Some(block) = unclosed {
                    let error = never_closed(&block).because(range, format!("`{text}` closes what is around it"));
                    self.errors.push(error);
                }
            }
            None => {
                if let Some(block) = self.open.iter().rev().find(|block| block.must) {
                    let error = SyntaxError::told(range, format!("`{text}` closes nothing: `{}` is open", block.name));
                    self.errors.push(error.because(block.range.clone(), format!("`{}` is opened here", block.name)));
                } else {
                    self.repeated.extend(self.open.is_empty().then(|| (before, range.clone())));
                    self.unopened.push(range);
                }
            }
        }
    }

    /// What is open at the end and must be closed.
    pub(in crate::syntax) fn rest(&self) -> impl DoubleEndedIterator<Item = &OpenBlock> {
        self.open.iter().filter(|block| block.must)
    }

    /// A tag that closes nothing right behind one that closes a block, in `code` that starts with a block, no deeper than that tag: of
    /// `{{ if .A }}b{{ end }}{{ end }}`, the last is one too many; what is deeper may be all that is shown of something else.
    fn surplus(&self, code: &str) -> Option<SyntaxError> {
        let first = self.first.filter(|first| code.get(..*first).is_some_and(|head| head.trim().is_empty()))?;
        let lead = |at: usize| {
            let line = code.get(..at).unwrap_or_default().rsplit('\n').next().unwrap_or_default();
            line.len() - line.trim_start().len()
        };
        let is_behind = |before: usize, at: usize| before > 0 && code.get(before..at).is_some_and(|between| between.trim().is_empty());
        let (_, range) =
            self.repeated.iter().find(|(before, range)| is_behind(*before, range.start) && lead(range.start) >= lead(first))?;
        let text = code.get(range.clone()).unwrap_or_default();
        Some(SyntaxError::known(range.clone(), format!("`{text}` closes nothing")))
    }

    /// The errors, with those about what is open at the end of `code`.
    pub(super) fn all_errors(&self, code: &str) -> Vec<SyntaxError> {
        let mut errors = self.errors.clone();
        errors.extend(self.surplus(code));
        // What closes another block leaves that one open: it is told already.
        if errors.is_empty() {
            errors.extend(self.rest().map(never_closed));
        }
        errors
    }
}

fn never_closed(block: &OpenBlock) -> SyntaxError {
    SyntaxError::told(block.range.clone(), format!("`{}` is never closed: `{}` is missing", block.name, block.closer))
}
