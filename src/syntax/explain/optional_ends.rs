//! HTML whose elements end where the next one starts, or with the text, as the standard lets them: a paragraph, an item, a cell.

use std::ops::Range;

use crate::markup::html::elements::{self, Role};
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Cause, Verdict};
use crate::text::pattern;

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "optional-ends", summary: "HTML whose elements end where the next one starts, as the standard lets them", speak: find };

pattern! {
    /// A comment, a script, a style, or a tag: whether it closes, its name, whether it closes itself.
    static TAG = r#"(?is)<!--.*?-->|<script(?-u:\b).*?</script\s*>|<style(?-u:\b).*?</style\s*>|<(/?)([a-z][\w:-]*)(?:[^<>"']|"[^"]*"|'[^']*')*?(/?)>"#;
}

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    // `<li>a<li>` above `</ul>` is two items to a browser, and one to its author.
    if case.errors().first().is_some_and(|error| error.cause == Cause::Known) {
        return None;
    }
    let ends = ends(case.code.as_str())?;
    if ends.is_empty() {
        return None;
    }
    fragment::read_alone(case.language, &case.code.edited(ends), work).verdict()
}

/// The end tags that are implied, where they are; `None` if one that is none of them is missing, or one closes nothing.
fn ends(code: &str) -> Option<Vec<(Range<usize>, String)>> {
    let mut open: Vec<String> = Vec::new();
    let mut ends = Vec::new();
    let mut end = |at: usize, name: &str| ends.push((at..at, format!("</{name}>")));
    for tag in TAG.captures_iter(code) {
        let Some(name) = tag.get(2).map(|name| name.as_str().to_lowercase()) else { continue };
        let at = tag.get(0)?.start();
        let is = |group: usize| tag.get(group).is_some_and(|found| !found.as_str().is_empty());
        if is(1) {
            while open.last().is_some_and(|last| *last != name && elements::needs_no_end(last)) {
                end(at, &open.pop()?);
            }
            if open.pop()? != name {
                return None;
            }
        } else {
            while open.last().is_some_and(|last| elements::is_ended_by(last, &name)) {
                end(at, &open.pop()?);
            }
            if !is(3) && !elements::is(&name, Role::Void) {
                open.push(name);
            }
        }
    }
    while let Some(last) = open.pop() {
        if !elements::needs_no_end(&last) {
            return None;
        }
        end(code.len(), &last);
    }
    Some(ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ended(code: &str) -> Option<String> {
        let mut whole = code.to_owned();
        for (range, tag) in ends(code)?.into_iter().rev() {
            whole.insert_str(range.start, &tag);
        }
        Some(whole)
    }

    #[test]
    fn what_starts_ends_what_is_open() {
        assert_eq!(ended("<p>a<p>b<br>").as_deref(), Some("<p>a</p><p>b<br></p>"));
        assert_eq!(
            ended("<table><tr><td>a<td>b<tr><td>c</table>").as_deref(),
            Some("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>")
        );
        assert_eq!(ended("<p>a<ul><li>b<li>c</ul>").as_deref(), Some("<p>a</p><ul><li>b</li><li>c</li></ul>"));
    }

    #[test]
    fn what_needs_an_end_tag_needs_it() {
        assert_eq!(ended("<div><p>a"), None);
        assert_eq!(ended("<p>a</p></p>"), None);
        assert_eq!(ended("<b>a</i>"), None);
    }
}
