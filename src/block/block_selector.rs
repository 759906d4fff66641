//! A producer's selector for blocks, tried only where the class words that it asks for are.
//!
//! Every `pre` is put before every producer, and most of their selectors look for a class on any element around it, or right in it.
//! All of these classes are gathered once, and tell nearly all producers that they have no business there.

use std::cell::OnceCell;

use scraper::{ElementRef, Selector};

use super::page::attr;
use crate::text::sound;

/// A selector list, apart.
pub(super) struct BlockSelector(Vec<Alternative>);

/// What must be in a page for a selector to select anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// An element that has a class with this in it.
    Class(&'static str),
    /// An element that this selector, which asks for no class, selects.
    Element(&'static str),
}

struct Alternative {
    css: &'static str,
    selector: Selector,
    asked: Asked,
}

/// Class words and parts of them that a selector asks for.
#[derive(Debug, Default, PartialEq, Eq)]
struct Asked {
    /// On the element or on those around it.
    around: Vec<&'static str>,
    /// On those right in it.
    inside: Vec<&'static str>,
}

/// An element that may be a block, with the classes that it and the elements around it have, and those right in it.
pub(super) struct TriedElement<'a> {
    element: ElementRef<'a>,
    around: String,
    inside: OnceCell<String>,
}

impl<'a> TriedElement<'a> {
    pub(super) fn new(element: ElementRef<'a>) -> Self {
        let around = classes(std::iter::once(element).chain(element.ancestors().filter_map(ElementRef::wrap)));
        Self { element, around, inside: OnceCell::new() }
    }

    fn inside(&self) -> &str {
        self.inside.get_or_init(|| classes(self.element.child_elements()))
    }
}

impl BlockSelector {
    /// `css` made ready.
    pub(super) fn new(css: &'static str) -> Self {
        let alternative = |css: &'static str| Alternative { css, selector: sound(Selector::parse(css), css), asked: Asked::by(css) };
        Self(alternatives(css).into_iter().map(alternative).collect())
    }

    /// A mark of each alternative: where none of them is in a page, nothing is selected.
    pub(super) fn marks(&self) -> impl Iterator<Item = Mark> {
        self.0.iter().map(|alternative| alternative.asked.around.first().map_or(Mark::Element(alternative.css), |class| Mark::Class(class)))
    }

    /// Whether it selects `candidate`.
    pub(super) fn matches(&self, candidate: &TriedElement<'_>) -> bool {
        let may_match = |Alternative { asked, .. }: &&Alternative| {
            asked.around.iter().all(|word| candidate.around.contains(word))
                && asked.inside.iter().all(|word| candidate.inside().contains(word))
        };
        self.0.iter().filter(may_match).any(|alternative| alternative.selector.matches(&candidate.element))
    }
}

/// The classes of `elements`, one behind the other.
fn classes<'a>(elements: impl Iterator<Item = ElementRef<'a>>) -> String {
    elements.filter_map(|element| attr(element, "class")).flat_map(|class| [class, " "]).collect()
}

impl Asked {
    /// What a selector without commas asks for. Of one with siblings, nothing.
    fn by(css: &'static str) -> Self {
        let mut asked = Self::default();
        if css.contains(['+', '~']) {
            return asked;
        }
        let (mut depth, mut from) = (0_usize, 0);
        for (at, c) in css.char_indices() {
            match c {
                '(' | '[' => {
                    if depth == 0 {
                        asked.around.extend(css.get(from..at).into_iter().flat_map(dotted));
                        from = at + 1;
                    }
                    depth += 1;
                }
                ')' | ']' => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        let inner = css.get(from..at).unwrap_or_default();
                        asked.around.extend(class_part(inner));
                        asked.inside.extend(child(inner).into_iter().flat_map(dotted));
                        from = at + 1;
                    }
                }
                _ => {}
            }
        }
        asked.around.extend(css.get(from..).into_iter().flat_map(dotted));
        asked
    }
}

/// What the inside of a `:has()` asks of a child.
fn child(inside: &'static str) -> Option<&'static str> {
    inside.strip_prefix("> ")?.split([' ', '[', ':']).next()
}

/// The words behind dots in `plain`, which is in no parentheses or brackets.
fn dotted(plain: &'static str) -> impl Iterator<Item = &'static str> {
    plain.split('.').skip(1).filter_map(|rest| rest.split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_')).next())
}

/// The part of a class that the inside of parentheses or brackets asks for.
fn class_part(inside: &'static str) -> Option<&'static str> {
    inside.strip_prefix("class*='")?.strip_suffix('\'')
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
    fn words_are_those_of_the_element_around_it_and_in_it() {
        let asked = |css| {
            let Asked { around, inside } = Asked::by(css);
            (around.join(" "), inside.join(" "))
        };
        assert_eq!(asked("div.a-b.c > pre.d:has(> code.e.f > i.g):not(.f) .g_h"), ("a-b c d g_h".into(), "e f".into()));
        assert_eq!(asked(":is([class*='x']) [class*='a.b'].c pre[class*='brush:'][id*='x']"), ("a.b c brush:".into(), String::new()));
        assert_eq!(asked(".linenodiv + pre"), Default::default());
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
        for css in [
            ".a pre",
            ".b .a pre",
            "pre.c.d",
            "pre.d.x",
            "pre:has(> code.e)",
            ".z pre, .f + pre",
            "pre:not(.c)",
            "[class*=a] pre",
            "[class*='b'] [class*='c']",
            "",
        ] {
            let whole = Selector::parse(css).ok();
            let split = BlockSelector::new(css);
            for pre in html.select(&Selector::parse("pre").unwrap()) {
                assert_eq!(split.matches(&TriedElement::new(pre)), whole.as_ref().is_some_and(|whole| whole.matches(&pre)), "{css}");
            }
        }
    }
}
