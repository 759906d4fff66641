//! Lines that documentation hides from its readers: in Rust's, those that begin with `# `.

use crate::language::Language;
use crate::text::Text;

/// `text` with the signs of its hidden lines taken off; `None` if it has no such line.
#[must_use]
pub fn unhidden(language: &Language, text: &Text) -> Option<Text> {
    let sign = language.hidden_lines?;
    let mut rewrite = text.rewrite();
    let mut start = 0;
    let mut any = false;
    for line in text.as_str().split_inclusive('\n') {
        let at = start..start + line.len();
        start = at.end;
        let lead = line.len() - line.trim_start_matches([' ', '\t']).len();
        let body = line.trim();
        if body == sign.trim_end() || body.starts_with(sign) {
            any = true;
            rewrite.keep(at.start..at.start + lead).keep(at.start + lead + sign.trim_end().len()..at.end);
        } else {
            rewrite.keep(at);
        }
    }
    any.then(|| rewrite.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    #[test]
    fn signs_are_taken_off_but_attributes_stay() {
        let code = Text::verbatim("# fn f() {}\n#\n#[test]\nfn g() { f() }\n", 0);
        let shown = unhidden(by_id("rust").unwrap(), &code).unwrap();
        assert_eq!(shown.as_str(), " fn f() {}\n\n#[test]\nfn g() { f() }\n");
    }
}
