//! A tree drawn with start tags alone, its depth by indentation: a parser's output, the shape of a page.

use crate::language::Kind;
use crate::markup::html::elements::{self, Role};
use crate::syntax::parsing::attempt::Work;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Verdict, Why};
use crate::text::pattern;

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "outline", summary: "a tree of start tags, none of which is ever closed, one deeper than the other", speak: find };

pattern! {
    /// A line that starts with a start tag: its blanks, the tag's name, and what stands behind it.
    static TAG = r"(?m)^([ \t]*)<([A-Za-z][\w:.-]*)(?:[ \t\n][^<>]*)?>([^\n]*)$";
}

/// Fewest tags of which nobody forgets to close each; one more where a label says what it is.
const MIN: usize = 2;

fn find(case: &Case<'_>, _: &mut Work) -> Option<Verdict> {
    let least = MIN + usize::from(case.snippet.block.label.is_some());
    let is_tree = case.language.kind == Kind::Markup && is_outline(case.code.as_str(), least);
    is_tree.then(|| Verdict::text(Why::UnlikeCode(case.language)))
}

/// Whether `code` has at least so many start tags, one deeper than the other at least once, each alone on its line, and closes none: who forgets
/// to close a tag has its text behind it.
fn is_outline(code: &str, least: usize) -> bool {
    if code.contains("</") || code.contains("/>") {
        return false;
    }
    let tags = TAG.captures_iter(code).filter_map(|tag| Some((tag.get(1)?.len(), tag.get(2)?.as_str(), tag.get(3)?.as_str())));
    let tags: Vec<_> = tags.filter(|(_, name, _)| !elements::is(name, Role::Void)).collect();
    if tags.iter().any(|(_, name, behind)| !behind.trim().is_empty() || elements::is(name, Role::Control)) {
        return false;
    }
    let depths: Vec<usize> = tags.into_iter().map(|(depth, _, _)| depth).collect();
    depths.len() >= least && depths.windows(2).any(|pair| matches!(pair, [outer, inner] if outer < inner))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_has_no_end_tags() {
        assert!(is_outline("<section>\n    <title>\n        Lamps\n    <paragraph>\n        Text\n", 3));
        assert!(is_outline("<document source=\"test\">\n  <title>\n", 2));
        for code in [
            "<ul>\n  <li>One<li>\n  <li>Two<li>\n<ul>\n",
            "<ul>\n  <li class=\"a>One\n  <li>Two\n",
            "<div>\n  <b>a</b>\n",
            "<li>a\n<li>b\n",
            "<a>\n  <br>\n",
            "<a>\n  <b>\n    <c/>\n",
        ] {
            assert!(!is_outline(code, 2), "{code}");
        }
    }
}
