//! Looking languages up, and the only place that runs tree-sitter.

pub mod by_name;
mod each;
pub(crate) mod json;
pub mod named;
mod trees;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::LazyLock;

use crate::guard::{self, Failure};
use crate::text::{Matcher, Text, compiled};
pub(crate) use each::{Each, in_lines};
pub use grammars::{
    Automaton, Blocks, Braces, Brackets, Closing, Context, Elements, Elision, Grammar, Grams, Heads, Hint, Kind, KnownDialect, LANGUAGES,
    Language, Lexis, MarkKind, MarkPattern, Markup, OutputStyle, Page, Preprocessor, Program, Session, Superset, TagBlocks, TagContent,
    TemplateTag, Trust, Unparsed, UnparsedKind,
};
use tree_sitter::{ParseOptions, Parser, Tree};

/// One parse may take a step for as many bytes, a step being a hundred operations of the parser, some ten microseconds. Of a third of a
/// million parses of published code, none took more than a third of that. Steps are counted, and not timed: what is said of a snippet
/// must not depend on what else the machine does.
pub const BYTES_PER_STEP: usize = 4;

/// Steps that one parse may take however short the code is.
const LEAST_STEPS: usize = 200;

/// Steps that one parse may take however long the code is.
const MOST_STEPS: usize = 400_000;

/// Bytes of code that a parser is handed at a time.
const CHUNK: usize = 4 * 1024;

/// How often a parser may ask for each chunk of the code. One that reads on to the end for each token asks a thousand times.
const READS_PER_CHUNK: usize = 256;

/// Steps of a parse after which it is looked whether the time is over.
const STEPS_BETWEEN_LOOKS: usize = 16;

static BY_LABEL: LazyLock<HashMap<&'static str, &'static Language>> = LazyLock::new(|| {
    LANGUAGES
        .iter()
        .flat_map(|language| std::iter::once(language.id).chain(language.aliases.iter().copied()).map(move |l| (l, language)))
        .collect()
});

/// The language whose canonical id is `id`.
#[must_use]
pub fn by_id(id: &str) -> Option<&'static Language> {
    let index = LANGUAGES.binary_search_by_key(&id, |language| language.id).ok()?;
    LANGUAGES.get(index)
}

/// The language whose id or alias is exactly `label`, which is lower case.
#[must_use]
pub fn by_id_or_alias(label: &str) -> Option<&'static Language> {
    BY_LABEL.get(label).copied()
}

/// The language that `label`, in whatever case, means: its id, one of its aliases, or one of its extensions. What says of which language
/// it is a diff (`diff-js`, as Prism writes it) is a diff.
#[must_use]
pub fn by_label(label: &str) -> Option<&'static Language> {
    let label = label.trim().to_lowercase();
    let known = by_id_or_alias(&label).or_else(|| by_extension(&label));
    known.or_else(|| by_diff_label(&label).and_then(|_| by_id("diff")))
}

/// The language of whose code the diff that is labelled `label` is.
#[must_use]
pub fn by_diff_label(label: &str) -> Option<&'static Language> {
    label.trim().to_lowercase().strip_prefix("diff-").and_then(by_label)
}

/// The language whose files end in `extension` (lower case, without the dot); the first by id where several do.
#[must_use]
pub fn by_extension(extension: &str) -> Option<&'static Language> {
    let firsts = LANGUAGES.iter().find(|language| language.extensions.first() == Some(&extension));
    firsts.or_else(|| LANGUAGES.iter().find(|language| language.extensions.contains(&extension)))
}

/// The language of a file called `name` (a path's last part is enough).
#[must_use]
pub fn by_file_name(name: &str) -> Option<&'static Language> {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let whole = LANGUAGES.iter().find(|language| language.file_names.iter().any(|n| n.eq_ignore_ascii_case(name)));
    whole.or_else(|| by_extension(&name.rsplit_once('.')?.1.to_lowercase()))
}

static STAND_INS: LazyLock<HashMap<&'static str, Vec<(Matcher, &'static str)>>> = LazyLock::new(|| {
    let stand_ins = |language: &'static Language| {
        let all = language.stand_ins.iter().map(|s| (compiled(&format!("(?m){}", s.pattern)), s.with));
        (!language.stand_ins.is_empty()).then(|| (language.id, all.collect()))
    };
    LANGUAGES.iter().filter_map(stand_ins).collect()
});

/// `code` with what its language's parser is known not to know as it may be read; `None` if it has no such thing.
#[must_use]
pub fn as_known(language: &Language, code: &str) -> Option<Text> {
    let mut known: Option<Text> = None;
    for (pattern, with) in STAND_INS.get(language.id)? {
        let text = known.as_ref().map_or(code, Text::as_str);
        let edits: Vec<_> = pattern
            .captures_iter(text)
            .filter_map(|found| {
                let mut put = String::new();
                found.expand(with, &mut put);
                Some((found.get(0)?.range(), put))
            })
            .collect();
        if !edits.is_empty() {
            known = Some(known.unwrap_or_else(|| Text::verbatim(code, 0)).edited(edits));
        }
    }
    known
}

