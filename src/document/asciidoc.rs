//! `AsciiDoc` files: one article, with what its header says of it.

use super::fact::{self, Fact};
use super::text_file::TextFile;
use super::{BodyFormat, Escapes, Reader, Take, plain};
use crate::source::{Problem, Source};

/// `AsciiDoc` files.
pub(super) static READER: Reader = Reader {
    name: "asciidoc",
    extensions: &["adoc", "asciidoc"],
    authored: true,
    escapes: Escapes::None,
    comment: Some(("// ", "")),
    sniff,
    read,
};

/// What site generators put before the names of attributes that they read.
const PREFIXES: [&str; 3] = ["page-", "jbake-", "rev"];

fn sniff(head: &str, name: &str) -> u8 {
    let has_listing = head.contains("\n----\n") || head.contains("\n----\r\n");
    match READER.is_named(name) {
        true => 7,
        false if has_listing && (head.contains("\n[source") || head.starts_with("= ")) => 3,
        false => 0,
    }
}

fn read(source: &Source, take: Take<'_>) -> Vec<Problem> {
    TextFile { called: "an AsciiDoc file", format: BodyFormat::AsciiDoc, facts: header, title }.read(source, take)
}

/// The title of the document.
fn title(text: &str) -> Option<String> {
    let mut lines = text.lines().filter(|line| !line.starts_with("//"));
    let mut last = "";
    lines.find_map(|line| {
        let is_underline = line.len() > 3 && line.chars().all(|c| c == '=') && line.len().abs_diff(last.chars().count()) < 2;
        let title = line.strip_prefix("= ").or_else(|| is_underline.then_some(last));
        last = line;
        plain::collapse(title?)
    })
}

/// The attributes at the start, and the author and the date below the title.
fn header(text: &str) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut is_below_title = false;
    for line in text.lines().skip_while(|line| line.trim().is_empty()).take_while(|line| !line.trim().is_empty()) {
        if let Some((name, value)) = line.strip_prefix(':').and_then(|rest| rest.split_once(':')) {
            let name = PREFIXES.iter().find_map(|prefix| name.strip_prefix(prefix)).unwrap_or(name);
            facts.push(fact::fact(name, value));
        } else if is_below_title && !line.starts_with("//") {
            let date = line.split([',', ' ']).map(str::trim).find(|word| word.len() == 10 && word.matches('-').count() == 2);
            let author = line.split_once('<').map_or(line, |(name, _)| name);
            match date {
                Some(date) => facts.push(("date".to_owned(), vec![date.to_owned()])),
                None => facts.push(("author".to_owned(), plain::collapse(author).into_iter().collect())),
            }
        }
        is_below_title = is_below_title || line.starts_with("= ");
    }
    facts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::ProblemKind;

    #[test]
    fn the_header_tells_the_facts() {
        let file = "// x\n= A _title_\nAnn Bo <ann@example.com>\nv1.0, 2024-05-06\n:page-tags: x, y z\n:slug: a\n\nText\n";
        let (articles, problems) = READER.articles(&Source::new("a.adoc", file.as_bytes().to_vec(), None));
        assert_eq!(problems, []);
        let article = &articles[0];
        assert_eq!((article.title.as_deref(), article.published.as_deref()), (Some("A _title_"), Some("2024-05-06")));
        assert_eq!(
            (article.authors.join(","), article.categories.join(","), article.id.as_deref()),
            ("Ann Bo".into(), "x,y z".into(), Some("a"))
        );
        assert_eq!((article.bodies[0].text.as_str(), &article.bodies[0].format), (file, &BodyFormat::AsciiDoc));
    }

    #[test]
    fn front_matter_and_underlined_titles_are_known() {
        let file = "---\ndate: 2024\n---\nA title\n=======\n\nText\n";
        let (articles, _) = READER.articles(&Source::new("a.adoc", file.as_bytes().to_vec(), None));
        assert_eq!((articles[0].title.as_deref(), articles[0].published.as_deref()), (Some("A title"), Some("2024")));
        let (articles, problems) = READER.articles(&Source::new("a.adoc", b" \n".to_vec(), None));
        assert_eq!((articles.len(), problems[0].kind), (0, ProblemKind::NoArticles));
    }
}
