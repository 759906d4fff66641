//! Where the language of a block is written: attributes and classes on it and around it.

use scraper::ElementRef;

use super::page::classes;
use super::words;
use super::{Label, Trust};

/// Attributes whose value is a label, the most exact first.
static ATTRIBUTES: &[&str] =
    &["data-lang", "data-language", "data-enlighter-language", "data-code-block-lang", "data-code-language", "data-code-lang"];

/// Prefixes of class words whose rest is a label, on any element.
static PREFIXES: &[&str] = &["language-", "lang-"];

/// Prefixes of class words whose rest is a label, on the block itself and near it.
static NEAR_PREFIXES: &[&str] = &["highlight-source-", "highlight-text-", "src-", "highlight-", "hl-", "code-"];

/// The label of the block that `pre` shows.
pub(super) fn find(pre: ElementRef<'_>) -> Option<Label> {
    let code = pre.descendants().skip(1).filter_map(ElementRef::wrap).find(|element| element.value().name() == "code");
    let on_block = code.into_iter().chain([pre]);
    let around = pre.ancestors().filter_map(ElementRef::wrap);
    on_block.clone().find_map(on_element).or_else(|| on_block.clone().find_map(bare)).or_else(|| {
        around
            .enumerate()
            .find_map(|(distance, element)| {
                let label = attribute(element).or_else(|| prefixed(element)).or_else(|| if distance < 3 { near(element) } else { None });
                let label = label.or_else(|| if distance < 3 && element.value().name() == "figure" { bare_word(element) } else { None });
                label.map(|value| (value, if distance < 5 { Trust::High } else { Trust::Medium }))
            })
            .map(|(value, trust)| Label { value, trust })
    })
}

fn on_element(element: ElementRef<'_>) -> Option<Label> {
    let value = attribute(element)
        .or_else(|| brush(element))
        .or_else(|| prefixed(element))
        .or_else(|| element.value().attr("lang").filter(|value| !words::is_no_label(value)).map(str::to_owned))
        .or_else(|| near(element))?;
    Some(Label { value, trust: Trust::High })
}

fn bare(element: ElementRef<'_>) -> Option<Label> {
    Some(Label { value: bare_word(element)?, trust: Trust::High })
}

fn attribute(element: ElementRef<'_>) -> Option<String> {
    ATTRIBUTES.iter().find_map(|name| {
        let value = element.value().attr(name)?.trim();
        (!words::is_no_label(value)).then(|| value.to_owned())
    })
}

fn prefixed(element: ElementRef<'_>) -> Option<String> {
    with_prefix(element, PREFIXES)
}

fn near(element: ElementRef<'_>) -> Option<String> {
    with_prefix(element, NEAR_PREFIXES.get(..5).unwrap_or_default())
}

fn with_prefix(element: ElementRef<'_>, prefixes: &[&str]) -> Option<String> {
    prefixes.iter().find_map(|prefix| {
        let rest = classes(element).find_map(|class| class.strip_prefix(prefix).filter(|rest| !words::is_no_label(rest)))?;
        Some(rest.to_owned())
    })
}

/// `brush: js; toolbar: false` and `lang:js decode:true`, which are classes by abuse.
fn brush(element: ElementRef<'_>) -> Option<String> {
    let class = element.value().attr("class")?;
    let rest = class.split_once("brush:").or_else(|| class.split_once("lang:"))?.1.trim_start();
    let end = rest.find(|c: char| c == ';' || c.is_whitespace()).unwrap_or(rest.len());
    rest.get(..end).filter(|value| !words::is_no_label(value)).map(str::to_owned)
}

fn bare_word(element: ElementRef<'_>) -> Option<String> {
    classes(element).find(|class| words::is_language(class)).map(str::to_owned)
}
