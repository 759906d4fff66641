//! PHP among the text of a page: what stands outside of its tags is printed as it is.

use std::ops::Range;

use crate::language::Language;
use crate::text::Text;

/// A run of a page.
enum Run {
    /// Text that is printed, with the tags around it; whether it is followed by a value.
    Printed(Range<usize>, Next),
    /// Code.
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
    language.id == "php" && (code.contains("<?php") || code.contains("<?="))
}

/// The program that `code` is as a page, with each text as an empty statement; `None` if it is no page.
pub(in crate::syntax) fn program(language: &Language, code: &str) -> Option<Text> {
    if language.id != "php" || !(code.contains("?>") || code.contains("<?")) {
        return None;
    }
    let text = Text::verbatim(code, 0);
    let mut rewrite = text.rewrite();
    let mut is_first = true;
    for run in runs(code) {
        match run {
            Run::Printed(range, next) => {
                let statement = match next {
                    Next::Value if is_first => "\necho ",
                    Next::Value => "\n;echo ",
                    Next::Code | Next::End if is_first => "\n",
                    Next::Code | Next::End => "\n;",
                };
                rewrite.replace(range, statement);
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
pub(in crate::syntax) fn printed(code: &str) -> impl Iterator<Item = Range<usize>> {
    runs(code).into_iter().filter_map(|run| match run {
        Run::Printed(range, _) => Some(range),
        Run::Code(_) => None,
    })
}

fn runs(code: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut at = 0;
    // A part of a page may start within code.
    let mut inside = code.find("<?").is_none_or(|opening| code_end(code, 0) < opening);
    while at < code.len() {
        if inside {
            let end = code_end(code, at);
            runs.push(Run::Code(at..end));
            at = end;
        } else {
            let (end, next) = opened(code, at);
            runs.push(Run::Printed(at..end, next));
            at = end;
        }
        inside = !inside;
    }
    runs
}

/// Behind the next tag that opens code, and what it opens.
fn opened(code: &str, at: usize) -> (usize, Next) {
    let rest = code.get(at..).unwrap_or_default();
    let found = rest.match_indices("<?").find_map(|(start, _)| {
        let tag = rest.get(start + 2..)?;
        match tag.strip_prefix('=') {
            Some(_) => Some((at + start + 3, Next::Value)),
            None => tag.get(..3).filter(|word| word.eq_ignore_ascii_case("php")).map(|_| (at + start + 5, Next::Code)),
        }
    });
    found.unwrap_or((code.len(), Next::End))
}

/// Where the tag stands that ends the code which goes on at `at`: not in a string, nor in a comment of several lines.
fn code_end(code: &str, at: usize) -> usize {
    let rest = code.get(at..).unwrap_or_default();
    let mut quote: Option<char> = None;
    let mut note: Option<&str> = None;
    let mut skip = 0;
    for (start, c) in rest.char_indices() {
        if start < skip {
            continue;
        }
        let here = rest.get(start..).unwrap_or_default();
        match (quote, note) {
            (Some(_), _) if c == '\\' => skip = start + 1 + here.chars().nth(1).map_or(0, char::len_utf8),
            (Some(open), _) if c == open => quote = None,
            (None, Some("*/")) if here.starts_with("*/") => note = None,
            (None, Some("\n") | None) if here.starts_with("?>") => return at + start,
            (None, Some("\n")) if c == '\n' => note = None,
            (None, None) if here.starts_with("/*") => note = Some("*/"),
            (None, None) if here.starts_with("//") || c == '#' => note = Some("\n"),
            (None, None) if matches!(c, '"' | '\'') => quote = Some(c),
            _ => {}
        }
    }
    code.len()
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
    fn a_tag_in_a_string_ends_nothing() {
        assert_eq!(read("<?php echo '?>', \"\\\"?>\"; /* ?> */ # a ?>b").as_deref(), Some("\n echo '?>', \"\\\"?>\"; /* ?> */ # a \n;"));
        assert_eq!(printed("<?php f() ?>it's").collect::<Vec<_>>(), [0..5, 10..16]);
    }
}
