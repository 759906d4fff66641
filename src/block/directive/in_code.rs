//! Directives in comments of the code itself.
//!
//! Of `# snipcheck: fails` in Python or `// snipcheck: skip` in Go each is about the block that it stands in, on a line of its own or at the
//! end of one. In what is Markdown itself, they are spoken of.

use super::attempts;
use super::names;
use super::words::{self, DIRECTIVE_WORDS, Directive, DirectiveFault, NAME};
use crate::block::published::{Block, Label};
use crate::language::{Kind, LANGUAGES, Language};
use crate::text::nearest;

/// The directives in the code of `block`.
pub(super) fn find(block: &Block) -> Vec<Directive> {
    let code = block.text.as_str();
    if !names::is_named(code) {
        return Vec::new();
    }
    let language = block.label.as_ref().and_then(Label::language);
    if language.is_some_and(|language| language.holds_blocks) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut start = 0;
    for line in code.split_inclusive('\n') {
        if let Some(comment) = comment(line, language) {
            let (at, end) = (start + comment.at, start + comment.end);
            let words = at + NAME.len() + 1..end;
            if comment.is_foreign {
                found.extend(
                    attempts::says_something(code.get(at + NAME.len()..end).unwrap_or_default())
                        .then(|| attempts::faulty(&block.text, at, words, DirectiveFault::Comment)),
                );
            } else {
                let directive = words::read(&block.text, at, words);
                // Code has comments of all sorts: `# snipcheck: a hook` is none of ours.
                let known = DIRECTIVE_WORDS.iter().map(|(word, _)| *word);
                let is_meant = || comment.is_alone && nearest(&directive.word.value, known).is_some();
                if directive.action.is_some() || is_meant() {
                    found.push(directive);
                }
            }
        }
        start += line.len();
    }
    found
}

/// A comment that begins as a directive.
struct DirectiveComment {
    /// Where the name starts in the line.
    at: usize,
    /// Where the words end.
    end: usize,
    /// Whether nothing else stands on the line.
    is_alone: bool,
    /// Whether it is a comment of other languages, and none here.
    is_foreign: bool,
}

/// The comment at the end of `line` that begins as a directive, where `language` is that of the code.
fn comment(line: &str, language: Option<&Language>) -> Option<DirectiveComment> {
    let at = *names::find(line).first()?;
    let (before, behind) = line.split_at_checked(at)?;
    if !names::behind(behind)?.starts_with(':') {
        return None;
    }
    // JSX has its comments in braces.
    let signs = before.trim_end();
    let end = line.trim_end().trim_end_matches('}').trim_end();
    let closed = |language: &Language| {
        let by_line = language.lexis.line_comments.iter().find_map(|open| Some((opened(signs, open)?, line.trim_end().len())));
        let by_block =
            || language.lexis.block_comments.iter().find_map(|(open, close)| Some((opened(signs, open)?, end.strip_suffix(close)?.len())));
        by_line.or_else(by_block)
    };
    let of_any = || LANGUAGES.iter().find_map(closed);
    let ((code, end), is_foreign) = match language {
        Some(language) if language.kind != Kind::Session => match closed(language) {
            Some(found) => (found, false),
            None => (of_any()?, true),
        },
        _ => (of_any()?, false),
    };
    let code = code.trim().trim_start_matches('{');
    // Behind an odd quote, it stands in a string.
    let is_quoted = ['"', '\'', '`'].iter().any(|quote| code.matches(*quote).count() % 2 == 1);
    (end > at + NAME.len() && !is_quoted).then_some(DirectiveComment { at, end, is_alone: code.is_empty(), is_foreign })
}

/// What stands before the sign `open` of a comment, with which `signs` ends: nothing, or code and white space.
fn opened<'a>(signs: &'a str, open: &str) -> Option<&'a str> {
    let mut code = signs.strip_suffix(open)?;
    // `;;` of Lisp is a `;` as well.
    if let Some(last) = open.chars().last() {
        code = code.trim_end_matches(last);
    }
    (code.is_empty() || code.ends_with([' ', '\t', '{'])).then_some(code)
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
            ("brainfuck", "# snipcheck: skip\n"),
            ("js", "a(; // snipcheck: skip\n"),
            ("python", "x = (  # SNIPCHECK: skip\n"),
            ("css", "a { /* snipcheck: skip */\n"),
        ] {
            assert_eq!(said(label, code), ["snipcheck: skip"], "{label}: {code}");
        }
    }

    #[test]
    fn a_comment_of_other_languages_has_no_effect() {
        for (label, code) in [("python", "// snipcheck: skip\n"), ("json", "# snipcheck: skip\n{}")] {
            let label = Some(Label::new(label, Trust::High));
            let found = find(&Block { label, ..Block::new(Text::verbatim(code, 0), "test") });
            assert_eq!(found.iter().map(|found| (found.action, found.fault)).collect::<Vec<_>>(), [(None, Some(DirectiveFault::Comment))]);
        }
    }

    #[test]
    fn what_only_speaks_of_one_is_none() {
        for (label, code) in [
            ("python", "a = \"# snipcheck: skip\"\n"),
            ("python", "a = 1 # snipcheck: skp\n"),
            ("sh", "echo 'a # snipcheck: skip'\n"),
            ("yaml", "url: https://snipcheck: skip\n"),
            ("yaml", "# snipcheck: check what is in articles\n"),
            ("yaml", "snipcheck: skip\n"),
            ("md", "<!-- snipcheck: skip -->\n"),
            ("", "snipcheck: skip\n"),
        ] {
            assert_eq!(said(label, code), [""; 0], "{label}: {code}");
        }
        assert_eq!(said("python", "# snipcheck: skp\n"), ["snipcheck: skp"]);
    }
}
