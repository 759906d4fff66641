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

/// A value's tag that Go has no other meaning for: its fields and variables start with what no expression does.
static VALUE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\{\{-?\s*[.$][A-Za-z_]").ok());

/// Languages whose own such tags are.
const OWN: &[&str] = &["jinja", "erb", "vue", "svelte", "astro", "html", "latex"];

/// What says that a page is a template of Twirl or Razor: its parameters, its model, code among its elements.
static PAGE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\A\s*@(?:\([^\n]*\)|model(?-u:\b)|using(?-u:\b)|page(?-u:\b))|(?m:^[ \t]*@(?:(?:if|for|foreach|while|switch|section)[ \t]*[\w(]|\{))").ok()
});

fn find(case: &Case<'_>, _: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    if case.language.id == "html" && LazyLock::force(&PAGE).as_ref()?.is_match(code) {
        return Some(Verdict::because(Status::Unchecked, "it is a template, and what it makes depends on its code"));
    }
    let control = LazyLock::force(&CONTROL).as_ref()?;
    let tags = control.find_iter(code).filter(|tag| case.language.id != "php" || tag.as_str() != "<?=").count();
    let values = case.language.id == "go" && LazyLock::force(&VALUE).as_ref()?.is_match(code);
    let holds = (tags > 0 || values) && !OWN.contains(&case.language.id);
    holds.then(|| Verdict::because(Status::Unchecked, "it is a template, and what it makes depends on its tags"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_with_code_is_a_template() {
        let page = LazyLock::force(&PAGE).as_ref().unwrap();
        for code in ["@(title: String)(body: Html)\n<p>", "@model A\n<p>", "<ul>\n  @foreach (var a in b) {\n"] {
            assert!(page.is_match(code), "{code}");
        }
        for code in ["<p>@media</p>", "<a href=\"mailto:a@b\">", "<p>\n@someone\n</p>"] {
            assert!(!page.is_match(code), "{code}");
        }
    }

    #[test]
    fn a_value_of_go_templates_is_none_of_go() {
        let value = LazyLock::force(&VALUE).as_ref().unwrap();
        assert!(value.is_match("a {{ .Name }}") && value.is_match("{{- $x }}"));
        assert!(!value.is_match("[][]float64{{.5}, {1}}") && !value.is_match("[][]T{{a, b}}"));
    }

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
