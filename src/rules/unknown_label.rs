//! A language label that no language goes by.

use super::at_label::{at_label, written};
use super::{Check, Rule};
use crate::diagnostic::{Findings, RuleInfo, Severity};
use crate::language::LANGUAGES;
use crate::snippet::Snippet;
use crate::syntax::Verdict;

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "unknown-label",
        group: None,
        severity: Severity::Info,
        is_off: false,
        since: "0.1.0",
        summary: "a language label that no known language goes by",
        page: include_str!("unknown_label.md"),
    },
    check: Check::Snippet(check),
};

fn check(snippet: &Snippet, _verdict: &Verdict, findings: &mut Findings) {
    let Some(label) = written(snippet).filter(|label| label.language().is_none()) else { return };
    let message = format!("no language that is known here goes by `{}`", label.value);
    let diagnostic = findings.report(message, at_label(snippet, label));
    diagnostic.help = nearest(&label.value).map(|near| format!("did you mean `{near}`?"));
}

/// The label that `label` is a slip of: one or two letters are wrong, and hardly ever the first.
fn nearest(label: &str) -> Option<&'static str> {
    let label = label.trim().to_lowercase();
    let most = match label.chars().count() {
        0..4 => return None,
        4..8 => 1,
        _ => 2,
    };
    // An id comes before an alias as near.
    let ids = LANGUAGES.iter().map(|language| language.id);
    let aliases = LANGUAGES.iter().flat_map(|language| language.aliases.iter().copied());
    let alike = ids.chain(aliases).filter(|known| known.chars().next() == label.chars().next());
    let near = alike.map(|known| (strsim::osa_distance(&label, known), known)).filter(|(distance, _)| *distance <= most);
    near.min_by_key(|(distance, _)| *distance).map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_told_from_another_word() {
        assert_eq!(nearest("pyhton"), Some("python"));
        assert_eq!(nearest("Javscript"), Some("javascript"));
        assert_eq!(nearest("rustt"), Some("rust"));
        assert_eq!(nearest("brainfuck"), None);
        assert_eq!(nearest("bsharp"), None, "another first letter is another word, not a slip of C#");
        assert_eq!(nearest("zz"), None);
    }
}
