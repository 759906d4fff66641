//! What programs report under the name of their language: logs, complaints, results of tests, lists of files.

use crate::detect::PRINTED;
use crate::language::Kind;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Verdict, Why};
use crate::text::{Pattern, pattern};

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "report", summary: "what a program reported: a log, a complaint, results of tests, a list", speak: find };

/// What the lines of code weigh as no code at all where they are believed to be none, though they were published as some.
const CERTAIN: f32 = 4.5;

/// A kind of report: what it is called, and how it starts or what it has.
type Report = (&'static str, &'static Pattern);

pattern! {
    /// A first line that starts with a time, or is the message of an exception, or of a compiler.
    static LOG = r"\A\s*(?:[\[(]?(?:\d{4}[-/.])?\d{1,2}[-/.]\d{1,4}[ T]\d{1,2}:\d{2}:\d{2}|[\[(]?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? (?:\w{3} +\d|\d{1,2} \w{3})|(?:[a-z]\w*\.)+[A-Z]\w*(?:Exception|Error)(?::|\s*$)|(?:Exception in thread|Caused by:|Traceback \()|(?:Error|ERROR|Warning|error|warning)[:(] ?\(?\d+[,:] ?\d+\)|ORA-\d+:|Record \d+: )";
}

pattern! {
    /// Results of tests.
    static TESTS = r"(?m)^[ \t]*[✓✔✗✘√✖×][ \t]+\w|^[ \t]*\d+ (?:passing|failing|pending)(?-u:\b)";
}

pattern! {
    /// A heading between rules of signs, as consoles have them.
    static HEADING = r"\A\s*={8,}[ \t]*\n[^\n]*\n={8,}[ \t]*(?:\n|\z)";
}

pattern! {
    /// Code as a machine has it, with addresses.
    static ASSEMBLY = r"(?m)^[ \t]*(?:[0-9a-f]+:[ \t]+(?:[0-9a-f]{2} ){3,}|0x[0-9a-f]{8,} <\+\d+>:)[^\n]*$";
}

pattern! {
    /// A line of a list.
    static ITEM = r"^[ \t]*(?:[-*+•]|\d+\.)[ \t]+\S";
}

pattern! {
    /// A line of settings: names with dots and their values.
    static SETTING = r"^[ \t]*[a-z][\w-]*(?:\.[\w-]+)+=[^=;]*$";
}

pattern! {
    /// An option of a command, with its value.
    static OPTION = r"^[ \t]*--?[A-Za-z][\w.-]+(?:[=: ][^;(){}]*)?$";
}

pattern! {
    /// One line that says that it is what was printed, and what that is.
    static SAYS_OUTPUT = r"\A\s*(?i:output|result|prints|returns)s?:[ \t]+[^\n]*:[ \t][^\n]*\s*\z";
}

static REPORTS: &[Report] = &[("a log or a message", &LOG), ("what tests said", &TESTS), ("a report", &HEADING)];

fn find(case: &Case<'_>, _: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    if case.language.kind == Kind::Markup {
        return None;
    }
    let has = |regex: &Pattern| regex.is_match(code);
    if let Some((what, _)) = REPORTS.iter().find(|(_, regex)| has(regex)) {
        return Some(Verdict::text(Why::Is(what)));
    }
    if case.snippet.block.label.is_none() && SAYS_OUTPUT.is_match(code) {
        return Some(Verdict::text(Why::Is("what a program printed, or somebody tells")));
    }
    if ASSEMBLY.find_iter(code).count() > 2 {
        return Some(Verdict::unchecked(Why::Is("a listing of machine code beside its source")));
    }
    if case.looks().evidence.iter().any(|evidence| evidence.clue == PRINTED.name && evidence.weight >= CERTAIN) {
        return Some(Verdict::text(Why::Is("what a program printed, or somebody tells")));
    }
    if case.language.kind != Kind::Code {
        return None;
    }
    if all(&ITEM, code, 3) {
        return Some(Verdict::text(Why::Is("a list")));
    }
    if !case.language.shell && all(&OPTION, code, 1) {
        return Some(Verdict::text(Why::Is("options of a command")));
    }
    all(&SETTING, code, 1).then(|| Verdict::unchecked(Why::Is("settings, names with their values")))
}

/// Whether all lines of `code` but blank ones and comments are like `regex`, and there are `least` of them.
fn all(regex: &Pattern, code: &str, least: usize) -> bool {
    let lines: Vec<&str> = code.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with(['#', '!'])).collect();
    lines.len() >= least && lines.iter().all(|line| regex.is_match(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_are_told_by_how_they_start() {
        let is = |regex: &Pattern, text: &str| regex.is_match(text);
        for text in [
            "2020-01-31 10:20:30,5 INFO a",
            "(Fri May  5 10:47:14 2017) [a]",
            "a.b.CException: d",
            "11-11 09:05:16.747: W/a",
            "Error:(37, 59) b",
        ] {
            assert!(is(&LOG, text), "{text}");
        }
        for text in ["throw new a.b.CException(d);", "x = 2020-01-31", "Error.new(1)", "a.b.c()"] {
            assert!(!is(&LOG, text), "{text}");
        }
        assert!(is(&TESTS, "A\n  ✓ does b\n") && !is(&TESTS, "log(\"✓ b\")"));
        assert!(is(&ASSEMBLY, "  9: e8 00 00 00 00 callq e") && !is(&ASSEMBLY, "a: 10 00 b"));
    }

    #[test]
    fn lists_and_settings_have_nothing_else() {
        assert!(all(&ITEM, "- a/\n  - b.rb\n  - {c}.rb\n", 3));
        assert!(!all(&ITEM, "- a/\nb = 1\n- c\n", 3));
        assert!(all(&SETTING, "# the name\na.b.c=zoo://[ip]:1\n", 1));
        assert!(!all(&SETTING, "a.b.c=d(;\n", 1) && !all(&SETTING, "a=1\n", 1));
        assert!(all(&OPTION, "-Xlamps\n--room=hall\n-Dlamp.level=debug\n", 1));
        assert!(!all(&OPTION, "-x\n", 1) && !all(&OPTION, "-lamp()\n", 1) && !all(&OPTION, "lamp\n-Xlamps\n", 1));
    }
}
