//! What the sentence before the block says that it is.

use super::{Clue, Evidence, Subject};
use crate::language::{self, Kind};

pub(super) static CLUE: Clue = Clue { name: "lead", summary: "a language named in the sentence before it", look };

/// Words of the lead, from its end, that are looked at: what is farther away speaks of something else.
const LOOK_WORDS: usize = 25;

fn look(subject: Subject<'_>) -> Vec<Evidence> {
    let Some(lead) = subject.block.lead.as_deref() else { return Vec::new() };
    let mut found: Vec<Evidence> = Vec::new();
    for word in lead.split_whitespace().rev().take(LOOK_WORDS) {
        let word = word.trim_matches(|c: char| matches!(c, '.' | ',' | ':' | ';' | '(' | ')' | '"' | '\'' | '`' | '!' | '?'));
        let Some(language) = named(word) else { continue };
        if !found.iter().any(|e| e.language.id == language.id) {
            found.push(Evidence { clue: CLUE.name, language, weight: 1.2, reason: format!("the text before it says {word:?}") });
        }
    }
    found
}

/// The language that `word` names, written as a name: `Go`, `TypeScript`, `SQL`, not `go`.
pub(super) fn named(word: &str) -> Option<&'static language::Language> {
    let is_name = word.chars().next().is_some_and(char::is_uppercase) && word.len() > 1;
    let language = is_name.then(|| language::by_label(word)).flatten()?;
    (language.kind != Kind::Text && (language.name == word || word.chars().all(char::is_uppercase))).then_some(language)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::Block;
    use crate::detect::{Model, Parses, Tally};
    use crate::text::Text;

    #[test]
    fn a_language_is_named_as_a_name_is_written() {
        let ids = |lead: &str| {
            let block = Block { lead: Some(lead.to_owned()), ..Block::new(Text::verbatim("x", 0), "test") };
            let (tally, parses) = (Tally::default(), Parses::default());
            let subject = Subject { block: &block, code: "x", model: Model::embedded(), tally: &tally, parses: &parses };
            look(subject).iter().map(|evidence| evidence.language.id).collect::<Vec<_>>()
        };
        assert_eq!(ids("The same in TypeScript:"), ["typescript"]);
        assert!(ids("Let us go on:").is_empty());
    }
}
