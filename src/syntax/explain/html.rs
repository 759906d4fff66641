//! HTML under the name of XML: attributes whose values have no quotes, and elements that are never closed because they hold nothing.

use crate::language::named::HTML;
use crate::markup::html::elements::{self, Role};
use crate::syntax::Verdict;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::{Case, Rung};
use crate::text::pattern;

pub(in crate::syntax) static RUNG: Rung = Rung { name: "html-as-xml", summary: "HTML under the name of XML", speak: find };

pattern! {
    /// An attribute with a value that has no quotes.
    static UNQUOTED = r#"(?m)[\s"'][\w:-]+=[\w#%.-]+(?:\s|/?>|$)"#;
}

pattern! {
    /// A start tag and its name.
    static TAG = r"<(\w+)(?:[ \t\n][^<>]*)?>";
}

/// Fewest of either: a single one is a mistake.
const MIN: usize = 2;

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    let unquoted = UNQUOTED.find_iter(code).count();
    if unquoted < MIN && open(code) < MIN {
        return None;
    }
    let verdict = fragment::read_alone(&HTML, case.code, work).verdict()?;
    Some(verdict.in_other(&HTML, case.code.len()))
}

/// How many elements are open as only HTML has them.
fn open(code: &str) -> usize {
    let tags = TAG.captures_iter(code);
    let tags = tags.filter_map(|tag| Some((tag.get(0)?.as_str(), tag.get(1)?.as_str())));
    let is_open = |tag: &str, name: &str| elements::is(name, Role::Void) && !tag.ends_with("/>") && !code.contains(&format!("</{name}"));
    tags.filter(|(tag, name)| is_open(tag, name)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_html_leaves_open_counts() {
        assert_eq!(open("<td><input name=\"a\"></td><br>"), 2);
        assert_eq!(open("<link>a</link><img src=\"b\"/><item>"), 0);
    }
}
