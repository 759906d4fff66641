//! What is published as commands or as a value, and looks like something else: the shell's grammar takes nearly anything, so that a change
//! with which it parses proves nothing; and a table is no broken value.

use crate::syntax::parsing::attempt::Work;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Verdict, Why};
use crate::text::pattern;

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "unlike", summary: "what is labelled as commands or as a value, and looks like something else", speak: find };

/// How probable the shell must be by the code's looks alone to be believed.
const POSSIBLE: f32 = 0.2;

fn find(case: &Case<'_>, _: &mut Work) -> Option<Verdict> {
    case.snippet.block.label.as_ref()?;
    if case.language.literal {
        return is_no_value(case.code.as_str()).then(|| Verdict::text(Why::UnlikeCode(case.language)));
    }
    if !case.language.shell {
        return None;
    }
    let looks = case.looks();
    let (other, probability) = looks.ranked.first()?;
    if looks.family(case.language) >= POSSIBLE || *probability < POSSIBLE || other.family == case.language.family {
        return None;
    }
    Some(Verdict::unchecked(Why::NoCommands(other)))
}

pattern! {
    /// A member with its name, or the start of an object, a list or a string.
    static VALUE = r#"(?m)\A\s*[{\["'/]|^[ \t]*["']?[\w$.@-]+["']?[ \t]*:(?:[ \t]|$)|":|[{\[][ \t]*$"#;
}

/// Whether nothing in `code` looks like a value with members or elements: a table, a sentence, a call.
fn is_no_value(code: &str) -> bool {
    !VALUE.is_match(code) || is_told(code)
}

/// Fewest lines of sentences.
const MIN_TOLD: usize = 4;

/// Words, as many as sentences have and no member does.
const MIN_WORDS: usize = 6;

/// Whether `code` starts as no value does, and most of its lines are sentences: instructions to a model that speak of JSON.
fn is_told(code: &str) -> bool {
    let starts = code.trim_start().starts_with(|c: char| matches!(c, '{' | '[' | '"' | '\'' | '/' | '-' | '.' | '…') || c.is_ascii_digit());
    if starts {
        return false;
    }
    let is_word = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() * 2 > word.len();
    let is_sentence = |line: &&str| {
        let line = line.trim();
        !line.starts_with(['"', '{', '[', '}', ']']) && line.split_whitespace().filter(is_word).count() >= MIN_WORDS
    };
    let (told, all) = (code.lines().filter(is_sentence).count(), code.lines().filter(|line| !line.trim().is_empty()).count());
    told >= MIN_TOLD && told * 2 >= all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_no_broken_value() {
        for code in ["id   type\nroom fs\n", "id | host\n1 | 10.0.0.1\n", "lamp.max_watts", "kind() == \"LAMP\""] {
            assert!(is_no_value(code), "{code}");
        }
        let line = "- Write one object with a name for each of the lamps: {\"name\": \"hall\"}\n";
        assert!(is_no_value(&format!("## GOAL\n{}", line.repeat(4))));
        assert!(!is_no_value(&format!("The answer:\n{{\n  \"a\": 1,\n  \"b\": 2\n}}\n{line}")));
        for code in ["name: lamp\n", "{ id }", "lamp\": 1,\n", "'lamp'", "lamp = {\n  id\n}", "[1"] {
            assert!(!is_no_value(code), "{code}");
        }
    }
}
