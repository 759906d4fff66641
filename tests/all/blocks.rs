//! The law of extraction: each run of a block's text is its source's bytes, or a decoded reference, or a recorded transform.

use encoding_rs::{Encoding, UTF_8};
use proptest::prelude::*;
use snipcheck::block::Block;
use snipcheck::source::Source;
use snipcheck::text::{Span, TextPiece};

use super::common::{at, blocks, blocks_of, files_below, files_in};

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

/// Why a piece of `block` has no right to be there, if it has none.
fn fault(source: &[u8], block: &Block, piece: &TextPiece) -> Option<String> {
    fault_in(source, UTF_8, block, piece)
}

/// The same of a source in `encoding`.
fn fault_in(source: &[u8], encoding: &'static Encoding, block: &Block, piece: &TextPiece) -> Option<String> {
    let text = block.text.as_str().get(piece.range.clone()).unwrap_or_default();
    let bytes = source.get(piece.origin.range()).unwrap_or_default();
    let is_recorded =
        |span: Span| block.transforms.iter().any(|transform| transform.span.start <= span.start && span.end <= transform.span.end);
    let said = encoding.decode_without_bom_handling(bytes).0;
    let explained = if piece.verbatim { bytes == text.as_bytes() } else { is_decoded(&said, text) || is_recorded(piece.origin) };
    (!explained).then(|| format!("{text:?} from {said:?} at {:?}", piece.origin))
}

/// Whether `source` is references, maybe escaped again, for `text`; or line ends and NULs that no text keeps.
fn is_decoded(source: &str, text: &str) -> bool {
    // In a JSON string, references are written with escapes.
    let unescaped = serde_json::from_str::<String>(&format!("\"{source}\"")).unwrap_or_else(|_| source.to_owned());
    let source = if source.contains('\\') { &*unescaped } else { source };
    let once = html_escape::decode_html_entities(source).into_owned();
    let twice = html_escape::decode_html_entities(&once).into_owned();
    let is_line_end = text == "\n" && matches!(source, "\r" | "\r\n");
    // LaTeX shows a space as a sign where it is told to.
    let is_shown_space = text == " " && source == "␣";
    let is_partial_tab = text.trim().is_empty() && source.trim().is_empty();
    text == once
        || text == twice
        || is_line_end
        || is_shown_space
        || is_partial_tab
        || (source == "\0" && text == "\u{fffd}")
        || (source.starts_with('&') && source.len() > 2)
}

fn faults(name: &str, source: &[u8]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut end = 0;
    for block in blocks(name, source) {
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
    let folder = at("snippets/articles");
    let mut seen = 0;
    for path in [files_in(&folder.join("zoo")), files_in(&folder)].concat() {
        if path.extension().is_some_and(|extension| ["html", "xml", "md"].iter().any(|known| extension == *known)) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            assert_eq!(faults(&name, &std::fs::read(&path).unwrap()), Vec::<String>::new(), "{name}");
            seen += 1;
        }
    }
    assert!(seen > 70, "only {seen} samples");
}

/// The same of any files: `SNIPCHECK_CORPUS=FOLDER cargo test --test all blocks -- --ignored --nocapture` says how many runs it has seen.
#[test]
#[ignore = "needs a folder of published files"]
#[allow(clippy::print_stdout, reason = "the count is what it is run for")]
fn runs_of_a_corpus_are_explained() {
    let folder = std::env::var("SNIPCHECK_CORPUS").expect("SNIPCHECK_CORPUS names a folder");
    let (mut files, mut found, mut runs) = (0_usize, 0_usize, 0_usize);
    for path in files_below(folder.as_ref()) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let source = Source::new(name.as_str(), std::fs::read(&path).unwrap(), None);
        files += 1;
        for block in blocks_of(std::sync::Arc::clone(&source)) {
            found += 1;
            for piece in block.text.origins(0..block.text.len()) {
                runs += 1;
                assert_eq!(fault_in(source.bytes(), source.encoding(), &block, &piece), None, "{}", path.display());
            }
        }
    }
    println!("{runs} runs of {found} blocks in {files} files are explained");
    assert!(found > 0, "no blocks");
}
