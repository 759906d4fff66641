//! When the crates of parsers were released: what `releases.toml` says, and where it is got from.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use serde::Deserialize;

use super::super::common::at;
use super::metadata::{named, packages};
use super::parsers::crates;

/// When a crate was released.
#[derive(Debug, Deserialize)]
pub(crate) struct Release {
    /// The version that is used.
    pub(crate) version: String,
    /// Its day, as `2025-12-31`.
    pub(crate) released: String,
    /// The newest version, when this was written.
    pub(crate) newest: String,
    /// Its day.
    pub(crate) newest_released: String,
}

/// The file that says it.
const PATH: &str = "tests/dependencies/releases.toml";

/// The releases of each crate of parsers, by its name.
pub(crate) fn releases() -> BTreeMap<String, Release> {
    toml::from_str(&fs::read_to_string(at(PATH)).unwrap()).unwrap()
}

/// What the registry's index says of a version.
#[derive(Deserialize)]
struct Indexed {
    vers: String,
    yanked: bool,
    pubtime: Option<String>,
}

impl Indexed {
    fn day(&self) -> &str {
        self.pubtime.as_deref().and_then(|time| time.get(..10)).unwrap_or_default()
    }

    fn is_stable(&self) -> bool {
        !self.yanked && !self.vers.split('+').next().is_some_and(|version| version.contains('-'))
    }
}

/// Not a test of the program: it writes `releases.toml` anew, from what cargo last fetched of the registry's index.
#[test]
#[ignore = "it writes releases.toml, after `cargo update` has fetched the index"]
fn write_releases() {
    let mut file = "# When the crates of docs/parsers.md were released; CONTRIBUTING.md says how this is written anew.\n".to_owned();
    let packages = packages();
    for name in crates() {
        let version = &named(&packages, &name).version;
        let mut indexed = indexed(&name);
        indexed.sort_by(|a, b| a.day().cmp(b.day()));
        let used = indexed.iter().find(|indexed| indexed.vers == *version).unwrap();
        let newest = indexed.iter().rfind(|indexed| indexed.is_stable()).unwrap_or(used);
        write!(file, "\n[{name}]\nversion = {version:?}\nreleased = {:?}\n", used.day()).unwrap();
        write!(file, "newest = {:?}\nnewest_released = {:?}\n", newest.vers, newest.day()).unwrap();
    }
    fs::write(at(PATH), file).unwrap();
}

/// All versions of the crate `name` in cargo's copy of the index: a file a crate, with an object a version between NULs.
fn indexed(name: &str) -> Vec<Indexed> {
    let home = std::env::var_os("CARGO_HOME").map_or_else(|| std::env::home_dir().unwrap().join(".cargo"), PathBuf::from);
    let below = match name.len() {
        1..=3 => panic!("where {name} is in the index is not known here"),
        _ => format!("{}/{}/{name}", &name[..2], &name[2..4]),
    };
    let registries = fs::read_dir(home.join("registry/index")).unwrap();
    let file = registries.map(|registry| registry.unwrap().path().join(".cache").join(&below)).find(|path| path.is_file());
    let bytes = fs::read(file.unwrap_or_else(|| panic!("the index has no {name}"))).unwrap();
    bytes.split(|byte| *byte == 0).filter_map(|part| serde_json::from_slice(part).ok()).collect()
}
