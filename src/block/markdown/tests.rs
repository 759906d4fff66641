//! What Markdown gives, dialect by dialect.

use super::*;

fn all(markdown: &str) -> Vec<Block> {
    blocks(&Text::verbatim(markdown, 0), &Selection::default())
}

#[track_caller]
fn assert_codes(markdown: &str, expected: &[&str]) {
    let blocks = all(markdown);
    assert_eq!(blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>(), expected);
    for block in blocks {
        for piece in block.text.origins(0..block.text.len()).filter(|piece| piece.verbatim) {
            assert_eq!(block.text.as_str().get(piece.range), markdown.get(piece.origin.range()));
        }
    }
}

#[track_caller]
fn assert_labels(markdown: &str, expected: &[&str]) {
    let blocks = all(markdown);
    assert_eq!(blocks.iter().map(|block| block.label.as_ref().map_or("", |label| &label.value)).collect::<Vec<_>>(), expected);
}

#[test]
fn containers_leave_no_trace() {
    assert_codes("- a\n\n  ```js\n  x\n\n    y\n  ```\n", &["x\n\n  y\n"]);
    assert_codes("> ~~~\n> a\n>\n> b\n> ~~~\n", &["a\n\nb\n"]);
    assert_codes("1. > ```\n   > a\n   >\tb\n   > ```\n", &["a\n   b\n"]);
}

#[test]
fn indented_code_keeps_what_is_deeper() {
    assert_codes("x\n\n    a\n      b\n\n    c\td\n\ny", &["a\n  b\n\nc\td\n"]);
}

#[test]
fn line_ends_of_windows_are_one_character() {
    assert_codes("```\r\na\r\n\tb\r\n```\r\n", &["a\n\tb\n"]);
}

#[test]
fn an_open_fence_is_noted() {
    assert_eq!(all("```\na\n```\n\n```js\nb\n").iter().map(|block| block.open_fence.is_some()).collect::<Vec<_>>(), [false, true]);
    assert_eq!(all("> ```\n> a\n\nb\n").iter().map(|block| block.open_fence.is_some()).collect::<Vec<_>>(), [true]);
    assert_eq!(all("- ````\n  ```\n  ````\n").iter().map(|block| block.open_fence.is_some()).collect::<Vec<_>>(), [false]);
}

#[test]
fn a_fence_in_an_open_block_is_the_next_one() {
    let next = |source: &str| {
        let span = all(source)[0].open_fence.and_then(|fence| fence.next);
        span.map(|span| source.get(span.range()).unwrap().to_owned())
    };
    assert_eq!(next("```js\na\n\nText.\n\n```bash\nb\n```\n").as_deref(), Some("```bash"));
    assert_eq!(next("> ~~~\n> a\n> ~~~ sh\n> b\n> ~~~\n").as_deref(), Some("~~~ sh"));
    assert_eq!(next("```md\n```js\na\n```\n```\n").as_deref(), Some("```js"));
    // The fences of what is shown, and those that no block has.
    for source in [
        "````md\n# T\n```js\na\n```\n````\n",
        "```python\ndef f():\n    \"\"\"\n    ```python\n    f()\n    ```\n    \"\"\"\n```\n",
        "```\n```js\n```\n",
        "```js\na\n~~~sh\n```\n",
        "```js\na\n```nothing-known\n```\n",
    ] {
        assert_eq!(next(source), None, "{source}");
    }
}

#[test]
fn html_is_read_as_html() {
    assert_codes("a\n\n<pre><code class=\"language-java\">List&lt;String&gt; a;\n\nb</code></pre>\n", &["List<String> a;\n\nb"]);
    assert_codes("<div>\n<pre>a\n\nb</pre>\n</div>\n\n```\nc\n```\n", &["a\n\nb", "c\n"]);
    assert_codes("<details>\n\n```\nc\n```\n\n</details>\n", &["c\n"]);
}

#[test]
fn generators_tags_are_no_markdown() {
    let markdown = "a\n\n{% highlight ruby %}\ndef a\n\n    # b\n\n# c\nend\n{% endhighlight %}\n\n```js\nd\n```\n";
    assert_codes(markdown, &["def a\n\n    # b\n\n# c\nend\n", "d\n"]);
    assert_labels(markdown, &["ruby", "js"]);
    assert_codes("```\n{% highlight ruby %}\na\n{% endhighlight %}\n```\n", &["{% highlight ruby %}\na\n{% endhighlight %}\n"]);
    assert_labels("{{< highlight go \"linenos=table\" >}}\na\n{{< /highlight >}}\n", &["go"]);
}

