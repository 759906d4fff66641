//! Which elements are open: what closes one of them, what closes another, and what closes nothing.

use std::collections::HashMap;
use std::ops::Range;

use crate::markup::html::elements::{self, Role};
use crate::syntax::{Cause, FaultKind, SyntaxError};

/// An element whose end tag has not come yet.
#[derive(Clone, Debug)]
pub(in crate::syntax) struct OpenedElement {
    /// Its name as it is written; empty for a fragment's `<>`.
    pub name: String,
    /// Its start tag.
    pub range: Range<usize>,
    /// The branch of a template that it was opened in.
    branch: usize,
    /// Whether it is told to be wrong already.
    told: bool,
}

/// An end tag for which nothing is open.
#[derive(Clone, Debug)]
pub(in crate::syntax) struct Unopened {
    /// The name in it.
    pub name: String,
    /// The tag.
    pub range: Range<usize>,
}

/// The elements of a code, as its tags are read one after another.
#[derive(Debug, Default)]
pub(in crate::syntax) struct Elements {
    open: Vec<OpenedElement>,
    /// How many elements of a name are open.
    count: HashMap<String, usize>,
    /// End tags for which nothing was open.
    pub unopened: Vec<Unopened>,
    /// End tags that close another element than the one that is open, and elements that are not closed before one around them is.
    pub errors: Vec<SyntaxError>,
    /// Where an end tag stands that comes one too late, and is told of already.
    late: Option<usize>,
    /// Whether a branch of a template opened or closed something that is closed or opened outside of it.
    across: bool,
}

impl Elements {
    /// A start tag: `name` opens, in `branch`, unless it holds nothing or closes itself.
    pub(super) fn opened(&mut self, code: &str, name: &str, range: Range<usize>, closes_itself: bool, branch: usize) {
        let lower = name.to_lowercase();
        if self.open.last().is_some_and(|last| last.name == name && is_turned(code, last, &range)) {
            let Some(last) = self.pop() else { return };
            let open = OpenedElement { name: name.to_owned(), range, branch, told: true };
            self.errors.push(SyntaxError { cause: Cause::Known, ..opening_for_closing(&open, &last) });
            return;
        }
        while self.open.last().is_some_and(|last| elements::is_ended_by(&last.name.to_lowercase(), &lower)) {
            self.pop();
        }
        // A name with a capital is a component's, whatever HTML has.
        if closes_itself || (name == lower && elements::is(name, Role::Void)) {
            return;
        }
        *self.count.entry(lower).or_default() += 1;
        self.open.push(OpenedElement { name: name.to_owned(), range, branch, told: false });
    }

    /// An end tag.
    pub(super) fn closed(&mut self, code: &str, name: &str, range: Range<usize>, branch: usize) {
        let lower = name.to_lowercase();
        if self.late.take() == Some(range.start) {
            return;
        }
        if self.count.get(&lower).is_some_and(|count| *count > 0) {
            while let Some(last) = self.pop() {
                if last.name.eq_ignore_ascii_case(name) {
                    return;
                }
                if last.branch == branch {
                    self.unclosed(code, &last, &range, name);
                } else {
                    self.across = true;
                }
            }
            return;
        }
        // What HTML's parser makes of these is no mistake of nesting.
        if matches!(lower.as_str(), "p" | "br") || elements::is(&lower, Role::Void) {
            return;
        }
        let may_be = |open: &OpenedElement| !elements::needs_no_end(&open.name) || is_turned_name(&open.name, name);
        match self.open.iter().rposition(|open| open.branch == branch && may_be(open)) {
            Some(_) if branch != 0 && self.across => {}
            Some(index) if index + 1 == self.open.len() || branch == 0 => {
                let Some(open) = self.open.get_mut(index) else { return };
                if !open.told {
                    open.told = true;
                    let error = SyntaxError::told(range, format!("`</{name}>` closes nothing: `<{}>` is open", open.name));
                    self.errors.push(error.because(open.range.clone(), format!("`<{}>` is opened here", open.name)));
                }
            }
            _ if branch != 0 || self.across => self.across = true,
            _ => self.unopened.push(Unopened { name: name.to_owned(), range }),
        }
    }

