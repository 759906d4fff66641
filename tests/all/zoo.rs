//! One snippet in every producer's markup: each page gives it back byte for byte, with its label and its title.

use std::fs;

use scraper::{Html, Selector};
use snipcheck::block::{LabelPlace, PRODUCERS, Producer, may_have_code};
use snipcheck::run::{self, Options};
use snipcheck::source::Source;

use super::common::{at, blocks, files_in};
use super::samples::each;

#[test]
fn every_producer_s_page_gives_the_snippet_back() {
    let folder = at("snippets/articles/zoo");
    let snippet = fs::read_to_string(folder.join("snippet.ts")).unwrap();
    let pages = files_in(&folder).into_iter().filter(|page| page.extension().is_some_and(|extension| extension == "html"));
    let pages: Vec<_> =
        pages.map(|page| (page.file_stem().unwrap().to_string_lossy().into_owned(), fs::read_to_string(page).unwrap())).collect();
    each(&pages, |page| check(page, &snippet));
}

#[test]
fn every_selector_of_a_producer_selects_something_in_the_zoo() {
    let pages =
        files_in(&at("snippets/articles/zoo")).into_iter().filter(|page| page.extension().is_some_and(|extension| extension == "html"));
    let html: String = pages.map(|page| fs::read_to_string(page).unwrap()).collect();
    let html = Html::parse_document(&html);
    let idle = |producer: &&Producer| Some(format!("{}: {}", producer.name, select_something(producer, &html).err()?));
    let idle: Vec<_> = PRODUCERS.iter().filter_map(idle).collect();
    assert!(idle.is_empty(), "{}", idle.join("\n"));
}

/// Whether each selector of `producer` selects something in the zoo's pages, `html`: one that nobody writes would be ignored in silence.
fn select_something(producer: &Producer, html: &Html) -> Result<(), String> {
    let labels = producer.labels.iter().map(|source| match source.place {
        LabelPlace::Block => "",
        LabelPlace::Around(css) | LabelPlace::InFrame(css) => css,
    });
    let raw = producer.raw.as_ref().map_or("", |raw| raw.element);
    let own = [
        producer.block,
        producer.code,
        producer.frame,
        producer.strip,
        producer.spaces,
        producer.continued,
        producer.beside,
        producer.output,
        producer.title,
        raw,
    ];
    for css in own.into_iter().chain(labels).filter(|css| !css.is_empty()) {
        let selector = Selector::parse(css).map_err(|error| format!("{css}: {error}"))?;
        if html.select(&selector).next().is_none() {
            return Err(format!("nothing in the zoo is selected by {css}"));
        }
    }
    Ok(())
}

fn check(page: &str, snippet: &str) -> Result<(), String> {
    let html = Html::parse_document(page);
    let blocks = blocks("page.html", page);
    let [block] = blocks.as_slice() else {
        let codes: Vec<_> = blocks.iter().map(|block| block.text.as_str()).collect();
        return Err(format!("{} blocks: {codes:#?}", blocks.len()));
    };
    // Some producers leave out the last line break.
    let code = block.text.as_str();
    if code != snippet && code != snippet.trim_end() {
        return Err(format!("the code is\n{code:?}\nand not\n{snippet:?}"));
    }
    same("label", block.label.as_ref().map(|label| label.value.as_str()), meta(&html, "label"))?;
    same("title", block.title.as_deref(), meta(&html, "file"))?;
    same("heading", block.heading.as_deref(), Some("First on the shelf"))?;
    same("lead", block.lead.as_deref(), Some("Inline first() takes the first item:"))
}

/// What a page says of its block, in its head.
fn meta<'h>(html: &'h Html, name: &str) -> Option<&'h str> {
    let selector = Selector::parse(&format!("meta[name={name}]")).ok()?;
    html.select(&selector).next()?.attr("content")
}

fn same(what: &str, actual: Option<&str>, expected: Option<&str>) -> Result<(), String> {
    if actual == expected { Ok(()) } else { Err(format!("the {what} is {actual:?} and not {expected:?}")) }
}

/// Bytes on each side of a block's code in which the tags that make it a block stand.
const AROUND: usize = 400;

#[test]
fn no_block_is_lost_by_a_look_at_bytes() {
    let pages = files_in(&at("snippets/articles/zoo"));
    let pages = pages.iter().filter(|page| page.extension().is_some_and(|extension| extension == "html"));
    let mut blocks = 0;
    for path in pages {
        let bytes = fs::read(path).unwrap();
        let file = run::check(Source::new("page.html", bytes.clone(), None), &Options::default());
        for (_, checked) in file.snippets() {
            let text = &checked.snippet.block.text;
            let span = text.origin(0..text.len());
            let part = &bytes[span.start.saturating_sub(AROUND)..(span.end + AROUND).min(bytes.len())];
            assert!(may_have_code(part), "{}: {}", path.display(), String::from_utf8_lossy(part));
            blocks += 1;
        }
    }
    assert!(blocks > 100);
}
