//! Where Markdown and its like have code within a line, so that what stands there is only spoken of: `` `<!-- snipcheck: skip -->` ``.

use std::ops::Range;

use crate::document::BodyFormat;

/// The code within lines of a body, in order.
#[derive(Debug, Default)]
pub(super) struct InlineCode(Vec<Range<usize>>);

impl InlineCode {
    /// That of `text`, a body in `format`.
    pub(super) fn of(text: &str, format: &BodyFormat) -> Self {
        if matches!(format, BodyFormat::Html | BodyFormat::Code(_)) {
            return Self::default();
        }
        let mut found = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let mut open = None;
            for run in backticks(line) {
                match open.clone() {
                    None => open = Some(run),
                    Some(Range { start: from, end }) if end - from == run.len() => {
                        found.push(start + from..start + run.end);
                        open = None;
                    }
                    Some(_) => {}
                }
            }
            start += line.len();
        }
        Self(found)
    }

    /// Whether the byte at `at` stands in code.
    pub(super) fn holds(&self, at: usize) -> bool {
        let next = self.0.partition_point(|code| code.end <= at);
        self.0.get(next).is_some_and(|code| code.start <= at)
    }
}

/// The runs of backticks in `line`.
fn backticks(line: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + line.get(at..)?.find('`')?;
        let rest = line.get(start..)?;
        at = start + rest.find(|c| c != '`').unwrap_or(rest.len());
        Some(start..at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_stands_between_as_many_backticks() {
        let holds = |text: &str| InlineCode::of(text, &BodyFormat::Markdown).holds(text.find('x').unwrap());
        assert!(holds("a `x` b\n") && holds("a\n`` ` x ``\n"));
        assert!(!holds("a `b` x `c`\n") && !holds("` x\n") && !holds("a ` b\nx `"));
        assert!(!InlineCode::of("`x`", &BodyFormat::Html).holds(1));
    }
}
