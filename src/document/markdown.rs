//! A Markdown file: one article, with its front matter.

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use super::{Article, Body, Format, Reader, front_matter, plain};
use crate::markup::damage::Damages;
use crate::source::{Problem, ProblemKind, Source};
use crate::text::Span;

/// Markdown files.
pub(super) static READER: Reader =
    Reader { name: "markdown", extensions: &["md", "markdown", "mdx", "mdown", "mkd", "qmd", "rmd"], sniff, read };

fn sniff(head: &str, name: &str) -> u8 {
    let extension = name.rsplit_once('.').map(|(_, e)| e);
    match extension {
        Some(e) if READER.extensions.contains(&e) => 7,
        _ if head.lines().any(|line| line.starts_with("```") || line.starts_with("# ") || line.starts_with("## ")) => 1,
        _ => 0,
    }
}

fn read(source: &Source) -> (Vec<Article>, Vec<Problem>) {
    let text = source.text();
    let mut damages = Damages::default();
    let mut article = Article::default();
    let start = front_matter::read(text, &mut article, &mut damages);
    let body = text.slice(start..text.len());
    article.title = article.title.or_else(|| heading(body.as_str()));
    let mut problems = damages.into_problems();
    if body.as_str().trim().is_empty() {
        let message = "a Markdown file without text".to_owned();
        problems.push(Problem { kind: ProblemKind::NoArticles, span: Span::at(0), message });
        return (Vec::new(), problems);
    }
    article.bodies.push(Body { format: Format::Markdown, text: body });
    (vec![article], problems)
}

/// The first heading of the first level, as plain text.
fn heading(markdown: &str) -> Option<String> {
    let mut events = Parser::new(markdown);
    events.find(|event| matches!(event, Event::Start(Tag::Heading { level: HeadingLevel::H1, .. })))?;
    let mut out = String::new();
    for event in events.take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_)))) {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            _ => {}
        }
    }
    plain::collapse(&out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_str(string: &str) -> (Vec<Article>, Vec<Problem>) {
        read(&Source::new("a.md", string.as_bytes().to_vec(), None))
    }

    #[test]
    fn the_body_is_what_follows_the_front_matter() {
        let file = "---\ntitle: T\n---\nText\n\n```js\nx\n```\n";
        let (articles, problems) = read_str(file);
        assert_eq!((articles.len(), problems.len()), (1, 0));
        let body = &articles[0].bodies[0];
        assert_eq!((articles[0].title.as_deref(), &body.format), (Some("T"), &Format::Markdown));
        assert_eq!(body.text.as_str(), "Text\n\n```js\nx\n```\n");
        assert_eq!(body.text.origin(0..4), Span::new(17, 21));
    }

    #[test]
    fn the_first_heading_is_the_title_if_no_other_is_given() {
        let (articles, _) = read_str("intro\n\n```\n# no\n```\n## Nor this\n\nThe `Vec` *type*\n================\n\n# Later\n");
        assert_eq!(articles[0].title.as_deref(), Some("The Vec type"));
    }

    #[test]
    fn a_file_without_text_is_a_problem() {
        let (articles, problems) = read_str("---\ntitle: T\n---\n\n");
        assert!(articles.is_empty());
        assert_eq!(problems[0].kind, ProblemKind::NoArticles);
    }
}
