//! The generated files are what the program says; `SNAPSHOTS=overwrite` refreshes them.

use std::fmt::Write as _;

use serde_json::Value;
use snipcheck::block::{COMMENT_MARKERS, DIRECTIVE_WORDS, MARKER_ENDS, MARKERS};
use snipcheck::catalog::v1;
use snipcheck::config::{self, KEYS, KeySection};
use snipcheck::language::LANGUAGES;
use snipcheck::rules::RULES;
use snipcheck::syntax::{ARTICLE, FAILED, LADDER, LEFT_OUT, NO_LANGUAGE, REVIEWS};

use super::common::{assert_kept, program};

const COMMANDS: &[&str] = &["check", "dump", "catalog", "detect", "languages", "rules", "explain", "init", "config", "completions", "man"];

fn snipcheck(arguments: &[&str]) -> String {
    let output = program().args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_command_line_s_reference_is_its_help() {
    let mut page = "# The command line\n\nGenerated from the help of each command.\n".to_owned();
    for command in std::iter::once(None).chain(COMMANDS.iter().map(Some)) {
        let arguments: Vec<_> = command.into_iter().copied().chain(["--help"]).collect();
        let name = command.map_or_else(|| "snipcheck".to_owned(), |command| format!("snipcheck {command}"));
        let help = snipcheck(&arguments);
        let help: Vec<_> = help.lines().map(str::trim_end).collect();
        write!(page, "\n## {name}\n\n```text\n{}\n```\n", help.join("\n").trim_end()).unwrap();
    }
    assert_kept("docs/cli.md", &page);
}

#[test]
fn every_command_is_in_the_reference() {
    let help = snipcheck(&["--help"]);
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names: Vec<_> = listed.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help").collect();
    assert_eq!(names, COMMANDS);
}

#[test]
fn the_schema_is_that_of_the_types() {
    let schema = serde_json::to_string_pretty(&v1::Catalog::schema()).unwrap() + "\n";
    assert_eq!(snipcheck(&["catalog", "--schema"]), schema);
    assert_kept("schemas/catalog.v1.json", &schema);
}

#[test]
fn the_page_of_the_catalog_is_its_schema() {
    let schema = serde_json::to_value(v1::Catalog::schema()).unwrap();
    let mut page = String::from(CATALOG);
    write_fields(&mut page, "Catalog", &schema);
    for (name, of) in schema["$defs"].as_object().unwrap() {
        write_fields(&mut page, name, of);
    }
    assert_kept("docs/catalog.md", &page);
}

/// The fields of one type of a schema, as a table.
fn write_fields(page: &mut String, name: &str, of: &Value) {
    let description = of["description"].as_str().unwrap();
    write!(page, "\n## {name}\n\n{description}\n\n| field | holds | means |\n|---|---|---|\n").unwrap();
    for (field, about) in of["properties"].as_object().unwrap() {
        let means = about["description"].as_str().unwrap().replace('\n', " ");
        writeln!(page, "| `{field}` | {} | {means} |", held(about)).unwrap();
    }
}

/// What a field holds, in words: `{"type": ["string", "null"]}` is `string or null`.
fn held(about: &Value) -> String {
    if let Some(name) = about["$ref"].as_str().and_then(|reference| reference.strip_prefix("#/$defs/")) {
        return format!("[{name}](#{})", name.to_lowercase());
    }
    if let Some(values) = about["enum"].as_array() {
        return values.iter().filter_map(Value::as_str).map(|value| format!("`{value}`")).collect::<Vec<_>>().join(", ");
    }
    let words: Vec<_> = match &about["type"] {
        Value::Array(types) => types.iter().filter_map(Value::as_str).collect(),
        one => one.as_str().into_iter().collect(),
    };
    match words.as_slice() {
        ["array"] => format!("list of {}", held(&about["items"])),
        ["object"] => format!("object of {}", held(&about["additionalProperties"])),
        _ => words.join(" or "),
    }
}

const CATALOG: &str = "\
# The catalog

Generated from [schemas/catalog.v1.json](../schemas/catalog.v1.json), which `snipcheck catalog --schema` prints.

`snipcheck catalog` writes everything that is known of each snippet, as data: its exact code, where it stands, which language it is in and why,
what was found. Nothing of a snippet is shortened.

```sh
snipcheck catalog feed.xml > catalog.json                            # one JSON document
snipcheck catalog --format jsonl posts/ > snippets.jsonl             # its snippets alone, one a line: the type Snippet below
snipcheck catalog --format csv --output snippets.csv posts/          # the same as a table, without lists and what has fields of its own
snipcheck catalog --format jsonl posts/ | jq -r 'select(.status == \"invalid\") | .code'
snipcheck catalog posts/ | jq .summary.statuses
```

Lines and columns begin with 1, columns count code points; offsets are bytes of the file, from 0. What has no value is `null` or left out, and a
list of none is empty. Within version 1 fields are added, and none is taken away or changes its meaning. A snippet's `id` stays the same while its article
keeps its id, and the snippet its place there and its code: by it, two catalogs can be compared.
";

#[test]
fn the_schema_of_the_configuration_is_that_of_the_keys() {
    let schema = serde_json::to_string_pretty(&config::schema()).unwrap() + "\n";
    assert_eq!(snipcheck(&["config", "--schema"]), schema);
    assert_kept("schemas/snipcheck.v1.json", &schema);
}

#[test]
fn the_page_of_the_configuration_is_its_keys() {
    let mut page = String::from(CONFIGURATION);
    for section in KeySection::ALL {
        writeln!(page, "\n## {}", section.title()).unwrap();
        for key in KEYS.iter().filter(|key| key.section == section) {
            let flag = key.flag.map_or(String::new(), |flag| format!(" Flag: `{flag}`."));
            write!(page, "\n### `{}`\n\n{}\n\n", key.name, key.summary).unwrap();
            writeln!(page, "Takes {}. Default: {}.{flag}\n\n```toml\n{}\n```", key.shape.name(), key.default, key.example).unwrap();
        }
    }
    assert_kept("docs/configuration.md", &page);
}

#[test]
fn the_page_of_waivers_lists_the_words_and_the_markers() {
    let mut page = String::from(WAIVERS);
    for (word, whose) in MARKERS {
        writeln!(page, "| `{word}` | {whose} |").unwrap();
    }
    for end in MARKER_ENDS {
        writeln!(page, "| a language with `{end}`, in an info string | tests of documentation |").unwrap();
    }
    for (comment, whose) in COMMENT_MARKERS {
        writeln!(page, "| the comment `{comment}` | {whose} |").unwrap();
    }
    for (word, _) in DIRECTIVE_WORDS {
        assert!(page.contains(&format!("`snipcheck: {word}`")), "{word} is explained");
    }
    assert_kept("docs/waivers.md", &page);
}

const WAIVERS: &str = include_str!("waivers.md");

const CONFIGURATION: &str = "\
# Configuration

The keys are generated from the program; `snipcheck config --keys` lists them.

`snipcheck check`, `dump` and `catalog` look in the working folder and those above it, and take the first file that has settings: of one
folder `snipcheck.toml` before `[tool.snipcheck]` of `pyproject.toml` before `\"snipcheck\"` of `package.json`. `--config FILE` names
another, `--no-config` reads none, and `--set KEY=VALUE` sets one key; flags win over the file. `snipcheck init` writes a commented
`snipcheck.toml` that fits the folder, and `snipcheck config` shows what is in force and who said it.

A key that is not known and a value that makes no sense are errors: all of a file are told, each with its place, and the exit code is 2.
[schemas/snipcheck.v1.json](../schemas/snipcheck.v1.json) is the JSON schema, which editors complete and check the file by.

Patterns of paths are those of `.gitignore`, and count from the folder of the file: `drafts/` is any folder of that name, `/drafts/` only
that beside the file, `*.md` any file with that ending, `i18n/**` all that is below that folder; `!keep.md` takes back what a pattern before
it matched. `--exclude GLOB` counts from the working folder, and adds to what the file excludes. `./drafts/` is `/drafts/`, as is the whole path
of that folder; a pattern with `..` in it is an error. A list has 10,000 words at most.

A `snipcheck.toml` without settings, as `snipcheck init` writes it, hides no other file. One that cannot be read is an error; a `pyproject.toml`
or `package.json` that cannot be read or parsed is a warning, and is passed by.
";

#[test]
fn the_rules_page_is_all_of_their_pages() {
    let mut page = "# Rules\n\nGenerated from the rules' own pages; `snipcheck explain RULE` shows one.\n\n".to_owned();
    page.push_str("| rule | severity | group | since | finds |\n|---|---|---|---|---|\n");
    for rule in RULES {
        let info = rule.info;
        writeln!(
            page,
            "| [{id}](#{id}) | {severity} | {group} | {since} | {summary} |",
            id = info.id,
            severity = info.level().as_str(),
            group = info.group.unwrap_or_default(),
            since = info.since,
            summary = info.summary
        )
        .unwrap();
    }
    for rule in RULES {
        page.push('\n');
        page.push_str(&deeper(&rule.page()));
    }
    assert_kept("docs/rules.md", &page);
}

#[test]
fn the_page_of_verdicts_is_the_ladder() {
    let mut page = String::from(VERDICTS);
    let mut row = |name: &str, summary: &str| writeln!(page, "| `{name}` | {summary} |").unwrap();
    for rung in LADDER.into_iter().flatten() {
        row(rung.name, rung.summary);
    }
    page.push_str(REVIEWED);
    let mut row = |name: &str, summary: &str| writeln!(page, "| `{name}` | {summary} |").unwrap();
    for review in REVIEWS {
        row(review.name, review.summary);
    }
    page.push_str(AMONG);
    let mut row = |name: &str, summary: &str| writeln!(page, "| `{name}` | {summary} |").unwrap();
    for review in ARTICLE {
        row(review.name, review.summary);
    }
    write!(
        page,
        "\nWhere there is nothing to climb with, the catalog names that: `{NO_LANGUAGE}`, no language could be told; `{FAILED}`, a parser "
    )
    .unwrap();
    writeln!(page, "gave no\nanswer, as the reason says; `{LEFT_OUT}`, the configuration leaves its language out.").unwrap();
    assert_kept("docs/verdicts.md", &page);
}

#[test]
fn no_two_rungs_or_reviews_have_one_name() {
    let rungs = LADDER.into_iter().flatten().map(|rung| rung.name);
    let mut names: Vec<_> = rungs.chain(REVIEWS.iter().map(|review| review.name)).chain(ARTICLE.iter().map(|review| review.name)).collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all, "{names:?}");
}

