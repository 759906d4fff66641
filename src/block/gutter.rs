//! What stands beside code and is no code: line numbers, buttons, text for screen readers.

use ego_tree::NodeRef;
use scraper::{ElementRef, Node};

use super::page::{attr, classes, is_styled};
use crate::markup::html::elements::{self, Role};

/// Class words of text that only screen readers say.
static UNSEEN: &[&str] = &["a11y-hidden", "screen-reader-only", "screen-reader-text", "sr-only", "visually-hidden", "visuallyhidden"];

/// Class words of the links and numbers that documentation generators put into code.
static LINKS: &[&str] = &["conum", "copy", "headerlink", "viewcode-back", "viewcode-link"];

/// Class words of what `AsciiDoc` puts around code.
static LISTINGS: &[&str] = &["listingblock", "literalblock"];

/// Parts of the class words of buttons that are made of another element than `button`.
static BUTTON_PARTS: &[&str] =
    &["btn-cop", "clipboard", "code-copy", "copy-btn", "copy-button", "copy-code", "copybtn", "copybutton", "copycode", "hljs-button"];

/// Bytes of the shortest entry of that list.
const SHORTEST_BUTTON: usize = 7;

/// Class words of a line number.
pub(super) static NUMBER_WORDS: &[&str] = &["gl", "ln", "lno", "lnt", "lnum", "lines", "linenums"];

/// Parts of class words of a line number.
pub(super) static NUMBER_PARTS: &[&str] =
    &["lineno", "linenr", "linenum", "line-num", "line_num", "line-no", "gutter", "ln-num", "line-index"];

/// Whether `element`, which stands within code, is no code (a button, a line number, hidden text), whichever producer made the markup.
pub(super) fn is_beside_code(element: ElementRef<'_>) -> bool {
    if is_control(element.value().name()) {
        return true;
    }
    if classes(element).any(|class| UNSEEN.contains(&class) || LINKS.contains(&class) || is_button_class(class)) {
        return true;
    }
    if attr(element, "aria-hidden") == Some("true") && !element.text().any(|text| text.contains(char::is_alphabetic)) {
        return is_number_text(element) || is_unselectable(element);
    }
    is_callout(element) || is_number_text(element) && (is_named_number(element) || is_unselectable(element))
}

/// Whether `element` is a mark that the text below refers to, as `AsciiDoc` sets it at the end of a line: `git push  <b>&lt;1&gt;</b>`.
fn is_callout(element: ElementRef<'_>) -> bool {
    let is_number = |text: &str| {
        let number = text.strip_prefix('<').and_then(|text| text.strip_suffix('>')).and_then(|text| text.parse::<u8>().ok());
        number.is_some_and(|number| number > 0)
    };
    let mut texts = element.text();
    if element.value().name() != "b" || !texts.next().is_some_and(is_number) || texts.next().is_some() {
        return false;
    }
    let is_apart = element.prev_sibling().is_none_or(|before| own_text(before).ends_with([' ', '\t', '\n']));
    let is_last = element.next_sibling().is_none_or(|behind| own_text(behind).trim_start_matches([' ', '\t']).starts_with(['\n', '\r']));
    is_apart
        && is_last
        && element.ancestors().filter_map(ElementRef::wrap).any(|around| classes(around).any(|class| LISTINGS.contains(&class)))
}

/// The text that `node` is; of an element, none.
fn own_text(node: NodeRef<'_, Node>) -> &str {
    node.value().as_text().map_or("", |text| &text.text)
}

/// Whether an element of this name never holds code where code is shown; `clipboard-copy` is GitHub's button.
fn is_control(name: &str) -> bool {
    elements::is(name, Role::Control) || name == "clipboard-copy"
}

/// Whether only screen readers say what `element` holds.
pub(super) fn is_unseen(element: ElementRef<'_>) -> bool {
    classes(element).any(|class| UNSEEN.contains(&class))
}

