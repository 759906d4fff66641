//! What is released, what the action fetches and what `cargo binstall` looks for have the same names.

use std::collections::BTreeSet;
use std::fs;

use super::common::at;

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
