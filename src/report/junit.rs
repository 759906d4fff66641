//! `JUnit` XML: a suite a file, a test case a snippet, a failure where a check would fail.

use std::io;

use super::{Format, ReportWriter, View, visible, xml};
use crate::catalog::{Checked, File};
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Article;
use crate::syntax::Status;

pub(super) static FORMAT: Format = Format { name: "junit", summary: "JUnit XML: a test case a snippet", begin };

fn begin(view: &View, out: &mut dyn io::Write) -> io::Result<Box<dyn ReportWriter>> {
    // The schema takes no count of what is skipped here, and the others are left out: they are known when all is written.
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"snipcheck\">")?;
    Ok(Box::new(JunitReport { failing: view.failing }))
}

struct JunitReport {
    failing: Option<Severity>,
}

impl ReportWriter for JunitReport {
    fn file(&mut self, file: &File, out: &mut dyn io::Write) -> io::Result<()> {
        let cases = cases(file, self.failing);
        let count = |counted: fn(&CaseOutcome) -> bool| cases.iter().filter(|case| counted(&case.outcome)).count().to_string();
        let name = visible::line(file.source.name());
        let (tests, failures) = (cases.len().to_string(), count(|outcome| matches!(outcome, CaseOutcome::Failed { .. })));
        let skipped = count(|outcome| matches!(outcome, CaseOutcome::Skipped(_)));
        let counts = [("name", &*name), ("tests", &tests), ("failures", &failures), ("errors", "0"), ("skipped", &skipped)];
        writeln!(out, "  {}>", xml::open("testsuite", &counts))?;
        cases.iter().try_for_each(|case| case.write(out))?;
        writeln!(out, "  </testsuite>")
    }

    fn end(self: Box<Self>, out: &mut dyn io::Write) -> io::Result<()> {
        writeln!(out, "</testsuites>")
    }
}

/// How a test case ended.
enum CaseOutcome {
    Passed,
    Skipped(Option<String>),
    Failed { message: String, rule: &'static str },
}

struct JunitCase {
    name: String,
    class: String,
    outcome: CaseOutcome,
    /// What was found, a line each.
    found: String,
}

impl JunitCase {
    fn write(&self, out: &mut dyn io::Write) -> io::Result<()> {
        let start = xml::open("testcase", &[("name", &self.name), ("classname", &self.class)]);
        if matches!(self.outcome, CaseOutcome::Passed) && self.found.is_empty() {
            return writeln!(out, "    {start}/>");
        }
        writeln!(out, "    {start}>")?;
        match &self.outcome {
            CaseOutcome::Passed => {}
            CaseOutcome::Skipped(None) => xml::element(out, 6, "skipped", &[], "")?,
            CaseOutcome::Skipped(Some(reason)) => xml::element(out, 6, "skipped", &[("message", reason)], "")?,
            CaseOutcome::Failed { message, rule } => {
                xml::element(out, 6, "failure", &[("message", message), ("type", rule)], &self.found)?;
            }
        }
        if !self.found.is_empty() && !matches!(self.outcome, CaseOutcome::Failed { .. }) {
            xml::element(out, 6, "system-out", &[], &self.found)?;
        }
        writeln!(out, "    </testcase>")
    }
}

fn cases(file: &File, failing: Option<Severity>) -> Vec<JunitCase> {
    let whole = case(file, "the file itself", "file", &file.diagnostics, failing, CaseOutcome::Passed);
    let snippets = file.snippets().map(|(article, checked)| {
        let otherwise = match checked.verdict.status() {
            Status::Unchecked | Status::Waived => {
                CaseOutcome::Skipped(checked.verdict.reason().map(|reason| visible::line(&reason).into_owned()))
            }
            Status::Valid | Status::Fragment | Status::Mixed | Status::Invalid | Status::Text => CaseOutcome::Passed,
        };
        let class = name(article).unwrap_or_else(|| file.source.name());
        case(file, &title(checked), class, &checked.diagnostics, failing, otherwise)
    });
    std::iter::once(whole).chain(snippets).collect()
}

/// A case that fails by the first finding that is severe enough; the others are its output.
fn case(file: &File, name: &str, class: &str, found: &[Diagnostic], failing: Option<Severity>, otherwise: CaseOutcome) -> JunitCase {
    let failure = found.iter().find(|diagnostic| failing.is_some_and(|failing| diagnostic.severity >= failing));
    let outcome = failure.map_or(otherwise, |diagnostic| CaseOutcome::Failed {
        message: visible::line(&diagnostic.message.replace('\n', " ")).into_owned(),
        rule: diagnostic.rule.id,
    });
    let found: Vec<_> = found.iter().map(|diagnostic| line(file, diagnostic)).collect();
    let shown = |text: &str| visible::line(text).into_owned();
    JunitCase { name: shown(name), class: shown(class), outcome, found: found.join("\n") }
}

fn name(article: &Article) -> Option<&str> {
    article.title.as_deref().or(article.url.as_deref()).or(article.id.as_deref())
}

pub(super) fn title(checked: &Checked) -> String {
    let language = checked.snippet.detection.language.map_or("no language", |language| language.name);
    let heading = checked.snippet.block.heading.iter().map(|heading| format!(": {heading}"));
    std::iter::once(format!("snippet {} ({language})", checked.snippet.ordinal)).chain(heading).collect()
}

fn line(file: &File, diagnostic: &Diagnostic) -> String {
    let start = file.source.location(diagnostic.primary.span).start;
    let (name, severity, rule) = (visible::line(file.source.name()), diagnostic.severity, diagnostic.rule.id);
    let help = diagnostic.help.iter().map(|help| format!("\n  help: {}", visible::message(help)));
    let line = format!("{name}:{}:{}: {severity}[{rule}] {}", start.line, start.column, visible::message(&diagnostic.message));
    std::iter::once(line).chain(help).collect()
}
