//! TOML as a tree of values with their places.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::ConfigProblem;
use super::tree::{ConfigEntry, ConfigNode, ConfigValue};
use crate::text::Lines;

/// The values in `text`, and all that is wrong with it.
pub(super) fn read(text: &str) -> (ConfigNode, Vec<ConfigProblem>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let whole = 0..text.len();
    let problem = |error: &toml::de::Error| ConfigProblem::new(error.span().unwrap_or(whole.clone()), error.message().to_owned());
    let mut problems: Vec<_> = errors.iter().map(problem).collect();
    // What is behind a slip on its line is mostly wrong because of it.
    let lines = Lines::new(text);
    problems.sort_by_key(|problem| problem.range.start);
    problems.dedup_by_key(|problem| lines.line(problem.range.start));
    (ConfigNode { range: table.span(), value: entries(table.get_ref()) }, problems)
}

fn entries(table: &DeTable<'_>) -> ConfigValue {
    let entry = |(name, value): (&Spanned<_>, &Spanned<DeValue<'_>>)| {
        let name: &Spanned<std::borrow::Cow<'_, str>> = name;
        ConfigEntry { name: name.get_ref().to_string(), range: name.span(), node: node(value) }
    };
    let mut entries: Vec<_> = table.iter().map(entry).collect();
    // A table is ordered by name; what is wrong is told in the order of the file.
    entries.sort_by_key(|entry| entry.range.start);
    ConfigValue::Table(entries)
}

fn node(value: &Spanned<DeValue<'_>>) -> ConfigNode {
    let range = value.span();
    let value = match value.get_ref() {
        DeValue::String(text) => ConfigValue::Text(text.to_string()),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or(ConfigValue::Other("a number that is too large"), ConfigValue::Whole),
        DeValue::Boolean(flag) => ConfigValue::Flag(*flag),
        DeValue::Array(list) => ConfigValue::List(list.iter().map(node).collect()),
        DeValue::Table(table) => entries(table),
        DeValue::Float(_) => ConfigValue::Other("a number with a fraction"),
        DeValue::Datetime(_) => ConfigValue::Other("a date or time"),
    };
    ConfigNode { range, value }
}
