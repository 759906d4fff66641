//! Code between the tags of a site generator or a plug-in, where they are left in the text: `[code]`, `{% highlight %}`.

use std::ops::Range;
use std::sync::LazyLock;

use super::fence::Fence;
use super::published::{Label, Trust};
use super::words;
use crate::text::{Matcher, compiled, pattern};

/// Code between two tags.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Shortcode {
    /// From the opening tag to the closing one, both included.
    pub(super) whole: Range<usize>,
    /// What is between them.
    pub(super) inside: Range<usize>,
    pub(super) producer: &'static str,
    /// Whether paragraphs and line breaks may have been made of what is between them.
    is_formatted: bool,
    pub(super) label: Option<Label>,
    pub(super) title: Option<String>,
}

/// A sort of tags.
struct TagSyntax {
    producer: &'static str,
    /// The opening tag: its name, and its arguments.
    open: &'static str,
    /// What stands before and after the name in the closing tag.
    close: (&'static [&'static str], &'static str),
    /// Whether it is read when the page is shown, from what paragraphs and line breaks were made of. A generator's tags are gone by then:
    /// those that are shown with line breaks between them are spoken of.
    is_formatted: bool,
}

/// `SyntaxHighlighter` Evolved and its like also take a language for a tag.
static SYNTAXES: &[TagSyntax] = &[
    TagSyntax {
        producer: "wordpress-shortcode",
        open: r"\[(?P<name>sourcecode|source|code|cc[a-zA-Z]{0,6}(?:_[\w+#.-]{1,20})?|crayon|codesyntax|pastacode|highlight|actionscript3|as3|bash|shell|clojure|clj|coldfusion|cpp|c|csharp|css|delphi|pascal|diff|patch|erlang|fsharp|go|groovy|html|java|javafx|javascript|jscript|js|latex|matlab|objc|perl|php|plain|powershell|python|py|r|ruby|rails|rb|scala|sql|text|vb|vbnet|xhtml|xml|xslt|yaml)(?P<arguments>[ \t=:][^\]\[\n]{0,300})?\]",
        close: (&["[/"], "]"),
        is_formatted: true,
    },
    TagSyntax {
        producer: "liquid-tag",
        open: r"\{%-?\s*(?P<name>highlight|codeblock|code|prism)(?P<arguments>[ \t][^%\n]{0,300})?\s*-?%\}",
        close: (&["{% end", "{%end", "{%- end"], "%}"),
        is_formatted: false,
    },
    TagSyntax {
        producer: "hugo-shortcode",
        open: r"\{\{[<%]\s*(?P<name>highlight|code|codeblock|prism|tab|card)(?P<arguments>[ \t][^>%\n]{0,300})?\s*[>%]\}\}",
        close: (&["{{< /", "{{</", "{{% /", "{{%/"], "}}"),
        is_formatted: false,
    },
];

