//! Logging commands of Azure Pipelines: each error and warning becomes an issue of the build.

use std::io;

use super::{Format, ReportWriter, Repository, View, concise, repository, visible};
use crate::catalog::File;
use crate::diagnostic::Severity;

pub(super) static FORMAT: Format = Format { name: "azure", summary: "logging commands, which Azure Pipelines shows with the build", begin };

fn begin(view: &View, _: &mut dyn io::Write) -> io::Result<Box<dyn ReportWriter>> {
    Ok(Box::new(Issues { repository: view.repository.clone() }))
}

struct Issues {
    repository: Option<Repository>,
}

impl ReportWriter for Issues {
    fn file(&mut self, file: &File, out: &mut dyn io::Write) -> io::Result<()> {
        let path = escaped(&repository::path(self.repository.as_ref(), file.source.name()));
        for (_, diagnostic) in file.findings() {
            let kind = match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                // There is no issue that is less; the log has it.
                Severity::Info => {
                    writeln!(out, "{}", concise::line(file, diagnostic).replace("##", "# #"))?;
                    continue;
                }
            };
            let start = file.source.location(diagnostic.primary.span).start;
            let (rule, message) = (diagnostic.rule.id, escaped(&diagnostic.message));
            let (line, column) = (start.line, start.column);
            writeln!(
                out,
                "##vso[task.logissue type={kind};sourcepath={path};linenumber={line};columnnumber={column};code={rule};]{message}"
            )?;
        }
        Ok(())
    }

    fn end(self: Box<Self>, _: &mut dyn io::Write) -> io::Result<()> {
        Ok(())
    }
}

/// `text` as a command takes it: what would end a property or the command is written as Azure's agents undo it.
fn escaped(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(|line| visible::line(line.strip_suffix('\r').unwrap_or(line))).collect();
    let text = lines.join("\n").replace('%', "%AZP25");
    text.replace('\n', "%0A").replace(';', "%3B").replace(']', "%5D")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_a_command_is_escaped() {
        assert_eq!(escaped("50% a;b]\r\nc\u{1b}"), "50%AZP25 a%3Bb%5D%0Ac\\u{1b}");
    }
}
