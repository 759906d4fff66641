//! Code among the text of a page, as PHP: what stands outside of its tags is printed as it is.

use std::ops::Range;

use crate::language::{Language, Page};
use crate::syntax::lexis::lexemes::{Belief, Sort, lexemes};
use crate::text::Text;

/// A run of a page.
enum Run {
    /// Text that is printed, with the tags around it; whether it is followed by a value.
    Printed(Range<usize>, Next),
    /// Code between two tags.
    Code(Range<usize>),
}

/// What a tag opens.
#[derive(Clone, Copy, PartialEq)]
enum Next {
    Code,
    Value,
    End,
}

/// Whether `code` has the tags of a page that open code.
pub(in crate::syntax) fn opens(language: &Language, code: &str) -> bool {
    let tag = |page: &Page, kind: &str| code.contains(&format!("{}{kind}", page.open));
    language.lexis.page.as_ref().is_some_and(|page| tag(page, page.code) || tag(page, page.value))
}

/// The program that `code` is as a page, with each text as an empty statement; `None` if it is no page.
pub(in crate::syntax) fn program(language: &Language, code: &str) -> Option<Text> {
    let page = language.lexis.page.as_ref().filter(|page| code.contains(page.close) || code.contains(page.open))?;
    let text = Text::verbatim(code, 0);
    let mut rewrite = text.rewrite();
    let mut is_first = true;
    for run in runs(language, page, code) {
        match run {
            Run::Printed(range, next) => {
                let end = if is_first { "\n" } else { "\n;" };
                let print = if next == Next::Value { page.print } else { "" };
                rewrite.replace(range, &format!("{end}{print}"));
            }
            Run::Code(range) => {
                rewrite.keep(range);
            }
        }
        is_first = false;
    }
    Some(rewrite.finish())
}

/// What of `code` is printed.
pub(in crate::syntax) fn printed(language: &Language, code: &str) -> Vec<Range<usize>> {
    let runs = language.lexis.page.as_ref().map_or_else(Vec::new, |page| runs(language, page, code));
    let printed = |run| match run {
        Run::Printed(range, _) => Some(range),
        Run::Code(_) => None,
    };
    runs.into_iter().filter_map(printed).collect()
}

/// Where a tag opens code within code, whose end is missing before it.
pub(in crate::syntax) fn reopened(language: &Language, code: &str) -> Option<usize> {
    let page = language.lexis.page.as_ref()?;
    let tag = |range: Range<usize>| {
        let (end, next) = opened(page, code.get(..range.end)?, range.start);
        let at = code.get(range.start..end)?.rfind(page.open)?;
        (next != Next::End).then_some(range.start + at)
    };
    let code_runs = runs(language, page, code).into_iter().filter_map(|run| if let Run::Code(range) = run { Some(range) } else { None });
    code_runs.into_iter().find_map(tag)
}

fn runs(language: &Language, page: &Page, code: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut at = 0;
    // A part of a page may start within code.
    let mut inside = code.find(page.open).is_none_or(|opening| code_end(language, page, code, 0) < opening);
    while at < code.len() {
        if inside {
            let end = code_end(language, page, code, at);
            runs.push(Run::Code(at..end));
            at = end;
        } else {
            let (end, next) = opened(page, code, at);
            runs.push(Run::Printed(at..end, next));
            at = end;
        }
        inside = !inside;
    }
    runs
}

/// Behind the next tag that opens code, and what it opens.
fn opened(page: &Page, code: &str, at: usize) -> (usize, Next) {
    let rest = code.get(at..).unwrap_or_default();
    let found = rest.match_indices(page.open).find_map(|(start, open)| {
        let kind = start + open.len();
        let tag = rest.get(kind..)?;
        let is_code = || tag.get(..page.code.len()).is_some_and(|word| word.eq_ignore_ascii_case(page.code));
        match () {
            () if tag.starts_with(page.value) => Some((at + kind + page.value.len(), Next::Value)),
            () if is_code() => Some((at + kind + page.code.len(), Next::Code)),
            () => None,
        }
    });
    found.unwrap_or((code.len(), Next::End))
}

/// Where the tag stands that ends the code which goes on at `at`: not in a string, nor in a comment of several lines.
fn code_end(language: &Language, page: &Page, code: &str, at: usize) -> usize {
    let rest = code.get(at..).unwrap_or_default();
    let close = |range: Range<usize>| Some(range.start + rest.get(range)?.find(page.close)?);
    let mut from = 0;
    for lexeme in lexemes(language, rest, Belief { over_lines: true, any_apostrophe: true }) {
        let range = lexeme.range;
        let within = if lexeme.sort == Sort::LineComment { range.clone() } else { 0..0 };
        if let Some(end) = close(from..range.start).or_else(|| close(within)) {
            return at + end;
        }
        from = range.end;
    }
    close(from..rest.len()).map_or(code.len(), |end| at + end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    fn read(code: &str) -> Option<String> {
        program(by_id("php").unwrap(), code).map(|text| text.as_str().to_owned())
    }

    #[test]
    fn text_is_an_empty_statement() {
        assert_eq!(read("<p><?= $a ?></p>\n").as_deref(), Some("\necho  $a \n;"));
        assert_eq!(read("<?php if ($a): ?>it's<?php endif ?>").as_deref(), Some("\n if ($a): \n; endif \n;"));
        assert_eq!(read("else { ?><b><?php }").as_deref(), Some("else { \n; }"));
        assert_eq!(read("f(\"); ?>").as_deref(), Some("f(\"); ?>"));
        assert_eq!(read("echo 1;"), None);
    }

    #[test]
    fn code_is_not_opened_within_code() {
        let at = |code| reopened(by_id("php").unwrap(), code);
        assert_eq!(at("<b><?php echo $a;\n<?php endif ?>"), Some(18));
        assert_eq!(at("<b><?php echo $a ?>\n<?php endif ?>"), None);
    }

    #[test]
    fn a_tag_in_a_string_ends_nothing() {
        assert_eq!(read("<?php echo '?>', \"\\\"?>\"; /* ?> */ # a ?>b").as_deref(), Some("\n echo '?>', \"\\\"?>\"; /* ?> */ # a \n;"));
        assert_eq!(printed(by_id("php").unwrap(), "<?php f() ?>it's"), [0..5, 10..16]);
    }
}
