//! What the info string of a Markdown fence says: the language, a title, a waiver.

use super::marker;
use super::myst::{self, DirectiveContent};

/// The parts of an info string (`js title="a.js" ignore`).
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Info {
    /// The label, without what generators hang onto it.
    pub(super) label: Option<String>,
    /// The title or file name.
    pub(super) title: Option<String>,
    /// The word that says that the code is not to be checked.
    pub(super) waiver: Option<String>,
}

/// Names that generators give to the title.
static TITLE_KEYS: &[&str] = &["caption", "data-title", "file", "filename", "file_name", "label", "name", "path", "src", "tab", "title"];

/// Keys whose value is the language, where an info string begins with one.
static LANGUAGE_KEYS: &[&str] = &["lang", "language", "class"];

/// The label that a comment right before a block gives it, as Stack Overflow's Markdown has it, and whether all blocks behind it.
pub(super) fn comment_label(comment: &str) -> Option<(&str, bool)> {
    let (key, value) = comment.trim().split_once(':')?;
    let value = value.trim();
    let label = value.strip_prefix("lang-").or_else(|| value.strip_prefix("language-")).unwrap_or(value);
    let is_word = !label.is_empty() && !label.contains(char::is_whitespace);
    match key.trim() {
        "language" | "lang" if is_word => Some((label, false)),
        "language-all" if is_word => Some((label, true)),
        _ => None,
    }
}

/// Whether `info` says that what follows is shown as what it makes, and not as code: Pandoc's `{=html}`.
pub(super) fn is_raw(info: &str) -> bool {
    info.trim_start().trim_start_matches('{').starts_with('=')
}

/// Takes `info` apart.
pub(super) fn parse(info: &str) -> Info {
    let info = info.trim();
    if let Some(rest) = info.strip_prefix('{') {
        // Quarto shows what is in two pairs of braces and does not run it.
        let (inside, after) = rest.trim_start_matches('{').split_once('}').unwrap_or((rest, ""));
        let after = after.trim_start_matches('}').trim();
        return if myst::content(info) == Some(DirectiveContent::Code) { parse(after) } else { braced(inside.trim(), after) };
    }
    if let Some((key, _)) = info.split_once('=').filter(|(key, _)| is_key(key)) {
        // `title="a.yml"` names no language; `lang=yaml` does.
        let mut parsed = Info::default();
        read_attributes(info, &mut parsed);
        if LANGUAGE_KEYS.contains(&key) {
            parsed.label = next_attribute(info).and_then(|(_, value, _)| clean(value?));
        }
        return parsed;
    }
    let (word, rest) = split_label(info);
    let mut parsed = Info { label: clean(word), ..Info::default() };
    if is_place(word) {
        parsed.title = word.rsplit(':').next().map(str::to_owned);
        parsed.label = None;
    } else if word.contains('.') && !word.starts_with('.') {
        parsed.title = Some(word.to_owned());
    }
    read_attributes(rest, &mut parsed);
    parsed
}

/// Whether what stands before a `=` is the key of an attribute.
fn is_key(word: &str) -> bool {
    word.starts_with(char::is_alphabetic) && word.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
}

/// `{.python #id}`, `{python}`, `{r, echo=FALSE}`, `{code-block} python`.
fn braced(inside: &str, after: &str) -> Info {
    let first = inside.split([' ', ',', '\t']).find(|word| !word.is_empty()).unwrap_or_default();
    let words = || inside.split([' ', '\t']).filter(|word| !word.is_empty());
    let class = words().find_map(|word| word.strip_prefix('.'));
    let bare = Some(first.trim_start_matches('='))
        .filter(|word| !word.starts_with(|c: char| c == '#' || c.is_ascii_digit()) && !word.contains('='));
    let mut parsed = Info { label: class.or(bare).and_then(clean), ..Info::default() };
    read_attributes(inside, &mut parsed);
    read_attributes(after, &mut parsed);
    parsed
}

/// Cuts the label off its options.
fn split_label(info: &str) -> (&str, &str) {
    let prefixed = info.strip_prefix("lang:").or_else(|| info.strip_prefix("language:")).unwrap_or(info);
    let end = prefixed
        .char_indices()
        .find(|&(at, c)| match c {
            '{' | ',' | ':' | '?' | ';' | '[' | '(' | '=' => at > 0,
            // `js#async:true`, but not `c#`.
            '#' => at > 0 && prefixed.get(at + 1..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric)),
            c => c.is_whitespace(),
        })
        .map_or(prefixed.len(), |(at, _)| at);
    let (word, rest) = prefixed.split_at_checked(end).unwrap_or((prefixed, ""));
    // `12:34:src/main.rs` and `src/main.rs:12` are places, and so whole.
    let whole = prefixed.split_whitespace().next().unwrap_or_default();
    if is_place(whole) && (word.contains(['/', '\\']) || word.chars().all(|c| c.is_ascii_digit())) {
        return (whole, prefixed.get(whole.len()..).unwrap_or_default());
    }
    (word, rest)
}

