//! Shapes: texts of any size that are the worst of their kind for what reads them.

use snipcheck::language::LANGUAGES;

use crate::{samples, tokens};

/// A text of any size.
#[derive(Clone, Debug)]
pub struct Shape {
    /// The reader of it; `jsonl` for code.
    pub reader: &'static str,
    /// Of code, its language's id, empty for none; of an article, empty.
    pub label: String,
    /// What it is, in a word or two.
    pub family: &'static str,
    /// What comes first.
    pub before: String,
    /// What is repeated.
    pub piece: String,
    /// What comes last.
    pub after: &'static str,
}

impl Shape {
    fn code(label: &str, family: &'static str, piece: impl Into<String>) -> Self {
        Self { reader: "jsonl", label: label.to_owned(), family, before: String::new(), piece: piece.into(), after: "" }
    }

    /// The text of about `bytes` bytes.
    #[must_use]
    pub fn text(&self, bytes: usize) -> String {
        if self.family == "indentation" {
            return stairs(&self.piece, bytes);
        }
        let text = format!("{}{}{}", self.before, self.piece.repeat((bytes / self.piece.len().max(1)).max(1)), self.after);
        if self.family == "entries" { numbered(&text) } else { text }
    }

    /// The file that holds it: the text itself, or the line of a snippet.
    #[must_use]
    pub fn file(&self, bytes: usize) -> Vec<u8> {
        let text = self.text(bytes);
        if self.reader != "jsonl" {
            return text.into_bytes();
        }
        let mut line = serde_json::json!({ "id": "a", "code": text });
        if !self.label.is_empty() {
            line["label"] = self.label.clone().into();
        }
        line.to_string().into_bytes()
    }
}

/// The languages that something parses, and the empty id for code without a label.
pub fn languages() -> impl Iterator<Item = &'static str> {
    let parsed = LANGUAGES.iter().filter(|language| language.grammar.is_some() || language.reference.is_some());
    parsed.map(|language| language.id).chain([""])
}

/// The shapes of code in the language called `id`, or without a label.
#[must_use]
pub fn of_language(id: &str) -> Vec<Shape> {
    let known = if id.is_empty() { "python" } else { id };
    let shape = |family, piece: &str| Shape::code(id, family, piece);
    let mut out = vec![
        shape("openers", "("),
        shape("openers", "a["),
        shape("openers", "a:b{"),
        shape("openers", "a<"),
        shape("openers", "<a>"),
        shape("closers", ")"),
        shape("operators", "a+"),
        shape("operators", "-"),
        shape("chain", "a."),
        shape("quotes", "\""),
        shape("here-documents", "<<A\n"),
        shape("comments", "/*"),
        shape("comments", "(*"),
        shape("comments", "# a\n"),
        shape("long word", "A"),
        shape("list marks", "- "),
        shape("indentation", "a"),
        Shape { before: "x = <<A\n".to_owned(), after: "\nA\n", ..shape("here-documents", "A") },
    ];
    let words = tokens::of(known).into_iter().filter(|token| token.chars().all(char::is_alphabetic)).take(2);
    out.extend(words.map(|word| Shape::code(id, "words", format!("{word} "))));
    if let Some(sample) = samples::of(known).into_iter().next() {
        out.push(Shape::code(id, "minified", sample.split_whitespace().collect::<Vec<_>>().join(" ") + " "));
        out.push(Shape::code(id, "sample", sample));
    }
    out
}

