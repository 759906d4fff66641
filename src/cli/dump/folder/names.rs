//! Names for the files of a dump, which every system takes and which differ in more than case.

use std::collections::{BTreeMap, BTreeSet};

use snipcheck::catalog::Checked;
use snipcheck::report::visible;

/// Characters of a title that a file's name has at most.
const SLUG_CHARACTERS: usize = 48;

/// What Windows takes for a device, whatever stands behind a dot.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin", "conout"];

/// Names that are given away.
#[derive(Debug, Default)]
pub(super) struct Names {
    given: BTreeSet<String>,
    /// The number to be tried next for a name that was wanted before.
    next: BTreeMap<String, usize>,
}

impl Names {
    /// A name that no snippet has yet: the article's title, the snippet's number, the language's extension.
    pub(super) fn name(&mut self, title: &str, checked: &Checked) -> String {
        let extension = checked.snippet.detection.language.and_then(|language| language.extensions.first()).unwrap_or(&"txt");
        self.unlike_others(&slug(title), &format!("{:02}.{extension}", checked.snippet.ordinal))
    }

    fn unlike_others(&mut self, slug: &str, file: &str) -> String {
        let wanted = format!("{slug}/{file}");
        if self.given.insert(wanted.clone()) {
            return wanted;
        }
        let next = self.next.entry(wanted).or_insert(2);
        loop {
            let name = format!("{slug}-{next}/{file}");
            *next += 1;
            if self.given.insert(name.clone()) {
                return name;
            }
        }
    }
}

/// `title` as a part of a path on any system.
fn slug(title: &str) -> String {
    let mut slug = String::new();
    for c in title.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() && !visible::is_hidden(c) {
            slug.push(c);
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    let short: String = slug.chars().take(SLUG_CHARACTERS).collect();
    match short.trim_end_matches('-') {
        "" => "untitled".to_owned(),
        short if is_device(short) => format!("{short}_"),
        short => short.to_owned(),
    }
}

fn is_device(name: &str) -> bool {
    let number = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
    DEVICES.contains(&name) || number.is_some_and(|number| matches!(number, "¹" | "²" | "³") || number.parse::<u8>().is_ok_and(|n| n < 10))
}

/// Whether `name` is one that could have been given: nothing in it leads out of the folder, or is hidden there.
pub(super) fn is_possible(name: &str) -> bool {
    let is_part = |part: &str| {
        let known = |c: char| c.is_alphanumeric() || "-_.+#".contains(c);
        !part.is_empty() && !part.starts_with('.') && part.chars().all(known)
    };
    name.split_once('/').is_some_and(|(slug, file)| is_part(slug) && is_part(file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_parts_of_paths() {
        assert_eq!(slug("Idempotency keys, from A to B!"), "idempotency-keys-from-a-to-b");
        assert_eq!(slug("../../etc/passwd"), "etc-passwd");
        assert_eq!(slug("…"), "untitled");
        assert_eq!(slug("Žluťoučký kůň"), "žluťoučký-kůň");
        assert_eq!(slug("a\0b:c. "), "a-b-c");
        assert_eq!(slug("\u{3164}"), "untitled");
    }

    #[test]
    fn no_title_becomes_a_device() {
        for title in ["CON", "nul.", "COM1", "lpt9", "Com²", "AUX:"] {
            assert!(slug(title).ends_with('_'), "{title}");
        }
        for title in ["console", "com", "com10", "company", "lpt 1"] {
            assert!(!slug(title).ends_with('_'), "{title}");
        }
    }

    #[test]
    fn a_name_is_given_once() {
        let mut names = Names::default();
        let given = ["a", "a", "a-2", "a", "b"].map(|slug| names.unlike_others(slug, "01.rs"));
        assert_eq!(given, ["a/01.rs", "a-2/01.rs", "a-2-2/01.rs", "a-3/01.rs", "b/01.rs"]);
    }

    #[test]
    fn names_that_lead_elsewhere_were_never_given() {
        for name in ["/etc/passwd", "../a", "a/../b", "a/.b", ".git/config", "a", "a/", "a\\b/c", "a:b/c", "a/b/c", "a/b\n"] {
            assert!(!is_possible(name), "{name}");
        }
        for name in ["žluť/01.rs", "con_/02.txt", "a-2/10.c++"] {
            assert!(is_possible(name), "{name}");
        }
    }
}
