//! The words of a directive: what it asks for, of which rules, and why.
//!
//! `snipcheck: skip unknown-label, syntax-error - the label is ours` has the word `skip`, two rules and a reason.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::text::{Span, Text};

/// The name that directives begin with.
pub(in crate::block) const NAME: &str = "snipcheck";

/// Longest directive that is kept whole, in bytes: of a longer one, the beginning.
const MAX_SAID: usize = 200;

/// What stands before the reason, the longest first.
const BEFORE_REASON: [&str; 4] = [" -- ", " - ", " — ", " – "];

/// The words that a directive may have, each with what it asks for.
pub static DIRECTIVE_WORDS: &[(&str, DirectiveAction)] = &[
    ("skip", DirectiveAction::Skip),
    ("fails", DirectiveAction::Fails),
    ("off", DirectiveAction::Off),
    ("on", DirectiveAction::On),
    ("skip-file", DirectiveAction::SkipFile),
];

/// One directive of an author.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Directive {
    /// Where it stands in the file, without the signs of its comment.
    pub span: Span,
    /// What it says, on one line: `snipcheck: skip syntax-error - an old version`.
    pub said: String,
    /// What it asks for; `None` if its word is none that is known.
    pub action: Option<DirectiveAction>,
    /// The word itself.
    pub word: DirectiveWord,
    /// The rules or groups of rules that it is about, as written; all if empty.
    pub rules: Vec<DirectiveWord>,
    /// Why, in its author's words.
    pub reason: Option<String>,
    /// What it is about.
    pub scope: DirectiveScope,
    /// Why it has no effect, whatever it says; it asks for nothing then.
    pub fault: Option<DirectiveFault>,
}

/// Why something that is meant for a directive has no effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DirectiveFault {
    /// It has no colon: `snipcheck-disable`.
    Colon,
    /// It stands in what is no comment there: `// snipcheck: skip` in JSON.
    Comment,
    /// It is an option of a block, and has no value: ```` ```js snipcheck ````.
    Option,
    /// It stands outside of what is read of the file: in front matter, between the items of a feed.
    Outside,
}

/// What a directive asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DirectiveAction {
    /// To leave out what is found in its blocks.
    Skip,
    /// To leave it out because the code is meant to be wrong.
    Fails,
    /// To leave out what is found from here on.
    Off,
    /// To leave out no more.
    On,
    /// To leave out what is found in the whole file.
    SkipFile,
}

/// A word of a directive, as written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectiveWord {
    /// The word.
    pub value: String,
    /// Where it stands in the file.
    pub span: Span,
}

/// What a directive is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectiveScope {
    /// Its blocks, by their places in the article from 0; there may be none there.
    pub blocks: Range<usize>,
    /// The part of the file, where it is about some lines of its block alone; of an `on`, the `off` that it ends.
    pub within: Option<Span>,
    /// The mention of code elsewhere that comes right next: it is about that, and about no block.
    pub mention: Option<Span>,
    /// Rules that a later `on` names, as written there, and the block from which on they count again.
    pub lifted: Vec<(String, usize)>,
}

/// Reads the directive whose words are `range` of `text`; it begins at the byte `start` of `text`.
pub(super) fn read(text: &Text, start: usize, range: Range<usize>) -> Directive {
    let content = text.as_str().get(range.clone()).unwrap_or_default();
    // reStructuredText's directives have two colons.
    let range = range.start + usize::from(content.starts_with(':'))..range.end;
    let content = content.strip_prefix(':').unwrap_or(content);
    let spoken = BEFORE_REASON.iter().filter_map(|sign| content.find(sign).map(|at| (at, sign.len())));
    let (end, sign) = spoken.min_by_key(|(at, _)| *at).unwrap_or((content.len(), 0));
    let (words, reason) = content.split_at_checked(end).unwrap_or((content, ""));
    let reason = squeezed(reason.get(sign..).unwrap_or_default());
    let mut words = each_word(words).map(|word| DirectiveWord {
        span: text.origin(range.start + word.start..range.start + word.end),
        value: content.get(word).unwrap_or_default().to_owned(),
    });
    let end = range.start + content.trim_end().len();
    let span = text.origin(start..end.max(start));
    let word = words.next().unwrap_or_else(|| DirectiveWord { value: String::new(), span });
    let action = DIRECTIVE_WORDS.iter().find(|(known, _)| known.eq_ignore_ascii_case(&word.value)).map(|(_, action)| *action);
    let said = format!("{}: {}", NAME, squeezed(content));
    let said = said.get(..said.floor_char_boundary(MAX_SAID)).unwrap_or_default().trim_end_matches([' ', ':']).to_owned();
    let reason = Some(reason).filter(|reason| !reason.is_empty());
    Directive { span, said, action, word, rules: words.collect(), reason, scope: DirectiveScope::default(), fault: None }
}

/// Where the words of `text` are, which spaces and commas part.
fn each_word(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_between = |c: char| c.is_whitespace() || c == ',';
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + rest.find(|c| !is_between(c))?;
        let end = text.get(start..)?.find(is_between).map_or(text.len(), |length| start + length);
        at = end;
        Some(start..end)
    })
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(content: &str) -> (String, Vec<String>, Option<String>) {
        let text = Text::verbatim(content, 100);
        let directive = read(&text, 0, 0..content.len());
        for word in std::iter::once(&directive.word).chain(&directive.rules).filter(|word| !word.value.is_empty()) {
            assert_eq!(content.get(word.span.start - 100..word.span.end - 100), Some(word.value.as_str()));
        }
        (directive.word.value, directive.rules.into_iter().map(|rule| rule.value).collect(), directive.reason)
    }

    #[test]
    fn rules_stand_behind_the_word_and_the_reason_behind_a_dash() {
        assert_eq!(parts(" skip "), ("skip".to_owned(), vec![], None));
        let rules = vec!["syntax-error".to_owned(), "unknown-label".to_owned()];
        assert_eq!(parts("skip syntax-error, unknown-label - it is\n  old"), ("skip".to_owned(), rules, Some("it is old".to_owned())));
        assert_eq!(parts("fails — shows the error"), ("fails".to_owned(), vec![], Some("shows the error".to_owned())));
        assert_eq!(parts("off a,b"), ("off".to_owned(), vec!["a".to_owned(), "b".to_owned()], None));
        assert_eq!(parts(""), (String::new(), vec![], None));
        assert_eq!(parts(": skip"), ("skip".to_owned(), vec![], None));
    }

    #[test]
    fn case_makes_no_difference() {
        assert_eq!(read(&Text::verbatim("SKIP", 0), 0, 0..4).action, Some(DirectiveAction::Skip));
    }

    #[test]
    fn a_directive_is_kept_short() {
        let long = format!("skip - {}", "é".repeat(500));
        let directive = read(&Text::verbatim(long.as_str(), 0), 0, 0..long.len());
        assert!(directive.said.len() <= MAX_SAID && directive.said.starts_with("snipcheck: skip - éé"), "{}", directive.said);
    }
}
