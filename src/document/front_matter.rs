//! The facts that a Markdown file may start with, in YAML, TOML or JSON between fences.

use std::ops::Range;

use super::fact::{Fact, key};
use super::{Article, link, plain, yaml};
use crate::markup::damage::Damages;
use crate::markup::json::{self, JsonFault, JsonSort, Scanner};
use crate::source::ProblemKind;
use crate::text::Text;

/// Keys in lower case without `_` and `-`; the first one that says something counts.
const TITLES: [&str; 2] = ["title", "name"];
const DATES: [&str; 7] = ["date", "published", "pubdate", "publishdate", "publishedat", "datepublished", "created"];
const AUTHORS: [&str; 2] = ["authors", "author"];
const CATEGORIES: [&str; 5] = ["categories", "category", "tags", "tag", "keywords"];
const URLS: [&str; 4] = ["canonicalurl", "canonical", "url", "permalink"];
const IDS: [&str; 2] = ["id", "slug"];

/// How front matter is written, which its fence tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FrontMatterSyntax {
    Yaml,
    Toml,
    Json,
}

/// Takes the facts that `text` starts with for `article`, and tells where the rest starts.
pub(super) fn read(text: &Text, article: &mut Article, damages: &mut Damages) -> usize {
    let string = text.as_str();
    let Some((syntax, range, end)) = find(string) else { return 0 };
    let matter = string.get(range.clone()).unwrap_or_default();
    let facts = match syntax {
        FrontMatterSyntax::Yaml => Some(yaml::facts(matter)),
        FrontMatterSyntax::Toml => toml::from_str::<toml::Table>(matter).ok().map(|table| toml_facts(&table)),
        FrontMatterSyntax::Json => json_facts(text, range.clone(), damages).ok(),
    };
    match facts {
        // What looks like a fence may be a rule above a first section.
        Some(facts) if facts.is_empty() && syntax == FrontMatterSyntax::Yaml && !matter.trim().is_empty() => return 0,
        Some(facts) => apply(&facts, article),
        None => damages.note(ProblemKind::Malformed, "front matter that cannot be read", text.origin(range)),
    }
    end
}

/// The syntax of the front matter of `string`, its range, and where what follows it starts.
fn find(string: &str) -> Option<(FrontMatterSyntax, Range<usize>, usize)> {
    let start = if string.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let string = string.get(start..)?;
    if string.starts_with('{') {
        let mut scanner = Scanner::new(string, 0..string.len());
        let range = scanner.raw().ok().filter(|range| range.len() > 2)?;
        let rest = string.get(range.end..)?;
        // `{% raw %}` and `{{<` are no JSON; neither is a text that goes on behind the brace.
        return rest
            .starts_with(['\n', '\r'])
            .then(|| (FrontMatterSyntax::Json, start + range.start..start + range.end, start + range.end));
    }
    let mut lines = string.split_inclusive('\n');
    let first = lines.next()?;
    let (syntax, ends): (_, &[&str]) = match first.trim_end() {
        "---" => (FrontMatterSyntax::Yaml, &["---", "..."]),
        "+++" => (FrontMatterSyntax::Toml, &["+++"]),
        _ => return None,
    };
    let mut at = first.len();
    for line in lines {
        if ends.contains(&line.trim_end()) {
            return Some((syntax, start + first.len()..start + at, start + at + line.len()));
        }
        at += line.len();
    }
    None
}

/// Fills the fields of `article` from `facts`.
pub(super) fn apply(facts: &[Fact], article: &mut Article) {
    let values = |keys: &[&str]| {
        keys.iter().find_map(|key| facts.iter().find(|(k, values)| k == key && !values.is_empty())).map(|(_, values)| values)
    };
    let first = |keys: &[&str]| values(keys)?.first().and_then(|value| plain::collapse(value));
    article.title = first(&TITLES);
    article.published = first(&DATES);
    article.url = first(&URLS).map(|url| link::resolve(None, &url));
    article.id = first(&IDS).or_else(|| article.url.clone());
    article.authors = values(&AUTHORS).cloned().unwrap_or_default();
    article.categories = Vec::new();
    for (_, values) in facts.iter().filter(|(key, _)| CATEGORIES.contains(&key.as_str())) {
        for value in values {
            if !article.categories.contains(value) {
                article.categories.push(value.clone());
            }
        }
    }
}

