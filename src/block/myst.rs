//! `MyST`'s directives in Markdown fences: which hold code, which hold Markdown again, and where their options end.

use super::transform::{Transform, TransformKind};
use crate::text::Text;

/// What a fenced directive holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DirectiveContent {
    /// Code in the language that its argument names.
    Code,
    /// Markdown.
    Markdown,
    /// reStructuredText.
    ReStructuredText,
    /// Neither: a formula, a picture, code that is included from elsewhere.
    Nothing,
}

static CODE: &[&str] = &["code", "code-block", "code-cell", "prompt", "sourcecode"];

static MARKDOWN: &[&str] = &[
    "admonition",
    "attention",
    "caution",
    "card",
    "danger",
    "dropdown",
    "exercise",
    "grid",
    "grid-item",
    "grid-item-card",
    "hint",
    "important",
    "margin",
    "note",
    "seealso",
    "sidebar",
    "solution",
    "tab-item",
    "tab-set",
    "tip",
    "topic",
    "versionadded",
    "versionchanged",
    "warning",
];

static NOTHING: &[&str] =
    &["bibliography", "contents", "csv-table", "figure", "image", "include", "list-table", "literalinclude", "math", "table", "toctree"];

/// What the directive that `info`, an info string, names holds; nothing if it names none.
pub(super) fn content(info: &str) -> Option<DirectiveContent> {
    let name = info.trim().strip_prefix('{')?.split_once('}')?.0;
    let lists = [
        (CODE, DirectiveContent::Code),
        (MARKDOWN, DirectiveContent::Markdown),
        (&["eval-rst"], DirectiveContent::ReStructuredText),
        (NOTHING, DirectiveContent::Nothing),
    ];
    let listed = lists.into_iter().find(|(names, _)| names.contains(&name)).map(|(_, content)| content);
    // A domain's directives (`prf:theorem`) tell of things, in prose.
    listed.or_else(|| name.contains(':').then_some(DirectiveContent::Markdown))
}

/// The code of a directive without the options before it, the caption that they give, and what was left out.
pub(super) fn without_options(text: &Text) -> (Text, Option<String>, Vec<Transform>) {
    let string = text.as_str();
    let is_yaml = string.starts_with("---\n");
    let mut caption = None;
    let mut end = 0;
    for line in string.split_inclusive('\n') {
        let is_option = line.strip_prefix(':').is_some_and(|rest| rest.split_once(':').is_some_and(|(name, _)| is_name(name)));
        if !is_yaml && !is_option {
            break;
        }
        let value = ["caption:", "filename:"].iter().find_map(|key| line.trim_start_matches(':').strip_prefix(*key));
        caption = caption.or_else(|| value.map(|value| value.trim().to_owned()).filter(|value| !value.is_empty()));
        end += line.len();
        if is_yaml && end > line.len() && line.trim_end() == "---" {
            break;
        }
    }
    let rest = string.get(end..).unwrap_or_default();
    // Options of which nothing is below are code, or YAML that never ends.
    if end == 0 || rest.trim().is_empty() {
        return (text.clone(), None, Vec::new());
    }
    let end = end + rest.len() - rest.trim_start_matches(['\r', '\n']).len();
    let transforms = vec![Transform { kind: TransformKind::Stripped, span: text.origin(0..end) }];
    (text.slice(end..text.len()), caption, transforms)
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_code(text: &str, code: &str, caption: Option<&str>) {
        let (found, title, transforms) = without_options(&Text::verbatim(text, 0));
        assert_eq!((found.as_str(), title.as_deref(), transforms.len()), (code, caption, usize::from(text != code)), "{text}");
    }

    #[test]
    fn options_are_no_code() {
        assert_code(":linenos:\n:caption: a.py\n\n  x\n", "  x\n", Some("a.py"));
        assert_code("---\nlineno-start: 1\ncaption: |\n  y\n---\nx\n", "x\n", Some("|"));
        assert_code("x\n:linenos:\n", "x\n:linenos:\n", None);
        assert_code("---\na: b\n", "---\na: b\n", None);
        assert_code(":ruby => 1\n", ":ruby => 1\n", None);
    }

    #[test]
    fn directives_are_told_from_languages() {
        assert_eq!(content("{code-block} python"), Some(DirectiveContent::Code));
        assert_eq!(content("{note}"), Some(DirectiveContent::Markdown));
        assert_eq!(content("{literalinclude} a.py"), Some(DirectiveContent::Nothing));
        assert_eq!(content("{python}"), None);
        assert_eq!(content("js {1}"), None);
    }
}
