//! MDX as far as it is a program, what it imports and exports, and as far as it has tags.

use std::ops::Range;

use super::guard::guarded;
use super::kind::{Reference, Swallows, USUAL};
use super::{mdx_tags, oxc};
use crate::language::{Language, by_id};
use crate::syntax::SyntaxError;
use crate::text::{Text, lines, pattern};

/// Our own reader of the parts, and oxc for each.
pub(super) static REFERENCE: Reference =
    Reference { name: "mdx", crate_name: "", parse, limits: &[], swallows: Swallows::Nothing, stack: USUAL, doubted: None, words: &[] };

/// Most paragraphs that one export may go over.
const MAX_PARAGRAPHS: usize = 8;

pattern! {
    /// The start of an import or an export at the margin, and not of a sentence.
    static STARTS = r#"^(?:import[ \t]+(?:[\w$]+[ \t]*(?:,|[ \t]from(?-u:\b))|[{*"'])|export[ \t]+(?:(?:default|const|let|var|function|async|class|type|interface)(?-u:\b)|[{*]))"#;
}

/// The errors of imports, exports and tags; `None` where they are right, for of the rest nothing is known.
fn parse(language: &Language, code: &str) -> Option<Vec<SyntaxError>> {
    let program = by_id(language.parts_in?)?;
    let whole = Text::verbatim(code, 0);
    let mut errors = Vec::new();
    let mut taken = Vec::new();
    for ends in programs(code) {
        let check = |range: Range<usize>| {
            let text = whole.slice(range);
            let errors = guarded(&oxc::REFERENCE, program, text.as_str()).ok().flatten().unwrap_or_default();
            errors.into_iter().map(|error| error.mapped(&text)).collect::<Vec<_>>()
        };
        let mut first = None;
        for range in ends {
            let found = check(range.clone());
            if found.is_empty() {
                first = None;
                taken.push(range);
                break;
            }
            first = first.or(Some(found));
        }
        errors.extend(first.unwrap_or_default());
    }
    // What is wrong with a program may be anything to the tags behind it.
    if errors.is_empty() {
        errors = mdx_tags::errors(language, code, &taken);
    }
    (!errors.is_empty()).then_some(errors)
}

/// Where each import or export may be: up to the end of its paragraph, of the next, and so on.
fn programs(code: &str) -> Vec<Vec<Range<usize>>> {
    let mut programs: Vec<Vec<Range<usize>>> = Vec::new();
    let (mut fences, mut within) = (mdx_tags::Fences::default(), false);
    for (range, line) in lines(code) {
        if fences.holds(line) {
            within = false;
        } else if !within && STARTS.is_match(line) {
            within = true;
            programs.push(std::iter::once(range.clone()).collect());
        } else if line.trim().is_empty() {
            within = false;
            if let Some(ends) = programs.last_mut().filter(|ends| ends.len() < MAX_PARAGRAPHS)
                && let Some(last) = ends.last().cloned()
            {
                ends.push(last);
            }
        } else if let Some(last) = programs.last_mut().and_then(|ends| ends.last_mut()) {
            last.end = range.end;
        }
    }
    programs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(code: &str) -> Option<usize> {
        parse(by_id("mdx").unwrap(), code).map(|errors| errors.len())
    }

    #[test]
    fn imports_and_exports_are_programs() {
        assert_eq!(
            messages("import A from './a'\nexport const b = {\n\n  c: 1,\n}\n\n# Title {b}\n\nimport nothing by hand, it's bad\n"),
            None
        );
        assert!(messages("import A from `./a';\nexport const b = 1\n\n> c\n").is_some());
        assert!(messages("export const a = {b: 1\n\n# Title\n").is_some());
        assert_eq!(messages("```js\nimport A from `./a';\n```\n"), None);
    }
}
