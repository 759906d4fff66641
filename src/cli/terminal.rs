//! Where output and messages go, and whether they have colours.

use std::io::{self, IsTerminal, Write};

use annotate_snippets::{Group, Level, Renderer};
use anstream::{AutoStream, ColorChoice};
use clap::ValueEnum;
use snipcheck::config::BadConfig;
use snipcheck::report::{Style, visible};

use super::output::Destination;

/// Columns of a report that does not go to a terminal: the same everywhere.
const WIDTH: usize = 120;

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The program's two streams.
#[derive(Debug)]
pub(super) struct Terminal {
    out: Style,
    err: Style,
}

impl Terminal {
    pub(super) fn new(color: Color) -> Self {
        match color {
            Color::Auto => {}
            Color::Always => ColorChoice::Always.write_global(),
            Color::Never => ColorChoice::Never.write_global(),
        }
        let style = |choice| if matches!(choice, ColorChoice::Never) { Style::Plain } else { Style::Coloured };
        Self { out: style(AutoStream::choice(&io::stdout())), err: style(AutoStream::choice(&io::stderr())) }
    }

    /// How what goes to `output` is to look.
    pub(super) fn style(&self, output: &Destination) -> Style {
        match output {
            Destination::Stdout => self.out,
            Destination::Stderr => self.err,
            Destination::File(_) | Destination::EndOf(_) => Style::Plain,
        }
    }

    /// Whether somebody sees what goes to standard output.
    pub(super) fn is_watched() -> bool {
        io::stdout().is_terminal()
    }

    /// How many columns there are.
    pub(super) fn width(output: &Destination) -> usize {
        let columns = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        Some(()).filter(|()| *output == Destination::Stdout && io::stdout().is_terminal()).and_then(|()| columns()).unwrap_or(WIDTH)
    }

    /// Says what went wrong, on standard error.
    pub(super) fn error(&self, message: &str) {
        self.say(Level::ERROR, message);
    }

    /// Says what is odd, on standard error.
    pub(super) fn warning(&self, message: &str) {
        self.say(Level::WARNING, message);
    }

    /// Says what is worth knowing, on standard error.
    pub(super) fn note(&self, message: &str) {
        self.say(Level::NOTE, message);
    }

    /// Says what is wrong with a configuration, on standard error.
    pub(super) fn excerpts(&self, bad: &BadConfig) {
        // Where nobody can be told, nothing is left to be done.
        drop(writeln!(io::stderr(), "{}", bad.render(self.err)));
    }

    /// Writes `table`, of lines, to standard error.
    pub(super) fn table(table: &str) {
        // Where nobody can be told, nothing is left to be done.
        drop(write!(io::stderr(), "{table}"));
    }

    fn say(&self, level: Level<'_>, message: &str) {
        let renderer = match self.err {
            Style::Plain => Renderer::plain(),
            Style::Coloured => Renderer::styled(),
        };
        let line = renderer.render(&[Group::with_title(level.primary_title(visible::line(message)))]);
        // Where nobody can be told, nothing is left to be done.
        drop(writeln!(io::stderr(), "{line}"));
    }
}
