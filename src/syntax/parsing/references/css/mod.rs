//! CSS, SCSS and Less by raffia, which lets comments run on to the end.

mod less;
mod sheet;
mod statements;

use raffia::Syntax;
use sheet::parse;

use crate::guard::Measure;
use crate::syntax::SyntaxError;
use crate::syntax::parsing::references::kind::{Reference, Swallows, USUAL};

/// CSS; the variables and nesting of SCSS are let through where CSS does not parse, for authors write both under one name.
pub(super) static CSS: Reference = Reference {
    name: "css",
    crate_name: "raffia",
    parse: |_, code| Some(parse(Syntax::Css, code)),
    limits: LIMITS,
    swallows: Swallows::Characters,
    stack: USUAL,
};

/// SCSS, and its older syntax of lines and indentation, which goes by the same name.
pub(super) static SCSS: Reference = Reference {
    name: "scss",
    crate_name: "raffia",
    parse: |_, code| scss(code),
    limits: LIMITS,
    swallows: Swallows::Characters,
    stack: USUAL,
};

/// Less.
pub(super) static LESS: Reference = Reference {
    name: "less",
    crate_name: "raffia",
    parse: |_, code| less::parse(code),
    limits: LIMITS,
    swallows: Swallows::Characters,
    stack: USUAL,
};

fn scss(code: &str) -> Option<Vec<SyntaxError>> {
    if !is_indented(code) {
        return Some(parse(Syntax::Scss, code));
    }
    // Too few write it for its errors to be trusted.
    Some(parse(Syntax::Sass, code)).filter(Vec::is_empty)
}

/// Whether `code` has lines below others that they belong to, and nothing else that says where blocks begin and end.
fn is_indented(code: &str) -> bool {
    let lead = |line: &str| line.len() - line.trim_start().len();
    let lines: Vec<&str> = code.lines().filter(|line| !line.trim().is_empty()).collect();
    let signs = code.replace("#{", "").contains(['{', ';']);
    !signs && lines.windows(2).any(|pair| matches!(pair, [above, below] if lead(below) > lead(above)))
}

/// raffia tries some nested blocks and selectors in two ways, each of which tries what is within it in two ways.
const LIMITS: &[(Measure, usize)] = &[(Measure::Nesting, 12)];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_indentation_are_the_older_syntax() {
        let told = |code| scss(code).map(|errors| errors.len());
        assert_eq!(told("nav\n  ul\n    margin: 0\n  #{$a}: 1px\n"), Some(0));
        assert_eq!(told(".a\n  margin: 0;\n"), Some(1));
        assert!(!is_indented("margin: 0\npadding: 0\n"));
    }
}
