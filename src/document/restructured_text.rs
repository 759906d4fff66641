//! reStructuredText files: one article, with what its first fields say of it.

use super::fact::{self, Fact};
use super::text_file::TextFile;
use super::{BodyFormat, Escapes, Reader, Take, plain};
use crate::source::{Problem, Source};

/// reStructuredText files.
pub(super) static READER: Reader =
    Reader { name: "rst", extensions: &["rst", "rest"], authored: true, escapes: Escapes::None, comment: Some((".. ", "")), sniff, read };

fn sniff(head: &str, name: &str) -> u8 {
    match READER.is_named(name) {
        true => 7,
        false if head.contains("\n.. code-block::") || head.contains("\n.. code::") || head.contains("\n.. sourcecode::") => 3,
        false => 0,
    }
}

fn read(source: &Source, take: Take<'_>) -> Vec<Problem> {
    TextFile { called: "a reStructuredText file", format: BodyFormat::ReStructuredText, facts: fields, title }.read(source, take)
}

/// The first title: what stands over a line that is made of one mark and at least as long.
fn title(text: &str) -> Option<String> {
    let mut last = "";
    text.lines().find_map(|line| {
        let mark = line.chars().next().filter(char::is_ascii_punctuation);
        let is_line = line.len() > 2 && mark.is_some_and(|mark| line.trim_end().chars().all(|c| c == mark));
        let title = (is_line && line.len() >= last.trim().chars().count()).then_some(last);
        last = line;
        plain::collapse(title?)
    })
}

/// The fields before the text, as `:name: value` or, in comments, as `.. name: value`.
fn fields(text: &str) -> Vec<Fact> {
    let mut facts = Vec::new();
    for line in text.lines() {
        let field = line.strip_prefix(':').or_else(|| line.strip_prefix(".. ")).and_then(|rest| rest.split_once(": "));
        match field {
            Some((name, value)) if name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-') => {
                facts.push(fact::fact(name, value));
            }
            // Fields come before the text, but behind the title.
            _ if !facts.is_empty() && !line.trim().is_empty() => break,
            _ => {}
        }
    }
    facts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::ProblemKind;

    #[track_caller]
    fn assert_facts(file: &str) {
        let (articles, problems) = READER.articles(&Source::new("a.rst", file.as_bytes().to_vec(), None));
        assert_eq!(problems, []);
        let article = &articles[0];
        assert_eq!((article.title.as_deref(), article.published.as_deref()), (Some("A title"), Some("2024-05-06")), "{file}");
        assert_eq!((article.authors.join(","), article.categories.join(",")), ("Ann".into(), "x,y z".into()), "{file}");
        assert_eq!((article.bodies[0].text.as_str(), &article.bodies[0].format), (file, &BodyFormat::ReStructuredText));
    }

    #[test]
    fn generators_keep_facts_in_fields_or_comments() {
        assert_facts("A title\n#######\n\n:date: 2024-05-06\n:tags: x, y z\n:author: Ann\n\nText\n");
        assert_facts(".. title: A title\n.. date: 2024-05-06\n.. tags: x, y z\n.. author: Ann\n\nOther\n-----\n");
        assert_facts("=======\nA title\n=======\n:Date: 2024-05-06\n:Tags: x; y z\n:Author: Ann\n");
    }

    #[test]
    fn a_file_without_text_is_a_problem() {
        let (articles, problems) = READER.articles(&Source::new("a.rst", b" \n".to_vec(), None));
        assert_eq!((articles.len(), problems[0].kind), (0, ProblemKind::NoArticles));
    }
}
