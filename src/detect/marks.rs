//! Lines that are marked as added or removed: a diff that has lost its headers.

use super::{Clue, Evidence, Subject};

pub(super) static CLUE: Clue = Clue { name: "marks", summary: "lines marked as added or removed, among lines that are not", look };

/// How many lines are looked at.
const LOOK_LINES: usize = 400;

fn look(subject: Subject<'_>) -> Vec<Evidence> {
    let lines = || subject.code.lines().filter(|line| !line.trim().is_empty()).take(LOOK_LINES);
    // What a prompt asked for may have marks in its answer, and the methods of Objective-C have a sign and a type.
    if lines().any(|line| is_prompt(line) || is_method(line)) {
        return Vec::new();
    }
    let (added, removed) = (lines().any(|line| is_marked(line, '+')), lines().any(|line| is_marked(line, '-')));
    // One line and one more may as well be a sum, which has no blank line within.
    let context = lines().filter(|line| !line.starts_with(['+', '-'])).count();
    let context = context >= 2 || context == 1 && is_apart(subject.code);
    let (weight, reason) = match (added, removed) {
        (true, true) => (12.0, "has lines marked as added and as removed"),
        (true, false) if context => (10.0, "has lines marked as added"),
        // Lists are marked with a hyphen.
        _ => return Vec::new(),
    };
    Evidence::of(CLUE.name, "diff", weight, reason).into_iter().collect()
}

/// Whether `line` starts with `mark`, and what follows is neither a number nor the rest of a longer sign.
fn is_marked(line: &str, mark: char) -> bool {
    let rest = line.strip_prefix(mark);
    rest.is_some_and(|rest| !rest.trim().is_empty() && !rest.starts_with(['+', '-', '=', '|', '>', '*', '<']) && !starts_number(rest))
}

/// Whether the first line of `code` that is marked as added stands below a blank one, and another such line below it.
fn is_apart(code: &str) -> bool {
    let lines: Vec<&str> = code.lines().take(LOOK_LINES).collect();
    let first = lines.windows(3).find(|lines| matches!(lines, [_, line, _] if is_marked(line, '+')));
    first.is_some_and(|lines| matches!(lines, [above, _, below] if above.trim().is_empty() && is_marked(below, '+')))
}

fn starts_number(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_ascii_digit())
}

fn is_prompt(line: &str) -> bool {
    ["$ ", "> ", ">>>"].iter().any(|prompt| line.starts_with(prompt)) || line.starts_with("At line:")
}

fn is_method(line: &str) -> bool {
    line.strip_prefix(['+', '-']).is_some_and(|rest| rest.trim_start().starts_with('(') && rest.contains(')'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(code: &str) -> bool {
        CLUE.speaks(code)
    }

    #[test]
    fn marks_among_code_make_a_diff() {
        assert!(found("type Bill {\n- amount: Int\n+ amount: Int!\n}\n"));
        assert!(found("[output]\ntheme = 1\n+ command = \"wc\"\n"));
        assert!(found("FROM lamp\n\n+  COPY a b\n+  COPY c d\n"));
    }

    #[test]
    fn lists_sums_and_methods_are_no_diff() {
        assert!(!found("- one\n- two\n"));
        assert!(!found("let a = b\n    + c\n"));
        assert!(!found("sum = one\n+ two\n"));
        assert!(!found("sum = one\n+ two\n+ three\n"));
        assert!(!found("@interface A\n- (void)run;\n+ (id)shared;\n@end\n"));
        assert!(!found("+----+\n| a  |\n+----+\n"));
        assert!(!found("$ terraform plan\n+ resource \"a\"\n"));
    }
}
