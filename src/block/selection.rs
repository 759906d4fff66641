//! Which elements the user wants to be read as blocks, and which to be left out.

use scraper::{ElementRef, Selector};

use super::compiled::{self, Compiled};
use super::container;
use super::producer::ShownIn;

/// What is read as blocks: what the user selects, or what the general rule and the producers say, without what the user ignores.
#[derive(Debug, Default)]
pub(super) struct Selection {
    select: Option<Written>,
    ignore: Option<Written>,
}

impl Selection {
    /// A selection by CSS selectors, as [`super::Extractor::new`] takes them.
    pub(super) fn new(select: Option<&str>, ignore: Option<&str>) -> Result<Self, BadSelector> {
        Ok(Self { select: select.map(parse).transpose()?, ignore: ignore.map(parse).transpose()? })
    }

    /// The selectors that it was made of.
    pub(super) fn selectors(&self) -> (Option<String>, Option<String>) {
        let text = |written: Option<&'_ Written>| written.map(|written| written.text.clone());
        (text(self.select.as_ref()), text(self.ignore.as_ref()))
    }

    pub(super) fn ignores(&self, element: ElementRef<'_>) -> bool {
        self.ignore.as_ref().is_some_and(|written| written.selector.matches(&element))
    }

    /// Whether shortcodes, which stand in a text as `[code]…[/code]`, are looked for.
    pub(super) fn takes_shortcodes(&self) -> bool {
        self.select.is_none()
    }

    /// If `element` shows a block: the part of it that holds the code, and its producer.
    pub(super) fn block<'a>(&self, element: ElementRef<'a>) -> Option<(ElementRef<'a>, &'static Compiled)> {
        match &self.select {
            Some(written) => written.selector.matches(&element).then(|| {
                let known = compiled::of(element, ShownIn::Pre).or_else(|| compiled::of(element, ShownIn::Element));
                (element, known.unwrap_or(&*compiled::GENERAL))
            }),
            None => container::find(element),
        }
    }
}

/// A CSS selector, and how it is written.
#[derive(Debug)]
struct Written {
    selector: Selector,
    text: String,
}

/// The user wrote a CSS selector that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("`{selector}` is no CSS selector: {reason}")]
pub struct BadSelector {
    selector: String,
    reason: String,
}

fn parse(text: &str) -> Result<Written, BadSelector> {
    let bad = |error: scraper::error::SelectorErrorKind| BadSelector { selector: text.to_owned(), reason: error.to_string() };
    Ok(Written { selector: Selector::parse(text).map_err(bad)?, text: text.to_owned() })
}
