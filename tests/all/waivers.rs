//! What authors say to this program beside their blocks, in each kind of input, and what it changes: what it is about, and nothing else.

use std::collections::BTreeMap;
use std::fs;

use snipcheck::catalog::File;
use snipcheck::config::{Config, Policy};
use snipcheck::diagnostic::Level;
use snipcheck::paths::Root;

use super::common::{at, checked, files_in, program};

/// What the program makes of a file called `name` that holds `text`, with these levels of rules.
fn found_with(name: &str, text: &str, levels: &[(&str, Level)]) -> File {
    let decided: BTreeMap<_, _> = levels.iter().map(|(rule, level)| ((*rule).to_owned(), *level)).collect();
    Policy::new(&Config::default(), Root::default(), &decided).unwrap().apply(checked(name, text))
}

fn found(name: &str, text: &str) -> File {
    found_with(name, text, &[])
}

/// Each finding as `rule: the source at its place`, and how many are waived.
fn findings(file: &File) -> (Vec<String>, usize) {
    let source = file.source.text();
    let shown =
        |span: snipcheck::text::Span| source.as_str().get(source.offset_of(span.start)..source.offset_of(span.end)).unwrap().to_owned();
    let all = file.findings().map(|(_, diagnostic)| format!("{}: {}", diagnostic.rule.id, shown(diagnostic.primary.span)));
    (all.collect(), file.waived.len())
}

fn statuses(file: &File) -> Vec<&'static str> {
    file.snippets().map(|(_, checked)| checked.verdict.status().as_str()).collect()
}

#[track_caller]
fn assert_waived(name: &str, text: &str, expected: &[&str]) {
    let file = found(name, text);
    assert_eq!(findings(&file).0, [""; 0], "{name}: {text}");
    assert_eq!(statuses(&file), expected, "{name}: {text}");
}

const WRONG: &str = "```json\n{\"a\": 1,}\n```\n";

#[test]
fn markdown_has_them_in_comments_in_words_and_on_elements() {
    for text in [
        format!("# T\n\n<!-- snipcheck: skip -->\n{WRONG}"),
        format!("# T\n\n<!-- snipcheck: skip -->\n\nWords.\n\n{WRONG}"),
        format!("# T\n\n<!-- snipcheck: skip syntax-error - it is old -->\n{WRONG}"),
        format!("# T\n\n[//]: # (snipcheck: skip)\n\n{WRONG}"),
        format!("# T\n\n% snipcheck: fails\n\n{WRONG}"),
        format!("# T\n\n{{/* snipcheck: skip */}}\n\n{WRONG}"),
        format!("# T\n\n<div data-snipcheck=\"skip\">\n\n{WRONG}\n</div>\n"),
        format!("# T\n\n- a\n\n  <!-- snipcheck: skip -->\n  {}\n", WRONG.trim_end().replace('\n', "\n  ")),
        "# T\n\n```json snipcheck=skip\n{\"a\": 1,}\n```\n".to_owned(),
        "# T\n\n```{.json snipcheck=\"skip syntax-error - old\"}\n{\"a\": 1,}\n```\n".to_owned(),
        "# T\n\n```js\n// snipcheck: skip\nlet a = ;\n```\n".to_owned(),
        "# T\n\n```js\n/* snipcheck: fails */\nlet a = ;\n```\n".to_owned(),
        format!("# T\n\n<!-- SNIPCHECK: SKIP -->\n{WRONG}"),
        format!("# T\n\n[comment]: <> (snipcheck: skip)\n\n{WRONG}"),
        format!("# T\n\n{{% comment %}} snipcheck: skip {{% endcomment %}}\n\n{WRONG}"),
        "# T\n\n```js\nlet a = ; // snipcheck: skip\n```\n".to_owned(),
        format!("# T\n\n{WRONG}\n<!-- snipcheck: skip-file -->\n"),
    ] {
        assert_waived("a.md", &text, &["waived"]);
    }
    assert_waived("a.mdx", &format!("import A from 'a'\n\n{{/* snipcheck: skip */}}\n\n{WRONG}"), &["waived"]);
}

