//! One snippet in every producer's markup: each page gives it back byte for byte, with its label and its title.

use std::error::Error;
use std::path::{Path, PathBuf};

use libtest_mimic::{Arguments, Failed, Trial};
use scraper::{Html, Selector};
use snipcheck::block::{Block, Extractor};
use snipcheck::document;
use snipcheck::source::Source;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::from_args();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("snippets/articles/zoo");
    let snippet = std::fs::read_to_string(folder.join("snippet.ts"))?;
    let mut pages: Vec<PathBuf> = std::fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_, std::io::Error>>()?;
    pages.retain(|page| page.extension().is_some_and(|extension| extension == "html"));
    pages.sort();
    let trials = pages.into_iter().map(|page| {
        let name = page.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let snippet = snippet.clone();
        Trial::test(name, move || check(&page, &snippet))
    });
    libtest_mimic::run(&arguments, trials.collect()).exit();
}

fn check(page: &Path, snippet: &str) -> Result<(), Failed> {
    let bytes = std::fs::read(page)?;
    let html = Html::parse_document(std::str::from_utf8(&bytes)?);
    let (_, articles) = document::read_all(Source::new("page.html", bytes, None), None);
    let blocks: Vec<Block> = articles.iter().flat_map(|article| Extractor::default().blocks(article)).collect();
    let [block] = blocks.as_slice() else {
        let codes: Vec<_> = blocks.iter().map(|block| block.text.as_str()).collect();
        return Err(format!("{} blocks: {codes:#?}", blocks.len()).into());
    };
    // Some producers leave out the last line break.
    let code = block.text.as_str();
    if code != snippet && code != snippet.trim_end() {
        return Err(format!("the code is\n{code:?}\nand not\n{snippet:?}").into());
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

fn same(what: &str, actual: Option<&str>, expected: Option<&str>) -> Result<(), Failed> {
    if actual == expected { Ok(()) } else { Err(format!("the {what} is {actual:?} and not {expected:?}").into()) }
}
