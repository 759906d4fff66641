//! What belongs to a block around it: its frame, its title, its waiver.

use ego_tree::iter::Edge;
use scraper::ElementRef;

use super::compiled::Compiled;
use super::page::{attr, classes, squeeze};
use super::{gutter, marker, words};
use crate::markup::html::elements::{self, Role};

/// Longest text that is taken for a title.
const MAX_TITLE: usize = 200;

/// Elements above a block that are looked at for its frame.
const MAX_CLIMB: usize = 6;

/// Most elements of a frame's part beside the code.
const MAX_PARTS: usize = 256;

/// Elements right around a block whose classes may mark it.
const MAX_WRAPPERS: usize = 2;

/// Tabs of a strip that are looked at.
const MAX_TABS: usize = 16;

/// Parts of the class words of an element that is there for one block.
static FRAME_PARTS: &[&str] =
    &["code", "highlight", "snippet", "listing", "syntax", "prism", "shiki", "language-", "sourcecode", "terminal"];

/// Attributes that hold a title.
static TITLE_ATTRIBUTES: &[&str] =
    &["data-title", "data-filename", "data-file-name", "data-file", "data-code-title", "data-enlighter-title", "data-label", "title"];

/// Parts of the class of an element in a frame that shows a title.
static TITLE_PARTS: &[&str] = &[
    "caption",
    "code-block-title",
    "code-name",
    "code-title",
    "codeTitle",
    "codeblock-title",
    "file-name",
    "fileName",
    "filename",
    "snippet-title",
];

/// The outermost element that is there for this block alone; the block's own if there is none.
pub(super) fn find<'a>(block: ElementRef<'a>, compiled: &Compiled) -> ElementRef<'a> {
    let above = || block.ancestors().filter_map(ElementRef::wrap).take(MAX_CLIMB);
    let known = compiled.frame.as_ref().and_then(|selector| {
        let is_within = |element: &ElementRef<'_>| !is_page_part(*element) || matches!(element.value().name(), "dd" | "dl");
        let matching = above().take_while(is_within).filter(|element| selector.matches(element));
        matching.last().or_else(|| selector.matches(&block).then_some(block))
    });
    known.unwrap_or_else(|| {
        let mut frame = block;
        for element in above() {
            if is_page_part(element) || is_in_other_block(element, frame) {
                break;
            }
            let name = element.value().name();
            if name == "figure" || classes(element).any(is_frame_class) {
                frame = element;
            } else if !matches!(name, "td" | "tr" | "tbody" | "table" | "div" | "span") {
                break;
            }
        }
        frame
    })
}

fn is_frame_class(class: &str) -> bool {
    let class = class.to_ascii_lowercase();
    FRAME_PARTS.iter().any(|part| class.contains(part))
}

fn is_page_part(element: ElementRef<'_>) -> bool {
    matches!(element.value().name(), "html" | "body" | "main" | "article" | "section" | "li" | "ul" | "ol" | "dl" | "dd" | "blockquote")
}

/// Whether `element` holds text of its own beyond its part `frame`, as an article does and a frame does not.
fn is_in_other_block(element: ElementRef<'_>, frame: ElementRef<'_>) -> bool {
    element.child_elements().enumerate().any(|(place, child)| {
        child.id() != frame.id()
            && (place >= MAX_PARTS
                || matches!(child.value().name(), "p" | "h1" | "h2" | "h3" | "h4" | "ul" | "ol" | "pre" | "blockquote" | "table")
                || (child.value().name() == "div"
                    && child
                        .descendants()
                        .filter_map(ElementRef::wrap)
                        .enumerate()
                        .any(|(place, inner)| place >= MAX_PARTS || matches!(inner.value().name(), "pre" | "p"))))
    })
}

/// The block's title or file name.
pub(super) fn title(block: ElementRef<'_>, frame: ElementRef<'_>, compiled: &Compiled) -> Option<String> {
    let shown =
        |shows: Shows<'_>| if frame.id() == block.id() && block.value().name() == "pre" { None } else { shown(block, frame, shows) };
    let own = compiled.title.as_ref().and_then(|selector| shown(&|element| selector.matches(&element)));
    own.or_else(|| attribute(block, frame)).or_else(|| shown(&shows_title)).or_else(|| before(frame)).or_else(|| tab(frame))
}

