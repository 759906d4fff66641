//! The law of extraction: each run of a block's text is its source's bytes, or a decoded reference, or a recorded transform.

use std::path::Path;

use proptest::prelude::*;
use snipcheck::block::{Block, Extractor};
use snipcheck::document;
use snipcheck::source::Source;
use snipcheck::text::{Piece, Span};

/// What pages are made of, well and badly.
const PARTS: &[&str] = &[
    "a",
    " b ",
    "\n",
    "\r\n",
    "\t",
    "\u{a0}",
    "é🐎",
    "&lt;",
    "&amp;amp;",
    "&#60;",
    "&#x27;",
    "&nbsp;",
    "& ",
    "&NotEqualTilde;",
    "<br>",
    "<br/>\n",
    "<p>",
    "</p>",
    "<pre>",
    "<pre class=\"brush: js\">",
    "<pre><code class='language-rust'>",
    "</code></pre>",
    "</pre>",
    "<code>",
    "</code>",
    "<span>",
    "</span>",
    "<span class=\"line\">",
    "<div class=\"line\">",
    "<div>",
    "</div>",
    "<table><tr><td class=\"gutter\">1</td><td class=\"code\">",
    "</td></tr></table>",
    "<table>",
    "<tr>",
    "<td>",
    "<li>",
    "<ol>",
    "Vec<String>",
    "</String>",
    "<T extends U>",
    "i <n; i++",
    "<?php echo 1 ?>",
    "<!-- c -->",
    "<button>Copy</button>",
    "<span class=\"lineno\">12 </span>",
    "<h2>",
    "</h2>",
    "[code lang=js]",
    "[/code]",
    "<div class=\"crayon-syntax\">",
    "<textarea class=\"crayon-plain\">",
    "</textarea>",
    "<b>",
    "<i></b></i>",
    "<svg><title>t</title></svg>",
    "```js\n",
    "\n```\n",
    "    ",
    "> ",
    "- ",
    "{% highlight c %}",
    "{% endhighlight %}",
    "\0",
    "<",
];

fn blocks(name: &str, bytes: Vec<u8>) -> Vec<Block> {
    let document = document::read(Source::new(name, bytes, None), None);
    document.articles.iter().flat_map(|article| Extractor::default().blocks(article)).collect()
}

/// Why a piece of `block` has no right to be there, if it has none.
fn fault(source: &[u8], block: &Block, piece: &Piece) -> Option<String> {
    let text = block.text.as_str().get(piece.range.clone()).unwrap_or_default();
    let bytes = source.get(piece.origin.range()).unwrap_or_default();
    let is_recorded =
        |span: Span| block.transforms.iter().any(|transform| transform.span.start <= span.start && span.end <= transform.span.end);
    let explained = if piece.verbatim {
        bytes == text.as_bytes()
    } else {
        is_decoded(&String::from_utf8_lossy(bytes), text) || is_recorded(piece.origin)
    };
    (!explained).then(|| format!("{text:?} from {:?} at {:?}", String::from_utf8_lossy(bytes), piece.origin))
}

/// Whether `source` is references, maybe escaped again, for `text`; or line ends and NULs that no text keeps.
fn is_decoded(source: &str, text: &str) -> bool {
    let once = html_escape::decode_html_entities(source).into_owned();
    let twice = html_escape::decode_html_entities(&once).into_owned();
    let is_line_end = text == "\n" && matches!(source, "\r" | "\r\n");
    let is_partial_tab = text.trim().is_empty() && source.trim().is_empty();
    text == once
        || text == twice
        || is_line_end
        || is_partial_tab
        || (source == "\0" && text == "\u{fffd}")
        || (source.starts_with('&') && source.len() > 2)
}

fn faults(name: &str, source: &[u8]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut end = 0;
    for block in blocks(name, source.to_vec()) {
        for piece in block.text.origins(0..block.text.len()) {
            faults.extend(fault(source, &block, &piece));
            if piece.origin.start < end && name.ends_with("html") {
                faults.push(format!("{piece:?} goes back before {end}"));
            }
            end = piece.origin.end.max(end);
        }
        end = 0;
    }
    faults
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn runs_of_html_are_explained(parts in proptest::collection::vec(proptest::sample::select(PARTS), 0..40)) {
        let html = format!("<!doctype html><pre>{}", parts.concat());
        prop_assert_eq!(faults("a.html", html.as_bytes()), Vec::<String>::new());
    }

    #[test]
    fn runs_of_markdown_are_explained(parts in proptest::collection::vec(proptest::sample::select(PARTS), 0..40)) {
        let markdown = format!("# a\n\n{}", parts.concat());
        prop_assert_eq!(faults("a.md", markdown.as_bytes()), Vec::<String>::new());
    }
}

#[test]
fn runs_of_the_samples_are_explained() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("snippets/articles");
    let mut seen = 0;
    for folder in [folder.join("zoo"), folder] {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| ["html", "xml", "md"].iter().any(|known| extension == *known)) {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                assert_eq!(faults(&name, &std::fs::read(&path).unwrap()), Vec::<String>::new(), "{name}");
                seen += 1;
            }
        }
    }
    assert!(seen > 70, "only {seen} samples");
}
