//! What is wrong with a file of settings, each with its place, and how it is shown.

use std::fmt;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::report::{Style, visible};
use crate::text::Lines;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigProblem {
    /// Its bytes in the file.
    pub range: Range<usize>,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
    /// What can be done about it.
    pub help: Option<String>,
}

impl ConfigProblem {
    pub(crate) fn new(range: Range<usize>, message: String) -> Self {
        Self { range, message, help: None }
    }

    pub(super) fn helped(self, help: Option<String>) -> Self {
        Self { help, ..self }
    }
}

/// A file of settings that cannot be used, and all that is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadConfig {
    /// What the user calls the file.
    pub name: String,
    /// What it holds.
    pub text: String,
    /// What is wrong with it, in the order of the file; at least one.
    pub problems: Vec<ConfigProblem>,
}

impl BadConfig {
    /// Each problem below its line, as people read it.
    #[must_use]
    pub fn render(&self, style: Style) -> String {
        let renderer = match style {
            Style::Plain => Renderer::plain(),
            Style::Coloured => Renderer::styled(),
        };
        let shown: Vec<_> = self.problems.iter().map(|problem| self.shown(problem, &renderer)).collect();
        shown.join("\n\n")
    }

    fn shown(&self, problem: &ConfigProblem, renderer: &Renderer) -> String {
        let lines = Lines::new(&self.text);
        let start = self.text.floor_char_boundary(problem.range.start.min(self.text.len()));
        let position = lines.position(&self.text, start);
        let line_start = lines.start(position.line).unwrap_or(0);
        let line = self.text.get(line_start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let from = start - line_start;
        let to = (problem.range.end.max(start + 1) - line_start).min(line.len()).max(from);
        // Of what is hidden each character is shown as several.
        let before = visible::line(line.get(..from).unwrap_or_default()).len();
        let marked = visible::line(line.get(from..line.ceil_char_boundary(to)).unwrap_or_default()).len();
        let source = visible::line(line);
        let snippet = Snippet::source(&*source)
            .path(visible::line(&self.name))
            .line_start(position.line)
            .annotation(AnnotationKind::Primary.span(before.min(source.len())..(before + marked).min(source.len())));
        let mut group = Group::with_title(Level::ERROR.primary_title(visible::line(&problem.message))).element(snippet);
        group = group.elements(problem.help.as_deref().map(|help| Level::HELP.message(visible::line(help))));
        renderer.render(&[group])
    }
}

impl fmt::Display for BadConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(Style::Plain))
    }
}

impl std::error::Error for BadConfig {}
