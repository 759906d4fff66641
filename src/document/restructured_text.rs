//! reStructuredText files: one article, with what its first fields say of it.

use super::front_matter::{self, Fact};
use super::{Article, Body, Format, Reader, plain};
use crate::markup::damage::Damages;
use crate::source::{Problem, ProblemKind, Source};
use crate::text::Span;

/// reStructuredText files.
pub(super) static READER: Reader = Reader { name: "rst", extensions: &["rst", "rest"], sniff, read };

fn sniff(head: &str, name: &str) -> u8 {
    let has_extension = name.rsplit_once('.').is_some_and(|(_, extension)| READER.extensions.contains(&extension));
    match has_extension {
        true => 7,
        false if head.contains("\n.. code-block::") || head.contains("\n.. code::") || head.contains("\n.. sourcecode::") => 3,
        false => 0,
    }
}

fn read(source: &Source) -> (Vec<Article>, Vec<Problem>) {
    let text = source.text();
    let mut damages = Damages::default();
    let mut article = Article::default();
    let start = front_matter::read(text, &mut article, &mut damages);
    let body = text.slice(start..text.len());
    if start == 0 {
        front_matter::apply(&fields(body.as_str()), &mut article);
    }
    article.title = article.title.or_else(|| title(body.as_str()));
    let mut problems = damages.into_problems();
    if body.as_str().trim().is_empty() {
        let message = "a reStructuredText file without text".to_owned();
        problems.push(Problem { kind: ProblemKind::NoArticles, span: Span::at(0), message });
        return (Vec::new(), problems);
    }
    article.bodies.push(Body { format: Format::ReStructuredText, text: body });
    (vec![article], problems)
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
                let name = front_matter::key(name);
                let is_list = matches!(name.as_str(), "tags" | "keywords" | "categories" | "authors");
                let values: Vec<&str> = if is_list { value.split([',', ';']).collect() } else { vec![value] };
                facts.push((name, values.iter().filter_map(|value| plain::collapse(value)).collect()));
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

    #[track_caller]
    fn assert_facts(file: &str) {
        let (articles, problems) = read(&Source::new("a.rst", file.as_bytes().to_vec(), None));
        assert_eq!(problems, []);
        let article = &articles[0];
        assert_eq!((article.title.as_deref(), article.published.as_deref()), (Some("A title"), Some("2024-05-06")), "{file}");
        assert_eq!((article.authors.join(","), article.categories.join(",")), ("Ann".into(), "x,y z".into()), "{file}");
        assert_eq!((article.bodies[0].text.as_str(), &article.bodies[0].format), (file, &Format::ReStructuredText));
    }

    #[test]
    fn generators_keep_facts_in_fields_or_comments() {
        assert_facts("A title\n#######\n\n:date: 2024-05-06\n:tags: x, y z\n:author: Ann\n\nText\n");
        assert_facts(".. title: A title\n.. date: 2024-05-06\n.. tags: x, y z\n.. author: Ann\n\nOther\n-----\n");
        assert_facts("=======\nA title\n=======\n:Date: 2024-05-06\n:Tags: x; y z\n:Author: Ann\n");
    }

    #[test]
    fn a_file_without_text_is_a_problem() {
        let (articles, problems) = read(&Source::new("a.rst", b" \n".to_vec(), None));
        assert_eq!((articles.len(), problems[0].kind), (0, ProblemKind::NoArticles));
    }
}
