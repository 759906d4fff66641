//! For people: each finding with the code around it as readers see it, at the place where it stands in the file.

use std::collections::BTreeSet;
use std::io;

use annotate_snippets::{Group, Level, Origin, Renderer};

use super::alike::{Slip, slips};
use super::excerpt::{self, Excerpt, Underline};
use super::{Format, ReportEnding, ReportWriter, Style, View, statistics, visible};
use crate::catalog::v1::Summary;
use crate::catalog::{Checked, File};
use crate::diagnostic::{Annotation, Diagnostic, Severity};
use crate::document::{self, Article};
use crate::rules::{self, Check};
use crate::text::Lines;

pub(super) static FORMAT: Format = Format { name: "human", summary: "for people: each finding with the code around it", begin };

/// Stands for the file's name while a finding is rendered: the renderer would put the excerpt's own line and column behind the name.
/// Nobody else can have written it, for what is hidden in other texts is escaped.
const PLACE: &str = "\u{FDD0}place\u{FDD0}";

fn begin(view: &View, _: &mut dyn io::Write) -> io::Result<Box<dyn ReportWriter>> {
    let renderer = match view.style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    Ok(Box::new(HumanReport {
        renderer: renderer.term_width(view.width),
        width: view.width,
        summary: Summary::default(),
        known: BTreeSet::new(),
        ending: view.ending,
    }))
}

struct HumanReport {
    renderer: Renderer,
    /// Columns.
    width: usize,
    summary: Summary,
    /// Rules that have said how they are silenced.
    known: BTreeSet<&'static str>,
    ending: ReportEnding,
}

impl ReportWriter for HumanReport {
    fn file(&mut self, file: &File, out: &mut dyn io::Write) -> io::Result<()> {
        self.summary.add(file);
        for slip in slips(file) {
            let is_first = self.ending != ReportEnding::None && self.known.insert(slip.first.rule.id);
            let silencing = if is_first { silencing(file, &slip) } else { None };
            writeln!(out, "{}\n", finding((&self.renderer, self.width), file, &slip, silencing))?;
        }
        Ok(())
    }

    fn end(self: Box<Self>, out: &mut dyn io::Write) -> io::Result<()> {
        statistics::end(&self.summary, self.ending, out)
    }
}

/// How an author silences `slip` in `file`, in words; `None` if no comment there does.
fn silencing(file: &File, slip: &Slip<'_>) -> Option<String> {
    let rule = rules::by_id(slip.first.rule.id)?;
    let directive = rule.directive()?;
    let Some((open, close)) = document::comment(file.kind, file.source.name()) else {
        // No markup is around it, but its own language may have comments.
        let language = slip.about.and_then(|(_, checked)| checked.snippet.detection.language);
        let sign = language.and_then(|language| language.lexis.line_comments.first())?;
        let is_of_block = matches!(rule.check, Check::Snippet(_) | Check::Agreed(_));
        return is_of_block.then(|| format!("to leave this block out, put a line `{sign} {directive}` into it"));
    };
    Some(match rule.check {
        Check::Errors(_) | Check::ErrorsAnd(..) | Check::Snippet(_) | Check::Agreed(_) => {
            format!("to leave this block out, put {open}{directive}{close} above it")
        }
        Check::Article(_) => format!("to leave this out, put {open}{directive}{close} beside it"),
        // What is damaged may hold no article that a comment could stand in.
        Check::Document(_) | Check::Directive(_) => return None,
    })
}