#[test]
fn pages_and_feeds_have_them() {
    let pre = "<pre><code class=\"language-json\">{\"a\": 1,}</code></pre>";
    for text in [
        format!("<h1>T</h1><!-- snipcheck: skip -->{pre}"),
        "<h1>T</h1><pre data-snipcheck=\"skip\"><code class=\"language-json\">{\"a\": 1,}</code></pre>".to_owned(),
        "<h1>T</h1><pre><code class=\"language-json\" data-snipcheck=\"fails\">{\"a\": 1,}</code></pre>".to_owned(),
        format!("<h1>T</h1><section data-snipcheck='skip syntax-error'><p>x<p>y{pre}</section>"),
        "<h1>T</h1><pre><code class=\"language-js\"><span>// snipcheck: skip</span>\nlet a = ;</code></pre>".to_owned(),
    ] {
        assert_waived("a.html", &text, &["waived"]);
    }
    let entry = |body: &str| {
        format!("<rss version=\"2.0\"><channel><item><title>T</title><description>{body}</description></item></channel></rss>")
    };
    let escaped = format!("<!-- snipcheck: skip -->{pre}").replace('&', "&amp;").replace('<', "&lt;");
    assert_waived("a.xml", &entry(&escaped), &["waived"]);
    assert_waived("a.xml", &entry(&format!("<![CDATA[<!-- snipcheck: skip -->{pre}]]>")), &["waived"]);
    assert_waived("a.xml", &entry(&format!("<![CDATA[<div data-snipcheck=\"skip\">{pre}</div>]]>")), &["waived"]);
}

#[test]
fn lightweight_markup_has_them() {
    let rst = "T\n=\n\n.. code-block:: json\n\n   {\"a\": 1,}\n";
    assert_waived("a.rst", &rst.replace(".. code", ".. snipcheck: skip\n\n.. code"), &["waived"]);
    assert_waived("a.rst", &rst.replace("json\n", "json\n   :snipcheck: skip syntax-error - old\n"), &["waived"]);
    let adoc = "= T\n\n[source,json]\n----\n{\"a\": 1,}\n----\n";
    assert_waived("a.adoc", &adoc.replace("[source", "// snipcheck: fails\n[source"), &["waived"]);
    assert_waived("a.adoc", &adoc.replace("json]", "json,snipcheck=skip]"), &["waived"]);
}

#[test]
fn notebooks_have_them_in_tags_metadata_and_the_cell_above() {
    let notebook = |metadata: &str, above: &str| {
        format!(
            "{{\"cells\": [{{\"cell_type\": \"markdown\", \"metadata\": {{}}, \"source\": \"# T\\n{above}\"}},\n\
             {{\"cell_type\": \"code\", \"metadata\": {{{metadata}}}, \"source\": \"def f(:\\n    pass\"}}],\n\
             \"metadata\": {{\"language_info\": {{\"name\": \"python\"}}}}, \"nbformat\": 4, \"nbformat_minor\": 5}}"
        )
    };
    assert_eq!(statuses(&found("a.ipynb", &notebook("", ""))), ["invalid"]);
    for metadata in ["\"tags\": [\"x\", \"snipcheck-skip\"]", "\"tags\": [\"snipcheck:skip\"]", "\"snipcheck\": \"skip syntax-error\""] {
        assert_waived("a.ipynb", &notebook(metadata, ""), &["waived"]);
    }
    assert_waived("a.ipynb", &notebook("", "\\n<!-- snipcheck: fails -->"), &["waived"]);
    let slip = findings(&found("a.ipynb", &notebook("\"tags\": [\"snipcheck-skp\"]", ""))).0;
    assert!(slip.contains(&"unknown-waiver: skp".to_owned()), "{slip:?}");
}