static COMPILED: LazyLock<Vec<(&'static TagSyntax, Matcher)>> =
    LazyLock::new(|| SYNTAXES.iter().map(|syntax| (syntax, compiled(syntax.open))).collect());

pattern! {
    /// What must be somewhere in a text that has any, for a look that costs little.
    static MARKS = r"\[/[a-z]|\{%-? ?end(?:highlight|code|prism)|\{\{[<%] ?/";
}

/// Every shortcode with code in `text`, in order.
pub(super) fn find(text: &str) -> Vec<Shortcode> {
    let mut found = Vec::new();
    if !MARKS.is_match(text) {
        return found;
    }
    for (syntax, open) in &*COMPILED {
        let mut from = 0;
        // Closing tags that the rest of the text does not hold.
        let mut absent: Vec<&str> = Vec::new();
        while let Some(captures) = text.get(from..).and_then(|rest| open.captures(rest)) {
            let (Some(tag), Some(name)) = (captures.get(0), captures.name("name")) else { break };
            let start = from + tag.start();
            let inside = from + tag.end();
            from = inside;
            if absent.contains(&name.as_str()) {
                continue;
            }
            let Some(close) = closing(text, inside, syntax, name.as_str()) else {
                absent.push(name.as_str());
                continue;
            };
            let arguments = captures.name("arguments").map_or("", |arguments| arguments.as_str());
            let within = text.get(inside..close.start).unwrap_or_default().trim_start();
            if is_around_fence(within) || (BOXES.contains(&name.as_str()) && !arguments.contains("lang=")) {
                continue;
            }
            let (label, title) = read(name.as_str(), arguments);
            let (producer, is_formatted) = (syntax.producer, syntax.is_formatted);
            from = close.end;
            found.push(Shortcode { whole: start..close.end, inside: inside..close.start, producer, is_formatted, label, title });
        }
    }
    found.sort_by_key(|shortcode| shortcode.whole.start);
    let mut end = 0;
    found.retain(|shortcode| {
        let is_apart = shortcode.whole.start >= end;
        if is_apart {
            end = shortcode.whole.end;
        }
        is_apart
    });
    found
}

/// Names of what holds code only where a language is given: `{{< tab header="Bash" lang="bash" >}}`.
const BOXES: [&str; 2] = ["tab", "card"];

/// Whether what a tag holds is a fence, which has its code: the tag but gives it a title.
fn is_around_fence(within: &str) -> bool {
    within.lines().next().is_some_and(|line| Fence::read(line).is_some())
}

/// Whether `shortcode` stands by itself in `text`, and not within a sentence.
pub(super) fn is_block(text: &str, shortcode: &Shortcode) -> bool {
    let inside = text.get(shortcode.inside.clone()).unwrap_or_default();
    let before = text.get(..shortcode.whole.start).unwrap_or_default().trim_end_matches([' ', '\t']);
    let after = text.get(shortcode.whole.end..).unwrap_or_default().trim_start_matches([' ', '\t']);
    let starts = before.is_empty() || before.ends_with(['\n', '>', '\r']);
    let ends = after.is_empty() || after.starts_with(['\n', '<', '\r']);
    let has_breaks = inside.contains("<br");
    starts && (ends || inside.contains('\n') || has_breaks) && (shortcode.is_formatted || !has_breaks)
}

/// The closing tag for `name` behind `from`.
fn closing(text: &str, from: usize, syntax: &TagSyntax, name: &str) -> Option<Range<usize>> {
    let (before, after) = syntax.close;
    let rest = text.get(from..)?;
    // All of them start alike: what none of them is found behind is looked at once, however many there are.
    let sign = before.first()?.get(..2)?;
    let is_named = |at: usize, before: &&str| {
        let behind = rest.get(at..).and_then(|rest| rest.strip_prefix(*before));
        behind.is_some_and(|behind| behind.trim_start().starts_with(name))
    };
    let start = rest.match_indices(sign).map(|(at, _)| at).find(|&at| before.iter().any(|before| is_named(at, before)))?;
    let end = start + rest.get(start..)?.find(after)? + after.len();
    Some(from + start..from + end)
}

/// The label and the title that a tag gives.
fn read(name: &str, arguments: &str) -> (Option<Label>, Option<String>) {
    let arguments = html_escape::decode_html_entities(arguments);
    let mut label = None;
    let mut title = None;
    let mut bare = Vec::new();
    for word in split(arguments.trim_start_matches(['=', ':']).trim()) {
        match word.split_once(['=', ':']).map(|(key, value)| (key.trim(), unquote(value))) {
            Some(("lang" | "language" | "type" | "brush", value)) if label.is_none() => label = Some(value),
            Some(("title" | "file" | "filename" | "caption", value)) => title = Some(value),
            Some(_) => {}
            None => bare.push(unquote(&word)),
        }
    }
    if label.is_none()
        && (name == "highlight" || name == "prism" || words::is_language(bare.first().map_or("", String::as_str)))
        && !bare.is_empty()
    {
        label = Some(bare.remove(0));
    }
    // CodeColorer: `[cc_php]`, `[ccnLe_php]`.
    if label.is_none() && name.starts_with("cc") {
        label = name.split_once('_').map(|(_, language)| language.to_owned());
    }
    let is_name = name != "code" && name != "source" && words::is_language(name);
    let label = label.or_else(|| is_name.then(|| name.to_owned())).filter(|label| !label.is_empty());
    if name == "codeblock" && title.is_none() && !bare.is_empty() {
        title = Some(bare.join(" "));
    }
    (label.map(|value| Label::new(value, Trust::High)), title.filter(|title| !title.is_empty()))
}

/// Words, and `key="two words"` as one.
fn split(arguments: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    for c in arguments.chars() {
        let is_quote = matches!(c, '"' | '\'' | '\u{201c}' | '\u{201d}' | '\u{2033}' | '\u{2018}' | '\u{2019}');
        match quote {
            None if c.is_whitespace() || c == ';' => words.push(String::new()),
            None if is_quote => quote = Some(()),
            Some(()) if is_quote => quote = None,
            _ => {
                if let Some(word) = words.last_mut() {
                    word.push(c);
                }
            }
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn unquote(value: &str) -> String {
    value.trim().trim_matches(['"', '\'', '“', '”', '″', '‘', '’']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_one(text: &str, inside: &str, label: &str) {
        let all = find(text);
        assert_eq!(all.len(), 1, "{all:?}");
        assert_eq!(text.get(all[0].inside.clone()), Some(inside));
        assert_eq!(all[0].label.as_ref().map_or("", |label| &label.value), label);
    }

    #[test]
    fn plug_ins_write_the_language_in_many_ways() {
        assert_one("[code lang=haskell]x[/code]", "x", "haskell");
        assert_one("[code lang=&#8221;c&#8221;]x[/code]", "x", "c");
        assert_one("[sourcecode language=\"js\" title=\"a b\"]x[/sourcecode]", "x", "js");
        assert_one("[javascript]x[/javascript]", "x", "javascript");
        assert_one("[code]x[/code]", "x", "");
        assert_one("[cc lang='php']x[/cc]", "x", "php");
    }

    #[test]
    fn generators_have_tags() {
        assert_one("{% highlight ruby linenos %}x{% endhighlight %}", "x", "ruby");
        assert_one("{% codeblock lang:js a title %}x{% endcodeblock %}", "x", "js");
        assert_one("{{< highlight go \"linenos=table\" >}}x{{< /highlight >}}", "x", "go");
        assert_one("{{< highlight go >}}x{{</ highlight >}}", "x", "go");
    }

    #[test]
    fn boxes_hold_code_where_they_give_its_language() {
        assert_one("{{< tab header=\"Bash\" lang=\"bash\" >}}x{{< /tab >}}", "x", "bash");
        assert_eq!(find("{{< tab \"A\" >}}x{{< /tab >}}"), []);
        assert_eq!(find("{% code title=\"x.py\" %}\n```python\nz\n```\n{% endcode %}"), []);
    }

    #[test]
    fn what_is_not_closed_is_text() {
        assert_eq!(find("a [code] b [c] [/url]"), []);
    }
}
