//! Where the language of a block is written: where its producer writes it, else attributes and classes on it and around it.

use scraper::{ElementRef, Selector};

use super::compiled::Compiled;
use super::gutter;
use super::page::{attr, classes, squeeze};
use super::producer::{Form, LabelPlace};
use super::published::{Label, Trust};
use super::{editor_comment, words};

/// Attributes whose value is a label, the most exact first.
static ATTRIBUTES: &[&str] = &[
    "data-lang",
    "data-language",
    "data-enlighter-language",
    "data-code-block-lang",
    "data-code-language",
    "data-code-lang",
    "data-snippet-language",
    "data-ke-language",
    "data-syntax",
    "language",
];

/// Longest text that is taken for a label.
const MAX_LABEL: usize = 40;

/// The label of the block that `block` shows, as `compiled` or any other producer writes it.
pub(super) fn find(block: ElementRef<'_>, frame: ElementRef<'_>, compiled: &Compiled) -> Option<Label> {
    let mut label = own(block, frame, compiled).or_else(|| general(block)).or_else(|| editor_comment::label(block))?;
    if label.trust == Trust::High {
        label.trust = compiled.producer.trust;
    }
    if compiled.producer.defaults.contains(&label.value.as_str()) {
        label.trust = Trust::Low;
    }
    Some(label)
}

/// The label where the producer writes it.
fn own(block: ElementRef<'_>, frame: ElementRef<'_>, compiled: &Compiled) -> Option<Label> {
    let sources = compiled.producer.labels.iter().zip(&compiled.places);
    let value = sources.into_iter().find_map(|(source, selector)| {
        let selected = |selector: &Selector, element: &ElementRef<'_>| selector.matches(element);
        match (&source.place, selector) {
            (LabelPlace::Block, _) => code(block).into_iter().chain([block]).find_map(|element| read(element, &source.form)),
            (LabelPlace::Around(_), Some(selector)) => block
                .ancestors()
                .filter_map(ElementRef::wrap)
                .filter(|element| selected(selector, element))
                .find_map(|element| read(element, &source.form)),
            (LabelPlace::InFrame(_), Some(selector)) => frame.select(selector).next().and_then(|element| read(element, &source.form)),
            (LabelPlace::Around(_) | LabelPlace::InFrame(_), None) => None,
        }
    })?;
    Some(Label::new(value, Trust::High))
}

fn read(element: ElementRef<'_>, form: &Form) -> Option<String> {
    let value = match form {
        Form::Attribute(name) => attr(element, name)?.trim().to_owned(),
        Form::Prefix(prefix) => classes(element).find_map(|class| class.strip_prefix(prefix).filter(|rest| !rest.is_empty()))?.to_owned(),
        Form::Word(except) => {
            let word = classes(element).find(|class| !except.contains(class) && !is_layout(class))?;
            word.strip_prefix("language-").or_else(|| word.strip_prefix("lang-")).unwrap_or(word).to_owned()
        }
        Form::Suffix(suffix) => classes(element).find_map(|class| class.strip_suffix(suffix))?.to_owned(),
        Form::Setting { attribute, key } => setting(attr(element, attribute)?, key)?.to_owned(),
        Form::Text => squeeze(element.text()),
    };
    (value.len() <= MAX_LABEL && value.chars().any(char::is_alphanumeric)).then_some(value)
}

/// Whether a class word says how a block looks.
fn is_layout(class: &str) -> bool {
    class.contains("line-number")
        || class.contains("linenum")
        || class.contains("code-with")
        || class.starts_with("has-")
        || class.starts_with("is-")
}

/// The label where producers in general write it, the nearest first.
fn general(block: ElementRef<'_>) -> Option<Label> {
    let on_block = || code(block).into_iter().chain([block]);
    let value = on_block().find_map(on_element).or_else(|| on_block().find_map(bare_word));
    if let Some(value) = value {
        return Some(Label::new(value, Trust::High));
    }
    let around = block.ancestors().filter_map(ElementRef::wrap).enumerate();
    around.into_iter().find_map(|(distance, element)| {
        let near = || if distance < 4 { near(element) } else { None };
        let value = attribute(element).or_else(|| prefixed(element)).or_else(near)?;
        Some(Label::new(value, if distance < 5 { Trust::High } else { Trust::Medium }))
    })
}

/// The `code` that the block is made of.
fn code(block: ElementRef<'_>) -> Option<ElementRef<'_>> {
    let mut codes = block.descendants().skip(1).filter_map(ElementRef::wrap).filter(|element| element.value().name() == "code");
    let first = codes.next()?;
    let is_column = first.next_siblings().any(|next| next.value().is_element()) && gutter::counts_lines(first);
    Some(if is_column { codes.next().unwrap_or(first) } else { first })
}

fn on_element(element: ElementRef<'_>) -> Option<String> {
    let lang = || attr(element, "lang").map(str::trim).filter(|value| !words::is_no_label(value)).map(str::to_owned);
    attribute(element).or_else(|| brush(element)).or_else(|| prefixed(element)).or_else(lang).or_else(|| near(element))
}

fn attribute(element: ElementRef<'_>) -> Option<String> {
    ATTRIBUTES.iter().find_map(|name| {
        let value = attr(element, name)?.trim();
        (!words::is_no_label(value) && value.len() <= MAX_LABEL).then(|| value.to_owned())
    })
}

fn prefixed(element: ElementRef<'_>) -> Option<String> {
    let copies = attr(element, "data-class").unwrap_or_default().split_ascii_whitespace();
    classes(element).chain(copies).find_map(|class| {
        let rest = class.strip_prefix("language-").or_else(|| class.strip_prefix("lang-"))?;
        (!words::is_no_label(rest)).then(|| rest.to_owned())
    })
}

/// What some write with a prefix that others use for other things: only a known name counts.
fn near(element: ElementRef<'_>) -> Option<String> {
    classes(element).find_map(|class| {
        let rest = ["highlight-source-", "highlight-text-", "highlight-", "src-", "hl-", "brush-", "code-", "syntax-"]
            .iter()
            .find_map(|prefix| class.strip_prefix(prefix))?;
        words::is_language(rest).then(|| rest.to_owned())
    })
}

/// `brush: js; toolbar: false` and `lang:js decode:true`, which are classes by abuse.
fn brush(element: ElementRef<'_>) -> Option<String> {
    let class = attr(element, "class")?;
    let value = setting(class, "brush:").or_else(|| setting(class, "lang:"))?;
    (!words::is_no_label(value)).then(|| value.to_owned())
}

fn setting<'t>(settings: &'t str, key: &str) -> Option<&'t str> {
    let rest = settings.split_once(key)?.1.trim_start();
    let end = rest.find(|c: char| c == ';' || c == ',' || c.is_whitespace()).unwrap_or(rest.len());
    rest.get(..end)
}

fn bare_word(element: ElementRef<'_>) -> Option<String> {
    classes(element).find(|class| words::is_language(class)).map(str::to_owned)
}
