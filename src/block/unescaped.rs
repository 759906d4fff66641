//! A block of HTML or the like in which nothing is escaped: all of its tags are code.

use scraper::ElementRef;

use super::block_code::Code;
use super::page::{Page, attr};
use super::published::Label;
use super::swallowed;
use super::transform::{Transform, TransformKind};
use super::words;

/// Labels of languages that are made of tags, lower case.
static LABELS: &[&str] = &[
    "astro",
    "blade",
    "django",
    "ejs",
    "erb",
    "handlebars",
    "hbs",
    "heex",
    "htm",
    "html",
    "html+erb",
    "html5",
    "jinja",
    "jinja2",
    "jsp",
    "jsx",
    "liquid",
    "markup",
    "mustache",
    "nunjucks",
    "php",
    "rss",
    "svelte",
    "svg",
    "tsx",
    "twig",
    "vue",
    "xaml",
    "xhtml",
    "xml",
    "xsl",
    "xslt",
];

/// How a file of such a language begins, lower case.
static OPENINGS: [&str; 4] = ["<!doctype", "<?php", "<?xml", "<html"];

/// The code of `root` as the source has it, if its `label` or its opening is that of a language made of tags, and its tags are not its
/// page's.
pub(super) fn read(page: Page<'_>, root: ElementRef<'_>, label: Option<&Label>) -> Option<Code> {
    let is_labelled = label.is_some_and(|label| LABELS.binary_search(&label.value.to_lowercase().as_str()).is_ok());
    let code = root.child_elements().next().filter(|child| child.value().name() == "code");
    let holder = code.unwrap_or(root);
    let start = page.dom.tag(holder.id())?.end;
    let head = page.body.as_str().get(start..)?.trim_start();
    let is_whole = OPENINGS.iter().any(|opening| head.get(..opening.len()).is_some_and(|head| head.eq_ignore_ascii_case(opening)));
    let is_raw = is_raw(root);
    if !is_labelled && !is_whole && !is_raw {
        return None;
    }
    let mut has_own = is_whole;
    for element in holder.descendants().skip(1).filter_map(ElementRef::wrap) {
        if is_highlighting(element) {
            return None;
        }
        has_own |= if is_labelled { !is_emphasis(element.value().name()) } else { is_quoted(&page, element) };
    }
    if !has_own {
        return None;
    }
    let end = swallowed::end_of(&page, holder, start);
    let source = page.source(&(start..end));
    // Where something was escaped, what was not is the page's.
    let is_escaped = source.contains("&lt;")
        || (is_raw && !is_labelled && ["&gt;", "&quot;", "&#39;"].iter().any(|reference| source.contains(reference)));
    if end == page.body.len() || is_escaped {
        return None;
    }
    let from = start + usize::from(code.is_none() && source.starts_with('\n'));
    let ends = page.dom.end_tags(from).take_while(|tag| tag.start < end).cloned();
    let starts = holder.descendants().skip(1).filter_map(|node| page.dom.tag(node.id()));
    let mut tags: Vec<_> = starts.chain(ends).map(|tag| page.body.origin(tag)).collect();
    tags.sort_unstable();
    let transforms = tags.into_iter().map(|span| Transform { kind: TransformKind::RestoredTag, span }).collect();
    Some(Code::new(page.body.slice(from..end), transforms))
}

/// Whether `root` is what WP-Syntax reads, which shows all that is in a `<pre lang="java">` as it is.
fn is_raw(root: ElementRef<'_>) -> bool {
    root.value().name() == "pre"
        && attr(root, "class").is_none()
        && attr(root, "escaped").is_none()
        && attr(root, "lang").is_some_and(words::is_language)
}

/// Whether the start tag of `element` begins or ends in a string: `out.append("<br>");`.
fn is_quoted(page: &Page<'_>, element: ElementRef<'_>) -> bool {
    let Some(tag) = page.dom.tag(element.id()) else { return false };
    let text = page.body.as_str();
    let is_quote = |c: Option<char>| matches!(c, Some('"' | '\'' | '`'));
    is_quote(text.get(..tag.start).and_then(|before| before.chars().next_back()))
        || is_quote(text.get(tag.end..).and_then(|after| after.chars().next()))
}

/// Whether the page uses such elements to point something out in code.
fn is_emphasis(name: &str) -> bool {
    matches!(name, "a" | "b" | "br" | "button" | "code" | "del" | "em" | "i" | "ins" | "mark" | "strong" | "u") || name.contains('-')
}

/// Whether `element` is a highlighter's.
fn is_highlighting(element: ElementRef<'_>) -> bool {
    let value = element.value();
    matches!(value.name(), "font" | "span")
        && (attr(element, "class").is_some() || attr(element, "style").is_some() || value.attrs().next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_sorted() {
        assert!(LABELS.is_sorted());
    }
}
