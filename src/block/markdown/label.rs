//! Labels that stand beside the fence or in the code: kramdown's list of attributes, the first line of indented code.

use crate::block::published::{Label, Trust};
use crate::text::Text;

/// `:::python` as the first line of indented code, which old highlighters took for the label.
pub(super) fn first_line_label(text: Text) -> (Option<Label>, Text) {
    let string = text.as_str();
    let (first, _) = string.split_once('\n').unwrap_or((string, ""));
    match first.trim_end().strip_prefix(":::") {
        Some(word) if !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || "+#-".contains(c)) && first.len() < string.len() => {
            let label = Label::new(word, Trust::High);
            let text = text.slice(first.len() + 1..text.len());
            (Some(label), text)
        }
        _ => (None, text),
    }
}

/// kramdown's `{: .language-ruby }` on the line behind a block.
pub(super) fn attribute_list(source: &str, end: usize) -> Option<Label> {
    let rest = source.get(end..)?.trim_start_matches(['\r', '\n']);
    let list = rest.strip_prefix("{:")?.split_once('}')?.0;
    if list.contains('\n') {
        return None;
    }
    let value = list.split_whitespace().find_map(|word| word.strip_prefix(".language-").or_else(|| word.strip_prefix(".lang-")))?;
    Some(Label::new(value, Trust::High))
}
