//! Which bytes of code are not code to its parser: strings, comments, text between tags.

use std::ops::Range;

use crate::language::{self, Language};
use crate::syntax::lexis::lexemes::{Belief, Sort, lexemes};
use crate::syntax::lexis::{ending, page};

/// Words in the names of grammar nodes whose insides are not code.
const OPAQUE: &[&str] =
    &["string", "comment", "char", "heredoc", "text", "template", "regex", "content", "quoted", "raw", "doc", "character_reference"];

/// Names of nodes that hold such a word but are code.
const CODE: &[&str] = &[
    "template_declaration",
    "template_argument_list",
    "template_type",
    "template_function",
    "template_parameter_list",
    "document",
    "type_char",
    "template_substitution",
    "template_instantiation",
    "template_method",
    "template_template_parameter_declaration",
    "template_body",
    "with_template_body",
    "context",
    "context_bound",
    "map_content",
    "string_get_expression",
];

/// Ranges that are not code, in order, none in another.
#[derive(Debug, Default)]
pub(in crate::syntax) struct Regions(Vec<Range<usize>>);

impl Regions {
    /// These ranges, which are in order.
    pub(in crate::syntax) fn of(ranges: impl IntoIterator<Item = Range<usize>>) -> Self {
        Self(ranges.into_iter().collect())
    }

    /// Whether one of them holds the byte at `offset`.
    pub(in crate::syntax) fn hold(&self, offset: usize) -> bool {
        let index = self.0.partition_point(|range| range.end <= offset);
        self.0.get(index).is_some_and(|range| range.contains(&offset))
    }

    /// Whether one of them starts with the byte at `offset`.
    pub(in crate::syntax) fn start_at(&self, offset: usize) -> bool {
        self.0.binary_search_by_key(&offset, |range| range.start).is_ok()
    }
}

/// The parts of `code` that are not code, by its tree; by quotes and comment signs alone where there is no grammar.
pub(in crate::syntax) fn opaque(language: &'static Language, code: &str) -> Regions {
    if let Some(text) = page::program(language, code) {
        let mut ranges = within(language, text.as_str());
        for range in &mut ranges {
            *range = text.origin(range.clone()).range();
        }
        ranges.extend(page::printed(language, code));
        ranges.sort_by_key(|range| range.start);
        return Regions(ranges);
    }
    let program = ending::program(language, code);
    let mut ranges = within(language, program);
    if program.len() < code.len() {
        ranges.push(program.len()..code.len());
    }
    Regions(ranges)
}

/// The same of a whole program.
fn within(language: &'static Language, code: &str) -> Vec<Range<usize>> {
    let tree = language::parse_ended(language, code).ok();
    // Of data that is broken, a tree takes what stands between two strings for one.
    let Some(tree) = tree.filter(|tree| !language.literal || !tree.root_node().has_error()) else { return scanned(language, code) };
    let mut ranges = Vec::new();
    let mut cursor = tree.walk();
    let mut depth = 0_usize;
    loop {
        let node = cursor.node();
        let kind = node.kind();
        let hides = node.is_named() && OPAQUE.iter().any(|word| kind.contains(word)) && !CODE.contains(&kind) && depth > 0;
        if hides {
            let range = node.byte_range();
            ranges.push(range.start.min(code.len())..range.end.min(code.len()));
        } else if cursor.goto_first_child() {
            depth += 1;
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return ranges;
            }
            depth -= 1;
        }
    }
}

/// The same by quotes and comment signs.
fn scanned(language: &Language, code: &str) -> Vec<Range<usize>> {
    let lexemes = lexemes(language, code, Belief::default());
    lexemes.filter(|lexeme| !matches!(lexeme.sort, Sort::Open(_))).map(|lexeme| lexeme.range).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    #[test]
    fn strings_and_comments_are_opaque() {
        let code = "x = 'a…b' # c\ny = 2\n";
        let regions = opaque(by_id("python").unwrap(), code);
        assert!(regions.hold(code.find('…').unwrap()));
        assert!(regions.hold(code.find('c').unwrap()));
        assert!(!regions.hold(code.find('y').unwrap()));
    }

    #[test]
    fn what_only_sounds_like_text_is_code() {
        for (id, code) in [("scala", "trait A { def b = x }"), ("elixir", "a = %{b: x}"), ("cpp", "template class A<x>;")] {
            let regions = opaque(by_id(id).unwrap(), code);
            assert!(!regions.hold(code.find('x').unwrap()), "{id}");
        }
    }

    #[test]
    fn a_language_without_a_grammar_is_scanned() {
        let code = "a { b: \"…\" } /* … */ … // …\n";
        let regions = opaque(by_id("scss").unwrap(), code);
        let held: Vec<bool> = code.match_indices('…').map(|(at, _)| regions.hold(at)).collect();
        assert_eq!(held, [true, true, false, true]);
    }
}