/// Why code could not be parsed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParseFailure {
    /// The language has no grammar.
    #[error("the language has no grammar")]
    NoGrammar,
    /// More steps than one for [`BYTES_PER_STEP`].
    #[error("parsing it takes too many steps")]
    TooSlow,
    /// The parser gave no answer, or was not asked.
    #[error(transparent)]
    Failed(#[from] Failure),
}

/// The keywords of `language`, as its grammar lists them; empty without a grammar.
#[must_use]
pub fn keywords(language: &Language) -> Vec<String> {
    let Some(grammar) = &language.grammar else { return Vec::new() };
    let grammar = tree_sitter::Language::new(grammar.function.0);
    let kinds = (0..grammar.node_kind_count()).filter_map(|id| u16::try_from(id).ok()).filter_map(|id| {
        let kind = grammar.node_kind_for_id(id)?;
        // The grammars of SQL name the nodes of their keywords.
        if grammar.node_kind_is_named(id) { kind.strip_prefix("keyword_") } else { Some(kind) }
    });
    let mut words: Vec<String> =
        kinds.filter(|kind| kind.len() > 1 && kind.chars().all(|c| c.is_ascii_alphabetic())).map(str::to_owned).collect();
    words.sort();
    words.dedup();
    words
}

/// The tree of `code` in `language`'s grammar.
///
/// # Errors
///
/// Fails if the language has no grammar, if the grammar fails, or past a limit; a syntax error is no failure but part of the tree.
pub fn parse(language: &Language, code: &str) -> Result<Tree, ParseFailure> {
    let Some(grammar) = &language.grammar else { return Err(ParseFailure::NoGrammar) };
    // What is known costs as many steps as when it was parsed: what is said must not depend on what this thread did before.
    if let Some((tree, steps)) = trees::known(language.id, code) {
        guard::spend(steps);
        return Ok(tree);
    }
    guard::admit(grammar.crate_name, grammar.limits, code)?;
    let (tree, steps) = guard::ask(grammar.crate_name, language.id, code, || parse_unguarded(grammar, code))??;
    trees::keep(language.id, code, &tree, steps);
    Ok(tree)
}

/// The tree of `code` with its last line ended, as some grammars want it: it may reach one byte further than the code.
///
/// # Errors
///
/// Fails as [`parse`] does.
pub fn parse_ended(language: &Language, code: &str) -> Result<Tree, ParseFailure> {
    if code.ends_with('\n') { parse(language, code) } else { parse(language, &format!("{code}\n")) }
}

/// The tree, and how many steps the parser took.
fn parse_unguarded(grammar: &Grammar, code: &str) -> Result<(Tree, usize), ParseFailure> {
    thread_local! {
        static PARSER: RefCell<Parser> = RefCell::new(Parser::new());
    }
    PARSER.with_borrow_mut(|parser| {
        parser.set_language(&grammar.function.0.into()).map_err(|_| ParseFailure::NoGrammar)?;
        let most = (LEAST_STEPS + code.len() / BYTES_PER_STEP).min(MOST_STEPS).min(guard::steps_left());
        let mut steps = most;
        let bytes = code.as_bytes();
        let reads_left = Cell::new((bytes.len() / CHUNK + 1) * READS_PER_CHUNK);
        let mut watch = |_: &tree_sitter::ParseState| {
            steps = steps.saturating_sub(1);
            let is_over = reads_left.get() == 0 && !guard::is_lifted() || steps.is_multiple_of(STEPS_BETWEEN_LOOKS) && guard::is_over();
            if steps == 0 || is_over { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let options = ParseOptions::new().progress_callback(&mut watch);
        let last = code.lines().next_back().unwrap_or_default();
        let end: &[u8] = if grammar.endless_behind.is_some_and(|sign| last.contains(sign)) { b"\n" } else { b"" };
        let mut read = |at: usize, _| {
            reads_left.set(reads_left.get().saturating_sub(1));
            if at == bytes.len() { end } else { bytes.get(at..bytes.len().min(at + CHUNK)).unwrap_or_default() }
        };
        let tree = parser.parse_with_options(&mut read, None, Some(options));
        guard::spend(most - steps);
        if tree.is_none() {
            parser.reset();
        }
        tree.map(|tree| (tree, most - steps)).ok_or(ParseFailure::TooSlow)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diff_says_of_what() {
        let ids = |label| (by_label(label).map(|l| l.id), by_diff_label(label).map(|l| l.id));
        assert_eq!(ids("diff-js"), (Some("diff"), Some("javascript")));
        assert_eq!(ids("diff"), (Some("diff"), None));
        assert_eq!(ids("diff-klingon"), (None, None));
    }

    #[test]
    fn what_a_parser_does_not_know_is_read_as_something_else() {
        let known = |id, code| as_known(by_id(id).unwrap(), code).map(|text| text.as_str().to_owned());
        assert_eq!(known("rust", "auto trait A {}").as_deref(), Some("trait A {}"));
        assert_eq!(known("csharp", "a?.b = c?.d;").as_deref(), Some("a.b = c?.d;"));
        assert_eq!(known("csharp", "a = b?.c;"), None);
        assert_eq!(known("json", "{}"), None);
    }
}
