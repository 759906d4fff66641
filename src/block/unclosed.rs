//! A `<` in a `pre` that was not escaped and that another `<` follows before any `>`: HTML's rules take all up to the next `>` for one tag,
//! an end tag included. `<pre>i<n;</pre>` is `i<n;`, and not the beginning of a tag called `n;<`.

use crate::text::Text;

/// Elements in which it is looked for.
const ELEMENTS: [&str; 2] = ["pre", "listing"];

/// `body` with each such `<` escaped; nothing if it has none.
pub(super) fn escaped(body: &Text) -> Option<Text> {
    let text = body.as_str();
    let found = find(text);
    if found.is_empty() {
        return None;
    }
    let mut out = body.rewrite();
    let mut done = 0;
    for at in found {
        out.keep(done..at).replace(at..at + 1, "&lt;");
        done = at + 1;
    }
    out.keep(done..text.len());
    Some(out.finish())
}

/// Where such a `<` stands, in order.
fn find(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(opening) = text.get(from..).and_then(next_opening) {
        let start = from + opening;
        let Some(end) = text.get(start..).and_then(next_end).map(|end| start + end) else { break };
        from = end;
        let inside = text.get(start..end).unwrap_or_default();
        let last = inside.rfind('>');
        for (at, _) in inside.match_indices('<') {
            let behind = inside.get(at + 1..).unwrap_or_default();
            let tag = behind.find(['<', '>']).map_or(behind, |end| behind.get(..end).unwrap_or_default());
            let is_closed = behind.get(tag.len()..).is_some_and(|rest| rest.starts_with('>'));
            // A value in quotes may hold a `<`.
            let has_value = ["=\"", "='"].iter().any(|opening| tag.contains(opening));
            // A comment or an instruction may hold a `<`, if it ends.
            let is_begun = behind.starts_with(is_tag_start) || (behind.starts_with(['!', '?']) && last.is_none_or(|last| last < at));
            if !is_closed && !has_value && is_begun {
                found.push(start + at);
            }
        }
    }
    found
}

/// Behind the start tag of the next such element.
fn next_opening(text: &str) -> Option<usize> {
    let at = text.match_indices('<').map(|(at, _)| at + 1).find(|&at| {
        let behind = text.get(at..).and_then(behind_name);
        behind.is_some_and(|behind| behind.starts_with(|c: char| c == '>' || c.is_ascii_whitespace()))
    })?;
    Some(at + text.get(at..)?.find('>')? + 1)
}

/// Where the next end tag of such an element starts.
fn next_end(text: &str) -> Option<usize> {
    text.match_indices("</").map(|(at, _)| at).find(|&at| text.get(at + 2..).and_then(behind_name).is_some())
}

/// What is behind the name of such an element that `text` begins with.
fn behind_name(text: &str) -> Option<&str> {
    ELEMENTS.iter().find_map(|name| {
        let (head, behind) = text.split_at_checked(name.len())?;
        head.eq_ignore_ascii_case(name).then_some(behind)
    })
}

/// Whether a `<` before `c` begins a tag or an end tag.
fn is_tag_start(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '/'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_tag_closes_is_text() {
        assert_eq!(find("<pre lang=\"c\">i<n; i++\n</pre> <b>"), [15]);
        assert_eq!(find("<PRE>a<b</PRE> <pre>c</pre>"), [6]);
        assert_eq!(find("<pre><code>if (i <max) {}\n</code></pre>"), [17]);
        assert_eq!(find("<pre><a title=\"x<y\">b</a></pre>"), Vec::<usize>::new());
        assert_eq!(find("<pre><b>a</b> x < y</pre> i<n"), Vec::<usize>::new());
        assert_eq!(find("<pre>a<b"), Vec::<usize>::new());
        assert_eq!(find("<present>a<b</present>"), Vec::<usize>::new());
    }
}
