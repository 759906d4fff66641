//! The language that `WordPress`'s editor notes in a comment before a block: `<!-- wp:code {"language":"python"} -->`.

use scraper::{ElementRef, Node};

use super::published::{Label, Trust};
use super::words;
use crate::markup::json::{JsonSort, Scanner};

/// Keys that plug-ins for the editor use.
static KEYS: &[&str] = &["codeLanguage", "lang", "language"];

/// Elements that a plug-in wraps around its block.
const MAX_DISTANCE: usize = 3;

/// The label in the comment right before `block` or what is around it.
pub(super) fn label(block: ElementRef<'_>) -> Option<Label> {
    let around = block.ancestors().filter_map(ElementRef::wrap);
    let value = std::iter::once(block).chain(around).take(MAX_DISTANCE).find_map(|element| {
        let before = element.prev_siblings().find(|node| !node.value().as_text().is_some_and(|text| text.trim().is_empty()))?;
        match before.value() {
            Node::Comment(comment) => attribute(comment),
            _ => None,
        }
    })?;
    Some(Label::new(value, Trust::High))
}

/// The language among the attributes of the block that `comment` opens.
fn attribute(comment: &str) -> Option<String> {
    let json = comment.trim().strip_prefix("wp:").map(|rest| rest.find('{').and_then(|at| rest.get(at..)))??;
    let mut scanner = Scanner::new(json, 0..json.len());
    scanner.enter(JsonSort::Object).ok()?;
    while let Ok(Some(key)) = scanner.key() {
        match scanner.peek().ok()? {
            JsonSort::String if KEYS.contains(&key) => {
                let value = json.get(scanner.string().ok()?)?;
                return (!words::is_no_label(value)).then(|| value.to_owned());
            }
            _ => scanner.skip().ok()?,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use scraper::{Html, Selector};

    use super::*;

    #[track_caller]
    fn assert_label(html: &str, expected: Option<&str>) {
        // Something before it, or the comment would stand before the page.
        let page = Html::parse_document(&format!("<p>before</p>{html}"));
        let block = page.select(&Selector::parse("pre").unwrap()).next().unwrap();
        assert_eq!(label(block).map(|label| label.value).as_deref(), expected, "{html}");
    }

    #[test]
    fn the_comment_right_before_counts() {
        assert_label("<!-- wp:code {\"a\":{\"b\":1},\"language\":\"python\"} -->\n<pre>x</pre>", Some("python"));
        assert_label("<!-- wp:x/code {\"lang\":\"js\"} -->\n<div class=\"wrap\"><pre>x</pre></div>", Some("js"));
        assert_label("<!-- wp:code -->\n<pre>x</pre>", None);
        assert_label("<!-- wp:code {\"language\":\"python\"} -->\n<p>y</p><pre>x</pre>", None);
        assert_label("<!-- /wp:code {\"language\" -->\n<pre>x</pre>", None);
    }
}
