//! Selectors of the user: a string is refused, or finds what it finds; nothing panics.

use snipcheck::block::Extractor;
use snipcheck::document;
use snipcheck::source::Source;

use super::Target;

/// The target.
pub static TARGET: Target = Target { name: "selector", seeds, mutations: 2_000, most: 4_000, law };

fn seeds() -> Vec<Vec<u8>> {
    let selectors = ["pre", "div.a > code", "#a, p:not(.b)", "[class~=\"a\"]", "p:nth-child(2n + 1)", "a:has(> b)", ":is(a, b) *", "a|b"];
    selectors.iter().map(|selector| selector.as_bytes().to_vec()).collect()
}

fn law(bytes: &[u8]) {
    let selector = String::from_utf8_lossy(bytes);
    let Ok(extractor) = Extractor::new(Some(&selector), Some(&selector)) else { return };
    let source = Source::new("a.html", b"<p class=a id=a><b>1</b></p><div><pre><code class=b>a\n</code></pre></div>".to_vec(), None);
    let (_, articles) = document::read_all(source, document::reader("html"));
    for article in &articles {
        let _ = extractor.blocks(article);
    }
}
