//! A file of text that is one article: its front matter, or what its markup says of itself, and the rest as its body.

use super::fact::Fact;
use super::front_matter;
use super::{Article, Body, BodyFormat, Take};
use crate::markup::damage::Damages;
use crate::source::{Problem, ProblemKind, Source};
use crate::text::Span;

/// A kind of such files.
pub(super) struct TextFile {
    /// Its name with its article, as a problem calls it: `a Markdown file`.
    pub(super) called: &'static str,
    /// How its body is written.
    pub(super) format: BodyFormat,
    /// What a body without front matter says of itself.
    pub(super) facts: fn(&str) -> Vec<Fact>,
    /// The title that a body shows.
    pub(super) title: fn(&str) -> Option<String>,
}

impl TextFile {
    /// Reads `source` as one of them.
    pub(super) fn read(&self, source: &Source, take: Take<'_>) -> Vec<Problem> {
        let text = source.text();
        let mut damages = Damages::default();
        let mut article = Article::default();
        let start = front_matter::read(text, &mut article, &mut damages);
        let body = text.slice(start..text.len());
        if start == 0 {
            front_matter::apply(&(self.facts)(body.as_str()), &mut article);
        }
        article.title = article.title.or_else(|| (self.title)(body.as_str()));
        let mut problems = damages.into_problems();
        if body.as_str().trim().is_empty() && start > 0 {
            // Generators make a list of other pages out of it.
            take(article);
            return problems;
        }
        if body.as_str().trim().is_empty() {
            let message = format!("{} without text", self.called);
            problems.push(Problem { kind: ProblemKind::NoArticles, span: Span::at(0), message });
            return problems;
        }
        article.bodies.push(Body { format: self.format.clone(), text: body });
        take(article);
        problems
    }
}
