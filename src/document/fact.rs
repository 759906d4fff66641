//! A fact that a file says of itself at its top: a key and its values, whatever syntax they are written in.

use super::plain;

/// A key as it is compared, and its value or the members of its list.
pub(super) type Fact = (String, Vec<String>);

/// The fact that a line of text gives; commas and semicolons part the members of a list.
pub(super) fn fact(name: &str, value: &str) -> Fact {
    let name = key(name);
    let is_list = matches!(name.as_str(), "tags" | "keywords" | "categories" | "authors");
    let values: Vec<&str> = if is_list { value.split([',', ';']).collect() } else { vec![value] };
    (name, values.iter().filter_map(|value| plain::collapse(value)).collect())
}

/// A key as it is compared.
pub(super) fn key(written: &str) -> String {
    written.chars().filter(|c| !matches!(c, '_' | '-')).flat_map(char::to_lowercase).collect()
}