    /// How many are open.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// What is open at the end, but for what needs no end tag.
    pub(in crate::syntax) fn rest(&self) -> Vec<&OpenedElement> {
        let open = self.open.iter().filter(|open| !open.told && open.branch == 0 && !elements::needs_no_end(&open.name.to_lowercase()));
        if self.across { Vec::new() } else { open.collect() }
    }

    /// The errors, with those about what is open at the end.
    pub(in crate::syntax) fn all_errors(&self, code: &str) -> Vec<SyntaxError> {
        let mut errors = self.errors.clone();
        let rest = self.rest();
        let mut inner = rest.len();
        while let Some(open) = inner.checked_sub(1).and_then(|index| rest.get(index)) {
            inner -= 1;
            let outer = inner.checked_sub(1).and_then(|index| rest.get(index));
            if let Some(outer) = outer.filter(|outer| is_meant_to_close(code, open, outer)) {
                errors.push(opening_for_closing(open, outer));
                inner -= 1;
            } else {
                errors.push(
                    SyntaxError::told(open.range.clone(), format!("`<{}>` is never closed", open.name)).of(FaultKind::UnclosedElement),
                );
            }
        }
        let nothing = |tag: &Unopened| SyntaxError::told(tag.range.clone(), format!("`</{}>` closes nothing", tag.name));
        errors.extend(self.unopened.iter().map(nothing));
        errors
    }

    fn pop(&mut self) -> Option<OpenedElement> {
        let last = self.open.pop()?;
        if let Some(count) = self.count.get_mut(&last.name.to_lowercase()) {
            *count = count.saturating_sub(1);
        }
        Some(last)
    }

    /// Notes that `open` is not closed before the end tag at `closer`.
    fn unclosed(&mut self, code: &str, open: &OpenedElement, closer: &Range<usize>, name: &str) {
        if open.told || elements::needs_no_end(&open.name.to_lowercase()) {
            return;
        }
        // `<b><i>a</b></i>`: the end tags are there, and in the wrong order.
        let is_open = self.count.get(&open.name.to_lowercase()).is_some_and(|count| *count > 0);
        if let Some(late) = end_tag_behind(code, closer.end, &open.name).filter(|_| !is_open) {
            self.late = Some(late);
            let message = format!("`</{name}>` stands before `</{0}>`, though `<{0}>` is opened within it", open.name);
            let error = SyntaxError::known(closer.clone(), message);
            self.errors.push(error.because(open.range.clone(), format!("`<{}>` is opened here", open.name)));
            return;
        }
        // `<b>a<b></p>`: the second was meant to close the first, which is still open.
        let outer = self.open.last_mut().filter(|outer| is_meant_to_close(code, open, outer));
        let error = match outer {
            Some(outer) => {
                outer.told = true;
                opening_for_closing(open, outer)
            }
            None => SyntaxError::told(open.range.clone(), format!("`<{}>` is never closed", open.name))
                .of(FaultKind::UnclosedElement)
                .because(closer.clone(), format!("`</{name}>` closes what is around it")),
        };
        self.errors.push(error);
    }
}

/// Where the end tag of `name` stands, if it is what comes next behind `at`.
fn end_tag_behind(code: &str, at: usize, name: &str) -> Option<usize> {
    let behind = code.get(at..)?;
    let (written, _) = behind.trim_start().strip_prefix("</")?.split_once('>')?;
    written.trim_end().eq_ignore_ascii_case(name).then_some(at + behind.len() - behind.trim_start().len())
}

/// Whether two names have the same letters in another order: `li` and `il`.
fn is_turned_name(one: &str, other: &str) -> bool {
    let sorted = |name: &str| {
        let mut letters: Vec<char> = name.chars().collect();
        letters.sort_unstable();
        letters
    };
    one.len() == other.len() && one != other && sorted(one) == sorted(other)
}

/// Whether the tag at `range` of `code`, which has the name of `last` and ends it, was meant to close it: `<li>a<li>` with nothing behind
/// it but other tags.
fn is_turned(code: &str, last: &OpenedElement, range: &Range<usize>) -> bool {
    let between = code.get(last.range.end..range.start).unwrap_or_default();
    let bare = range.len() == last.name.len() + 2;
    if !bare || between.contains('\n') || between.trim().is_empty() || !elements::needs_no_end(&last.name.to_lowercase()) {
        return false;
    }
    let behind = code.get(range.end..).unwrap_or_default();
    let (rest, below) = behind.split_once('\n').unwrap_or((behind, ""));
    rest.trim().is_empty() && below.trim_start().starts_with('<')
}