#[test]
fn a_region_ends_where_it_is_said_to() {
    let file = found("a.md", &format!("# T\n\n<!-- snipcheck: off -->\n{WRONG}\n{WRONG}\n<!-- snipcheck: on -->\n{WRONG}"));
    assert_eq!((statuses(&file), file.waived.len()), (vec!["waived", "waived", "invalid"], 2));
    let open = found("a.md", &format!("# T\n\n{WRONG}\n<!-- snipcheck: off syntax-error -->\n{WRONG}"));
    assert_eq!(statuses(&open), ["invalid", "waived"]);
    let lifted = format!("# T\n\n<!-- snipcheck: off -->\n{WRONG}\n<!-- snipcheck: on syntax_error -->\n{WRONG}");
    assert_eq!(statuses(&found("a.md", &lifted)), ["waived", "invalid"]);
    let lines = "# T\n\n```json5\n// snipcheck: off\n{a: 1 b: 2}\n// snipcheck: on\n```\n\n```json5\n{a: 1 b: 2}\n```\n";
    assert_eq!(statuses(&found("a.md", lines)), ["waived", "invalid"]);
}

#[test]
fn rules_that_are_not_named_still_speak() {
    let file = found("a.md", "# T\n\n<!-- snipcheck: skip syntax-error -->\n```pyhton\nx = 1\n```\n");
    assert_eq!(findings(&file).0, ["unused-waiver: syntax-error", "unknown-label: pyhton"]);
    let file = found("a.md", "# T\n\n<!-- snipcheck: skip unknown-label -->\n```pyhton\nx = 1\n```\n");
    assert_eq!((findings(&file), statuses(&file)), ((vec![], 1), vec!["valid"]));
}

#[test]
fn a_group_of_rules_is_silenced_whole_or_rule_by_rule() {
    let quotes = "```js\nlet a = “x”;\n```\n";
    for rule in ["syntax-error", "curly-quotes", "Curly_Quotes"] {
        assert_waived("a.md", &format!("# T\n\n<!-- snipcheck: skip {rule} -->\n{quotes}"), &["waived"]);
    }
    let file = found("a.md", &format!("# T\n\n<!-- snipcheck: skip comment-in-json -->\n{quotes}"));
    assert_eq!(findings(&file).0, ["unused-waiver: comment-in-json", "curly-quotes: “", "curly-quotes: ”"]);
    let lifted = format!("# T\n\n<!-- snipcheck: off syntax-error -->\n{quotes}\n<!-- snipcheck: on curly-quotes -->\n{quotes}");
    assert_eq!(findings(&found("a.md", &lifted)), (vec!["curly-quotes: “".to_owned(), "curly-quotes: ”".to_owned()], 2));
}

