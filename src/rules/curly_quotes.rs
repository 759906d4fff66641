//! Typographic quotes in the place of straight ones: where code does not parse because of them, and where they become part of a value.

use super::syntax_error::OF_GROUP;
use super::told_anyway::{parsed, tell};
use super::{Check, Rule};
use crate::diagnostic::{Findings, RuleInfo};
use crate::language::{Kind, Language};
use crate::snippet::Snippet;
use crate::syntax::{FaultKind, Verdict};
use crate::text::{Pattern, pattern};

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "curly-quotes",
        summary: "typographic quotes where code needs straight ones",
        page: include_str!("curly_quotes.md"),
        ..OF_GROUP
    },
    check: Check::ErrorsAnd(FaultKind::CurlyQuotes, check),
};

pattern! {
    /// A whole value in a line of data: `name: “harbour”`, the first one of `[“red”, “green”]`, `listen “80”;`.
    static VALUE = r#"(?mx) ^ [^"'“”‘’\#;\n]*
        (?: (?: [:=] | ^ [\x20\t]* - ) [\x20\t]* ( [“”„][^“”"\n]*[“”] ) [\x20\t]* $
          | [:=-] [\x20\t]* \[ [\x20\t]* ( [“”„][^“”"\n]*[“”] ) [\x20\t]* [,\]]
          | [\x20\t] ( [“”„][^“”"\n]*[“”] ) [\x20\t]* ; [\x20\t]* $ )"#;
}

pattern! {
    /// The value of an attribute: `<a href=“/fees”>`.
    static ATTRIBUTE = r"<[A-Za-z][^<>“”]*[ \t\n][\w:@.-]+[ \t]*=[ \t]*([“”][^“”<>\n]*[“”])";
}

fn check(snippet: &Snippet, verdict: &Verdict, findings: &mut Findings) {
    let code = snippet.code();
    if code.is_ascii() || !code.contains(['“', '”']) {
        return;
    }
    let mut places = Vec::new();
    for (range, language) in parsed(snippet, verdict) {
        let Some(pattern) = values(language) else { continue };
        let run = code.get(range.clone()).unwrap_or_default();
        let quoted = pattern.captures_iter(run).filter_map(|captures| captures.iter().skip(1).flatten().next());
        places.extend(quoted.map(|quoted| range.start + quoted.start()..range.start + quoted.end()));
    }
    tell(
        snippet,
        &places,
        "these typographic quotes become part of the value",
        "write `\"` or `'`, and keep the publisher from making them typographic",
        findings,
    );
}

/// How a value in quotes looks in a language that takes typographic ones for a part of it.
fn values(language: &Language) -> Option<&'static Pattern> {
    match language.kind {
        Kind::Data => Some(&VALUE),
        Kind::Markup => Some(&ATTRIBUTE),
        Kind::Code | Kind::Session | Kind::Text => None,
    }
}
