//! Readers held against other people's: each disagreement is a decision of ours and is explained.

use std::path::Path;

use feed_rs::model::Entry;
use scraper::{Html, Selector};
use snipcheck::document::{self, Article};
use snipcheck::markup::html::Dom;
use snipcheck::source::Source;

use super::common::{at, blocks, files_in};

/// What both sides say of an entry: id, title, and the characters of its content.
type Said = (String, String, String);

/// What HTML says, without white space, for which the two sides have different habits.
fn characters(html: &str) -> String {
    Dom::parse(html).html.root_element().text().flat_map(str::chars).filter(|c| !c.is_whitespace()).collect()
}

fn ours(article: &Article) -> Said {
    let content = article.bodies.iter().map(|body| characters(body.text.as_str())).collect();
    (article.id.clone().unwrap_or_default(), article.title.clone().unwrap_or_default(), content)
}

fn theirs(entry: &Entry) -> Said {
    let title = entry.title.as_ref().map(|title| title.content.clone()).unwrap_or_default();
    let content = entry.content.as_ref().and_then(|content| content.body.clone());
    let content = content.or_else(|| entry.summary.as_ref().map(|summary| summary.content.clone())).unwrap_or_default();
    (entry.id.clone(), title, characters(&content))
}

/// What both sides say of each entry of a feed.
fn both(name: &str, feed: &str) -> (Vec<Said>, Vec<Said>) {
    let (document, articles) = document::read_all(Source::new(name, feed.as_bytes().to_vec(), None), None);
    assert_eq!(document.problems, [], "{name}");
    let parsed = feed_rs::parser::parse(feed.as_bytes()).expect("the samples are well-formed");
    (articles.iter().map(ours).collect(), parsed.entries.iter().map(theirs).collect())
}

#[test]
fn rss_and_json_feed_agree() {
    for (name, feed) in
        [("feed.xml", include_str!("../../snippets/articles/feed.xml")), ("feed.json", include_str!("../../snippets/articles/feed.json"))]
    {
        let (ours, theirs) = both(name, feed);
        assert!(!ours.is_empty());
        assert_eq!(ours, theirs, "{name}");
    }
}

#[test]
fn atom_agrees() {
    let (ours, theirs) = both("atom.xml", include_str!("../../snippets/articles/atom.xml"));
    assert!(!ours.is_empty());
    assert_eq!(ours, theirs);
}

/// feed-rs makes up an id for an item of RSS 1.0; ours is the item's own, `rdf:about`.
#[test]
fn rdf_agrees_but_for_the_id() {
    let (ours, theirs) = both("rdf.xml", include_str!("../../snippets/articles/rdf.xml"));
    assert!(!ours.is_empty());
    assert!(ours.iter().all(|(id, ..)| id.starts_with("https://engineering.ledgerline.example.com/")));
    let without_id = |said: Vec<Said>| said.into_iter().map(|(_, title, content)| (title, content)).collect::<Vec<_>>();
    assert_eq!(without_id(ours), without_id(theirs));
}

/// scraper's own text of each `pre` of a page that stands in no other one.
fn texts(html: &str) -> Vec<String> {
    let pre = Selector::parse("pre").expect("it is a selector");
    let page = Html::parse_document(html);
    let outer = page.select(&pre).filter(|pre| pre.ancestors().all(|above| above.value().as_element().is_none_or(|e| e.name() != "pre")));
    outer.map(|pre| pre.text().collect()).collect()
}

/// A block without a transform is what scraper says that the browser shows, to the last space.
#[test]
fn untouched_blocks_agree_with_scraper() {
    let folder = at("snippets/articles");
    let mut compared = 0;
    for path in [files_in(&folder.join("zoo")), files_in(&folder)].concat() {
        if path.extension().is_none_or(|extension| extension != "html") {
            continue;
        }
        let html = std::fs::read_to_string(&path).expect("it is UTF-8");
        let theirs = texts(&html);
        for block in blocks("page.html", html).iter().filter(|block| block.transforms.is_empty()) {
            let code = block.text.as_str();
            // Without a `pre`, their text has none of it.
            if theirs.is_empty() {
                continue;
            }
            assert!(theirs.iter().any(|text| text == code), "{}: {code:?} is none of {theirs:#?}", path.display());
            compared += 1;
        }
    }
    assert!(compared > 50, "only {compared} blocks were compared");
}

