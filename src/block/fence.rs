//! Fences of Markdown, line by line, for what must know them before a parser does.

use super::{info, myst};
use crate::language;

/// Columns of indentation past which plain Markdown sees no fence.
pub(super) const MAX_INDENTATION: usize = 3;

/// A line that opens a fence or ends it.
#[derive(Clone, Copy)]
pub(super) struct Fence<'a> {
    /// What stands before the fence: indentation, the marks of lists and quotes.
    pub(super) before: &'a str,
    mark: char,
    pub(super) length: usize,
    info: &'a str,
}

impl<'a> Fence<'a> {
    /// The fence that `line` is, if it is one.
    pub(super) fn read(line: &'a str) -> Option<Self> {
        let (before, rest) = line.split_at_checked(behind_containers(line))?;
        let mark = rest.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
        let info = rest.trim_start_matches(mark);
        let length = rest.len() - info.len();
        let info = info.trim();
        (length >= 3 && (mark == '~' || !info.contains('`'))).then_some(Self { before, mark, length, info })
    }

    /// Whether it ends the fence that `opening` began, however deep it is.
    pub(super) fn ends(&self, opening: Self) -> bool {
        let has_list_mark = !self.before.trim_matches([' ', '\t', '>']).is_empty();
        self.mark == opening.mark && self.length >= opening.length && self.info.is_empty() && !has_list_mark
    }

    /// Whether it would begin a block of a known language if what `opening` began were closed: as it is not, it is code, and what was to
    /// close its block closes the other.
    pub(super) fn would_begin(&self, opening: Self) -> bool {
        let is_fence = self.before.len() <= MAX_INDENTATION && self.before.trim_matches(' ').is_empty();
        let is_labelled = || info::parse(self.info).label.is_some_and(|label| language::by_label(&label).is_some());
        is_fence && self.mark == opening.mark && self.length >= opening.length && (myst::content(self.info).is_some() || is_labelled())
    }
}

/// The fence that is open, if one is, while lines go by.
#[derive(Default)]
pub(super) struct OpenFence<'a>(Option<Fence<'a>>);

impl<'a> OpenFence<'a> {
    /// Whether `line` is a fence or stands within one.
    pub(super) fn takes(&mut self, line: &'a str) -> bool {
        let fence = Fence::read(line);
        let is_within = self.0.is_some();
        self.0 = match (self.0, fence) {
            (Some(opening), Some(fence)) if fence.ends(opening) => None,
            (Some(opening), _) => Some(opening),
            (None, fence) => fence,
        };
        is_within || fence.is_some()
    }
}

/// Where in `line` the marks of lists and quotes end, and the space around them.
fn behind_containers(line: &str) -> usize {
    let mut rest = line;
    loop {
        rest = rest.trim_start_matches([' ', '\t', '>']);
        let number = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let behind = match rest.strip_prefix(['-', '*', '+']) {
            Some(behind) => Some(behind),
            None if number.len() < rest.len() => number.strip_prefix(['.', ')']),
            None => None,
        };
        match behind {
            Some(behind) if behind.starts_with([' ', '\t']) => rest = behind,
            _ => return line.len() - rest.len(),
        }
    }
}