/// Whether an element shows a title.
type Shows<'a> = &'a dyn Fn(ElementRef<'_>) -> bool;

/// Whether `element` shows a title, whoever made the markup.
fn shows_title(element: ElementRef<'_>) -> bool {
    let Some(class) = attr(element, "class") else { return element.value().name() == "figcaption" };
    element.value().name() == "figcaption"
        || TITLE_PARTS.iter().any(|part| class.contains(part))
        || class.split_ascii_whitespace().any(|word| word == "title")
        || (class.contains("title") && element.ancestors().filter_map(ElementRef::wrap).any(is_code_header))
}

fn is_code_header(element: ElementRef<'_>) -> bool {
    attr(element, "class").is_some_and(|class| class.contains("code-header"))
}

/// The text of the first element in the frame, and not in the block's own `pre`, that `shows` it.
fn shown(block: ElementRef<'_>, frame: ElementRef<'_>, shows: Shows<'_>) -> Option<String> {
    frame.child_elements().find_map(|element| {
        let name = element.value().name();
        if name == "svg" || gutter::is_unseen(element) || (element.id() == block.id() && name == "pre") {
            return None;
        }
        let own = if element.id() != block.id() && shows(element) { text(element) } else { None };
        own.or_else(|| shown(block, element, shows))
    })
}

fn attribute(block: ElementRef<'_>, frame: ElementRef<'_>) -> Option<String> {
    let code = block.child_elements().find(|child| child.value().name() == "code");
    let elements = code.into_iter().chain([block, frame]);
    elements.into_iter().find_map(|element| {
        let named = TITLE_ATTRIBUTES.iter().find_map(|name| attr(element, name));
        let brush = || attr(element, "class").and_then(|class| class.split_once("title:")?.1.split(';').next());
        named.or_else(brush).map(|title| title.trim().trim_matches(['"', '\'']).to_owned()).filter(|title| is_title(title))
    })
}

/// A title right before the frame, as Gatsby's plug-ins put it.
fn before(frame: ElementRef<'_>) -> Option<String> {
    let before = frame.prev_siblings().find_map(ElementRef::wrap)?;
    let names_title = classes(before).any(|class| {
        let class = class.to_ascii_lowercase();
        (class.contains("title") || class.contains("filename") || class.contains("file-name"))
            && !class.contains("sub")
            && !class.contains("heading")
    });
    let is_heading = before.value().name() == "pre" || elements::is(before.value().name(), Role::Heading);
    if names_title && !is_heading { text(before) } else { None }
}

/// The label of the tab on which the frame is shown.
fn tab(frame: ElementRef<'_>) -> Option<String> {
    let panels = std::iter::once(frame).chain(frame.ancestors().filter_map(ElementRef::wrap).take(2));
    panels.into_iter().find_map(|panel| {
        let strip = panel.parent()?.prev_siblings().find_map(ElementRef::wrap)?;
        if attr(strip, "role") != Some("tablist") && !classes(strip).any(|class| class.to_ascii_lowercase().contains("tab")) {
            return None;
        }
        let is_label = |element: &ElementRef<'_>| element.value().name() == "label" || attr(*element, "role") == Some("tab");
        let labels: Vec<_> = strip.descendants().filter_map(ElementRef::wrap).filter(is_label).take(MAX_TABS).collect();
        let panels = panel.parent()?.children().filter_map(ElementRef::wrap).take(MAX_TABS);
        let place = panels.into_iter().position(|other| other.id() == panel.id())?;
        labels.get(place).copied().and_then(text)
    })
}

fn text(element: ElementRef<'_>) -> Option<String> {
    let seen = element.descendants().filter(|node| !node.ancestors().any(|above| ElementRef::wrap(above).is_some_and(gutter::is_unseen)));
    let text = squeeze(seen.filter_map(|node| node.value().as_text()).map(|text| &**text));
    Some(text.trim_end_matches(['¶', '#']).trim_end().to_owned()).filter(|title| is_title(title))
}

/// Whether `element` is the bar above a block, with its language and its buttons.
pub(super) fn is_header(element: ElementRef<'_>) -> bool {
    let is_named = |class: &str| {
        let class = class.to_ascii_lowercase();
        class.contains("code-header") || class.contains("codeheader") || class.contains("code-toolbar") || class.contains("code-title")
    };
    classes(element).any(is_named)
        && !element.descendants().filter_map(ElementRef::wrap).any(|inner| matches!(inner.value().name(), "pre" | "code" | "table" | "p"))
}

fn is_title(title: &str) -> bool {
    let is_badge = !title.contains(char::is_uppercase) && words::is_language(title);
    !title.is_empty() && title.len() <= MAX_TITLE && title != "null" && !is_badge
}

/// The author's word, among the classes of the block and of what is there for it alone, that it is meant to be wrong or skipped.
///
/// Of elements around it, a `div` or `figure` right around counts if it shows nothing else but a caption; what holds a page does not.
pub(super) fn waiver(block: ElementRef<'_>, frame: ElementRef<'_>) -> Option<String> {
    let code = block.child_elements().find(|child| child.value().name() == "code");
    let around = block.ancestors().filter_map(ElementRef::wrap).take(MAX_WRAPPERS);
    let wrappers = around.take_while(|element| matches!(element.value().name(), "div" | "figure") && is_alone_in(block, *element));
    let captions = frame.child_elements().filter(|element| element.id() != block.id() && shows_title(*element));
    let frame = Some(frame).filter(|frame| !is_page_part(*frame) && frame.value().name() != "form");
    code.into_iter().chain([block]).chain(wrappers).chain(frame).chain(captions).find_map(marker_of)
}

/// The marker among the classes of `element`: `example-bad`, `language-rust,ignore`.
fn marker_of(element: ElementRef<'_>) -> Option<String> {
    let words = classes(element).flat_map(|class| class.split(','));
    words.into_iter().find(|word| marker::is_marker(word.trim_start_matches("language-"))).map(str::to_owned)
}

/// Whether `element` shows `block` and nothing else but a caption: no other code, and no more text than a title has.
fn is_alone_in(block: ElementRef<'_>, element: ElementRef<'_>) -> bool {
    let mut text = 0;
    let mut parts = 0;
    let mut is_inside = false;
    for edge in element.traverse() {
        match edge {
            Edge::Open(node) if node.id() == block.id() => is_inside = true,
            Edge::Close(node) if node.id() == block.id() => is_inside = false,
            Edge::Open(node) if !is_inside => {
                parts += 1;
                text += node.value().as_text().map_or(0, |text| text.trim().len());
                let is_code = node.value().as_element().is_some_and(|element| element.name() == "pre");
                if is_code || text > MAX_TITLE || parts > MAX_PARTS {
                    return false;
                }
            }
            _ => {}
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use crate::block::Extractor;
    use crate::document::{self, Article};
    use crate::source::Source;

    /// The marker of the first block of the page with `body`.
    fn marker(body: &str) -> Option<String> {
        let source = Source::new("a.html", format!("<!DOCTYPE html><h1>T</h1><p>Some words.</p>{body}<p>The end.</p>").into_bytes(), None);
        let mut found = Vec::new();
        document::read(source, document::reader("html"), &mut |article: Article| found.extend(Extractor::default().blocks(&article)));
        found.into_iter().next().expect("there is a block").waiver
    }

    #[test]
    fn markers_are_exact_words_of_what_is_there_for_the_block_alone() {
        let pre = "<pre><code class=\"language-js\">foo(;</code></pre>";
        for body in [
            "<pre class=\"brush: js example-bad\">foo(;</pre>".to_owned(),
            "<pre><code class=\"language-rust ignore\">foo(;</code></pre>".to_owned(),
            "<pre><code class=\"language-rust,ignore\">foo(;</code></pre>".to_owned(),
            format!("<div class=\"incorrect\">{pre}</div>"),
            format!("<div class=\"bad\"><h4>Bad</h4><div>{pre}</div></div>"),
            format!("<figure class=\"wrong\"><figcaption>A file</figcaption>{pre}</figure>"),
            format!("<figure><figcaption class=\"bad\">Bad</figcaption>{pre}</figure>"),
        ] {
            assert!(marker(&body).is_some(), "{body}");
        }
        for body in [
            format!("<body class=\"skip\">{pre}"),
            format!("<html class=\"no-js ignore\">{pre}"),
            format!("<article class=\"ignore\">{pre}</article>"),
            format!("<main class=\"bad\">{pre}</main>"),
            format!("<section class=\"bad\">{pre}</section>"),
            format!("<form class=\"invalid\">{pre}</form>"),
            format!("<div class=\"ng-invalid tag-skip ignore-print no-skip\">{pre}</div>"),
            format!("<div class=\"bad\">{pre}<pre>b</pre></div>"),
            format!("<div class=\"bad\"><p>{}</p>{pre}</div>", "words ".repeat(100)),
        ] {
            assert_eq!(marker(&body), None, "{body}");
        }
    }
}
