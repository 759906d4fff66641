//! Lines in Markdown's code blocks that a generator puts a file in the place of.

use super::elsewhere::is_include;

/// What a block consists of, where a site generator includes files in it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Included<'a> {
    /// Only of what is written here: no file is included.
    Nothing,
    /// Of a file, included at this line, and of other lines that are written here.
    Some(&'a str),
    /// Only of included files.
    All,
}

/// What the block whose code is `code` consists of.
pub(super) fn find(code: &str) -> Included<'_> {
    let mut lines = code.lines().filter(|line| !line.trim().is_empty());
    match lines.clone().find(|line| is_include(line)) {
        None => Included::Nothing,
        Some(_) if lines.all(is_include) => Included::All,
        Some(line) => Included::Some(line.trim()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generators_are_told_in_many_ways() {
        for line in ["{!> ../a.py!}", "{!a.css!}", "--8<-- \"a.py\"", "{{#include ../a.rs:5:}}", "<<< @/a.ts{2}", "{% include_code a.rb %}"]
        {
            assert_eq!(find(&format!("{line}\n")), Included::All, "{line}");
            assert_eq!(find(&format!("a\n{line}\n")), Included::Some(line));
        }
        for code in ["x = {!a}", "cat <<<\"$x\"", "--8<--", "print(\"{!a!}\")"] {
            assert_eq!(find(code), Included::Nothing, "{code}");
        }
    }
}
