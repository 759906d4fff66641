//! The schema of a `snipcheck.toml`, made of the keys.

use schemars::{Schema, json_schema};
use serde_json::{Map, json};

use super::key::KEYS;
use super::shape::rules_schema;

/// The JSON schema of a `snipcheck.toml`, of `[tool.snipcheck]` in a `pyproject.toml`, and of `"snipcheck"` in a `package.json`.
#[must_use]
pub fn schema() -> Schema {
    let mut properties = Map::new();
    for key in KEYS {
        let mut property = key.shape.schema();
        property["description"] = json!(format!("{} Default: {}.", key.summary, key.default));
        properties.insert(key.name.to_owned(), property);
    }
    json_schema!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "snipcheck.toml",
        "description": "The configuration of snipcheck.",
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
        "$defs": { "rules": rules_schema() },
    })
}
