//! `PowerShell` by poshtree, which lets through many brackets too many, and does not know all that a member may be called.

use crate::guard::Measure;
use crate::language::Language;
use crate::syntax::SyntaxError;
use crate::syntax::parsing::references::kind::{Reference, Swallows, USUAL};

/// poshtree.
pub(super) static REFERENCE: Reference = Reference {
    name: "powershell",
    crate_name: "poshtree",
    parse: |language, code| Some(parse(language, code)),
    doubted: None,
    limits: &[(Measure::Nesting, 64)],
    swallows: Swallows::Characters,
    stack: USUAL,
    words: &[],
};

fn parse(_language: &Language, code: &str) -> Vec<SyntaxError> {
    poshtree::v2::parse(code).errors.iter().map(converted).collect()
}

fn converted(error: &poshtree::v2::ParseError) -> SyntaxError {
    // `unterminated string at 70..100`: the place is told beside it.
    let message = error.message.split(" at ").next().unwrap_or_default().to_owned();
    SyntaxError::told(error.span.start..error.span.end, message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    #[test]
    fn an_error_stands_at_its_place() {
        let told = |code| parse(by_id("powershell").unwrap(), code).into_iter().map(|error| error.message).next();
        assert_eq!(told("for ($i = 0; $i -lt 9 $i++) { $i }\n").as_deref(), Some("expected ';'"));
        assert_eq!(told("a 'b\n").as_deref(), Some("unterminated string"));
        assert_eq!(told("Get-Item a | Where-Object { $_.Length -gt 1kb }\n"), None);
    }
}
