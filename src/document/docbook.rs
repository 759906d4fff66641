//! `DocBook` in XML: one article, whose listings are its bodies.

use super::feed;
use super::{Article, Body, BodyFormat, Escapes, Given, Reader, Take, plain};
use crate::markup::xml::{Element, XmlCursor};
use crate::source::{Problem, ProblemKind, Source};
use crate::text::{Text, pattern};

/// `DocBook` 4 and 5.
pub(super) static READER: Reader = Reader {
    name: "docbook",
    extensions: &["docbook", "dbk"],
    authored: true,
    escapes: Escapes::Xml,
    comment: Some(("<!-- ", " -->")),
    sniff,
    read,
};

/// Elements that a document may have for a root, and whose titles are headings.
const SECTIONS: [&str; 20] = [
    "appendix",
    "article",
    "book",
    "chapter",
    "colophon",
    "glossary",
    "part",
    "preface",
    "refentry",
    "refsect1",
    "refsect2",
    "refsection",
    "sect1",
    "sect2",
    "sect3",
    "sect4",
    "sect5",
    "section",
    "set",
    "topic",
];

/// Elements whose titles are captions.
const CAPTIONED: [&str; 5] = ["example", "figure", "formalpara", "procedure", "table"];

fn sniff(head: &str, name: &str) -> u8 {
    let is_docbook = ["docbook.org/ns/docbook", "-//OASIS//DTD DocBook", "<programlisting"].iter().any(|mark| head.contains(mark));
    if is_docbook || READER.is_named(name) { feed::sniff(head, |_, root| SECTIONS.contains(&root)) } else { 0 }
}

fn read(source: &Source, take: Take<'_>) -> Vec<Problem> {
    let text = source.text();
    let mut cursor = XmlCursor::new(text);
    let mut article = Article::default();
    let (mut heading, mut caption, mut is_caption) = (None, None, false);
    // Where the last listing ends.
    let mut done = 0;
    while let Some(element) = cursor.element() {
        match element.local() {
            "title" => {
                let title = plain::collapse(cursor.content(&element).characters().as_str());
                if is_caption {
                    caption = title;
                } else {
                    article.title = article.title.or_else(|| title.clone());
                    heading = title;
                }
            }
            "pubdate" | "date" if article.published.is_none() => article.published = Some(feed::value(&mut cursor, &element)),
            name if is_code(name, &element) => {
                let label = element.attribute("language").map(std::borrow::Cow::into_owned).filter(|label| !label.is_empty());
                let code = without_first_break(&cursor.content(&element).characters());
                let span = code.origin(0..code.len());
                let above = directives(text, done, text.offset_of(span.start));
                done = text.offset_of(span.end);
                let given = Given { label, title: caption.take(), heading: heading.clone(), above, ..Given::default() };
                if !code.as_str().trim().is_empty() {
                    article.bodies.push(Body { format: BodyFormat::Code(given), text: code });
                }
            }
            name if SECTIONS.contains(&name) => (caption, is_caption) = (None, false),
            name if CAPTIONED.contains(&name) => (caption, is_caption) = (None, true),
            _ => {}
        }
    }
    let mut problems = cursor.into_damages().into_problems();
    if text.as_str().trim().is_empty() {
        let message = "a DocBook file without elements".to_owned();
        problems.push(Problem { kind: ProblemKind::NoArticles, span: text.origin(0..0), message });
        return problems;
    }
    take(article);
    problems
}

/// What comments in `text` from `start` to `end` say that begin with the name of this program.
fn directives(text: &Text, start: usize, end: usize) -> Vec<Text> {
    let between = text.as_str().get(start..end).unwrap_or_default();
    let found = COMMENT.captures_iter(between).filter_map(|captures| captures.get(1));
    found.map(|comment| text.slice(start + comment.start()..start + comment.end())).collect()
}

pattern! {
    /// A comment that begins with the name of this program and a colon.
    static COMMENT = r"(?i)<!--\s*(snipcheck:(?s:.*?))-->";
}

fn is_code(name: &str, element: &Element<'_>) -> bool {
    match name {
        "programlisting" | "screen" | "synopsis" => true,
        "literallayout" => element.attribute("class").is_some_and(|class| class == "monospaced"),
        _ => false,
    }
}

/// The line break right behind the start tag is for those who read the source.
fn without_first_break(code: &Text) -> Text {
    let length = ["\r\n", "\n"].iter().find(|end| code.as_str().starts_with(**end)).map_or(0, |end| end.len());
    code.slice(length..code.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOOK: &str = "<?xml version='1.0'?>\n<book xmlns='http://docbook.org/ns/docbook'><info><title>B</title><pubdate>2024</pubdate></info>\n\
        <chapter><title>One</title><example><title>A &amp; b</title><programlisting language='c'>\nif (a &lt; b) <emphasis>c</emphasis>();<co xml:id='x'/>\n</programlisting></example>\n\
        <para>x<screen><![CDATA[$ <y>]]></screen></para><literallayout>no code</literallayout></chapter></book>";

    #[test]
    fn comments_before_a_listing_are_about_it() {
        let book = "<article xmlns='http://docbook.org/ns/docbook'><title>B</title><!-- snipcheck: skip --><para>x</para>\
            <screen>a</screen><!-- a --><screen>b</screen></article>";
        let (articles, _) = READER.articles(&Source::new("b.xml", book.as_bytes().to_vec(), None));
        let above = |index: usize| match &articles[0].bodies[index].format {
            BodyFormat::Code(given) => given.above.iter().map(|text| text.as_str().trim().to_owned()).collect::<Vec<_>>(),
            format => panic!("{format:?}"),
        };
        assert_eq!((above(0), above(1)), (vec!["snipcheck: skip".to_owned()], vec![]));
    }

    #[test]
    fn listings_are_bodies() {
        let (articles, problems) = READER.articles(&Source::new("b.xml", BOOK.as_bytes().to_vec(), None));
        assert_eq!(problems, []);
        assert_eq!((articles[0].title.as_deref(), articles[0].published.as_deref()), (Some("B"), Some("2024")));
        let given = |label: Option<&str>, title: Option<&str>| {
            let own = |word: &str| word.to_owned();
            BodyFormat::Code(Given { label: label.map(own), title: title.map(own), heading: Some(own("One")), ..Given::default() })
        };
        let bodies: Vec<_> = articles[0].bodies.iter().map(|body| (body.format.clone(), body.text.as_str())).collect();
        assert_eq!(bodies, [(given(Some("c"), Some("A & b")), "if (a < b) c();\n"), (given(None, None), "$ <y>")]);
        assert_eq!(BOOK.get(articles[0].bodies[1].text.origin(0..5).range()), Some("$ <y>"));
    }

    #[test]
    fn other_xml_is_not_taken_for_it() {
        assert_eq!(sniff(BOOK, "b.xml"), 9);
        assert_eq!(sniff("<article><p>", "a.xml"), 0);
        assert_eq!(sniff("<section><title/>", "a.dbk"), 9);
    }
}
