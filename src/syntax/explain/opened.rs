//! The tag that opens a page's code, before what could never stand at a program's start: `<?php` above a method.

use crate::syntax::Verdict;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::{Case, Rung};

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "opened", summary: "members of a class, or another fragment, behind the tag that opens a page's code", speak: find };

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let page = case.language.lexis.page.as_ref()?;
    let code = case.code.as_str();
    let start = code.len() - code.trim_start().len();
    let behind = code.get(start..)?.strip_prefix(page.open)?.strip_prefix(page.code)?;
    if !behind.starts_with(char::is_whitespace) || behind.contains(page.open) || behind.contains(page.close) {
        return None;
    }
    let tag = start..code.len() - behind.len();
    fragment::read(case.language, &case.code.edited([(tag, "")]), work).verdict()
}
