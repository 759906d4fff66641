//! Code that an article shows and does not hold: included from files, embedded from other sites.

use std::sync::LazyLock;

use crate::document::{Body, BodyFormat};
use crate::text::{Matcher, Span, compiled};

/// A mention of code that the article shows and that is kept in another file or at another address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// Where the mention stands.
    pub span: Span,
    /// The path or the address of the code, as written.
    pub target: String,
}

/// A way to mention such code.
struct Mention {
    /// The formats in which it occurs.
    formats: &'static [BodyFormat],
    /// A word that every mention of this form contains: texts without it are not searched.
    mark: &'static str,
    /// The pattern of a mention; its group `target` is the path or the address.
    form: &'static str,
    /// Whether a generator puts the file there within code too, where the mention is a line of its own.
    is_include: bool,
}

/// Templates leave Markdown's words in HTML, and HTML's elements stand in Markdown.
const MARKUP: &[BodyFormat] = &[BodyFormat::Html, BodyFormat::Markdown];
const MARKDOWN: &[BodyFormat] = &[BodyFormat::Markdown];

static MENTIONS: &[Mention] = &[
    Mention {
        formats: MARKUP,
        mark: "gist.github.com",
        form: r#"(?i)<script(?-u:\b)[^>]*\ssrc\s*=\s*["']?(?P<target>(?:https?:)?//gist\.github\.com/[^"'\s>]+)"#,
        is_include: false,
    },
    Mention {
        formats: MARKUP,
        mark: "<iframe",
        form: r#"<iframe(?-u:\b)[^>]*\s(?:data-)?src\s*=\s*["']?(?P<target>(?:https?:)?//(?:[\w.-]+\.)?(?:codepen\.io|codesandbox\.io|jsfiddle\.net|stackblitz\.com|replit\.com|repl\.it|jsbin\.com|dartpad\.dev|godbolt\.org|asciinema\.org|plnkr\.co|pastebin\.com|glitch\.com|gist\.github\.com|carbon\.now\.sh|play\.rust-lang\.org|play\.kotlinlang\.org|observablehq\.com|runkit\.com)/[^"'\s>]+)"#,
        is_include: false,
    },
    Mention {
        formats: MARKUP,
        mark: "emgithub.com",
        form: r#"<script(?-u:\b)[^>]*\ssrc\s*=\s*["']?(?P<target>https?://emgithub\.com/[^"'\s>]+)"#,
        is_include: false,
    },
    Mention {
        formats: MARKUP,
        mark: "medium.com/media/",
        form: r#"<iframe(?-u:\b)[^>]*>\s*<a\s[^>]*(?-u:\b)href\s*=\s*["'](?P<target>https://medium\.com/media/[^"'\s>]+)"#,
        is_include: false,
    },
    Mention {
        formats: MARKUP,
        mark: "<amp-gist",
        form: r#"<amp-gist(?-u:\b)[^>]*\sdata-gistid\s*=\s*["']?(?P<target>[\w/-]+)"#,
        is_include: false,
    },
    Mention {
        formats: MARKUP,
        mark: "data-slug-hash",
        form: r#"<p(?-u:\b)[^>]*\sdata-slug-hash\s*=\s*["'](?P<target>\w+)"#,
        is_include: false,
    },
    Mention {
        formats: MARKUP,
        mark: "[gist",
        form: r#"\[gist(?:\s+id)?[=\s]+["']?(?P<target>[\w:/.-]+)["']?[^\]\n]*\]"#,
        is_include: false,
    },
    Mention { formats: MARKDOWN, mark: "gist", form: r"\{%-?\s*gist\s+(?P<target>[\w/.-]+)[^%\n]*%\}", is_include: false },
    Mention { formats: MARKDOWN, mark: "gist", form: r"\{\{<\s*gist\s+(?P<target>[\w/. -]+?)\s*>\}\}", is_include: false },
    Mention {
        formats: MARKDOWN,
        mark: "include_",
        form: r"\{%-?\s*(?:include_code|include_file|include_codeblock)\s+(?P<target>[^%\n]+?)\s*%\}",
        is_include: true,
    },
    Mention { formats: MARKDOWN, mark: "!}", form: r"(?m)^[ \t]*\{!>?[ \t]*(?P<target>[^!\n]+?)[ \t]*!\}", is_include: true },
    Mention { formats: MARKDOWN, mark: "--8<--", form: r#"(?m)^[ \t]*-+8<-+[ \t]+["'](?P<target>[^"'\n]+)["']"#, is_include: true },
    Mention { formats: MARKDOWN, mark: "<<<", form: r"(?m)^[ \t]*<<<[ \t]*(?P<target>[@.~/]\S+)", is_include: true },
    Mention {
        formats: MARKDOWN,
        mark: ":::code",
        form: r#"(?m)^[ \t]*:::code\s[^\n]*(?-u:\b)source\s*=\s*"(?P<target>[^"\n]+)""#,
        is_include: false,
    },
    Mention {
        formats: MARKDOWN,
        mark: "[!code",
        form: r"(?m)^[ \t]*\[!code(?:-\w+)?\s*\[[^\]\n]*\]\((?P<target>[^)\n]+)\)\]",
        is_include: false,
    },
    Mention {
        formats: MARKDOWN,
        mark: "{{#",
        form: r"\{\{#\s*(?:include|rustdoc_include|playground|playpen)\s+(?P<target>[^}\n]+?)\s*\}\}",
        is_include: true,
    },
    Mention {
        formats: MARKDOWN,
        mark: "literalinclude",
        form: r"(?m)^[ \t>]*(?:`{3,}|~{3,}|:{3,})\{literalinclude\}[ \t]+(?P<target>\S+)",
        is_include: false,
    },
    Mention {
        formats: &[BodyFormat::AsciiDoc],
        mark: "include::",
        form: r"(?m)^(?:-{4,}|\.{4,})\r?\ninclude::(?P<target>[^\[\n]+)\[[^\n]*\]\s+(?:include::[^\n]*\s+)*(?:-{4,}|\.{4,})\r?$",
        is_include: false,
    },
    Mention {
        formats: &[BodyFormat::ReStructuredText],
        mark: "include::",
        form: r"(?m)^[ \t]*\.\.[ \t]+literalinclude::[ \t]+(?P<target>\S+)",
        is_include: false,
    },
];

static COMPILED: LazyLock<Vec<(&'static Mention, Matcher)>> =
    LazyLock::new(|| MENTIONS.iter().map(|mention| (mention, compiled(mention.form))).collect());

/// All code that `body` shows and does not hold, in order.
#[must_use]
pub fn elsewhere(body: &Body) -> Vec<Elsewhere> {
    let string = body.text.as_str();
    let mut found = Vec::new();
    for (mention, form) in &*COMPILED {
        if !mention.formats.contains(&body.format) || memchr::memmem::find(string.as_bytes(), mention.mark.as_bytes()).is_none() {
            continue;
        }
        found.extend(form.captures_iter(string).filter_map(|captures| {
            let (whole, target) = (captures.get(0)?, captures.name("target")?);
            let start = whole.end() - whole.as_str().trim_start().len();
            Some(Elsewhere { span: body.text.origin(start..whole.end()), target: target.as_str().trim().to_owned() })
        }));
    }
    found.sort_by_key(|elsewhere| elsewhere.span);
    found
}

/// Whether a generator puts a file in the place of `line`, which is one of code in Markdown.
pub(super) fn is_include(line: &str) -> bool {
    let line = line.trim();
    COMPILED.iter().filter(|(mention, _)| mention.is_include && line.contains(mention.mark)).any(|(_, form)| {
        let behind = form.find(line).filter(|found| found.start() == 0).and_then(|found| line.get(found.end()..));
        // VitePress has the lines that it points out, and a title, behind it.
        behind.is_some_and(|behind| behind.trim_start().is_empty() || behind.trim_start().starts_with(['{', '[']))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    #[track_caller]
    fn assert_targets(format: BodyFormat, string: &str, targets: &[&str]) {
        let found = elsewhere(&Body { format, text: Text::verbatim(string, 0) });
        assert_eq!(found.iter().map(|elsewhere| elsewhere.target.as_str()).collect::<Vec<_>>(), targets, "{string}");
    }

    #[test]
    fn every_form_is_one() {
        assert_eq!(COMPILED.len(), MENTIONS.len());
    }

    #[test]
    fn embeds_name_their_address() {
        assert_targets(
            BodyFormat::Html,
            "<p><script src=\"https://gist.github.com/a/1.js\"></script>",
            &["https://gist.github.com/a/1.js"],
        );
        assert_targets(BodyFormat::Html, "<iframe height=3 src='//codepen.io/a/embed/b'></iframe>", &["//codepen.io/a/embed/b"]);
        assert_targets(BodyFormat::Html, "<iframe src='https://www.youtube.com/embed/x'></iframe><pre>&lt;script src=x></pre>", &[]);
        let framed = "<iframe src=\"\" width=\"0\"><a href=\"https://medium.com/media/1f/href\">x</a></iframe>";
        assert_targets(BodyFormat::Html, framed, &["https://medium.com/media/1f/href"]);
        assert_targets(BodyFormat::Html, "<p class=codepen data-slug-hash=\"aBc\">See</p> [gist id=\"12\"]", &["aBc", "12"]);
        assert_targets(BodyFormat::Markdown, "{% gist a/1 %}\n{{< gist a 2 >}}\n", &["a/1", "a 2"]);
    }

    #[test]
    fn includes_name_their_file() {
        assert_targets(BodyFormat::Markdown, "```py\n--8<-- \"a.py\"\n```\n<<< @/b.ts{2}\n", &["a.py", "@/b.ts{2}"]);
        assert_targets(
            BodyFormat::Markdown,
            ":::code language=\"cs\" source=\"a.cs\" range=\"1\":::\n[!code-cs[Main](b.cs?x=1)]\n",
            &["a.cs", "b.cs?x=1"],
        );
        assert_targets(BodyFormat::Markdown, "{{#include a.rs:2}}\n```{literalinclude} b.py\n```\n", &["a.rs:2", "b.py"]);
        assert_targets(BodyFormat::AsciiDoc, "----\ninclude::a.rb[tag=x]\n----\ninclude::chapter.adoc[]\n", &["a.rb"]);
        assert_targets(BodyFormat::ReStructuredText, ".. literalinclude:: a.py\n   :lines: 1\n", &["a.py"]);
    }
}
