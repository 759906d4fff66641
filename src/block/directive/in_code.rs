//! Directives in comments of the code itself, on lines of their own.
//!
//! Of `# snipcheck: fails` in Python or `// snipcheck: skip` in Go each is about the block that it stands in. In what is Markdown itself,
//! they are spoken of.

use super::comments;
use super::words::{self, DIRECTIVE_WORDS, Directive, NAME};
use crate::block::published::Block;
use crate::language::{Kind, LANGUAGES, Language};
use crate::text::nearest;

/// The directives in the code of `block`.
pub(super) fn find(block: &Block) -> Vec<Directive> {
    let code = block.text.as_str();
    if !code.contains(NAME) {
        return Vec::new();
    }
    let language = match &block.label {
        Some(label) if !label.value.is_empty() => match label.language() {
            Some(language) => Some(language),
            None => return Vec::new(),
        },
        _ => None,
    };
    if language.is_some_and(|language| language.holds_blocks) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut start = 0;
    for line in code.split_inclusive('\n') {
        if let Some((at, end)) = comment(line, language) {
            let directive = words::read(&block.text, start + at, start + at + NAME.len() + 1..start + end);
            // Code has comments of all sorts: `# snipcheck: a hook` is none of ours.
            let known = DIRECTIVE_WORDS.iter().map(|(word, _)| *word);
            if directive.action.is_some() || nearest(&directive.word.value, known).is_some() {
                found.push(directive);
            }
        }
        start += line.len();
    }
    found
}

/// Where a directive starts and ends in `line`, if the line is a comment of `language` that holds one and nothing else.
fn comment(line: &str, language: Option<&Language>) -> Option<(usize, usize)> {
    let at = line.find(NAME)?;
    let (before, behind) = line.split_at_checked(at)?;
    if !comments::is_directive(behind) {
        return None;
    }
    // JSX has its comments in braces.
    let sign = before.trim().trim_start_matches('{').trim_start();
    let end = line.trim_end().trim_end_matches('}').trim_end();
    let closed = |language: &Language| {
        // `;;` of Lisp is a `;` as well.
        let opens = |open: &str| sign.strip_prefix(open).is_some_and(|rest| rest.chars().all(|c| open.ends_with(c)));
        let by_line = language.lexis.line_comments.iter().any(|open| opens(open)).then_some(line.trim_end().len());
        let by_block = || {
            let close = language.lexis.block_comments.iter().find(|(open, _)| *open == sign).map(|(_, close)| *close)?;
            end.strip_suffix(close).map(str::len)
        };
        by_line.or_else(by_block)
    };
    let end = match language {
        Some(language) if language.kind != Kind::Session => closed(language),
        _ if sign.is_empty() => None,
        _ => LANGUAGES.iter().find_map(closed),
    };
    end.filter(|end| *end > at + NAME.len()).map(|end| (at, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::published::{Label, Trust};
    use crate::text::Text;

    fn said(label: &str, code: &str) -> Vec<String> {
        let label = Some(Label::new(label, Trust::High)).filter(|label| !label.value.is_empty());
        let block = Block { label, ..Block::new(Text::verbatim(code, 0), "test") };
        find(&block).into_iter().map(|directive| directive.said).collect()
    }

    #[test]
    fn each_language_has_its_comments() {
        for (label, code) in [
            ("python", "a = 1\n  # snipcheck: skip\nb"),
            ("go", "//snipcheck: skip\n"),
            ("css", "/* snipcheck: skip */\n"),
            ("html", "<!-- snipcheck: skip -->\n"),
            ("sql", "-- snipcheck: skip"),
            ("lisp", ";; snipcheck: skip\n"),
            ("jsx", "{/* snipcheck: skip */}\n"),
            ("console", "# snipcheck: skip\n"),
            ("", "# snipcheck: skip\n"),
        ] {
            assert_eq!(said(label, code), ["snipcheck: skip"], "{label}: {code}");
        }
    }

    #[test]
    fn what_only_speaks_of_one_is_none() {
        for (label, code) in [
            ("python", "a = 1 # snipcheck: skip\n"),
            ("python", "// snipcheck: skip\n"),
            ("yaml", "# snipcheck: check what is in articles\n"),
            ("yaml", "snipcheck: skip\n"),
            ("md", "<!-- snipcheck: skip -->\n"),
            ("json", "// snipcheck: skip\n"),
            ("brainfuck", "# snipcheck: skip\n"),
            ("", "snipcheck: skip\n"),
        ] {
            assert_eq!(said(label, code), [""; 0], "{label}: {code}");
        }
        assert_eq!(said("python", "# snipcheck: skp\n"), ["snipcheck: skp"]);
    }
}
