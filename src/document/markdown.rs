//! A Markdown file: one article, with its front matter.

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use super::text_file::TextFile;
use super::{BodyFormat, Escapes, Reader, Take, plain};
use crate::source::{Problem, Source};

/// Markdown files.
pub(super) static READER: Reader = Reader {
    name: "markdown",
    extensions: &["md", "markdown", "mdx", "mdown", "mkd", "qmd", "rmd"],
    authored: true,
    escapes: Escapes::None,
    comment: Some(("<!-- ", " -->")),
    sniff,
    read,
};

fn sniff(head: &str, name: &str) -> u8 {
    match READER.is_named(name) {
        true => 7,
        false if head.lines().any(|line| line.starts_with("```") || line.starts_with("# ") || line.starts_with("## ")) => 1,
        false => 0,
    }
}

fn read(source: &Source, take: Take<'_>) -> Vec<Problem> {
    let title = |body: &str| outline(body).title;
    TextFile { called: "a Markdown file", format: BodyFormat::Markdown, facts: |_| Vec::new(), title }.read(source, take)
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
    use crate::document::Article;
    use crate::source::ProblemKind;
    use crate::text::Span;

    fn read_str(string: &str) -> (Vec<Article>, Vec<Problem>) {
        READER.articles(&Source::new("a.md", string.as_bytes().to_vec(), None))
    }

    #[test]
    fn the_body_is_what_follows_the_front_matter() {
        let file = "---\ntitle: T\n---\nText\n\n```js\nx\n```\n";
        let (articles, problems) = read_str(file);
        assert_eq!((articles.len(), problems.len()), (1, 0));
        let body = &articles[0].bodies[0];
        assert_eq!((articles[0].title.as_deref(), &body.format), (Some("T"), &BodyFormat::Markdown));
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
        let (articles, problems) = read_str("\n\n");
        assert!(articles.is_empty());
        assert_eq!(problems[0].kind, ProblemKind::NoArticles);
        let (articles, problems) = read_str("---\ntitle: T\n---\n\n");
        assert_eq!((articles[0].title.as_deref(), problems.len()), (Some("T"), 0), "generators make a list of pages out of it");
    }
}
