//! Characters in `'` that are strings.

use tree_sitter::Node;

use crate::language::Language;
use crate::syntax::SyntaxError;
use crate::syntax::parsing::laxity::kind::{Laxity, error};

/// More characters in `'` than the language has for one: `'hello'` in Java.
pub(super) static LONG: Laxity = Laxity { name: "long-character", find: long, sooner: None };

fn long(language: &Language, node: Node<'_>, code: &str) -> Option<SyntaxError> {
    let most = language.lexis.character.filter(|_| matches!(node.kind(), "character_literal" | "char_literal"))?;
    let text = code.get(node.byte_range())?;
    // A sign before it says how wide it is: `L'a'`.
    let inner = text.get(text.find('\'')? + 1..)?.strip_suffix('\'')?;
    let holds = if most == 1 { "is for a single character".to_owned() } else { format!("holds at most {most} characters") };
    (characters(inner) > most).then(|| error(node.byte_range(), format!("`'` {holds}: expected `\"{inner}\"`")))
}

/// How many characters `text` stands for.
fn characters(text: &str) -> usize {
    let (mut count, mut rest) = (0, text);
    while let Some(c) = rest.chars().next() {
        let length = match rest.strip_prefix('\\') {
            Some(escape) => 1 + escaped(escape),
            None => c.len_utf8(),
        };
        rest = rest.get(length..).unwrap_or_default();
        count += 1;
    }
    count
}

/// How many bytes of `text`, which stands behind a backslash, belong to the escape: `u0041`, `x41`, `101`, `n`.
fn escaped(text: &str) -> usize {
    let digits = |from: usize, is: fn(char) -> bool| text.get(from..).unwrap_or_default().chars().take_while(|c| is(*c)).count();
    match text.chars().next() {
        Some('u') => {
            let signs = text.len() - text.trim_start_matches('u').len();
            signs + digits(signs, |c| c.is_ascii_hexdigit()).min(4)
        }
        Some('U') => 1 + digits(1, |c| c.is_ascii_hexdigit()).min(8),
        Some('x') => 1 + digits(1, |c| c.is_ascii_hexdigit()),
        Some('0'..='7') => digits(0, |c| matches!(c, '0'..='7')).min(3),
        Some(c) => c.len_utf8(),
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escape_is_one_character() {
        for text in ["a", "\\n", "\\'", "\\\\", "\\u0041", "\\uu0041", "\\101", "\\x41", "é"] {
            assert_eq!(characters(text), 1, "{text}");
        }
        assert_eq!(characters("RIFF"), 4);
        assert_eq!(characters("a\\u0041b"), 3);
    }
}