fn finding((renderer, width): (&Renderer, usize), file: &File, slip: &Slip<'_>, silencing: Option<String>) -> String {
    let (about, diagnostic) = (slip.about, slip.first);
    let level = match diagnostic.severity {
        Severity::Info => Level::INFO,
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    };
    let mut group = Group::with_title(level.primary_title(visible::message(&diagnostic.message)).id(diagnostic.rule.id));
    let excerpt = excerpt_of(file, about.map(|(_, checked)| checked), diagnostic);
    let numbering = if excerpt.is_numbered() { Numbering::OfFile } else { Numbering::None };
    let elsewhere: Vec<_> = diagnostic.secondary.iter().filter_map(|label| elsewhere(file, &excerpt, about, label)).collect();
    // Of what is no text, nothing can be shown.
    let is_binary = about.is_none() && file.source.text().as_str().contains('\0');
    group = if is_binary { group.element(Origin::path(PLACE)) } else { group.element(excerpt.snippet().path(PLACE)) };
    group = group.elements(elsewhere.into_iter().map(|note| Level::NOTE.message(note)));
    if let Some((article, checked)) = about {
        let notes = context(article, checked, diagnostic, numbering);
        group = group.elements(notes.into_iter().map(|(name, text)| Level::NOTE.with_name(name).message(text)));
    }
    group = group.elements(slip.others(file).map(|others| Level::NOTE.message(others)));
    let code = about.map(|(_, checked)| &checked.snippet.block.text);
    let line_of = |at: usize| code.map_or(1, |code| file.source.position(code.origin(at..at).start).line);
    let changed =
        code.and_then(|code| excerpt::changed(code.as_str(), diagnostic.fix.as_ref().map_or(&[], |fix| &fix.edits), width, line_of));
    let (group, change) = match (&diagnostic.help, changed) {
        (Some(help), Some(changed)) => (group, Some(Level::HELP.secondary_title(visible::message(help)).element(changed))),
        (Some(help), None) => (group.element(Level::HELP.message(visible::message(help))), None),
        (None, _) => (group, None),
    };
    let silencing = silencing.map(|words| Level::HELP.message(words));
    let groups: Vec<_> = match change {
        Some(change) => vec![group, change.elements(silencing)],
        None => vec![group.elements(silencing)],
    };
    let start = file.source.location(diagnostic.primary.span).start;
    placed(&renderer.render(&groups), &format!("{}:{}:{}", visible::line(file.source.name()), start.line, start.column))
}

/// `rendered` with `place` in the stead of [`PLACE`] and the numbers behind it.
fn placed(rendered: &str, place: &str) -> String {
    match rendered.split_once(PLACE) {
        Some((before, after)) => format!("{before}{place}{}", after.trim_start_matches(|c: char| c == ':' || c.is_ascii_digit())),
        None => rendered.to_owned(),
    }
}

fn excerpt_of<'a>(file: &'a File, checked: Option<&'a Checked>, diagnostic: &'a Diagnostic) -> Excerpt<'a> {
    let source = &file.source;
    if let Some((checked, range)) = checked.zip(diagnostic.primary.in_code.clone()) {
        let code = &checked.snippet.block.text;
        let in_code = |label: &'a Annotation| label.in_code.clone().map(|range| Underline { range, message: &label.message });
        let secondary: Vec<_> = diagnostic.secondary.iter().filter_map(in_code).collect();
        let line_of = |at: usize| source.position(code.origin(at..at).start).line;
        return Excerpt::new(code.as_str(), &Underline { range, message: &diagnostic.primary.message }, &secondary, line_of);
    }
    let text = source.text();
    let mark = |label: &'a Annotation| Underline {
        range: text.offset_of(label.span.start)..text.offset_of(label.span.end),
        message: &label.message,
    };
    let secondary: Vec<_> = diagnostic.secondary.iter().map(mark).collect();
    let line_of = |at: usize| source.position(text.origin(at..at).start).line;
    Excerpt::new(text.as_str(), &mark(&diagnostic.primary), &secondary, line_of)
}

/// What a label says and where, if the excerpt does not show it.
fn elsewhere(file: &File, excerpt: &Excerpt<'_>, about: Option<(&Article, &Checked)>, label: &Annotation) -> Option<String> {
    let range = match about {
        Some(_) => label.in_code.clone(),
        None => Some(file.source.text().offset_of(label.span.start)..file.source.text().offset_of(label.span.end)),
    };
    if range.is_some_and(|range| excerpt.reaches(&range)) {
        return None;
    }
    let start = file.source.location(label.span).start;
    let (message, name) = (visible::message(&label.message), visible::line(file.source.name()));
    Some(format!("{message}: {name}:{}:{}", start.line, start.column))
}

/// Whether an excerpt's lines are numbered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbering {
    OfFile,
    None,
}

/// What tells the snippet apart: its article, the heading above it, its number, language and status, and which of its lines is meant if
/// the excerpt does not say that.
fn context(article: &Article, checked: &Checked, diagnostic: &Diagnostic, numbering: Numbering) -> Vec<(&'static str, String)> {
    let line = diagnostic.primary.in_code.as_ref().filter(|_| numbering == Numbering::None);
    let line = line.map(|range| format!(", line {}", Lines::new(checked.snippet.code()).line(range.start)));
    let snippet = format!("{}{}", checked.description(), line.unwrap_or_default());
    let place = checked.place(article).map(|place| ("article", visible::line(&place).into_owned()));
    place.into_iter().chain([("snippet", snippet)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_is_that_of_the_file() {
        let rendered = format!("error: x\n --> {PLACE}:1:2\n  |\n1 | x:3\n");
        assert_eq!(placed(&rendered, "a:b.xml:70:8"), "error: x\n --> a:b.xml:70:8\n  |\n1 | x:3\n");
        assert_eq!(placed("nothing", "a"), "nothing");
    }
}
