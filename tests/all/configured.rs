//! What a configuration makes of what is found, as the library does it.

use snipcheck::catalog::File;
use snipcheck::config::{Config, ConfigFile, Layer, Policy, Settings};
use snipcheck::diagnostic::{Level, Severity};
use snipcheck::paths::Root;
use snipcheck::run::{self, Options};
use snipcheck::source::Source;

fn config(text: &str) -> Config {
    let mut settings = Settings::default();
    settings.put(Layer::of_file(ConfigFile::Own, "snipcheck.toml", text).unwrap().unwrap());
    settings.config()
}

/// What is found in `text`, a page called `name`, by a configuration.
fn found(name: &str, text: &str, configuration: &str, decided: &[(&str, Level)]) -> File {
    let config = config(configuration);
    let decided = decided.iter().map(|(rule, level)| ((*rule).to_owned(), *level)).collect();
    let policy = Policy::new(&config, Root::default(), &decided).unwrap();
    let options = Options::configured(&config, &Root::default(), &policy).unwrap();
    policy.apply(run::check(Source::new(name, text.as_bytes().to_vec(), None), &options))
}

const WRONG: &str = "# T\n\n```json\n{\"a\": 1,}\n```\n";

fn severity(name: &str, configuration: &str, decided: &[(&str, Level)]) -> Option<Severity> {
    found(name, WRONG, configuration, decided).findings().next().map(|(_, diagnostic)| diagnostic.severity)
}

#[test]
fn severities_are_those_of_the_configuration() {
    assert_eq!(severity("a.md", "", &[]), Some(Severity::Error));
    assert_eq!(severity("a.md", "rules.syntax-error = \"info\"", &[]), Some(Severity::Info));
    assert_eq!(severity("a.md", "rules.syntax_error = \"off\"", &[]), None);
    let some = "rules.syntax-error = \"info\"\n[[per-path]]\npaths = [\"i18n/\"]\nrules.syntax-error = \"off\"\n\
                [[per-path]]\npaths = [\"i18n/de/**\"]\nrules = { syntax-error = \"warning\" }\n";
    assert_eq!(severity("a.md", some, &[]), Some(Severity::Info));
    assert_eq!(severity("i18n/a.md", some, &[]), None);
    assert_eq!(severity("i18n/de/a.md", some, &[]), Some(Severity::Warning), "later ones win");
    assert_eq!(severity("i18n/de/a.md", some, &[("syntax-error", Level::Error)]), Some(Severity::Error));
}

#[test]
fn what_is_said_of_a_rule_counts_more_than_what_is_said_of_its_group() {
    let page = "# T\n\n```json\n{\"a\": [1,]}\n```\n\n```json\n{\n  \"a\": 1, // one\n  \"b\": 2\n}\n```\n\n```js\nlet a = ;\n```\n";
    let rules = |configuration: &str, decided: &[(&str, Level)]| {
        let file = found("a.md", page, configuration, decided);
        file.findings().map(|(_, found)| format!("{} {}", found.severity, found.rule.id)).collect::<Vec<_>>()
    };
    let all = ["error trailing-comma-in-json", "error comment-in-json", "error syntax-error"];
    assert_eq!(rules("", &[]), all);
    assert_eq!(rules("rules.syntax-error = \"off\"", &[]), [""; 0]);
    assert_eq!(rules("", &[("syntax-error", Level::Off)]), [""; 0]);
    assert_eq!(rules("rules.comment-in-json = \"off\"", &[]), [all[0], all[2]]);
    assert_eq!(rules("rules.trailing-comma-in-json = \"off\"", &[]), all[1..]);
    let last = "[rules]\ncomment-in-json = \"warning\"\nsyntax-error = \"off\"";
    assert_eq!(rules(last, &[]), ["warning comment-in-json"]);
    let first = "[rules]\nsyntax-error = \"off\"\ncomment-in-json = \"warning\"";
    assert_eq!(rules(first, &[]), ["warning comment-in-json"]);
}

#[test]
fn a_rule_that_is_off_speaks_only_where_it_is_asked_for() {
    let page = "# T\n\n```\nlet a = 1;\n```\n";
    let count = |name, configuration| found(name, page, configuration, &[]).findings().count();
    let some = "[[per-path]]\npaths = [\"docs/\"]\nrules.missing-label = \"warning\"";
    assert_eq!((count("a.md", ""), count("a.md", "rules.missing-label = \"info\"")), (0, 1));
    assert_eq!((count("a.md", some), count("docs/a.md", some)), (0, 1));
}

#[test]
fn what_a_house_agrees_on_is_heard() {
    let status = |fence: &str, code: &str, configuration| {
        let file = found("a.md", &format!("# T\n\n```{fence}\n{code}\n```\n"), configuration, &[]);
        let (_, checked) = file.snippets().next().unwrap();
        let reason = checked.verdict.reason().unwrap_or_default();
        (checked.verdict.status().as_str(), reason, file.findings().map(|(_, found)| found.rule.id).collect::<Vec<_>>())
    };
    assert_eq!(status("pytest", "def f(:\n    pass", "labels.pytest = \"python\"").2, ["unclosed-bracket"]);
    assert_eq!(status("goat", "a --> (b", "labels.goat = \"text\"").0, "text");
    let tsconfig = "{\n  \"a\": 1, // one\n}";
    assert_eq!(status("json title=\"tsconfig.json\"", tsconfig, "jsonc = [\"**/tsconfig*.json\"]").2, [""; 0]);
    assert_ne!(status("json title=\"other.json\"", tsconfig, "jsonc = [\"**/tsconfig*.json\"]").2, [""; 0]);
    let left_out = status("perl", "my $a = ;", "languages-off = [\"perl\"]");
    assert_eq!((left_out.0, left_out.1.as_str(), left_out.2), ("unchecked", "left out by the configuration", vec![]));
    let held = "const a = f(@@NAME@@, 2);";
    assert_eq!(status("js", held, "").0, "invalid");
    assert_eq!(status("js", held, "placeholders = ['@@[A-Z]+@@']").0, "fragment");
    assert_eq!(status("js", "const a = f(@@NAME@@, 2;", "placeholders = ['@@[A-Z]+@@']").0, "invalid", "the rest must parse");
    assert_eq!(status("javascript", "let a = 1;", "allowed-labels = [\"js\"]").2, ["disallowed-label"]);
    assert_eq!(status("JS", "let a = 1;", "allowed-labels = [\"js\"]").2, [""; 0]);
    let spelled = "[label-spellings]\njavascript = \"js\"\n[labels]\nnode = \"js\"";
    assert_eq!(status("javascript", "let a = 1;", spelled).2, ["inconsistent-label"]);
    assert_eq!(status("JS", "let a = 1;", spelled).2, ["inconsistent-label"]);
    assert_eq!(status("node", "let a = 1;", spelled).2, ["inconsistent-label"], "a label of the house is one, too");
    assert_eq!(status("js", "let a = 1;", spelled).2, [""; 0]);
    assert_eq!(status("jsx", "let a = <b/>;", spelled).2, [""; 0], "that is another language");
}
