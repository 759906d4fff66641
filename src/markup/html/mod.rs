//! scraper's document tree, in which each text run and each tag knows its source bytes.
//!
//! html5ever builds the tree that browsers see but keeps no positions. They are won back by asking, each time the tokenizer hands
//! over a token, how much of its input is left: a token's range is what was consumed since the one before (`tokens`). The tree
//! sink then notes which node each token went to (`tree`).

mod dom;
pub(crate) mod elements;
mod limits;
mod progress;
mod tokens;
mod tree;

use std::rc::Rc;

use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use markup5ever::TokenizerResult;

use progress::Progress;
use tokens::PositionedTokens;
use tree::PositionedTree;

pub use dom::{Dom, TextRun};
pub use limits::{MAX_DEPTH, MAX_NODES};

impl Dom {
    /// Parses `html`, a whole page or a part of one.
    #[must_use]
    pub fn parse(html: &str) -> Self {
        let source = StrTendril::from_slice(html);
        let queue = Rc::new(BufferQueue::default());
        let progress = Rc::new(Progress::new(source.clone(), Rc::clone(&queue)));
        let sink = PositionedTree::new(Rc::clone(&progress));
        let builder = TreeBuilder::new(sink, TreeBuilderOpts::default());
        let tokens = PositionedTokens::new(builder, Rc::clone(&progress));
        let options = TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() };
        let tokenizer = Tokenizer::new(tokens, options);
        queue.push_back(source);
        while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
        tokenizer.end();
        tokenizer.sink.into_builder().sink.into_dom(&progress)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each run of each text node as (text, source).
    fn runs(html: &str) -> Vec<(String, String)> {
        let dom = Dom::parse(html);
        let mut out = Vec::new();
        for node in dom.html.tree.nodes() {
            let Some(text) = node.value().as_text() else { continue };
            let mut at = 0;
            for run in dom.runs(node.id()) {
                assert_eq!(run.range.start, at, "runs leave no gap in {:?}", &text.text);
                at = run.range.end;
                let (a, b) = (text.text.get(run.range.clone()).unwrap(), html.get(run.origin.clone()).unwrap());
                assert_eq!(run.verbatim, a == b, "{a:?} from {b:?}");
                out.push((a.to_owned(), b.to_owned()));
            }
            assert_eq!(at, text.text.len(), "runs cover {:?}", &text.text);
        }
        out
    }

    #[track_caller]
    fn assert_runs(html: &str, expected: &[(&str, &str)]) {
        let actual = runs(html);
        let actual: Vec<_> = actual.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(actual, expected);
    }

    #[test]
    fn references_stand_for_their_source() {
        assert_runs(
            "<p>a &lt; b &amp;amp; c &amp d",
            &[("a ", "a "), ("<", "&lt;"), (" b ", " b "), ("&", "&amp;"), ("amp; c ", "amp; c "), ("&", "&amp"), (" d", " d")],
        );
        assert_runs(
            "<p>&NotEqualTilde;&#60;&#x3C x & y &unknown; z",
            &[
                ("≂", "&NotEqualTilde;"),
                ("\u{338}", "&NotEqualTilde;"),
                ("<", "&#60;"),
                ("<", "&#x3C"),
                (" x & y &unknown; z", " x & y &unknown; z"),
            ],
        );
    }

    #[test]
    fn stray_less_than_signs_are_text() {
        assert_runs("<pre>if (a < b && c <= d) <3</pre>", &[("if (a < b && c <= d) <3", "if (a < b && c <= d) <3")]);
    }

    #[test]
    fn carriage_returns_become_newlines() {
        assert_runs("<pre>a\r\nb\rc\nd</pre>", &[("a", "a"), ("\n", "\r\n"), ("b", "b"), ("\n", "\r"), ("c\nd", "c\nd")]);
    }

    #[test]
    fn a_newline_after_pre_is_no_content() {
        assert_runs("<pre>\n\n x</pre>", &[("\n x", "\n x")]);
        assert_runs("<pre>\r\nx</pre>", &[("x", "x")]);
    }

    #[test]
    fn text_that_tables_foster_is_found_again() {
        assert_runs("<table>a b<tr><td>c</table>", &[("a b", "a b"), ("c", "c")]);
        assert_runs("<table> <tr> <td>c</td> </tr></table>", &[(" ", " "), (" ", " "), ("c", "c"), (" ", " ")]);
    }

    #[test]
    fn raw_text_elements_keep_their_places() {
        assert_runs(
            "<script>a </s <!-- b</script><textarea>\n&lt;x </t</textarea>",
            &[("a </s <!-- b", "a </s <!-- b"), ("<", "&lt;"), ("x </t", "x </t")],
        );
    }

    #[test]
    fn depth_is_bounded_and_nothing_is_lost() {
        let html = format!("{}x{}<pre>y</pre>", "<b><div>".repeat(50_000), "</div></b>".repeat(50_000));
        let dom = Dom::parse(&html);
        let text: String = dom.html.root_element().text().collect();
        assert_eq!(text, "xy");
        assert!(dom.too_deep().is_some());
    }

    #[test]
    fn the_number_of_elements_is_bounded_and_no_text_is_lost() {
        let html = "<i>x</i>".repeat(MAX_NODES / 2 + 1);
        let dom = Dom::parse(&html);
        assert_eq!(dom.html.root_element().text().map(str::len).sum::<usize>(), MAX_NODES / 2 + 1);
        assert_eq!(dom.too_many(), html.rfind('<').map(|last| last - "<i>x".len()));
    }

    #[test]
    fn tags_have_ranges() {
        let html = "<div><code class=a>x</div></code>y";
        let dom = Dom::parse(html);
        let ranges: Vec<_> = dom.html.tree.nodes().filter_map(|n| dom.tag(n.id())).map(|r| html.get(r).unwrap()).collect();
        assert_eq!(ranges, ["<div>", "<code class=a>"]);
    }
}
