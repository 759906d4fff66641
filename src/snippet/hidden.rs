//! Lines that documentation hides from its readers: in Rust's, those that begin with `# `; in mdBook's, those with what `hidelines` says.

use crate::block;
use crate::language::Language;
use crate::text::{Text, lines};

/// `text`, of which `info` is the info string, with the signs of its hidden lines taken off; `None` if it has no such line.
#[must_use]
pub fn unhidden(language: &Language, text: &Text, info: Option<&str>) -> Option<Text> {
    let said = info.and_then(|info| block::attributes(info).into_iter().find(|(key, _)| *key == "hidelines")?.1);
    let of_language = |body: &str| {
        let sign = language.hidden_lines?;
        let rest = body.strip_prefix(sign.trim_end())?;
        // mdBook hides `#let a = 1;` as well; `#[test]` is code.
        (rest.is_empty() || body.starts_with(sign) || rest.starts_with(char::is_alphabetic)).then_some(sign.trim_end().len())
    };
    let of_block = |body: &str| said.filter(|sign| !sign.is_empty() && body.starts_with(sign)).map(str::len);
    let mut rewrite = text.rewrite();
    let mut any = false;
    for (at, line) in lines(text.as_str()) {
        let lead = line.len() - line.trim_start_matches([' ', '\t']).len();
        match of_block(line.trim()).or_else(|| of_language(line.trim())) {
            Some(sign) => {
                any = true;
                rewrite.keep(at.start..at.start + lead).keep(at.start + lead + sign..at.end);
            }
            None => {
                rewrite.keep(at);
            }
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
        let code = Text::verbatim("# fn f() {}\n#\n#async fn h() {}\n#[test]\nfn g() { f() }\n", 0);
        let shown = unhidden(by_id("rust").unwrap(), &code, Some("rust")).unwrap();
        assert_eq!(shown.as_str(), " fn f() {}\n\nasync fn h() {}\n#[test]\nfn g() { f() }\n");
    }

    #[test]
    fn a_block_says_what_hides_its_lines() {
        let code = Text::verbatim("...#include <lamp>\nLamp a;\n  ...\n", 0);
        let shown = unhidden(by_id("cpp").unwrap(), &code, Some("cpp,hidelines=...")).unwrap();
        assert_eq!(shown.as_str(), "#include <lamp>\nLamp a;\n  \n");
        assert_eq!(unhidden(by_id("cpp").unwrap(), &code, Some("cpp")), None);
    }
}