fn toml_facts(table: &toml::Table) -> Vec<Fact> {
    let mut facts: Vec<Fact> = table.iter().map(|(name, value)| (key(name), toml_values(value))).collect();
    // Zola keeps tags in one table and what is not its own in another.
    for inner in ["taxonomies", "extra"].iter().filter_map(|name| table.get(*name)?.as_table()) {
        facts.extend(inner.iter().map(|(name, value)| (key(name), toml_values(value))));
    }
    facts
}

fn toml_values(value: &toml::Value) -> Vec<String> {
    match value {
        toml::Value::String(string) => vec![string.clone()],
        toml::Value::Array(values) => values.iter().flat_map(toml_values).collect(),
        toml::Value::Table(table) => table.get("name").map(toml_values).unwrap_or_default(),
        other => vec![other.to_string()],
    }
}

fn json_facts(text: &Text, range: Range<usize>, damages: &mut Damages) -> Result<Vec<Fact>, JsonFault> {
    let mut facts = Vec::new();
    let mut scanner = Scanner::new(text.as_str(), range);
    scanner.enter(JsonSort::Object)?;
    while let Some(name) = scanner.key()? {
        let mut values = Vec::new();
        match scanner.peek()? {
            JsonSort::String => values.push(json::decode(text, scanner.string()?, damages).as_str().to_owned()),
            JsonSort::Array => {
                scanner.enter(JsonSort::Array)?;
                while scanner.element()? {
                    match scanner.peek()? {
                        JsonSort::String => values.push(json::decode(text, scanner.string()?, damages).as_str().to_owned()),
                        _ => scanner.skip()?,
                    }
                }
            }
            JsonSort::Object | JsonSort::Word => scanner.skip()?,
        }
        facts.push((key(name), values));
    }
    Ok(facts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_str(string: &str) -> (Article, String, usize) {
        let text = Text::verbatim(string, 0);
        let (mut article, mut damages) = (Article::default(), Damages::default());
        let end = read(&text, &mut article, &mut damages);
        (article, string.get(end..).unwrap().to_owned(), damages.into_problems().len())
    }

    #[track_caller]
    fn assert_facts(string: &str) {
        let (article, rest, problems) = read_str(string);
        assert_eq!((rest.trim_start(), problems), ("# Body\n", 0), "{string}");
        assert_eq!(article.title.as_deref(), Some("A: \"title\""), "{string}");
        assert_eq!(article.published.as_deref(), Some("2024-05-06"), "{string}");
        assert_eq!(article.authors, ["Ann", "Bo"], "{string}");
        assert_eq!(article.categories, ["x", "y z"], "{string}");
        assert_eq!(article.url.as_deref(), Some("/a/"), "{string}");
        assert_eq!(article.id.as_deref(), Some("a-slug"), "{string}");
    }

    #[test]
    fn all_three_syntaxes_say_the_same() {
        assert_facts(
            "---\ntitle: 'A: \"title\"'\ndate: 2024-05-06\nauthors:\n  - Ann\n  - name: Bo\ntags: [x, \"y z\"]\npermalink: /a/\nslug: a-slug\n---\n# Body\n",
        );
        assert_facts(
            "+++\r\ntitle = 'A: \"title\"'\r\ndate = 2024-05-06\r\nauthors = [\"Ann\", \"Bo\"]\r\nurl = \"/a/\"\r\nslug = \"a-slug\"\r\n[taxonomies]\r\ntags = [\"x\", \"y z\"]\r\n+++\r\n# Body\n",
        );
        assert_facts(
            "{\n\"title\": \"A: \\\"title\\\"\", \"date\": \"2024-05-06\", \"authors\": [\"Ann\", \"Bo\"], \"tags\": [\"x\", \"y z\"], \"url\": \"/a/\", \"slug\": \"a-slug\"\n}\n# Body\n",
        );
    }

    #[test]
    fn what_only_looks_like_front_matter_is_text() {
        for string in
            ["---\n\nText\n\n---\nmore", "---\ntitle: never ended", "# A\n---\ntitle: x\n---\n", "{% raw %}\n", "{\"a\": 1} and so on"]
        {
            assert_eq!(read_str(string), (Article::default(), string.to_owned(), 0));
        }
    }

    #[test]
    fn broken_front_matter_is_told_and_left_out() {
        let (article, rest, problems) = read_str("+++\ntitle = \n+++\nText");
        assert_eq!((article, rest.as_str(), problems), (Article::default(), "Text", 1));
    }
}
