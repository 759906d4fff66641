//! The few languages that the program itself hands parts of code to, each with the reason.

use std::sync::LazyLock;

use super::{Language, by_id};
use crate::text::sound;

/// A language that the program names.
pub type Named = LazyLock<&'static Language>;

/// What calls return, and requests send.
pub static JSON: Named = LazyLock::new(|| named("json"));

/// What JSON is in the files that a house says have comments.
pub static JSONC: Named = LazyLock::new(|| named("jsonc"));

/// What is typed at a prompt if nothing says otherwise: `$ ls`, `curl a.example`, `cat > a << END`.
pub static BASH: Named = LazyLock::new(|| named("bash"));

/// What stands between two rules at the start of a file.
pub static YAML: Named = LazyLock::new(|| named("yaml"));

/// The first lines of requests and answers.
pub static HTTP: Named = LazyLock::new(|| named("http"));

/// What requests send whose header fields say so.
pub static XML: Named = LazyLock::new(|| named("xml"));

/// What is published under the name of XML, with elements that are never closed.
pub static HTML: Named = LazyLock::new(|| named("html"));

/// Two states of a text in another language.
pub static DIFF: Named = LazyLock::new(|| named("diff"));

fn named(id: &str) -> &'static Language {
    sound(by_id(id).ok_or("there is no such language"), id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_such_languages() {
        for language in [&JSON, &JSONC, &BASH, &YAML, &HTTP, &XML, &HTML, &DIFF] {
            LazyLock::force(language);
        }
    }
}
