//! `JUnit` XML: a suite a file, a test case a snippet, a failure where a check would fail.

use std::io;

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::{Files, Format, View, visible};
use crate::catalog::{Checked, File};
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Article;
use crate::syntax::Status;

pub(super) static FORMAT: Format = Format { name: "junit", summary: "JUnit XML: a test case a snippet", write };

fn write(files: Files<'_>, view: &View, out: &mut dyn io::Write) -> io::Result<()> {
    let mut report = Report::new("snipcheck");
    report.add_test_suites(files.map(|file| suite(&file, view.failing)).collect::<Vec<_>>());
    report.serialize(out).map_err(io::Error::other)
}

fn suite(file: &File, failing: Option<Severity>) -> TestSuite {
    let mut suite = TestSuite::new(visible::line(file.source.name()).as_ref());
    suite.add_test_case(case(file, "the file itself", "file", &file.diagnostics, failing, TestCaseStatus::success()));
    for (article, checked) in file.snippets() {
        let passed = match checked.verdict.status() {
            Status::Unchecked | Status::Waived => skipped(checked),
            Status::Valid | Status::Fragment | Status::Mixed | Status::Invalid | Status::Text => TestCaseStatus::success(),
        };
        let class = name(article).unwrap_or_else(|| file.source.name());
        suite.add_test_case(case(file, &title(checked), class, &checked.diagnostics, failing, passed));
    }
    suite
}

/// A case that fails by the first finding that is severe enough; the others are its output.
fn case(
    file: &File,
    name: &str,
    class: &str,
    diagnostics: &[Diagnostic],
    failing: Option<Severity>,
    otherwise: TestCaseStatus,
) -> TestCase {
    let failure = diagnostics.iter().find(|diagnostic| failing.is_some_and(|failing| diagnostic.severity >= failing));
    let lines: Vec<_> = diagnostics.iter().map(|diagnostic| line(file, diagnostic)).collect();
    let status = match failure {
        Some(diagnostic) => {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            status
                .set_message(visible::line(&diagnostic.message.replace('\n', " ")).as_ref())
                .set_type(diagnostic.rule.id)
                .set_description(lines.join("\n"));
            status
        }
        None => otherwise,
    };
    let mut case = TestCase::new(visible::line(name).as_ref(), status);
    case.set_classname(visible::line(class).as_ref());
    if failure.is_none() && !lines.is_empty() {
        case.set_system_out(lines.join("\n"));
    }
    case
}

fn skipped(checked: &Checked) -> TestCaseStatus {
    let mut status = TestCaseStatus::skipped();
    if let Some(reason) = checked.verdict.reason() {
        status.set_message(visible::line(&reason).as_ref());
    }
    status
}

fn name(article: &Article) -> Option<&str> {
    article.title.as_deref().or(article.url.as_deref()).or(article.id.as_deref())
}

fn title(checked: &Checked) -> String {
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
