//! HCL, as Terraform writes it, by hcl-edit, which lets quoted strings run over lines.

use hcl_edit::parser::parse_body;

use crate::language::Language;
use crate::syntax::SyntaxError;
use crate::syntax::parsing::references::{Reference, Swallows, USUAL};

/// hcl-edit.
pub(super) static REFERENCE: Reference = Reference {
    name: "hcl",
    crate_name: "hcl-edit",
    parse: |language, code| Some(parse(language, code)),
    limits: &[],
    swallows: Swallows::Nothing,
    stack: USUAL,
};

fn parse(_language: &Language, code: &str) -> Vec<SyntaxError> {
    match parse_body(code) {
        Ok(_) => torn_string(code).into_iter().collect(),
        Err(error) => {
            let at = error.location().offset().min(code.len());
            let message = error.message().trim_end_matches('.').replace('\n', " ");
            vec![SyntaxError::told(at..at, message)]
        }
    }
}

/// A quoted string that goes on in the next line; here-documents and `${…}` within it may.
fn torn_string(code: &str) -> Option<SyntaxError> {
    let (mut at, mut depth) = (0, Vec::new());
    let mut quote: Option<usize> = None;
    let mut until: Option<&str> = None;
    for line in code.split_inclusive('\n') {
        if let Some(word) = until {
            if line.trim() == word {
                until = None;
            }
            at += line.len();
            continue;
        }
        let mut rest = line;
        while let Some(c) = rest.chars().next() {
            let here = at + line.len() - rest.len();
            let mut step = c.len_utf8();
            match (quote, c) {
                (Some(_), '\\') => step += rest.chars().nth(1).map_or(0, char::len_utf8),
                (Some(_), '"') => quote = None,
                (Some(start), '$' | '%') if rest.get(1..2) == Some("{") => {
                    depth.push(start);
                    quote = None;
                    step += 1;
                }
                (Some(start), '\n') => {
                    let message = "a quoted string ends on its line".to_owned();
                    return Some(SyntaxError::told(start..here, message));
                }
                (None, '"') => quote = Some(here),
                (None, '}') if !depth.is_empty() => quote = depth.pop(),
                (None, '#') => break,
                (None, '/') if rest.starts_with("//") => break,
                (None, '/') if rest.starts_with("/*") => return None,
                (None, '<') if rest.starts_with("<<") => {
                    until = rest.trim_start_matches(['<', '-', '~']).split_whitespace().next();
                    break;
                }
                _ => {}
            }
            rest = rest.get(step..).unwrap_or_default();
        }
        at += line.len();
    }
    None
}
