//! CSS, SCSS and Less by raffia, which lets comments run on to the end.

mod grass;
mod less;
mod sheet;
mod statements;

use raffia::Syntax;
use sheet::parse;

use crate::guard::Measure;
use crate::syntax::SyntaxError;
use crate::syntax::parsing::references::kind::{Reference, Swallows, USUAL};
use crate::syntax::parsing::references::words;
use crate::text::pattern;

/// CSS; the variables and nesting of SCSS are let through where CSS does not parse, for authors write both under one name.
pub(super) static CSS: Reference = Reference {
    name: "css",
    crate_name: "raffia",
    parse: |_, code| Some(parse(Syntax::Css, code)),
    doubted: None,
    limits: LIMITS,
    swallows: Swallows::Characters,
    stack: USUAL,
    words: words::CSS,
};

/// SCSS by raffia and, where that takes it, by `grass_compiler`; and its older syntax of lines and indentation, which goes by the same name.
pub(super) static SCSS: Reference = Reference {
    name: "scss",
    crate_name: "raffia, grass_compiler",
    parse: |_, code| scss(code),
    doubted: None,
    limits: LIMITS,
    swallows: Swallows::Characters,
    stack: USUAL,
    words: words::CSS,
};

/// Less.
pub(super) static LESS: Reference = Reference {
    name: "less",
    crate_name: "raffia",
    parse: |_, code| less::parse(code),
    doubted: Some(|_, code| parse(Syntax::Less, code)),
    limits: LIMITS,
    swallows: Swallows::Characters,
    stack: USUAL,
    words: words::CSS,
};

fn scss(code: &str) -> Option<Vec<SyntaxError>> {
    if !is_indented(code) {
        let errors = parse(Syntax::Scss, code);
        // A map with a mistake in it is read as something else in brackets, in which its first `:` is one too many.
        let in_a_map = errors.first().is_none_or(|error| code.get(error.range.start..).is_some_and(|rest| rest.starts_with(':')));
        let second = if in_a_map { grass::errors(code) } else { Vec::new() };
        let errors = if second.is_empty() { errors } else { second };
        return Some(if errors.is_empty() { list_end(code).into_iter().collect() } else { errors });
    }
    // Too few write it for its errors to be trusted.
    Some(parse(Syntax::Sass, code)).filter(Vec::is_empty)
}

pattern! {
    /// A list of selectors that ends with a comma: `.a, {`.
    static LIST_END = r"(?m)^[ \t]*[^@\s/*$(){}:,;\x22'][^@$(){}:;\x22'\n]*(,)[ \t]*\{";
}

/// A comma with no selector behind it, which the compiler of SCSS lets through.
fn list_end(code: &str) -> Option<SyntaxError> {
    let comma = LIST_END.captures(code)?.get(1)?.range();
    let is_commented = code.get(..comma.start).is_some_and(|before| before.rfind("/*") > before.rfind("*/"));
    (!is_commented).then(|| SyntaxError::known(comma, "a selector is missing behind this comma"))
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
