//! JSON as a tree of values with their places.

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged as _;
use jsonc_parser::{CollectOptions, parse_to_ast};

use super::problem::ConfigProblem;
use super::tree::{ConfigEntry, ConfigNode, ConfigValue};
use crate::language::json::STRICT;
use crate::text::Lines;

/// The value in `text`, or what is wrong with it.
pub(crate) fn read(text: &str) -> Result<ConfigNode, ConfigProblem> {
    // It bounds how deep values nest, which the other does not.
    serde_json::from_str::<serde_json::Value>(text).map_err(|error| {
        let start = Lines::new(text).start(error.line()).unwrap_or(0) + error.column().saturating_sub(1);
        let said = error.to_string();
        let message = said.split_once(" at line ").map_or(said.as_str(), |(message, _)| message);
        ConfigProblem::new(start..start + 1, message.to_owned())
    })?;
    match parse_to_ast(text, &CollectOptions::default(), &STRICT) {
        Ok(parsed) => {
            parsed.value.map(|value| node(&value)).ok_or_else(|| ConfigProblem::new(0..text.len(), "there is no value".to_owned()))
        }
        Err(error) => Err(ConfigProblem::new(error.range().start..error.range().end, error.kind().to_string())),
    }
}

fn node(value: &Value<'_>) -> ConfigNode {
    let range = value.range().start..value.range().end;
    let value = match value {
        Value::StringLit(text) => ConfigValue::Text(text.value.to_string()),
        Value::NumberLit(number) => number.value.parse().map_or(ConfigValue::Other("a number with a fraction"), ConfigValue::Whole),
        Value::BooleanLit(flag) => ConfigValue::Flag(flag.value),
        Value::Array(list) => ConfigValue::List(list.elements.iter().map(node).collect()),
        Value::Object(object) => ConfigValue::Table(
            object
                .properties
                .iter()
                .map(|property| {
                    let name = property.name.range();
                    ConfigEntry { name: property.name.as_str().to_owned(), range: name.start..name.end, node: node(&property.value) }
                })
                .collect(),
        ),
        Value::NullKeyword(_) => ConfigValue::Other("null"),
    };
    ConfigNode { range, value }
}