/// The shapes of articles, each with its reader.
#[must_use]
pub fn of_articles() -> Vec<Shape> {
    let rss = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel>";
    let body = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><item><title>a</title><description>";
    let atom = "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\">";
    let rows: &[(&str, &str, &str, &str, &str)] = &[
        ("html", "blocks", "", "<pre>a = 1</pre>\n", ""),
        ("html", "labelled blocks", "", "<pre><code class=\"language-python\">a = 1</code></pre>\n", ""),
        ("html", "open tags", "<html><body>", "<div>", ""),
        ("html", "open blocks", "<html><body>", "<pre>", ""),
        ("html", "open inline tags", "<html><body>", "<b>", ""),
        ("html", "lists", "<html><body>", "<ul><li>", ""),
        ("html", "tables", "<html><body>", "<table><tr><td>", ""),
        ("html", "attributes", "<html><body><a ", "b=\"c\" ", ">"),
        ("html", "entities", "<html><body>", "&amp;", ""),
        ("html", "ampersands", "<html><body>", "&", ""),
        ("html", "less-than signs", "<html><body>", "<0", ""),
        ("html", "line ends", "<html><body>", "\n", ""),
        ("html", "text in tables", "<html><body><table>", "&", ""),
        ("html", "comments", "<html><body>", "<!-- a -->", ""),
        ("html", "closing tags", "<html><body>", "</b>", ""),
        ("html", "code", "<html><body>", "<p><code>a</code></p>", ""),
        ("markdown", "blocks", "", "```\na = 1\n```\n\n", ""),
        ("markdown", "indented blocks", "", "    a = 1\n\ntext\n\n", ""),
        ("markdown", "quotes", "", "> ", "a"),
        ("markdown", "lists", "", "- ", "a"),
        ("markdown", "tables", "|a|b|\n|-|-|\n", "|a|b|\n", ""),
        ("markdown", "brackets", "", "[", ""),
        ("markdown", "emphasis", "", "*a_", ""),
        ("markdown", "back-ticks", "", "`a``", ""),
        ("markdown", "shortcodes", "", "{{< highlight go >}}\na\n{{< /highlight >}}\n\n", ""),
        ("markdown", "Liquid tags", "", "{% highlight go %}\na\n{% endhighlight %}\n\n", ""),
        ("markdown", "HTML", "", "<div>\n\n", ""),
        ("markdown", "front matter", "---\n", "a: b\n", "---\na\n"),
        ("markdown", "YAML anchors", "---\na: &a [b]\n", "a: [*a, *a]\n", "---\na\n"),
        ("rst", "blocks", "a\n=\n\n", "Text::\n\n  a = 1\n\n", ""),
        ("rst", "directives", "a\n=\n\n", ".. code:: python\n\n   a = 1\n\n", ""),
        ("rst", "back-ticks", "a\n=\n\n", "`", ""),
        ("rst", "tables", "a\n=\n\n", "+--+--+\n|a |b |\n", "+--+--+\n"),
        ("asciidoc", "blocks", "= a\n\n", "----\na = 1\n----\n\n", ""),
        ("asciidoc", "tables", "= a\n\n|===\n", "|a |b\n", "|===\n"),
        ("asciidoc", "attributes", "= a\n", ":a: {a}{a}\n", "\n{a}\n"),
        ("asciidoc", "conditions", "= a\n\n", "ifdef::a[]\n", ""),
        (
            "rss",
            "entries",
            rss,
            "<item><title>a@</title><description>&lt;pre&gt;a = 1&lt;/pre&gt;</description></item>",
            "</channel></rss>",
        ),
        ("rss", "open elements", rss, "<a>", ""),
        ("rss", "attributes", "<?xml version=\"1.0\"?><rss version=\"2.0\" ", "a@=\"b\" ", "><channel></channel></rss>"),
        ("rss", "escaped markup", body, "&lt;b&gt;", "</description></item></channel></rss>"),
        (
            "rss",
            "entities",
            "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaa\">]><rss version=\"2.0\"><channel><item><title>",
            "&a;",
            "</title></item></channel></rss>",
        ),
        ("rss", "CDATA sections", body, "<![CDATA[<pre>a</pre>]]>", "</description></item></channel></rss>"),
        (
            "atom",
            "entries",
            atom,
            "<entry><title>a@</title><content type=\"html\">&lt;pre&gt;a = 1&lt;/pre&gt;</content></entry>",
            "</feed>",
        ),
        (
            "json-feed",
            "entries",
            "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[",
            "{\"id\":\"@\",\"content_html\":\"<pre>a = 1</pre>\"},",
            "{}]}",
        ),
        ("json-feed", "depth", "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":", "[", ""),
        ("notebook", "cells", "{\"nbformat\":4,\"metadata\":{},\"cells\":[", "{\"cell_type\":\"code\",\"source\":\"a = 1\"},", "{}]}"),
    ];
    let article = |&(reader, family, before, piece, after): &(&'static str, &'static str, &str, &str, &'static str)| Shape {
        reader,
        label: String::new(),
        family,
        before: before.to_owned(),
        piece: piece.to_owned(),
        after,
    };
    rows.iter().map(article).collect()
}

/// `text` with a number for each `@`.
fn numbered(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for (number, part) in text.split('@').enumerate() {
        if number > 0 {
            out.push_str(&number.to_string());
        }
        out.push_str(part);
    }
    out
}

/// Lines of which each is a space deeper than the one before.
fn stairs(line: &str, bytes: usize) -> String {
    let mut out = String::with_capacity(bytes + 2_000);
    let mut depth = 0;
    while out.len() < bytes {
        out.extend([" ".repeat(depth).as_str(), line, "\n"]);
        depth += 1;
    }
    out
}
