//! HTML under the name of XML: attributes whose values have no quotes.

use std::sync::LazyLock;

use regex::Regex;

use super::{Case, Explanation};
use crate::language;
use crate::syntax::attempt::Work;
use crate::syntax::{Verdict, fragment};

pub(super) static EXPLANATION: Explanation = Explanation { find };

/// An attribute with a value that has no quotes.
static UNQUOTED: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r#"(?m)[\s"'][\w:-]+=[\w#%.-]+(?:\s|/?>|$)"#).ok());

/// Fewest of them: a single one is a mistake.
const MIN_ATTRIBUTES: usize = 2;

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let html = language::by_id("html").filter(|_| case.language.id == "xml")?;
    let count = LazyLock::force(&UNQUOTED).as_ref()?.find_iter(case.code.as_str()).count();
    if count < MIN_ATTRIBUTES {
        return None;
    }
    let verdict = fragment::read_alone(html, case.code, work).verdict()?;
    Some(verdict.in_other(html, case.code.len()))
}
