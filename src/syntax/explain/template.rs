//! Templates over another language: what they make depends on their tags.

use std::ops::Range;

use crate::language::{Kind, TagContent};
use crate::syntax::parsing::attempt::Work;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Verdict, Why};
use crate::text::{lines, pattern};

pub(in crate::syntax) static RUNG: Rung = Rung { name: "template", summary: "a template over another language", speak: find };

pattern! {
    /// Tags that decide or repeat, and so leave no host that could be parsed by itself.
    static CONTROL = r"\{\{[-~]?\s*(?:(?:if|else|end|range|with|define|template|block|include)(?-u:\b)|\$\w+\s*:?=|/\*|[#/^>!][\w ])|\{%[-~+]?\s*\w|<%[-!]?\s|<[?]=|<#[-+]?(?:if|list|assign|macro)|<x-slot[:\s>]";
}

fn find(case: &Case<'_>, _: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    let tags = case.language.markup.iter().flat_map(|markup| markup.tags).filter(|tag| tag.holds != TagContent::Comment);
    let own: Vec<&str> = case.language.own_tags.iter().copied().chain(tags.map(|tag| tag.open)).collect();
    let is_own = |tag: &str| own.iter().any(|own| tag.starts_with(own));
    // What makes the value of a member is no template of the file that it stands in.
    let scalars = if case.language.indented && case.language.kind == Kind::Data { block_scalars(code) } else { Vec::new() };
    let is_value = |at: usize| scalars.get(scalars.partition_point(|range| range.end <= at)).is_some_and(|range| range.contains(&at));
    let holds = CONTROL.find_iter(code).any(|tag| !is_own(tag.as_str()) && !is_value(tag.start()));
    holds.then(|| Verdict::unchecked(Why::Is("a template, and what it makes depends on its tags")))
}

pattern! {
    /// The end of a line that a value follows which goes on while the lines below it stand deeper: `run: |`.
    static OPENS = r"(?:^|[:\s-])[|>][-+]?[1-9]?[-+]?[ \t]*(?:#.*)?$";
}

/// Where `code` has values of several lines that indentation ends.
fn block_scalars(code: &str) -> Vec<Range<usize>> {
    let mut scalars: Vec<Range<usize>> = Vec::new();
    let mut open: Option<(usize, Range<usize>)> = None;
    for (range, line) in lines(code) {
        let indent = line.len() - line.trim_start().len();
        if let Some((opener, scalar)) = &mut open {
            if line.trim().is_empty() || indent > *opener {
                scalar.end = range.start + line.len();
                continue;
            }
            scalars.extend(open.take().map(|(_, scalar)| scalar));
        }
        if OPENS.is_match(line.trim_end()) {
            open = Some((indent, range.start + line.len()..range.start + line.len()));
        }
    }
    scalars.extend(open.map(|(_, scalar)| scalar));
    scalars
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_ends_where_its_indentation_does() {
        let code = "a:\n  b: |\n    {% if c %}\n\n    d\n  e: f\n";
        let found: Vec<_> = block_scalars(code).into_iter().filter_map(|range| code.get(range)).collect();
        assert_eq!(found, ["    {% if c %}\n\n    d\n"]);
        assert!(block_scalars("a: b || c\nd: <e>\n").is_empty());
    }

    #[test]
    fn values_decide_nothing() {
        let control = &*CONTROL;
        for tag in ["{{ if .x }}", "{{- range .y }}", "{{#each z}}", "{% for a in b %}", "<% if c %>"] {
            assert!(control.is_match(tag), "{tag}");
        }
        for value in ["{{ name }}", "style={{ a: 1 }}", "<%= x %>", "a <%b"] {
            assert!(!control.is_match(value), "{value}");
        }
    }
}
