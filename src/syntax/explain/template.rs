//! Templates over another language: what they make depends on their tags.

use std::sync::LazyLock;

use regex::Regex;

use super::{Case, Explanation};
use crate::syntax::attempt::Work;
use crate::syntax::{Status, Verdict};

pub(super) static EXPLANATION: Explanation = Explanation { find };

/// Tags that decide or repeat, and so leave no host that could be parsed by itself.
static CONTROL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"\{\{[-~]?\s*(?:(?:if|else|end|range|with|define|template|block|include)(?-u:\b)|\$\w+\s*:?=|/\*|[#/^>!][\w ])|\{%[-~+]?\s*\w|<%[-!]?\s|<[?]=|<#[-+]?(?:if|list|assign|macro)|<x-slot[:\s>]",
    )
    .ok()
});

/// Languages whose own such tags are.
const OWN: &[&str] = &["jinja", "erb", "vue", "svelte", "astro", "html", "latex"];

fn find(case: &Case<'_>, _: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    let control = LazyLock::force(&CONTROL).as_ref()?;
    let tags = control.find_iter(code).count();
    let holds = tags > 0 && !OWN.contains(&case.language.id);
    holds.then(|| Verdict::because(Status::Unchecked, "it is a template, and what it makes depends on its tags"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_decide_nothing() {
        let control = LazyLock::force(&CONTROL).as_ref().unwrap();
        for tag in ["{{ if .x }}", "{{- range .y }}", "{{#each z}}", "{% for a in b %}", "<% if c %>"] {
            assert!(control.is_match(tag), "{tag}");
        }
        for value in ["{{ name }}", "style={{ a: 1 }}", "<%= x %>", "a <%b"] {
            assert!(!control.is_match(value), "{value}");
        }
    }
}