/// Whether this class word says that its element is a button.
fn is_button_class(class: &str) -> bool {
    // Nearly all classes are tokens', and are shorter or have none of these letters.
    if class.len() < SHORTEST_BUTTON || !["opy", "cop", "lipboard", "button"].iter().any(|part| class.contains(part)) {
        return false;
    }
    let class = class.to_ascii_lowercase();
    BUTTON_PARTS.iter().any(|part| class.contains(part))
}

/// Whether the classes of `element` say that it holds line numbers.
pub(super) fn is_named_number(element: ElementRef<'_>) -> bool {
    classes(element).any(|class| {
        let class = class.to_ascii_lowercase();
        NUMBER_WORDS.contains(&class.as_str()) || NUMBER_PARTS.iter().any(|part| class.contains(part))
    })
}

fn is_unselectable(element: ElementRef<'_>) -> bool {
    is_styled(element, &["user-select:none"])
}

/// Whether the text is nothing but line numbers.
pub(super) fn is_number_text(element: ElementRef<'_>) -> bool {
    element.text().all(|text| text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, ':' | '.' | '|')))
}

/// Whether the text counts lines: numbers that go up by one, and nothing else.
pub(super) fn counts_lines(element: ElementRef<'_>) -> bool {
    let mut text = String::new();
    for part in element.text() {
        text.push_str(part);
        text.push(' ');
        if !part.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, ':' | '.' | '|')) {
            return false;
        }
    }
    let mut expected: Option<u64> = None;
    for word in text.split(|c: char| !c.is_ascii_digit()).filter(|word| !word.is_empty()) {
        let Ok(number) = word.parse::<u64>() else { return false };
        if expected.is_some_and(|expected| expected != number) {
            return false;
        }
        expected = number.checked_add(1);
    }
    expected.is_some()
}

/// Whether a cell of a table holds line numbers, written or drawn from an attribute.
pub(super) fn is_number_cell(cell: ElementRef<'_>) -> bool {
    counts_lines(cell) || (attr(cell, "data-line-number").is_some() && is_number_text(cell))
}

/// Whether `element` is a row's first cell, with line numbers, and another cell the code.
pub(super) fn is_first_number_cell(element: ElementRef<'_>) -> bool {
    matches!(element.value().name(), "td" | "th")
        && element.prev_siblings().find_map(ElementRef::wrap).is_none()
        && element.next_siblings().find_map(ElementRef::wrap).is_some()
        && is_number_cell(element)
}

/// Whether a `pre` is a column of line numbers beside another one with the code.
pub(super) fn is_number_column(pre: ElementRef<'_>) -> bool {
    if !counts_lines(pre) {
        return false;
    }
    if is_named_number(pre) {
        return true;
    }
    let above = pre.ancestors().take(3).filter_map(ElementRef::wrap);
    above.into_iter().any(|element| {
        is_named_number(element)
            || (matches!(element.value().name(), "td" | "th") && element.next_siblings().any(|next| next.value().is_element()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_in_angle_brackets_alone_is_a_callout() {
        let is = |html: &str| {
            let page = scraper::Html::parse_fragment(html);
            page.root_element().descendent_elements().any(is_callout)
        };
        let listed = |code: &str| is(&format!("<div class='listingblock'><pre><code>{code}</code></pre></div>"));
        assert!(listed("git push <b>&lt;1&gt;</b>"));
        assert!(listed("git push  <b>&lt;1&gt;</b>\ngit pull"));
        assert!(!listed("<b>&lt;a&gt;</b> <i>&lt;1&gt;</i> <b>f&lt;1&gt;</b> <b>1</b>"));
        assert!(!listed("std::get<b>&lt;1&gt;</b>(t)"));
        assert!(!listed("mv <b>&lt;1&gt;</b> /tmp"));
        assert!(!is("<pre>git push <b>&lt;1&gt;</b></pre>"));
    }

    #[test]
    fn no_button_has_a_shorter_name() {
        assert_eq!(BUTTON_PARTS.iter().map(|part| part.len()).min(), Some(SHORTEST_BUTTON));
    }
}
