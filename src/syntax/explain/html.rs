//! HTML under the name of XML: attributes whose values have no quotes, and elements that are never closed because they hold nothing.

use std::sync::LazyLock;

use regex::Regex;

use super::{Case, Explanation};
use crate::language;
use crate::markup::VOID_ELEMENTS;
use crate::syntax::attempt::Work;
use crate::syntax::{Verdict, fragment};

pub(super) static EXPLANATION: Explanation = Explanation { find };

/// An attribute with a value that has no quotes.
static UNQUOTED: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r#"(?m)[\s"'][\w:-]+=[\w#%.-]+(?:\s|/?>|$)"#).ok());

/// A start tag and its name.
static TAG: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"<(\w+)(?:[ \t\n][^<>]*)?>").ok());

/// Fewest of either: a single one is a mistake.
const MIN: usize = 2;

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let html = language::by_id("html").filter(|_| case.language.id == "xml")?;
    let code = case.code.as_str();
    let unquoted = LazyLock::force(&UNQUOTED).as_ref()?.find_iter(code).count();
    if unquoted < MIN && open(code)? < MIN {
        return None;
    }
    let verdict = fragment::read_alone(html, case.code, work).verdict()?;
    Some(verdict.in_other(html, case.code.len()))
}

/// How many elements are open as only HTML has them.
fn open(code: &str) -> Option<usize> {
    let tags = LazyLock::force(&TAG).as_ref()?.captures_iter(code);
    let tags = tags.filter_map(|tag| Some((tag.get(0)?.as_str(), tag.get(1)?.as_str())));
    let is_open = |tag: &str, name: &str| VOID_ELEMENTS.contains(&name) && !tag.ends_with("/>") && !code.contains(&format!("</{name}"));
    Some(tags.filter(|(tag, name)| is_open(tag, name)).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_html_leaves_open_counts() {
        assert_eq!(open("<td><input name=\"a\"></td><br>"), Some(2));
        assert_eq!(open("<link>a</link><img src=\"b\"/><item>"), Some(0));
    }
}
