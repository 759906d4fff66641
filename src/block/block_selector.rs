//! A producer's selector for blocks, tried only where the class words that it asks for are.
//!
//! Every `pre` is put before every producer, and most of their selectors look for a class on any element around it. All class words on
//! and around the `pre` are gathered once, and tell nearly all producers that they have no business there.

use std::collections::HashSet;

use scraper::{ElementRef, Selector};

use super::page::classes;

/// A selector list, apart.
pub(super) struct BlockSelector(Vec<Alternative>);

struct Alternative {
    selector: Selector,
    /// Class words of the element and of those around it, all of which it asks for.
    words: Vec<&'static str>,
}

/// An element that may be a block, with the class words that it and the elements around it have.
pub(super) struct Candidate<'a> {
    element: ElementRef<'a>,
    words: HashSet<&'a str>,
}

impl<'a> Candidate<'a> {
    pub(super) fn new(element: ElementRef<'a>) -> Self {
        let around = element.ancestors().filter_map(ElementRef::wrap);
        Self { element, words: std::iter::once(element).chain(around).flat_map(classes).collect() }
    }
}

impl BlockSelector {
    /// `css` made ready. That each producer's is CSS, a test makes sure.
    pub(super) fn new(css: &'static str) -> Self {
        let alternative = |css: &'static str| Some(Alternative { selector: Selector::parse(css).ok()?, words: words(css) });
        Self(alternatives(css).into_iter().filter_map(alternative).collect())
    }

    /// Whether it selects `candidate`.
    pub(super) fn matches(&self, candidate: &Candidate<'_>) -> bool {
        let may_match = |alternative: &&Alternative| alternative.words.iter().all(|word| candidate.words.contains(word));
        self.0.iter().filter(may_match).any(|alternative| alternative.selector.matches(&candidate.element))
    }
}

/// The class words that a selector without commas asks for on the element or around it. Of one with siblings, none.
fn words(css: &'static str) -> Vec<&'static str> {
    if css.contains(['+', '~']) {
        return Vec::new();
    }
    let mut words = Vec::new();
    for plain in plain_parts(css) {
        let after_dots = plain.split('.').skip(1);
        words.extend(after_dots.filter_map(|rest| rest.split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_')).next()));
    }
    words
}

/// What of `css` is in no parentheses or brackets.
fn plain_parts(css: &'static str) -> Vec<&'static str> {
    let mut parts = Vec::new();
    let (mut depth, mut from) = (0_usize, 0);
    for (at, c) in css.char_indices() {
        match c {
            '(' | '[' => {
                if depth == 0 {
                    parts.extend(css.get(from..at));
                }
                depth += 1;
            }
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.extend(css.get(from..));
    parts
}

/// The selectors of the list `css`: a comma in parentheses divides none.
fn alternatives(css: &'static str) -> Vec<&'static str> {
    let mut depth = 0_usize;
    let is_comma = |c: char| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && c == ','
    };
    css.split(is_comma).map(str::trim).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;

    #[test]
    fn words_are_those_of_the_element_and_around_it() {
        assert_eq!(words("div.a-b.c > pre.d:has(> code.e):not(.f) .g_h"), ["a-b", "c", "d", "g_h"]);
        assert_eq!(words("pre[class*='brush:.x']"), [""; 0]);
        assert_eq!(words(".linenodiv + pre"), [""; 0]);
    }

    #[test]
    fn lists_are_split_where_they_are_lists() {
        assert_eq!(alternatives("a:is(b, c) d, e[f=','], g"), ["a:is(b, c) d", "e[f=',']", "g"]);
        assert_eq!(alternatives(""), [""; 0]);
    }

    #[test]
    fn it_selects_what_the_whole_selector_selects() {
        let html = Html::parse_fragment(
            "<div class='a'><section class='b'><pre class='c d'><code class=e>x</code></pre></section></div><i class=f></i><pre>y</pre>",
        );
        for css in [".a pre", ".b .a pre", "pre.c.d", "pre.d.x", "pre:has(> code.e)", ".z pre, .f + pre", "pre:not(.c)", ""] {
            let whole = Selector::parse(css).ok();
            let split = BlockSelector::new(css);
            for pre in html.select(&Selector::parse("pre").unwrap()) {
                assert_eq!(split.matches(&Candidate::new(pre)), whole.as_ref().is_some_and(|whole| whole.matches(&pre)), "{css}");
            }
        }
    }
}
