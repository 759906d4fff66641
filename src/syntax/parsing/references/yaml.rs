//! YAML by libyaml-safer, a port of libyaml.

use libyaml_safer::{EventData, Parser};

use crate::language::Language;
use crate::syntax::SyntaxError;
use crate::syntax::parsing::references::kind::{Reference, Swallows, USUAL};
use crate::syntax::parsing::references::words;

/// libyaml-safer.
pub(super) static REFERENCE: Reference = Reference {
    name: "yaml",
    crate_name: "libyaml-safer",
    parse: |language, code| Some(parse(language, code)),
    doubted: None,
    limits: &[],
    swallows: Swallows::Nothing,
    stack: USUAL,
    words: words::YAML,
};

fn parse(_language: &Language, code: &str) -> Vec<SyntaxError> {
    // It wants the last line ended.
    let ended = format!("{code}\n");
    let mut bytes = ended.as_bytes();
    let mut parser = Parser::new();
    parser.set_input_string(&mut bytes);
    loop {
        match parser.parse() {
            Ok(event) if matches!(event.data, EventData::StreamEnd) => return Vec::new(),
            Ok(_) => {}
            Err(error) => {
                let place = |mark: libyaml_safer::Mark| offset(code, mark.line, mark.column);
                let at = error.problem_mark().map_or(code.len(), place);
                let problem = error.problem();
                let message = error.context().map_or(problem.to_owned(), |context| format!("{problem}, {context}"));
                let start = error.context_mark().map(place).filter(|&start| start != at);
                let related = start.map(|start| (start..start, "this starts here".to_owned())).into_iter().collect();
                return vec![SyntaxError { related, ..SyntaxError::told(at..at, message) }];
            }
        }
    }
}

/// Bytes before the 0-based `column` (code points) of the 0-based `line`.
fn offset(code: &str, line: u64, column: u64) -> usize {
    let (line, column) = (usize::try_from(line).unwrap_or(usize::MAX), usize::try_from(column).unwrap_or(usize::MAX));
    let mut start = 0;
    for (index, text) in code.split_inclusive('\n').enumerate() {
        if index == line {
            return start + text.chars().take(column).map(char::len_utf8).sum::<usize>();
        }
        start += text.len();
    }
    code.len()
}
