//! Templates over another language: what they make depends on their tags.

use crate::syntax::parsing::attempt::Work;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Verdict, Why};
use crate::text::pattern;

pub(in crate::syntax) static RUNG: Rung = Rung { name: "template", summary: "a template over another language", speak: find };

pattern! {
    /// Tags that decide or repeat, and so leave no host that could be parsed by itself.
    static CONTROL = r"\{\{[-~]?\s*(?:(?:if|else|end|range|with|define|template|block|include)(?-u:\b)|\$\w+\s*:?=|/\*|[#/^>!][\w ])|\{%[-~+]?\s*\w|<%[-!]?\s|<[?]=|<#[-+]?(?:if|list|assign|macro)|<x-slot[:\s>]";
}

fn find(case: &Case<'_>, _: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    let is_own = |tag: &str| case.language.own_tags.iter().any(|own| tag.starts_with(own));
    let holds = CONTROL.find_iter(code).any(|tag| !is_own(tag.as_str()));
    holds.then(|| Verdict::unchecked(Why::Is("a template, and what it makes depends on its tags")))
}

#[cfg(test)]
mod tests {
    use super::*;

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
