//! A fix, made in the file, mends it: in each kind of file, with that file's own escapes.

use std::sync::Arc;

use snipcheck::catalog::File;
use snipcheck::catalog::fix::{Replacement, replacements};

use super::common::checked;

/// The changes that the findings in `file` propose.
fn fixes(file: &File) -> Vec<Replacement> {
    let of = |about: Option<(_, &snipcheck::catalog::Checked)>, diagnostic: &snipcheck::diagnostic::Diagnostic| {
        about.map_or_else(Vec::new, |(_, checked)| replacements(file, &checked.snippet.block.text, diagnostic.offered()))
    };
    file.findings().flat_map(|(about, diagnostic)| of(about, diagnostic)).collect()
}

/// Makes the changes that are proposed for `content`, and checks what came of it.
fn mends(name: &str, content: &str) {
    let file = checked(name, content.as_bytes());
    let source = Arc::clone(&file.source);
    let mut bytes = source.bytes().to_vec();
    let fixes = fixes(&file);
    assert!(!fixes.is_empty(), "{name}: nothing is proposed for {content}");
    for fix in fixes.iter().rev() {
        bytes.splice(fix.span.range(), fix.with.bytes());
    }
    let mended = String::from_utf8(bytes).unwrap();
    let left: Vec<_> = checked(name, mended.as_bytes()).findings().map(|(_, diagnostic)| diagnostic.message.clone()).collect();
    assert!(left.is_empty(), "{name}: {left:?} remains in {mended}");
}

#[test]
fn in_markdown() {
    mends("a.md", "Text\n\n```python\nprint(“hello”)\n```\n");
    mends("a.md", "- item\n\n  ```js\n  f({\n    a: 1\n    b: \"x\",\n  });\n  ```\n");
    mends("a.md", "> ```js\n> function f() {\n>   g(\"a\", 1, 2;\n> }\n> ```\n");
}

#[test]
fn in_html() {
    mends("a.html", "<p>Text</p><pre><code class=\"language-python\">print(“hello”)\n</code></pre>");
    mends("a.html", "<pre><code class=\"language-js\">f({\n  <span>a</span>: &quot;1&quot;\n  b: &quot;x&quot;,\n});\n</code></pre>");
    mends("a.html", "<pre><code class=\"language-js\">if (a &amp;lt; b) {\n  f();\n}\n</code></pre>");
}

#[test]
fn in_a_feed() {
    let feed = |body: &str| {
        format!(
            "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><title>T</title><item><title>A</title><description>{body}</description></item></channel></rss>\n"
        )
    };
    mends("a.xml", &feed("<![CDATA[<pre><code class=\"language-python\">print(“hello”)\n</code></pre>]]>"));
    mends("a.xml", &feed("&lt;pre&gt;&lt;code class=\"language-python\"&gt;print(“hello”)\n&lt;/code&gt;&lt;/pre&gt;"));
}

#[test]
fn in_json_lines() {
    mends("a.jsonl", "{\"id\": \"1\", \"label\": \"python\", \"code\": \"print(“hello”)\\n\"}\n");
    mends("a.jsonl", "{\"id\": \"1\", \"label\": \"js\", \"code\": \"f({\\n  a: \\\"1\\\"\\n  b: 2,\\n});\\n\"}\n");
}
