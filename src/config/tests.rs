//! What configurations say, and what is wrong with those that say nothing sensible.

use super::*;

fn layer(kind: ConfigFile, text: &str) -> Result<Option<Layer>, BadConfig> {
    Layer::of_file(kind, kind.file_name(), text)
}

fn config(text: &str) -> Config {
    let mut settings = Settings::default();
    settings.put(layer(ConfigFile::Own, text).unwrap().unwrap());
    settings.config()
}

/// Line, column, message and help of all that is wrong with `text`.
fn problems(kind: ConfigFile, text: &str) -> Vec<String> {
    let bad = layer(kind, text).unwrap_err();
    let lines = crate::text::Lines::new(text);
    let shown = |problem: &ConfigProblem| {
        let place = lines.position(text, problem.range.start);
        let help = problem.help.as_deref().map_or(String::new(), |help| format!(" ({help})"));
        format!("{}:{}: {}{help}", place.line, place.column, problem.message)
    };
    bad.problems.iter().map(shown).collect()
}

#[test]
fn every_key_is_read() {
    let examples: Vec<_> = KEYS.iter().filter(|key| !key.shape.is_table() && key.name != "per-path").map(|key| key.example).collect();
    let tables: Vec<_> = KEYS.iter().filter(|key| key.shape.is_table() || key.name == "per-path").map(|key| key.example).collect();
    let config = config(&[examples, tables].concat().join("\n"));
    let value = serde_json::to_value(&config).unwrap();
    let fields = value.as_object().unwrap();
    assert_eq!(fields.len(), KEYS.len());
    for key in KEYS {
        let default = serde_json::to_value(Config::default()).unwrap();
        assert_ne!(fields.get(key.name), default.get(key.name), "{} says something", key.name);
    }
}

#[test]
fn three_files_say_the_same() {
    let fail_on = |kind, text| {
        let mut settings = Settings::default();
        settings.put(layer(kind, text).unwrap()?);
        settings.config().fail_on
    };
    assert_eq!(fail_on(ConfigFile::Own, "fail-on = \"info\"").as_deref(), Some("info"));
    assert_eq!(fail_on(ConfigFile::Pyproject, "[project]\nname = \"a\"\n[tool.snipcheck]\nfail-on = \"info\"").as_deref(), Some("info"));
    assert_eq!(fail_on(ConfigFile::Package, "{\"name\": \"a\", \"snipcheck\": {\"fail-on\": \"info\"}}").as_deref(), Some("info"));
    assert!(layer(ConfigFile::Pyproject, "[project]\nname = \"snipcheck\"").unwrap().is_none());
    assert!(layer(ConfigFile::Package, "{\"name\": broken").unwrap().is_none(), "it does not speak of this program");
}

#[test]
fn all_that_is_wrong_is_told_with_its_place() {
    let text = "exlude = []\nfail-on = \"warn\"\njobs = 0\nforce-exclude = \"yes\"\ninclude = [\"a\", 2]\nplaceholders = ['a(']\n\
                blocks = ['pre[']\nlanguages-off = [\"pyhton\"]\nencoding = \"klingon\"\n[rules]\nsyntax-eror = \"off\"\nunknown-label = \"warn\"\n\
                missing_label = false\n[[per-path]]\npath = [\"a\"]\nrules = {}\n";
    assert_eq!(
        problems(ConfigFile::Own, text),
        [
            "1:1: unknown key `exlude` (did you mean `exclude`?)",
            "2:11: unknown value `warn` (did you mean `warning`?)",
            "3:8: 0 is not between 1 and 256",
            "4:17: expected a boolean, found a string",
            "5:17: expected a string, found an integer",
            "6:17: `a(` is no regular expression: unclosed group",
            "7:11: `pre[` is no CSS selector: Unexpected EOL",
            "8:18: unknown language `pyhton` (did you mean `python`?)",
            "9:12: unknown encoding `klingon` (it is a label of the Encoding Standard, such as utf-8, windows-1252 or shift_jis)",
            "11:1: unknown rule `syntax-eror` (did you mean `syntax-error`?)",
            "12:17: unknown severity `warn` (did you mean `warning`?)",
            "13:17: expected a string, found a boolean (did you mean \"off\"?)",
            "14:1: `paths` is missing",
            "15:1: unknown key `path` (did you mean `paths`?)",
        ]
    );
}

#[test]
fn what_is_no_toml_or_json_is_told() {
    let open = problems(ConfigFile::Own, "include = [\"a\"\nexclude = [\"b\"]\njobs = 0\n");
    assert!(open.first().is_some_and(|problem| problem.starts_with("2:1: ")) && open.len() <= 2, "{open:?}");
    assert_eq!(problems(ConfigFile::Own, "jobs = 1\njobs = 2\n"), ["2:1: duplicate key"]);
    assert_eq!(problems(ConfigFile::Package, "{\n  \"snipcheck\": {\n    \"jobs\": 1,\n  }\n}"), ["4:3: trailing comma"]);
    assert_eq!(
        problems(ConfigFile::Package, "{\n  \"snipcheck\": {\n    \"job\": 1.5\n  }\n}"),
        ["3:5: unknown key `job` (did you mean `jobs`?)"]
    );
    assert_eq!(problems(ConfigFile::Package, "{\"snipcheck\": []}"), ["1:15: expected a table, found a list"]);
}

#[test]
fn a_problem_is_shown_below_its_line() {
    let bad = layer(ConfigFile::Own, "# é\nfail-on = \"warn\u{202e}\"\n").unwrap_err();
    let shown = bad.render(crate::report::Style::Plain);
    assert!(shown.contains("--> snipcheck.toml:2:11\n"), "{shown}");
    assert!(shown.contains("2 | fail-on = \"warn\\u{202e}\"\n  |           ^^^^^^^^^^^^^^\n"), "{shown}");
}

#[test]
fn assignments_take_toml_or_a_word() {
    let said = |text| {
        let mut settings = Settings::default();
        settings.put(Layer::of_assignment(text)?);
        Ok::<_, BadConfig>(settings.config())
    };
    assert_eq!(said("fail-on=warning").unwrap().fail_on.as_deref(), Some("warning"));
    assert_eq!(said("jobs = 3").unwrap().jobs, Some(3));
    assert_eq!(said("rules.unknown_label = \"off\"").unwrap().rules.get("unknown-label"), Some(&Level::Off));
    assert_eq!(said("exclude=[\"a\"]").unwrap().exclude, ["a"]);
    assert!(said("fail-on").is_err() && said("fail-on=what").is_err() && said("nothing=1").is_err());
}

#[test]
fn later_layers_win_and_tables_are_put_together() {
    let mut settings = Settings::default();
    settings.put(layer(ConfigFile::Own, "jobs = 2\n[rules]\nunknown-label = \"off\"\nmislabelled = \"off\"\n").unwrap().unwrap());
    settings.put(Layer::of_assignment("rules.unknown-label = \"error\"").unwrap());
    let rules = settings.config().rules;
    assert_eq!((rules.get("unknown-label"), rules.get("mislabelled")), (Some(&Level::Error), Some(&Level::Off)));
    let setting = settings.get("rules").unwrap();
    assert_eq!(setting.entries.get("mislabelled").unwrap().to_string(), "snipcheck.toml:4");
    assert_eq!(setting.entries.get("unknown-label").unwrap().to_string(), "--set");
}
