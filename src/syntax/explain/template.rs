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

pattern! {
    /// A value's tag that Go has no other meaning for: its fields and variables start with what no expression does.
    static VALUE = r"\{\{-?\s*[.$][A-Za-z_]";
}

/// Languages whose own such tags are.
const OWN: &[&str] = &["jinja", "erb", "vue", "svelte", "astro", "html", "latex"];

pattern! {
    /// What says that a page is a template of Twirl or Razor: its parameters, its model, code among its elements.
    static PAGE = r"\A\s*@(?:\([^\n]*\)|model(?-u:\b)|using(?-u:\b)|page(?-u:\b))|(?m:^[ \t]*@(?:(?:if|for|foreach|while|switch|section)[ \t]*[\w(]|\{))";
}

fn find(case: &Case<'_>, _: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    if case.language.id == "html" && PAGE.is_match(code) {
        return Some(Verdict::unchecked(Why::Is("a template, and what it makes depends on its code")));
    }
    let control = &*CONTROL;
    let tags = control.find_iter(code).filter(|tag| case.language.id != "php" || tag.as_str() != "<?=").count();
    let values = case.language.id == "go" && VALUE.is_match(code);
    let holds = (tags > 0 || values) && !OWN.contains(&case.language.id);
    holds.then(|| Verdict::unchecked(Why::Is("a template, and what it makes depends on its tags")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_with_code_is_a_template() {
        let page = &*PAGE;
        for code in ["@(title: String)(body: Html)\n<p>", "@model A\n<p>", "<ul>\n  @foreach (var a in b) {\n"] {
            assert!(page.is_match(code), "{code}");
        }
        for code in ["<p>@media</p>", "<a href=\"mailto:a@b\">", "<p>\n@someone\n</p>"] {
            assert!(!page.is_match(code), "{code}");
        }
    }

    #[test]
    fn a_value_of_go_templates_is_none_of_go() {
        let value = &*VALUE;
        assert!(value.is_match("a {{ .Name }}") && value.is_match("{{- $x }}"));
        assert!(!value.is_match("[][]float64{{.5}, {1}}") && !value.is_match("[][]T{{a, b}}"));
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