/// Whether `open`, within `outer`, is an opening tag where a closing one was meant: of the same name, and without attributes or with the same.
pub(in crate::syntax) fn is_meant_to_close(code: &str, open: &OpenedElement, outer: &OpenedElement) -> bool {
    let text = |open: &OpenedElement| code.get(open.range.clone()).unwrap_or_default();
    let bare = text(open).trim_end_matches('>').trim_end().len() == open.name.len() + 1;
    // One that stands deeper on a line of its own is within the other.
    let indent = |open: &OpenedElement| {
        let line = code.get(..open.range.start).and_then(|before| before.rsplit('\n').next()).unwrap_or_default();
        line.trim().is_empty().then_some(line.len())
    };
    let deeper = indent(open).zip(indent(outer)).is_some_and(|(inner, outer)| inner > outer);
    open.name == outer.name && !open.name.is_empty() && (bare || text(open) == text(outer)) && !deeper
}

fn opening_for_closing(open: &OpenedElement, outer: &OpenedElement) -> SyntaxError {
    let message = format!("`<{0}>` opens an element where `</{0}>` would close one", open.name);
    SyntaxError::told(open.range.clone(), message)
        .because(outer.range.clone(), format!("`<{}>` is opened here and never closed", outer.name))
        .of(FaultKind::UnclosedElement)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(code: &str) -> Vec<String> {
        let mut elements = Elements::default();
        for (at, _) in code.match_indices('<') {
            let end = at + code.get(at..).and_then(|rest| rest.find('>')).unwrap() + 1;
            let tag = code.get(at + 1..end - 1).unwrap();
            match tag.strip_prefix('/') {
                Some(name) => elements.closed(code, name, at..end, 0),
                None => elements.opened(code, tag.split(' ').next().unwrap(), at..end, tag.ends_with('/'), 0),
            }
        }
        elements.all_errors(code).into_iter().map(|error| error.message).collect()
    }

    #[test]
    fn pairs_are_right() {
        for code in ["<a><b></b><br></a>", "<ul><li>a<li>b</ul>", "<p>a<p>b", "<x-y><z/></x-y>", "<table><tr><td>a<td>b<tr><td>c</table>"] {
            assert_eq!(messages(code), Vec::<String>::new(), "{code}");
        }
    }

    #[test]
    fn an_opening_tag_is_no_closing_one() {
        assert_eq!(messages("<h1>a<h1>"), ["`<h1>` opens an element where `</h1>` would close one"]);
        assert_eq!(messages("<p><b>a<b></p>"), ["`<b>` opens an element where `</b>` would close one"]);
        assert_eq!(messages("<div><div>a</div>"), ["`<div>` is never closed"]);
    }

    #[test]
    fn an_item_is_not_ended_by_the_next_where_none_follows() {
        assert_eq!(messages("<ul>\n<li>a<li>\n</ul>"), ["`<li>` opens an element where `</li>` would close one"]);
        assert_eq!(messages("<ul>\n<li>a</li>\n<li>b<li>\n<li>c</li>\n</ul>").len(), 1);
        for code in ["<ul>\n<li>a\n<li>b\n</ul>", "<p>a<p>\nb", "<ul><li>a<li>b</ul>", "<tr><td><td>\n</tr>"] {
            assert_eq!(messages(code), Vec::<String>::new(), "{code}");
        }
    }

    #[test]
    fn each_closes_its_own() {
        assert_eq!(messages("<a><b>x</c></a>"), ["`</c>` closes nothing: `<b>` is open"]);
        assert_eq!(messages("<a><b>x</a>"), ["`<b>` is never closed"]);
        assert_eq!(messages("<a></a></b>"), ["`</b>` closes nothing"]);
        let crossed = "`</a>` stands before `</b>`, though `<b>` is opened within it";
        assert_eq!(messages("<p><a><b>x</a> </b></p>"), [crossed]);
        assert_eq!(messages("<b><a><b>x</a></b>"), ["`<b>` is never closed"]);
    }
}