#[test]
fn what_does_nothing_is_told_at_its_place() {
    for (text, expected) in [
        ("<!-- snipcheck: skip -->\n```js\nlet a = 1;\n```\n", vec!["unused-waiver: snipcheck: skip"]),
        ("```js\nlet a = 1;\n```\n<!-- snipcheck: skip -->\n", vec!["unused-waiver: snipcheck: skip"]),
        ("<!-- snipcheck: on -->\n```js\nlet a = 1;\n```\n", vec!["unused-waiver: snipcheck: on"]),
        ("<!-- snipcheck: skip-file -->\n```js\nlet a = 1;\n```\n", vec!["unused-waiver: snipcheck: skip-file"]),
        ("<!-- snipcheck: fails -->\n```js\nlet a = 1;\n```\n", vec!["expected-failure: snipcheck: fails"]),
        ("<!-- snipcheck: skp -->\n```js\nlet a = 1;\n```\n", vec!["unknown-waiver: skp"]),
        ("```js snipcheck=skp\nlet a = 1;\n```\n", vec!["unknown-waiver: skp"]),
        ("<!-- snipcheck: skip sintax-error -->\n```js\nlet a = 1;\n```\n", vec!["unknown-waiver: sintax-error"]),
        ("<!-- snipcheck: a tool that proofreads -->\n```js\nlet a = 1;\n```\n", vec!["unknown-waiver: a"]),
        ("<!-- see snipcheck: a tool -->\nsnipcheck: a tool. Write `<!-- snipcheck: skip -->` above.\n```js\nlet a = 1;\n```\n", vec![]),
        ("```md\n<!-- snipcheck: skip -->\n```\n", vec![]),
        ("See [snipcheck=skip](a.html), or {snipcheck=skip}.\n\n```js\nlet a = 1;\n```\n", vec![]),
        ("```mdx\n{/* snipcheck: skip */}\n```\n", vec![]),
        ("```yaml\n# snipcheck: a hook\na: 1\n```\n", vec![]),
    ] {
        let file = found("a.md", &format!("# T\n\n{text}"));
        let (all, _) = findings(&file);
        assert_eq!(all, expected, "{text}");
    }
    let file = found("a.md", "# T\n\n<!-- snipcheck: skp -->\n```js\nlet a = 1;\n```\n");
    let help = file.findings().find_map(|(_, diagnostic)| diagnostic.help.clone());
    assert_eq!(help.as_deref(), Some("did you mean `skip`?"));
}

#[test]
fn what_has_no_effect_is_told() {
    let feed = |item: &str| format!("<rss version=\"2.0\"><channel><title>x</title>{item}</channel></rss>");
    let item = "<item><title>a</title><description>&lt;p&gt;x&lt;/p&gt;</description></item>";
    for (name, text) in [
        ("a.md", "---\n# snipcheck: skip-file\ntitle: x\n---\n\n# T\n".to_owned()),
        ("a.md", "# T\n\n<!-- snipcheck-disable -->\n```js\nlet a = 1;\n```\n".to_owned()),
        ("a.md", "# T\n\n```js snipcheck\nlet a = 1;\n```\n".to_owned()),
        ("a.md", "# T\n\n```js snipcheck-skip\nlet a = 1;\n```\n".to_owned()),
        ("a.md", "# T\n\n{\n  // snipcheck: skip\n}\n\n```js\nlet a = 1;\n```\n".to_owned()),
        ("a.md", "# T\n\n```json\n# snipcheck: skip\n```\n\n```json snipcheck=skip\n1\n```\n".to_owned()),
        ("a.xml", feed(&format!("<!-- snipcheck: skip -->{item}"))),
        ("a.md", "# T\n\n<!-- snipcheck: skip because it is an example -->\n```js\nlet a = 1;\n```\n".to_owned()),
    ] {
        let file = found(name, &text);
        let told = file.findings().filter(|(_, diagnostic)| diagnostic.rule.id == "unknown-waiver").count();
        assert_eq!(told, 1, "{text}: {:?}", findings(&file));
    }
}

#[test]
fn skip_is_for_what_comes_right_next() {
    let far = found("a.md", &format!("# T\n\n<!-- snipcheck: skip -->\n\n## A\n\nWords.\n\n{WRONG}"));
    assert_eq!(statuses(&far), ["invalid"]);
    assert!(findings(&far).0.contains(&"unused-waiver: snipcheck: skip".to_owned()), "{:?}", findings(&far));
    let mention = ".. literalinclude:: x.py\n   :language: python\n";
    let block = ".. code-block:: json\n\n   {\"a\": 1,}\n";
    for text in [
        format!("T\n=\n\n.. snipcheck: skip\n\n{mention}\nText.\n\n{block}"),
        format!("T\n=\n\n{mention}   :snipcheck: skip\n\nText.\n\n{block}"),
    ] {
        let file = found("a.rst", &text);
        assert_eq!((statuses(&file), file.waived.len()), (vec!["invalid"], 1), "{text}");
        assert!(!findings(&file).0.iter().any(|found| found.contains("-waiver") || found.contains("elsewhere")), "{:?}", findings(&file));
    }
}

