//! JSON, by its first and last bytes and by whether it parses.

use super::{Clue, Evidence, Subject};

pub(super) static CLUE: Clue =
    Clue { name: "json", summary: "whether the whole is a JSON value, or looks like the start and the end of one", look };

fn look(subject: Subject<'_>) -> Vec<Evidence> {
    let code = subject.code.trim();
    let evidence = match (code.chars().next(), code.chars().next_back()) {
        (Some('{'), Some('}')) | (Some('['), Some(']')) if serde_json::from_str::<serde::de::IgnoredAny>(code).is_ok() => {
            // `[1, 2]` and `{}` are values of many languages.
            let weight = if code.contains("\":") || code.contains("\" :") { 8.0 } else { 2.5 };
            Evidence::of(CLUE.name, "json", weight, "is a JSON value")
        }
        (Some('{'), Some('}')) | (Some('['), Some(']')) if quoted_keys(code) => {
            Evidence::of(CLUE.name, "json", 4.0, "is bracketed like a JSON value, and its members are quoted")
        }
        (Some('"'), _) if quoted_keys(code) => Evidence::of(CLUE.name, "json", 2.5, "is made of members with quoted names"),
        _ => None,
    };
    evidence.into_iter().collect()
}

/// Whether half of the lines or more start like a JSON member or are nothing but brackets; comments are no lines.
fn quoted_keys(code: &str) -> bool {
    let member = |line: &str| {
        line.strip_prefix('"').and_then(|rest| rest.split_once('"')).is_some_and(|(_, rest)| rest.trim_start().starts_with(':'))
    };
    let mut in_comment = false;
    let counts = |line: &&str| {
        let remark = in_comment || line.starts_with("/*");
        in_comment = remark && !line.ends_with("*/");
        !line.is_empty() && !remark && !line.starts_with("//")
    };
    let lines = code.lines().map(str::trim).filter(counts);
    let lines: Vec<_> = lines.map(|line| line.trim_start_matches(['{', '[', ' '])).filter(|line| !line.is_empty()).collect();
    let members = lines.iter().filter(|line| member(line)).count();
    let brackets = lines.iter().filter(|line| line.trim_matches(['{', '}', '[', ']', ',', ' ']).is_empty()).count();
    members > 0 && 2 * (members + brackets) >= lines.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_with_quoted_names_are_told_from_code() {
        assert!(quoted_keys("{\n  \"a\": 1 // one\n  \"b\": [\n  2\n ]\n}"));
        assert!(quoted_keys("{\n  /* The first\n     of the\n     names. */\n  \"a\": 1\n}"));
        assert!(!quoted_keys("{\n  let a = f(\"x\");\n  g(a);\n}"));
    }
}
