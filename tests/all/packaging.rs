//! What is released, what the action fetches and what `cargo binstall` looks for have the same names.

use std::collections::BTreeSet;
use std::fs;

use super::common::{at, files_in};

fn read(path: &str) -> String {
    fs::read_to_string(at(path)).unwrap()
}

/// The words of `text` that name a target, as in `x86_64-apple-darwin`.
fn targets(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-'));
    words.filter(|word| ["x86_64-", "aarch64-"].iter().any(|begin| word.starts_with(begin))).map(str::to_owned).collect()
}

#[test]
fn binstall_finds_what_is_released() {
    let manifest: toml::Table = read("Cargo.toml").parse().unwrap();
    let binstall = &manifest["package"]["metadata"]["binstall"];
    let released = targets(&read(".github/workflows/release.yml"));
    assert!(released.len() > 5, "{released:?}");
    for target in released {
        let ending = if target.contains("-windows-") { "zip" } else { "tar.gz" };
        let own = binstall["overrides"].get(&target).unwrap_or(binstall);
        // As scripts/release/archive has them: the archive's name, and the folder in it.
        let filled = |template: &toml::Value| {
            let template = template.as_str().unwrap().replace("{ target }", &target);
            template.replace("{ name }", "snipcheck").replace("{ version }", "1.2.3").replace("{ bin }{ binary-ext }", "snipcheck")
        };
        let url = format!("{{ repo }}/releases/download/v1.2.3/snipcheck-1.2.3-{target}.{ending}");
        assert_eq!(filled(&own["pkg-url"]), url);
        assert_eq!(filled(&binstall["bin-dir"]), format!("snipcheck-1.2.3-{target}/snipcheck"));
        let format = own["pkg-fmt"].as_str().unwrap();
        assert_eq!(format, if ending == "zip" { "zip" } else { "tgz" });
    }
}

#[test]
fn the_action_fetches_what_is_released() {
    let plan = read("scripts/action/plan");
    let mut fetched = targets(&plan);
    // `x86_64-unknown-linux-$(libc)` stands for two of them.
    for open in fetched.clone().into_iter().filter(|target| target.ends_with('-')) {
        fetched.remove(&open);
        fetched.extend(["gnu", "musl"].map(|libc| format!("{open}{libc}")));
    }
    assert_eq!(fetched, targets(&read(".github/workflows/release.yml")));
}

#[test]
fn pages_name_this_version() {
    let pages = files_in(&at("docs")).into_iter().chain([at("README.md")]).filter(|path| path.extension().is_some_and(|e| e == "md"));
    let version = concat!("v", env!("CARGO_PKG_VERSION"));
    let mut found = 0;
    for path in pages {
        let page = fs::read_to_string(&path).unwrap();
        let named = ["snipcheck/snipcheck@", "rev: ", "releases/download/"].iter().flat_map(|before| page.split(before).skip(1));
        for named in named.filter_map(|rest| rest.split(['\n', '/']).next()) {
            assert_eq!(named, version, "{}", path.display());
            found += 1;
        }
    }
    assert!(found > 4, "{found}");
}

#[test]
fn both_hooks_do_the_same() {
    let hooks = read(".pre-commit-hooks.yaml");
    let [rust, python] = hooks.split("- id: ").skip(1).collect::<Vec<_>>()[..] else { panic!("{hooks}") };
    let same = |hook: &str| {
        ["entry:", "types_or:", "require_serial:"].map(|key| hook.split(key).nth(1).unwrap().lines().next().unwrap().to_owned())
    };
    assert_eq!(same(rust), same(python));
    assert!(rust.contains("language: rust") && python.contains("language: python"));
}
