//! Markup, by its first and last signs.

use super::{Clue, Evidence, Subject};

pub(super) static CLUE: Clue = Clue { name: "elements", summary: "whether it opens with a tag and closes with one", look };

/// Languages that are made of elements, or may be.
const LANGUAGES: &[&str] = &["html", "xml", "jsx", "tsx", "vue", "svelte", "astro"];

fn look(subject: Subject<'_>) -> Vec<Evidence> {
    let code = subject.code.trim();
    let opens =
        code.strip_prefix('<').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?' | '>')));
    // `<your-token>` is a placeholder in any language: there must be a tag that closes, too.
    let closes = code.ends_with('>') && (code.contains("</") || code.contains("/>"));
    if !(opens && closes) {
        return Vec::new();
    }
    LANGUAGES.iter().filter_map(|id| Evidence::of(CLUE.name, id, 3.0, "opens and closes with a tag")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::Block;
    use crate::text::Text;

    #[test]
    fn a_placeholder_is_no_markup() {
        let count = |code: &str| {
            let block = Block::new(Text::verbatim(code, 0), "test");
            CLUE.alone(&block).len()
        };
        assert_eq!(count("<your-token>"), 0);
        assert_eq!(count("<script>\n{}\n</script>"), LANGUAGES.len());
    }
}
