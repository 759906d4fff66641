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
    article.title = article.title.or_else(|| outline(body.as_str()).title);
    let mut problems = damages.into_problems();
    if body.as_str().trim().is_empty() {
        let message = "a Markdown file without text".to_owned();
        problems.push(Problem { kind: ProblemKind::NoArticles, span: Span::at(0), message });
        return (Vec::new(), problems);
    }
    article.bodies.push(Body { format: Format::Markdown, text: body });
    (vec![article], problems)
}

/// What Markdown says of itself and of what follows it, as plain text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Outline {
    /// The first heading of the first level.
    pub(super) title: Option<String>,
    /// The last heading.
    pub(super) heading: Option<String>,
    /// The paragraph at the end.
    pub(super) lead: Option<String>,
}

/// The outline of `markdown`.
pub(super) fn outline(markdown: &str) -> Outline {
    let mut events = Parser::new(markdown);
    let mut outline = Outline::default();
    while let Some(event) = events.next() {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                outline.heading = words(&mut events);
                outline.lead = None;
                if level == HeadingLevel::H1 && outline.title.is_none() {
                    outline.title.clone_from(&outline.heading);
                }
            }
            Event::Start(Tag::Paragraph) => outline.lead = words(&mut events),
            Event::Start(Tag::CodeBlock(_)) => outline.lead = None,
            _ => {}
        }
    }
    outline
}

/// What `events` say up to the end of the heading or paragraph.
fn words<'a>(events: &mut impl Iterator<Item = Event<'a>>) -> Option<String> {
    let mut out = String::new();
    for event in events.take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_) | TagEnd::Paragraph))) {
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
