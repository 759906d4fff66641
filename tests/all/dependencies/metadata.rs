//! What cargo knows of all that the program is built from.

use std::collections::BTreeSet;
use std::process::Command;

use serde::Deserialize;

use super::super::common::at;

/// A crate in the version that is used.
#[derive(Debug, Deserialize)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) license: Option<String>,
    /// Where it comes from; `None` for what is in this repository.
    pub(crate) source: Option<String>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

/// Every crate that a build on this machine uses, tests and tools of the build included.
pub(crate) fn packages() -> Vec<Package> {
    let host = output(Command::new(env!("CARGO")).arg("-vV"));
    let host = host.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let arguments = ["metadata", "--format-version", "1", "--locked", "--all-features", "--filter-platform", host];
    let json = output(Command::new(env!("CARGO")).args(arguments).arg("--manifest-path").arg(at("Cargo.toml")));
    serde_json::from_str::<Metadata>(&json).unwrap().packages
}

/// The crates that `cargo tree` lists with `arguments`, each with its version and its features, as in `flate2 v1.1.11 any_impl,zlib-rs`.
pub(crate) fn tree(arguments: &[&str]) -> BTreeSet<String> {
    let format = ["tree", "--locked", "--prefix", "none", "--no-dedupe", "--format", "{p} {f}"];
    let listed = output(Command::new(env!("CARGO")).args(format).args(arguments).arg("--manifest-path").arg(at("Cargo.toml")));
    listed.lines().map(str::to_owned).collect()
}

/// The crate called `name` among `packages`; of several versions, the last: older ones are there for others.
pub(crate) fn named<'a>(packages: &'a [Package], name: &str) -> &'a Package {
    let numbers = |package: &Package| package.version.split('.').map(|number| number.parse::<u64>().unwrap_or(0)).collect::<Vec<_>>();
    let all = packages.iter().filter(|package| package.name == name);
    all.max_by_key(|package| numbers(package)).unwrap_or_else(|| panic!("{name} is not used"))
}

fn output(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
