//! What the sentence before the block says that it is.

use super::{Clue, Evidence, Subject};
use crate::language::{self, Kind};

pub(super) static CLUE: Clue = Clue { name: "lead", summary: "a language named in the sentence before it, or what that says of it", look };

/// Words of the lead, from its end, that are looked at: what is farther away speaks of something else.
const LOOK_WORDS: usize = 25;

/// Words that suggest languages without naming them, as "run" before a shell's command.
struct Cue {
    words: &'static [&'static str],
    languages: &'static [&'static str],
}

static CUES: &[Cue] = &[
    Cue { words: &["run", "execute", "type", "command", "commands", "terminal", "shell"], languages: &["bash", "shellsession"] },
    Cue { words: &["returns", "response", "responds", "payload"], languages: &["json"] },
    Cue { words: &["output", "outputs", "prints", "shows", "error"], languages: &["text"] },
];

/// Words from the lead's end among which a cue is looked for.
const CUE_WORDS: usize = 5;

/// Weight of a cue.
const CUE: f32 = 0.8;

fn look(subject: Subject<'_>) -> Vec<Evidence> {
    let Some(lead) = subject.block.lead.as_deref() else { return Vec::new() };
    let mut found: Vec<Evidence> = Vec::new();
    for word in words(lead).take(LOOK_WORDS) {
        let Some(language) = named(word) else { continue };
        if !found.iter().any(|e| e.language.id == language.id) {
            found.push(Evidence { clue: CLUE.name, language, weight: 1.2, reason: format!("the text before it says {word:?}") });
        }
    }
    found.extend(words(lead).take(CUE_WORDS).find_map(cue).into_iter().flatten());
    found
}

/// The words of `lead` from its end on.
fn words(lead: &str) -> impl Iterator<Item = &str> {
    lead.split_whitespace().rev().map(|word| word.trim_matches(['.', ',', ':', ';', '(', ')', '"', '\'', '`', '!', '?']))
}

fn cue(word: &str) -> Option<Vec<Evidence>> {
    let cue = CUES.iter().find(|cue| cue.words.contains(&word.to_lowercase().as_str()))?;
    Some(cue.languages.iter().filter_map(|id| Evidence::of(CLUE.name, id, CUE, format!("the text before it says {word:?}"))).collect())
}

/// The language that `word` names, written as a name: `Go`, `TypeScript`, `SQL`, not `go`.
pub(crate) fn named(word: &str) -> Option<&'static language::Language> {
    let is_name = word.chars().next().is_some_and(char::is_uppercase) && word.len() > 1;
    let language = is_name.then(|| language::by_label(word)).flatten()?;
    (language.kind != Kind::Text && (language.name == word || word.chars().all(char::is_uppercase))).then_some(language)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::Block;
    use crate::text::Text;

    fn ids(lead: &str) -> Vec<&'static str> {
        let block = Block { lead: Some(lead.to_owned()), ..Block::new(Text::verbatim("x", 0), "test") };
        CLUE.alone(&block).iter().map(|evidence| evidence.language.id).collect()
    }

    #[test]
    fn a_language_is_named_as_a_name_is_written() {
        assert_eq!(ids("The same in TypeScript:"), ["typescript"]);
        assert!(ids("Let us go on:").is_empty());
    }

    #[test]
    fn what_one_does_with_it_is_said_right_before_it() {
        assert_eq!(ids("Then run:"), ["bash", "shellsession"]);
        assert_eq!(ids("The server returns the following:"), ["json"]);
        assert!(ids("You can run it later. First of all, here is how it is made:").is_empty());
    }
}
