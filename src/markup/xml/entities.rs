//! The entities that a document type defines.

use std::collections::HashMap;

use crate::markup::reference;

/// Bytes of a value that are taken; a longer one is no character that somebody wanted to write by name.
const MAX_VALUE_BYTES: usize = 256;

/// What is known of a document's own entities.
#[derive(Debug, Default)]
pub(super) struct Entities {
    values: HashMap<String, String>,
    is_external: bool,
}

impl Entities {
    /// Reads a `<!DOCTYPE …>`.
    pub(super) fn read(&mut self, declaration: &str) {
        self.is_external |= declaration.contains("PUBLIC") || declaration.contains("SYSTEM");
        for entity in declaration.split("<!ENTITY").skip(1) {
            if let Some((name, value)) = definition(entity)
                && value.len() <= MAX_VALUE_BYTES
            {
                // Only the first definition counts, and entities within a value stay as they are.
                self.values.entry(name.to_owned()).or_insert_with(|| reference::decode(value).into_owned());
            }
        }
    }

    /// Whether another file, which is not read, defines entities: those of HTML, as far as feeds and pages go.
    pub(super) fn are_external(&self) -> bool {
        self.is_external
    }

    /// The value of the entity called `name`.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str)
    }
}

/// The name and the value in ` name "value">`.
fn definition(entity: &str) -> Option<(&str, &str)> {
    let (name, rest) = entity.trim_start().split_once(|c: char| c.is_ascii_whitespace())?;
    let rest = rest.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (value, _) = rest.strip_prefix(quote)?.split_once(quote)?;
    Some((name, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn definitions_are_read() {
        let mut entities = Entities::default();
        entities.read("<!DOCTYPE rss [ <!ENTITY nl '&#10;'>\n<!ENTITY who \"A > B\"> <!ENTITY % x SYSTEM 'y'> ]>");
        assert_eq!((entities.get("nl"), entities.get("who"), entities.get("x")), (Some("\n"), Some("A > B"), None));
        assert!(entities.are_external());
    }
}