const VERDICTS: &str = "\
# Verdicts

Generated from the ladder of judgement.

A snippet's code climbs a ladder. Each rung looks at it and gives a verdict, or leaves it to the next; the first that speaks decides. The
catalog says which one it was (`rung`), and `snipcheck check --explain` shows what each of them said.

| rung | takes code for |
|---|---|
";

const REVIEWED: &str = "
What the ladder said is then reviewed, in this order:

| review | asks |
|---|---|
";

const AMONG: &str = "
At last, the other blocks of the article are looked at:

| review | takes snippets for |
|---|---|
";

/// `page` with its headings one level down; what looks like a heading within code stays.
fn deeper(page: &str) -> String {
    let mut fence = None;
    let mut out = String::new();
    for line in page.lines() {
        let ticks = line.chars().take_while(|c| *c == '`').count();
        match fence {
            None if ticks >= 3 => fence = Some(ticks),
            Some(open) if ticks >= open && line.len() == ticks => fence = None,
            None if line.starts_with('#') => out.push('#'),
            _ => {}
        }
        out.push_str(line);
        out.push('\n');
    }
    out
}

#[test]
fn the_languages_page_is_what_the_data_says() {
    let mut page = "# Languages\n\nGenerated from `grammars/`. ".to_owned();
    page.push_str(
        "The verdict on a snippet stands on its language's reference parser where there is one, else on its tree-sitter grammar.\n",
    );
    page.push_str("Labels are matched in whatever case; file extensions are labels too.\n\n");
    page.push_str("| id | name | verdict stands on | grammar | extensions | other labels |\n|---|---|---|---|---|---|\n");
    for language in LANGUAGES.iter().map(v1::Language::from) {
        let grammar = language.grammar.map(|grammar| format!("{} {}", grammar.name, grammar.version)).unwrap_or_default();
        let verdict = language.verdict.unwrap_or_else(|| "not checked".to_owned());
        let (extensions, labels) = (code(&language.extensions), code(&language.aliases));
        writeln!(page, "| `{}` | {} | {verdict} | {grammar} | {extensions} | {labels} |", language.id, language.name).unwrap();
    }
    assert_kept("docs/languages.md", &page);
}

fn code(words: &[String]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" ")
}
