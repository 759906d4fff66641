//! Each grammar with its scanner in C: a tree of the whole code, or none. Under `AddressSanitizer` it is what finds a scanner that writes
//! where it must not.

use snipcheck::language;

use super::{Target, input, seeds};

/// The target.
pub static TARGET: Target = Target { name: "grammar", seeds: all, mutations: 2_000, most: 3_000, law };

fn all() -> Vec<Vec<u8>> {
    seeds::of_languages(|language| language.grammar.is_some())
}

fn law(bytes: &[u8]) {
    let (name, code) = input::choice(bytes);
    let Some(language) = input::language(&name) else { return };
    if let Ok(tree) = language::parse(language, &code) {
        // A grammar that never ends behind its last line is given a line break that the code has not.
        assert!(tree.root_node().end_byte() <= code.len() + 1);
    }
}
