//! Links between the pages of this repository lead to files and headings that are there, and the book has every page.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::common::{at, files_in};

/// The pages that people read: those at the top, and all of `docs`.
fn pages() -> Vec<PathBuf> {
    let all = files_in(&at("")).into_iter().chain(files_in(&at("docs")));
    all.filter(|path| path.extension().is_some_and(|extension| extension == "md")).collect()
}

/// What the links and pictures of `text` lead to.
fn targets(text: &str) -> Vec<String> {
    let events = Parser::new_ext(text, Options::ENABLE_TABLES);
    let target = |event| match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => Some(dest_url.to_string()),
        _ => None,
    };
    events.filter_map(target).collect()
}

/// What a link calls the headings of `text`: of `## In CI` it is `in-ci`.
fn anchors(text: &str) -> BTreeSet<String> {
    let (mut found, mut heading) = (BTreeSet::new(), None);
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::Text(words) | Event::Code(words) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&words);
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                let words = heading.take().unwrap_or_default().to_lowercase().replace(' ', "-");
                found.insert(words.chars().filter(|c| c.is_alphanumeric() || ['-', '_'].contains(c)).collect());
            }
            _ => {}
        }
    }
    found
}

/// What is wrong with the links of the page at `path`.
fn broken(path: &Path) -> Vec<String> {
    let mut wrong = Vec::new();
    for target in targets(&fs::read_to_string(path).unwrap()) {
        if target.contains("://") {
            continue;
        }
        let (file, heading) = target.split_once('#').unwrap_or((target.as_str(), ""));
        let file = if file.is_empty() { path.to_owned() } else { path.parent().unwrap().join(file) };
        let has_heading = || heading.is_empty() || anchors(&fs::read_to_string(&file).unwrap()).contains(heading);
        if !file.exists() || !has_heading() {
            wrong.push(format!("{}: {target}", path.display()));
        }
    }
    wrong
}

#[test]
fn links_between_pages_lead_somewhere() {
    let pages = pages();
    assert!(pages.len() > 15, "{pages:?}");
    let wrong: Vec<_> = pages.iter().flat_map(|page| broken(page)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_book_has_every_page() {
    let listed: BTreeSet<_> = targets(&fs::read_to_string(at("docs/SUMMARY.md")).unwrap()).into_iter().collect();
    let in_docs = pages().into_iter().filter(|path| path.starts_with(at("docs")));
    let mut there: BTreeSet<_> = in_docs.map(|path| path.file_name().unwrap().to_str().unwrap().to_owned()).collect();
    assert!(there.remove("SUMMARY.md"));
    assert_eq!(listed, there);
}
