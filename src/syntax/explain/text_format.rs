//! Messages of Protocol Buffers as text: under the name of the language that declares them.

use crate::syntax::lexis::brackets;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Verdict, Why};
use crate::text::pattern;

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "text-format", summary: "messages as text, under the name of the language that declares them", speak: find };

pattern! {
    /// A line of it: a field with its value, a message that opens or ends, a string that goes on, a comment.
    static LINE = r#"^[ \t]*(?:\#.*|(?:\w+|\[[\w./]+\])[ \t]*(?::[ \t]*[^ \t=].*|:?[ \t]*!?[{<][^=;]*|:)|[}>\]][;,]?|["'].*["'][,;]?|\d+:[SE]GROUP|\^[\w ^]*|(?:[0-9a-f]{2}|`.*`|[01]{8}|\[.*\])(?:[ \t]+(?:[0-9a-f]{2}|[01]{8}|\[.*\]))*)[ \t]*(?:\#.*)?$"#;
}

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    if case.language.id != "protobuf" || brackets::closers(code, &work.opaque(case.language, code)).is_none_or(|open| !open.is_empty()) {
        return None;
    }
    let line = &*LINE;
    let all = code.lines().filter(|text| !text.trim().is_empty()).all(|text| line.is_match(text));
    all.then(|| Verdict::unchecked(Why::Unparsed("a message in text format")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_are_no_messages() {
        let line = &*LINE;
        for text in ["a: 1", "  b {", "[x.y/z]: {", "5: {\"x\"}", "}", "# note", "12 07 [74 65]"] {
            assert!(line.is_match(text), "{text}");
        }
        for text in ["string a = 1;", "syntax = \"proto3\";", "  A = 0;", "reserved 1;", "map<a, b> c = 1;"] {
            assert!(!line.is_match(text), "{text}");
        }
    }
}
