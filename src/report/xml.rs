//! XML that is written element by element.

use std::io;

use quick_xml::escape::escape;

/// A start tag, without its end: `<name key="value"`.
pub(super) fn open(name: &str, attributes: &[(&str, &str)]) -> String {
    let mut tag = format!("<{name}");
    for (key, value) in attributes {
        tag.extend([" ", key, "=\"", &attribute(value), "\""]);
    }
    tag
}

/// `text` as the value of an attribute: line breaks and tabs stay what they are.
fn attribute(text: &str) -> String {
    escape(text).replace('\n', "&#10;").replace('\r', "&#13;").replace('\t', "&#9;")
}

/// An element that holds `text`, or nothing if that is empty, with its line break.
pub(super) fn element(out: &mut dyn io::Write, indent: usize, name: &str, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
    let start = open(name, attributes);
    if text.is_empty() {
        writeln!(out, "{:indent$}{start}/>", "")
    } else {
        writeln!(out, "{:indent$}{start}>{}</{name}>", "", escape(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_escaped() {
        let mut out = Vec::new();
        element(&mut out, 2, "a", &[("b", "\"<\n>\"")], "x & y").unwrap();
        element(&mut out, 0, "a", &[], "").unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "  <a b=\"&quot;&lt;&#10;&gt;&quot;\">x &amp; y</a>\n<a/>\n");
    }
}