#[test]
fn what_a_generator_indents_is_markdown_again() {
    assert_codes("!!! note\n\n    a\n\n    ```py\n    b\n    ```\n", &["b\n"]);
    assert_labels("=== \"C\"\n\n    ```c\n    b\n    ```\n", &["c"]);
    assert_codes("```sh\na\n```\n\n    {{% /tab %}} {{% tab B %}}\n\n```sh\nb\n```\n", &["a\n", "b\n"]);
    let mdx = "import A from 'a'\n\n<A>\n\n    ```js\n      b\n    ```\n\n</A>\n\n<B>\n```ts\nc\n```\n</B>\n";
    assert_codes(mdx, &["  b\n", "c\n"]);
}

#[test]
fn an_admonition_holds_what_is_indented_below_it() {
    assert_codes("??? tip \"x\"\n    ```sh\n    a\n\n      b\n    ```\n\nc\n\n    d\n", &["a\n\n  b\n", "d\n"]);
    assert_codes("=== \"A\"\n\n    ```\n    a\n    ```\n\n=== \"B\"\n    b\n\n        c\n", &["a\n", "c\n"]);
    assert_codes("1. x\n\n    !!! note\n        ```\n        a\n        ```\n\n    ```\n    b\n    ```\n", &["a\n", "b\n"]);
    assert_codes("!!! note\n    {% highlight c %}\n    a\n    {% endhighlight %}\n", &["a\n"]);
    assert_codes("!!! wow\n\nText\n", &[]);
}

#[test]
fn directives_of_myst_hold_what_their_name_says() {
    assert_codes("```{code-block} python\n:linenos:\n\na\n```\n", &["a\n"]);
    assert_codes("````{note}\nText\n\n```python\na\n```\n````\n", &["a\n"]);
    assert_codes("```{eval-rst}\n.. code:: c\n\n   a\n```\n\n```{math}\nx\n```\n", &["a\n"]);
    assert_codes(":::{note}\nText\n:::\n\n> :::{code-block} lua\n> :caption: x\n>\n> a\n> :::\n", &["a\n"]);
    assert_labels("::::{code} c\n:::\n::::\n", &["c"]);
    assert_codes("```md\n:::{code} c\nx\n:::\n```\n", &[":::{code} c\nx\n:::\n"]);
    assert_labels("```{code-cell} ipython3\n---\ntags: [a]\n---\na\n```\n", &["ipython3"]);
}

#[test]
fn what_is_passed_through_is_no_code() {
    assert_codes("```{=html}\n<b>a</b>\n```\n\n``` =latex\nb\n```\n\n```html\nc\n```\n", &["c\n"]);
}

#[test]
fn a_shortcode_is_no_part_of_the_code_around_it() {
    assert_codes("    a\n[code]\nb\n[/code]\n    c\n", &["a\n\n\n\nc\n", "b\n"]);
}

#[test]
fn comments_give_labels() {
    assert_labels("<!-- language: lang-py -->\n\n    a\n\nb\n\n    c\n", &["py", ""]);
    assert_labels("<!-- language-all: js -->\n\n    a\n\n```c\nb\n```\n\n    c\n", &["js", "c", "js"]);
}

#[test]
fn labels_stand_around_blocks_too() {
    assert_labels("    a\n{: .language-ruby}\n", &["ruby"]);
    assert_labels("    :::python\n    a\n", &["python"]);
    assert_codes("    :::python\n    a\n", &["a\n"]);
}

#[test]
fn surroundings_are_noted() {
    let blocks = all("# One `x`\n\nSay *this*:\n\n<!-- eslint-skip -->\n\n```js title=\"a.js\"\nb\n```\n\n```rust,ignore\nc\n```\n");
    let first = &blocks[0];
    assert_eq!(first.heading.as_deref(), Some("One x"));
    assert_eq!(first.lead.as_deref(), Some("Say this:"));
    assert_eq!(first.title.as_deref(), Some("a.js"));
    assert_eq!(first.waiver.as_deref(), Some("eslint-skip"));
    assert_eq!(blocks[1].lead, None);
    assert_eq!(blocks[1].waiver.as_deref(), Some("ignore"));
}

#[test]
fn a_block_knows_the_paragraph_behind_it() {
    let fence = "```\nx\n```\n";
    let remark = |behind: &str| all(&format!("{fence}{behind}"))[0].remark.clone();
    assert_eq!(remark("\nThis `will` not\ncompile. So.\n\nMore.\n").as_deref(), Some("This will not compile. So."));
    assert_eq!(remark(&format!("\nNo.\n\n{fence}")).as_deref(), Some("No."));
    assert_eq!(remark("\n# Head\n\nText.\n"), None);
    assert_eq!(remark(&format!("\n{fence}\nText.\n")), None);
    let in_item = all("1. a\n\n   ```\n   x\n   ```\n\n   It fails.\n\n2. b\n");
    assert_eq!(in_item[0].remark.as_deref(), Some("It fails."));
}
