//! Prompts of interactive sessions.

use std::sync::LazyLock;

use super::{Clue, Evidence, Subject};
use crate::language::{LANGUAGES, Language};
use crate::text::{Matcher, Pattern, compiled};

pub(super) static CLUE: Clue = Clue { name: "prompts", summary: "lines that start with the prompt of an interactive session", look };

/// Whether any line starts with a prompt of any session: most code has none.
static ANY: Pattern = LazyLock::new(|| {
    let sessions = LANGUAGES.iter().filter_map(|language| language.session.as_ref());
    let prompts: Vec<&str> = sessions.flat_map(|session| session.prompts.iter()).map(|prompt| prompt.trim_start_matches('^')).collect();
    compiled(&format!(r"(?m)^(?:{})", prompts.join("|")))
});

static PROMPTS: LazyLock<Vec<(&'static Language, Vec<Matcher>)>> = LazyLock::new(|| {
    let sessions = LANGUAGES.iter().filter_map(|language| Some((language, language.session.as_ref()?)));
    let compile = |pattern: &&str| compiled(&format!("^(?:{})", pattern.trim_start_matches('^')));
    sessions.map(|(language, session)| (language, session.prompts.iter().map(compile).collect())).collect()
});

fn look(subject: Subject<'_>) -> Vec<Evidence> {
    if !ANY.is_match(subject.code) {
        return Vec::new();
    }
    let first = subject.code.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    PROMPTS.iter().filter_map(|(language, prompts)| evidence(language, prompts, first, subject.code)).collect()
}

fn evidence(language: &'static Language, prompts: &[Matcher], first: &str, code: &str) -> Option<Evidence> {
    let is_prompt = |line: &str| prompts.iter().any(|prompt| prompt.is_match(line));
    let count = code.lines().filter(|line| is_prompt(line)).take(100).count();
    let weight = match (is_prompt(first), count) {
        (_, 0) => return None,
        (true, _) => 7.0,
        (false, 1) => 1.5,
        (false, _) => 3.0,
    };
    let reason = if count == 1 { "one line starts with a prompt".to_owned() } else { format!("{count} lines start with a prompt") };
    Some(Evidence { clue: CLUE.name, language, weight, reason })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::Block;
    use crate::text::Text;

    fn ids(code: &str) -> Vec<&'static str> {
        let block = Block::new(Text::verbatim(code, 0), "test");
        CLUE.alone(&block).iter().map(|evidence| evidence.language.id).collect()
    }

    #[test]
    fn the_prompt_names_the_session() {
        assert_eq!(ids(">>> 1 + 1\n2\n"), ["pycon"]);
        assert_eq!(ids("iex(1)> 1 + 1\n2\n"), ["iex"]);
        assert!(ids("# first\n$ ls\nCargo.toml\n").contains(&"shellsession"));
        assert!(ids("let x = 1;\n").is_empty());
    }
}
