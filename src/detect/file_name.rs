//! The caption, where it is a file's name.

use super::{Clue, Evidence, Subject};
use crate::language;

pub(super) static CLUE: Clue =
    Clue { name: "file-name", summary: "the caption, or a comment on the first line, where it names a file", look };

fn look(subject: Subject<'_>) -> Vec<Evidence> {
    let caption = subject.block.title.as_deref().and_then(|title| evidence(title.trim(), "captioned", 5.0));
    let comment = subject.code.lines().next().and_then(commented).and_then(|name| evidence(name, "starts with the file name", 4.0));
    caption.into_iter().chain(comment).collect()
}

fn evidence(name: &str, how: &str, weight: f32) -> Option<Evidence> {
    let looks_like_one = !name.is_empty() && name.len() <= 120 && !name.contains(char::is_whitespace);
    let language = looks_like_one.then(|| language::by_file_name(name)).flatten()?;
    Some(Evidence { clue: CLUE.name, language, weight, reason: format!("{how} {name:?}") })
}

/// What a comment that is all of `line` holds.
fn commented(line: &str) -> Option<&str> {
    let line = line.trim();
    let inner = ["//", "#", "--", ";"].iter().find_map(|open| line.strip_prefix(open));
    let block = || line.strip_prefix("/*")?.strip_suffix("*/");
    let markup = || line.strip_prefix("<!--")?.strip_suffix("-->");
    let inner = inner.or_else(block).or_else(markup).map(str::trim)?;
    let named = ["file:", "File:", "filename:", "Filename:"].iter().find_map(|word| inner.strip_prefix(word));
    Some(named.unwrap_or(inner).trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::Block;
    use crate::text::Text;

    #[test]
    fn a_first_comment_may_name_the_file() {
        let ids = |code: &str| {
            let block = Block::new(Text::verbatim(code, 0), "test");
            CLUE.alone(&block).iter().map(|evidence| evidence.language.id).collect::<Vec<_>>()
        };
        assert_eq!(ids("// src/worker.ts\nexport {}"), ["typescript"]);
        assert_eq!(ids("# file: app/main.py\nx = 1"), ["python"]);
        assert_eq!(ids("# Dockerfile\nFROM x"), ["dockerfile"]);
        assert!(ids("// see foo.ts for more\n").is_empty());
    }
}