/// Whether `word` is the path of a file.
fn is_place(word: &str) -> bool {
    word.contains('/') && !word.contains("://")
}

fn clean(word: &str) -> Option<String> {
    let word = word.trim_start_matches('.');
    let word = word.strip_prefix("language-").or_else(|| word.strip_prefix("lang-")).unwrap_or(word);
    (!word.is_empty()).then(|| word.to_owned())
}

/// What the info string `info` says beside the label: words, and keys with their values, which are without their quotes. The lines that
/// are pointed out, in braces alone, go by the key `lines`.
///
/// `js title="a b.js" {1,3-4} del={2} twoslash` has `title` = `a b.js`, `lines` = `{1,3-4}`, `del` = `{2}`, and the word `twoslash`.
#[must_use]
pub fn attributes(info: &str) -> Vec<(&str, Option<&str>)> {
    let info = info.trim();
    let is_keyed = info.split_once('=').is_some_and(|(key, _)| is_key(key));
    if info.starts_with('{') && myst::content(info) == Some(DirectiveContent::Code) {
        return info.split_once('}').map(|(_, after)| attributes(after)).unwrap_or_default();
    }
    let mut rest = match info.strip_prefix('{') {
        Some(braced) => braced,
        None if is_keyed => info,
        None => split_label(info).1,
    };
    // In braces, the label stands among the others.
    let label = info.strip_prefix('{').and_then(|_| parse(info).label);
    let is_label = |word: &str| label.as_deref().is_some_and(|label| word.trim_start_matches(['.', '=']) == label);
    let mut all = Vec::new();
    loop {
        let lines = rest.trim_start().strip_prefix('{').and_then(|inside| inside.split_once('}')).filter(|(inside, _)| is_numbers(inside));
        if let Some((inside, after)) = lines {
            let start = rest.len() - rest.trim_start().len();
            all.push(("lines", rest.get(start..start + inside.len() + 2)));
            rest = after;
        } else if let Some((word, value, after)) = next_attribute(rest) {
            all.extend(Some((word, value)).filter(|(word, value)| value.is_some() || !is_label(word)));
            rest = after;
        } else {
            return all;
        }
    }
}

/// Whether `text` numbers lines: `1, 3-4`.
fn is_numbers(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit()) && text.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '-' | ' '))
}

/// Reads the title and the waiver from what follows the label.
fn read_attributes(rest: &str, parsed: &mut Info) {
    let mut rest = rest;
    let mut is_comment = false;
    while let Some((word, value, after)) = next_attribute(rest) {
        is_comment |= begins_comment(rest);
        rest = after;
        match value {
            Some(value) if TITLE_KEYS.contains(&word.to_ascii_lowercase().as_str()) && !value.is_empty() => {
                parsed.title.get_or_insert_with(|| value.to_owned());
            }
            None if !is_comment && marker::is_fence_marker(word.trim_start_matches('.')) => {
                parsed.waiver.get_or_insert_with(|| word.trim_start_matches('.').to_owned());
            }
            None if is_file_name(word) => {
                parsed.title.get_or_insert_with(|| word.to_owned());
            }
            _ => {}
        }
    }
}

/// Whether `rest` of an info string goes on with a comment, in which words are prose: `js // the wrong way`.
fn begins_comment(rest: &str) -> bool {
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
    ["//", "/*", "<!--", "-- ", "# "].iter().any(|sign| rest.starts_with(sign))
}

/// The next `word` or `key=value` of `text`, and what follows it.
fn next_attribute(text: &str) -> Option<(&str, Option<&str>, &str)> {
    let start = text.find(|c: char| !is_separator(c))?;
    let text = text.get(start..)?;
    if text.starts_with('[') {
        let end = text.find(']').map_or(text.len(), |at| at + 1);
        let inside = text.get(1..end).map(|inside| inside.trim_end_matches(']'));
        return Some(("title", inside, text.get(end..)?));
    }
    let end = text.find(|c: char| is_separator(c) || c == '=' || c == '[').unwrap_or(text.len());
    let (word, after) = text.split_at_checked(end)?;
    let Some(value) = after.strip_prefix('=') else { return Some((word, None, after)) };
    if value.starts_with('{')
        && let Some(end) = value.find('}')
    {
        return Some((word, value.get(..=end), value.get(end + 1..)?));
    }
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    if let Some(quote) = quote {
        let inner = value.get(1..)?;
        let end = inner.find(quote).unwrap_or(inner.len());
        return Some((word, inner.get(..end), inner.get(end + 1..).unwrap_or_default()));
    }
    let end = value.find(|c: char| c.is_whitespace() || matches!(c, ',' | '}' | '{')).unwrap_or(value.len());
    Some((word, value.get(..end), value.get(end..)?))
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | '{' | '}' | ':' | ';' | '?' | '&' | '#' | ']')
}

