//! What was meant for a directive and is none: it is told, for it has no effect.

use std::ops::Range;

use super::names;
use super::words::{self, DIRECTIVE_WORDS, Directive, DirectiveFault};
use crate::text::Text;

/// Words of other tools' directives, and the directive that means the same.
pub static SYNONYMS: &[(&str, &str)] = &[
    ("disable", "off"),
    ("disable-file", "skip-file"),
    ("disable-line", "skip"),
    ("disable-next", "skip"),
    ("disable-next-line", "skip"),
    ("enable", "on"),
    ("expect-error", "fails"),
    ("ignore", "skip"),
    ("ignore-file", "skip-file"),
    ("ignore-line", "skip"),
    ("ignore-next", "skip"),
    ("ignore-next-line", "skip"),
    ("no-check", "skip"),
    ("nocheck", "skip"),
    ("skip-line", "skip"),
    ("skip-next", "skip"),
    ("skip-next-line", "skip"),
    ("suppress", "skip"),
];

/// Whether `word` is one of a directive, of this program or of others, in whatever case.
fn is_word(word: &str) -> bool {
    let mut known = DIRECTIVE_WORDS.iter().map(|(word, _)| *word).chain(SYNONYMS.iter().map(|(word, _)| *word));
    known.any(|known| known.eq_ignore_ascii_case(word))
}

/// Whether `behind`, which stands behind the name, goes on as a directive with a word that is known: `: skip`.
pub(super) fn says_something(behind: &str) -> bool {
    behind.strip_prefix(':').is_some_and(|words| is_word(first(words.trim_start())))
}