#[test]
fn docbook_has_them_in_comments() {
    let book = |comment: &str| {
        format!(
            "<article xmlns=\"http://docbook.org/ns/docbook\"><title>T</title><para>x</para>{comment}\
             <programlisting language=\"json\">{{\"a\": 1,}}</programlisting>\
             <programlisting language=\"json\">{{\"a\": 1,}}</programlisting></article>"
        )
    };
    assert_eq!(statuses(&found("a.xml", &book("<!-- snipcheck: skip -->"))), ["waived", "invalid"]);
    assert_eq!(statuses(&found("a.xml", &book("<!-- snipcheck: off -->"))), ["waived", "waived"]);
    assert_eq!(statuses(&found("a.xml", &book(""))), ["invalid", "invalid"]);
}

#[test]
fn other_tools_markers_are_counted_and_can_be_switched_off() {
    let text = "# T\n\n<!-- eslint-skip -->\n```json\n{\"a\": 1,}\n```\n\n<!-- do not ignore this -->\n```json\n{\"a\": 1,}\n```\n";
    let file = found("a.md", text);
    assert_eq!(statuses(&file), ["waived", "invalid"]);
    assert_eq!(file.snippets().filter(|(_, checked)| checked.is_marked()).count(), 1);
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.md"), text).unwrap();
    let told = |more: &[&str]| {
        let output = program().current_dir(folder.path()).args(["check", "--no-config", "a.md"]).args(more).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(told(&[]).contains(", 1 waived by other tools' markers;"), "{}", told(&[]));
    assert!(told(&["--set", "foreign-markers=false"]).contains("2 errors; "), "{}", told(&["--set", "foreign-markers=false"]));
}

#[test]
fn directives_by_the_thousand_are_read_once() {
    let started = std::time::Instant::now();
    let off = "<!-- snipcheck: off -->\n\n```json\n1\n```\n\n".repeat(3000);
    assert_eq!(findings(&found("a.md", &off)).0.len(), 3000);
    let pairs = format!("```js\n{}```\n", "// snipcheck: off\na();\n// snipcheck: on\n".repeat(3000));
    assert_eq!(findings(&found("a.md", &pairs)).0.len(), 3000);
    let rules = "<!-- snipcheck: off syntax-error -->\n<!-- snipcheck: on syntax-error -->\n".repeat(3000);
    assert_eq!(findings(&found("a.md", &rules)).0.len(), 3000);
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

#[test]
fn a_rule_that_is_off_is_no_unused_one() {
    let text = "# T\n\n<!-- snipcheck: skip unknown-label, missing-label -->\n```js\nlet a = 1;\n```\n";
    assert_eq!(findings(&found("a.md", text)).0, ["unused-waiver: unknown-label"], "the other is off unless it is asked for");
    assert_eq!(findings(&found_with("a.md", text, &[("unknown-label", Level::Off)])).0, [""; 0]);
    let file = found_with("a.md", &format!("# T\n\n<!-- snipcheck: skip -->\n{WRONG}"), &[("syntax-error", Level::Off)]);
    assert_eq!(findings(&file), (vec![], 0), "what is off is not counted");
}

#[test]
fn a_whole_file_is_left_out_with_what_is_said_of_it() {
    let text = format!("# T\n\n{WRONG}\n<!-- snipcheck: skip-file malformed-document -->\n");
    assert_eq!(findings(&found("a.md", &text)).0.len(), 2, "the error stays, and the directive is unused");
    let entry = |title: &str, body: &str| format!("<item><title>{title}</title><description><![CDATA[{body}]]></description></item>");
    let pre = "<pre><code class=\"language-json\">{\"a\": 1,}</code></pre>";
    let feed = format!("<rss version=\"2.0\"><channel>{}{}", entry("A", pre), entry("B", "<p>x</p><!-- snipcheck: skip-file -->"));
    assert!(findings(&found("a.xml", &feed.replace("skip-file", "skip"))).0.iter().any(|found| found.starts_with("malformed-document")));
    let file = found("a.xml", &feed);
    assert_eq!((findings(&file), statuses(&file)), ((vec![], 2), vec!["waived"]));
}

/// The findings of `file`, each with its rule, its message and its bytes.
fn places(file: &File) -> Vec<(String, String, usize, usize)> {
    let place = |diagnostic: &snipcheck::diagnostic::Diagnostic| {
        let span = diagnostic.primary.span;
        (diagnostic.rule.id.to_owned(), diagnostic.message.clone(), span.start, span.end)
    };
    file.findings().map(|(_, diagnostic)| place(diagnostic)).collect()
}

#[test]
fn a_directive_silences_its_block_and_moves_the_rest() {
    let posts = files_in(&at("snippets/articles/posts"));
    let mut tried = 0;
    for path in posts.iter().filter(|path| path.extension().is_some_and(|extension| extension == "md")) {
        let text = fs::read_to_string(path).unwrap();
        let before = found("post.md", &text);
        let failing: Vec<_> =
            before.snippets().filter(|(_, checked)| !checked.diagnostics.is_empty()).map(|(_, checked)| checked.snippet.ordinal).collect();
        for ordinal in failing {
            let (_, checked) = before.snippets().find(|(_, checked)| checked.snippet.ordinal == ordinal).unwrap();
            let code = checked.snippet.block.text.origin(0..0).start;
            // The line of the fence, which is the one before the code.
            let fence = text[..code - 1].rfind('\n').map_or(0, |end| end + 1);
            let indent: String = text[fence..].chars().take_while(|c| c.is_whitespace()).collect();
            let directive = format!("{indent}<!-- snipcheck: skip -->\n");
            let after = found("post.md", &format!("{}{directive}{}", &text[..fence], &text[fence..]));
            let own: Vec<_> = checked.diagnostics.iter().map(|diagnostic| diagnostic.primary.span).collect();
            let moved = |at: usize| if at >= fence { at + directive.len() } else { at };
            let rest =
                places(&before).into_iter().filter(|(_, _, start, end)| !own.iter().any(|span| (span.start, span.end) == (*start, *end)));
            let expected: Vec<_> = rest.map(|(rule, message, start, end)| (rule, message, moved(start), moved(end))).collect();
            assert_eq!(places(&after), expected, "{}, block {ordinal}", path.display());
            assert_eq!(after.waived.len(), own.len());
            tried += 1;
        }
    }
    assert!(tried > 3, "{tried} blocks were tried");
}

#[test]
fn the_program_counts_them_and_says_how_to_write_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.md");
    let wrong = "```json\n{\"b\": 2,}\n```\n";
    fs::write(&path, format!("# T\n\n<!-- snipcheck: skip -->\n{WRONG}\n{wrong}\n{}", wrong.replace("2,", "2 \"c\": 3"))).unwrap();
    let run = |arguments: &[&str]| {
        let output = program().args(["check", "--no-config"]).args(arguments).arg(&path).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let report = run(&[]);
    assert_eq!(
        report.matches("= help: to leave this block out, put <!-- snipcheck: skip syntax-error --> above it").count(),
        1,
        "{report}"
    );
    assert!(report.contains("2 errors, 1 waived; 3 snippets"), "{report}");
    assert!(!run(&["--quiet"]).contains("to leave this block out"));
    let json: serde_json::Value = serde_json::from_str(&run(&["--format", "json"])).unwrap();
    assert_eq!(json["summary"]["waived"], 1);
    assert_eq!(run(&["--timings", "--format", "concise"]), run(&["--format", "concise"]), "worker processes find the same");
}