/// A sample of a dialect of Markdown, and where we read another code than markdown-rs does, which follows the letter: what it has and we
/// have not, and the other way round.
struct Dialect {
    file: &'static str,
    theirs: &'static [&'static str],
    ours: &'static [&'static str],
    why: &'static str,
}

static DIALECTS: &[Dialect] = &[
    Dialect { file: "plain.md", theirs: &[], ours: &[], why: "" },
    Dialect { file: "page.mdx", theirs: &[""], ours: &[], why: "a fence with nothing in it is no snippet" },
    Dialect {
        file: "mkdocs.md",
        theirs: &[
            "``` js hl_lines=\"1\"\nboil(1); // (1)!\n```\n\n1. A note.",
            "!!! note\n\n    ``` py\n    print(2)\n    ```",
            "```sh\nkettle 3\n```",
            "--8<-- \"a.yml\"",
        ],
        ours: &["boil(1); // (1)!", "print(2)", "kettle 3"],
        why: "what is below a tab or in a box is Markdown again, and a file that is put in is elsewhere",
    },
    Dialect {
        file: "jekyll.md",
        theirs: &[],
        ours: &["boil(1);\n\nboil(2);", "boil(3);"],
        why: "Liquid's tags hold code, and kramdown reads Markdown in elements that say so",
    },
];

/// The code of each block that markdown-rs sees in `text`, in order.
fn codes_of_markdown_rs(text: &str, is_mdx: bool) -> Vec<String> {
    use markdown::mdast::Node;
    fn gather(node: &Node, into: &mut Vec<String>) {
        match node {
            Node::Code(code) => into.push(code.value.clone()),
            _ => node.children().into_iter().flatten().for_each(|child| gather(child, into)),
        }
    }
    let options = if is_mdx { markdown::ParseOptions::mdx() } else { markdown::ParseOptions::gfm() };
    let tree = markdown::to_mdast(text, &options).expect("the samples are well-formed");
    let mut codes = Vec::new();
    gather(&tree, &mut codes);
    codes
}

#[test]
fn markdown_agrees_but_for_what_dialects_add() {
    let folder = at("snippets/articles/dialects");
    let files: Vec<_> = files_in(&folder).iter().map(|path| path.file_name().unwrap().to_str().unwrap().to_owned()).collect();
    let mut known: Vec<_> = DIALECTS.iter().map(|dialect| dialect.file).collect();
    known.sort_unstable();
    assert_eq!(files, known, "each sample has its entry");
    for Dialect { file, theirs, ours, why } in DIALECTS {
        let bytes = std::fs::read(folder.join(file)).unwrap();
        let read = codes_of_markdown_rs(
            std::str::from_utf8(&bytes).unwrap(),
            Path::new(file).extension().is_some_and(|extension| extension == "mdx"),
        );
        let found: Vec<_> = blocks(file, bytes).iter().map(|block| block.text.as_str().trim_end_matches('\n').to_owned()).collect();
        let beyond = |a: &[String], b: &[String]| a.iter().filter(|code| !b.contains(code)).cloned().collect::<Vec<_>>();
        assert_eq!(beyond(&read, &found), *theirs, "{file}: {why}");
        assert_eq!(beyond(&found, &read), *ours, "{file}: {why}");
    }
}

/// What docutils sees is written down beside the sample: nobody who runs the tests needs Python. It makes spaces of tabs, and cuts off
/// those at the end of a line; we keep what was published.
#[test]
fn restructured_text_agrees_with_docutils_but_for_space() {
    let folder = at("snippets/articles");
    let expected: Vec<String> = serde_json::from_slice(&std::fs::read(folder.join("page.rst.docutils.json")).unwrap()).unwrap();
    let found = blocks("page.rst", std::fs::read(folder.join("page.rst")).unwrap());
    assert_eq!(found.len(), expected.len());
    for (block, expected) in found.iter().zip(&expected) {
        let lines: Vec<_> = block.text.as_str().trim_end_matches('\n').split('\n').collect();
        let theirs: Vec<_> = expected.split('\n').collect();
        assert_eq!(lines.len(), theirs.len(), "{expected}");
        for (ours, theirs) in lines.into_iter().zip(theirs) {
            if ours.contains('\t') {
                assert_eq!(ours.trim(), theirs.trim());
            } else {
                assert_eq!(ours.trim_end(), theirs);
            }
        }
    }
}