/// The word at the start of `text`.
fn first(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_'))).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// The directive without its colon that a comment begins with: `snipcheck-disable`, `snipcheck skip`. The name stands at `at` of `text`,
/// `behind` is what stands behind it up to the end of the comment.
///
/// `snipcheck is a tool` and `snipcheck on CI` are prose.
pub(super) fn without_colon(text: &Text, at: usize, behind: &str) -> Option<Directive> {
    let words = behind.trim_start_matches(['-', '_', ' ', '=']);
    let (skipped, word) = (behind.len() - words.len(), first(words));
    let is_alone = words.trim_end().len() == word.len();
    if skipped != 1 || !is_word(word) || behind.starts_with(' ') && !is_alone {
        return None;
    }
    let start = at + words::NAME.len() + skipped;
    Some(faulty(text, at, start..start + word.len(), DirectiveFault::Colon))
}

/// What is written as a directive with a word that is known, behind the signs of another kind of comment: `/* snipcheck: skip */` in
/// Markdown. `before` is what stands before it.
pub(super) fn in_other_comment(text: &Text, at: usize, before: &str, behind: &str) -> Option<Directive> {
    let line = before.rsplit('\n').next()?.trim_end();
    let is_sign = ["//", "/*", "{#", "--", "<!--", "%}", ">}}"].iter().any(|sign| line.ends_with(sign)) && !line.ends_with("://");
    (is_sign && says_something(behind)).then(|| faulty(text, at, line_of(at, behind), DirectiveFault::Comment))
}

/// An option without its value, in a line of options that the name stands in: ```` ```js snipcheck ````, ```` ```js snipcheck: skip ````.
pub(super) fn in_options(text: &Text, at: usize, before: &str, behind: &str) -> Option<Directive> {
    let line = before.rsplit('\n').next()?;
    let host = line.trim_start_matches([' ', '\t', '>', '-', '*', '+']);
    let is_host = ["```", "~~~", "[source"].iter().any(|open| host.starts_with(open));
    let is_apart = is_host && line.ends_with([' ', '\t', ',', '{', '.']) && line.matches('"').count() % 2 == 0;
    let next = behind.split(['\n', '\r']).next()?;
    let rest = next.trim_start_matches([':', '-', ' ', '\t']);
    let is_whole = rest.trim_matches(['}', ']', ' ', '\t', '`']).is_empty() || next.len() > rest.len() && is_word(first(rest));
    let end = at + words::NAME.len() + next.len() - rest.len() + first(rest).len();
    (is_apart && is_whole).then(|| faulty(text, at, at + words::NAME.len()..end, DirectiveFault::Option))
}

/// The bytes of the words behind the name at `at`, up to the end of the line.
fn line_of(at: usize, behind: &str) -> Range<usize> {
    let start = at + words::NAME.len();
    start..start + behind.find(['\n', '\r']).unwrap_or(behind.len())
}

/// The directive whose words are `range` of `text`, which has no effect.
pub(super) fn faulty(text: &Text, at: usize, range: Range<usize>, fault: DirectiveFault) -> Directive {
    let start = range.start.min(text.len());
    Directive { action: None, fault: Some(fault), ..words::read(text, at, start..range.end.clamp(start, text.len())) }
}

/// What stands in `source` outside of all `bodies`, which are ranges of it, and is written as a directive: in front matter, between the
/// items of a feed. Nothing is told by it.
pub(in crate::block) fn outside(source: &Text, bodies: &[Range<usize>], has_comments: bool) -> Vec<Directive> {
    let text = source.as_str();
    let is_in_body = |at: &usize| {
        let next = bodies.partition_point(|body| body.end <= *at);
        bodies.get(next).is_some_and(|body| body.start <= *at)
    };
    let has_matter = text.starts_with("---") || text.starts_with("+++");
    let first = bodies.first().map_or(text.len(), |body| body.start);
    let found = names::find(text).into_iter().filter(|at| !is_in_body(at)).filter_map(|at| {
        let (before, behind) = text.split_at_checked(at)?;
        let behind = names::behind(behind)?;
        let line = before.rsplit('\n').next()?;
        let is_comment = has_comments && before.trim_end().ends_with("<!--") && behind.starts_with(':');
        let is_matter = has_matter && at < first && matches!(line.trim(), "" | "#") && says_something(behind);
        let length = behind.find("-->").filter(|_| is_comment).unwrap_or(behind.len());
        let words = line_of(at, behind.get(..length)?);
        (is_comment || is_matter).then(|| faulty(source, at, words, DirectiveFault::Outside))
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_that_begins_as_a_directive_of_other_tools_is_an_attempt() {
        let read =
            |comment: &str| without_colon(&Text::verbatim(comment, 0), 0, names::behind(comment).unwrap()).map(|found| found.word.value);
        for (comment, word) in
            [("snipcheck-disable", "disable"), ("snipcheck-ignore why", "ignore"), ("snipcheck skip ", "skip"), ("SNIPCHECK_SKIP", "SKIP")]
        {
            assert_eq!(read(comment).as_deref(), Some(word), "{comment}");
        }
        for comment in ["snipcheck is a tool", "snipcheck on CI", "snipcheck-action", "snipcheck", "snipcheck.toml"] {
            assert_eq!(read(comment), None, "{comment}");
        }
    }

    #[test]
    fn what_stands_outside_of_bodies_is_told() {
        let said = |text: &str, bodies: &[Range<usize>]| {
            outside(&Text::verbatim(text, 0), bodies, true).into_iter().map(|found| found.said).collect::<Vec<_>>()
        };
        let item = "<a/><!-- snipcheck: skip --><item>";
        assert_eq!(said(item, &[]), ["snipcheck: skip"]);
        assert_eq!(said(item, std::slice::from_ref(&(0..item.len()))), [""; 0]);
        let matter = "---\n# snipcheck: skip-file\nsnipcheck: skip\n---\n# snipcheck: skip\n";
        assert_eq!(said(matter, std::slice::from_ref(&(matter.len() - 18..matter.len()))), ["snipcheck: skip-file", "snipcheck: skip"]);
        assert_eq!(said("---\nsnipcheck: a tool\n---\n", &[]), [""; 0]);
    }
}
