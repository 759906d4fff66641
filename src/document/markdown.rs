//! A Markdown file: one article, with its front matter.

use super::{Article, Body, Format, Reader};
use crate::source::{Problem, Source};

/// Markdown files.
pub(super) static READER: Reader = Reader { name: "markdown", extensions: &["md", "markdown", "mdx", "mdown", "qmd", "rmd"], sniff, read };

fn sniff(head: &str, name: &str) -> u8 {
    let extension = name.rsplit_once('.').map(|(_, e)| e);
    match extension {
        Some(e) if READER.extensions.contains(&e) => 7,
        _ if head.lines().any(|line| line.starts_with("```") || line.starts_with("# ") || line.starts_with("## ")) => 1,
        _ => 0,
    }
}

fn read(source: &Source) -> (Vec<Article>, Vec<Problem>) {
    let article = Article { bodies: vec![Body { format: Format::Markdown, text: source.text().clone() }], ..Article::default() };
    (vec![article], Vec::new())
}
