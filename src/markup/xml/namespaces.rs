//! Which namespace a prefix stands for at a place.

use std::collections::HashMap;

/// The declarations in force.
#[derive(Debug, Default)]
pub(super) struct Namespaces {
    /// For each prefix its URIs, the innermost last.
    uris: HashMap<String, Vec<String>>,
    /// Each declaration's depth and prefix, in order.
    declared: Vec<(usize, String)>,
}

impl Namespaces {
    /// Takes note of `xmlns:prefix="uri"` (an empty prefix for `xmlns="uri"`) on an element at `depth`.
    pub(super) fn declare(&mut self, depth: usize, prefix: &str, uri: &str) {
        self.uris.entry(prefix.to_owned()).or_default().push(uri.to_owned());
        self.declared.push((depth, prefix.to_owned()));
    }

    /// Forgets what elements deeper than `depth` declared.
    pub(super) fn leave(&mut self, depth: usize) {
        while let Some((_, prefix)) = self.declared.pop_if(|(declared, _)| *declared > depth) {
            if let Some(uris) = self.uris.get_mut(&prefix) {
                uris.pop();
            }
        }
    }

    /// The URI that `prefix` stands for.
    pub(super) fn resolve(&self, prefix: &str) -> Option<&str> {
        self.uris.get(prefix)?.last().map(String::as_str).filter(|uri| !uri.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_innermost_declaration_counts() {
        let mut namespaces = Namespaces::default();
        namespaces.declare(1, "", "a");
        namespaces.declare(2, "", "b");
        namespaces.declare(3, "", "");
        assert_eq!(namespaces.resolve(""), None);
        namespaces.leave(2);
        assert_eq!(namespaces.resolve(""), Some("b"));
        namespaces.leave(0);
        assert_eq!(namespaces.resolve(""), None);
        assert_eq!(namespaces.resolve("x"), None);
    }
}