/// Whether a word is a file's name: `app/main.py`, `main.py`.
fn is_file_name(word: &str) -> bool {
    let Some((stem, extension)) = word.rsplit_once('.') else { return false };
    !stem.is_empty()
        && (1..=5).contains(&extension.len())
        && extension.chars().all(char::is_alphanumeric)
        && !stem.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_info(info: &str, label: &str, title: &str, waiver: &str) {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        assert_eq!(parse(info), Info { label: some(label), title: some(title), waiver: some(waiver) }, "{info:?}");
    }

    #[test]
    fn generators_hang_things_onto_labels() {
        assert_info("", "", "", "");
        assert_info("js", "js", "", "");
        assert_info("js {1,3-4}", "js", "", "");
        assert_info("js{1,3-4}", "js", "", "");
        assert_info("ts:line-numbers=2 {1}", "ts", "", "");
        assert_info("js#async:true", "js", "", "");
        assert_info("c#", "c#", "", "");
        assert_info("C++", "C++", "", "");
        assert_info("ruby?start_line=3", "ruby", "", "");
        assert_info("lang:js", "js", "", "");
        assert_info("jsx showLineNumbers", "jsx", "", "");
        assert_info("title=\"a.yml\" hl_lines=\"1 2\"", "", "a.yml", "");
        assert_info("hl_lines=\"1 2\"", "", "", "");
        assert_info("lang=yaml", "yaml", "", "");
    }

    #[test]
    fn attributes_are_kept_as_they_are() {
        let shown =
            |info: &str| attributes(info).into_iter().map(|(key, value)| format!("{key}={}", value.unwrap_or("-"))).collect::<Vec<_>>();
        assert_eq!(shown("js title=\"a b.js\" {1,3-4} del={2} twoslash"), ["title=a b.js", "lines={1,3-4}", "del={2}", "twoslash=-"]);
        assert_eq!(shown("hl_lines='1 2' linenums=\"1\""), ["hl_lines=1 2", "linenums=1"]);
        assert_eq!(shown("rust,ignore"), ["ignore=-"]);
        assert_eq!(shown("js{2}"), ["lines={2}"]);
        assert_eq!(shown("c++"), [""; 0]);
        assert_eq!(shown("{.python #id .numberLines}"), ["id=-", ".numberLines=-"]);
        assert_eq!(shown("{python}"), [""; 0]);
        assert_eq!(shown("{code-block} python"), [""; 0]);
    }

    #[test]
    fn titles_have_many_names() {
        assert_info("ts title=\"src/a b.ts\"", "ts", "src/a b.ts", "");
        assert_info("js:title=app.js", "js", "app.js", "");
        assert_info("js filename=app.js {2}", "js", "app.js", "");
        assert_info("ts [config.ts]", "ts", "config.ts", "");
        assert_info("python main.py", "python", "main.py", "");
        assert_info("rust:src/main.rs", "rust", "src/main.rs", "");
        assert_info("12:15:src/main.rs", "", "src/main.rs", "");
        assert_info("src/main.rs", "", "src/main.rs", "");
    }

    #[test]
    fn waivers_are_found() {
        assert_info("rust,ignore", "rust", "", "ignore");
        assert_info("rust,compile_fail,E0382", "rust", "", "compile_fail");
        assert_info("rust,no_run", "rust", "", "");
        assert_info("js eslint-skip", "js", "", "eslint-skip");
        assert_info("json json-invalid", "json", "", "json-invalid");
        assert_info("{.js .bad}", "js", "", "bad");
        assert_info("js no-skip", "js", "", "");
        assert_info("js // the wrong way", "js", "", "");
        assert_info("python # wrong", "python", "", "");
    }

    #[test]
    fn braces_hold_classes_engines_or_directives() {
        assert_info("{.python .numberLines}", "python", "", "");
        assert_info("{#id .haskell title=\"A\"}", "haskell", "A", "");
        assert_info("{python}", "python", "", "");
        assert_info("{{python}}", "python", "", "");
        assert_info("{r setup, echo=FALSE}", "r", "", "");
        assert_info("{=html}", "html", "", "");
        assert_info("{code-block} python", "python", "", "");
        assert_info("{code-cell} ipython3", "ipython3", "", "");
        assert_info("{1,3}", "", "", "");
    }
}
