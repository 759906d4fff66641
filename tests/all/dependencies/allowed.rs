//! Licences, duplicates and sources, held to what `deny.toml` says: what `cargo deny check licenses bans sources` does, without it.

use std::collections::BTreeMap;
use std::fs;

use serde::Deserialize;
use spdx::{Expression, ParseMode};

use super::super::common::at;
use super::metadata::{Package, packages};

#[derive(Deserialize)]
struct Deny {
    licenses: Licenses,
    bans: Bans,
    sources: Sources,
}

#[derive(Deserialize)]
struct Licenses {
    allow: Vec<String>,
    clarify: Vec<Clarified>,
}

/// A crate whose manifest does not name its licence.
#[derive(Deserialize)]
struct Clarified {
    #[serde(rename = "crate")]
    name: String,
    expression: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Bans {
    deny: Vec<Named>,
    skip: Vec<Named>,
}

/// A crate, or versions of it behind an `@`.
#[derive(Deserialize)]
struct Named {
    #[serde(rename = "crate")]
    name: String,
    reason: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Sources {
    allow_registry: Vec<String>,
}

fn deny() -> Deny {
    toml::from_str(&fs::read_to_string(at("deny.toml")).unwrap()).unwrap()
}

impl Named {
    fn is(&self, package: &Package) -> bool {
        match self.name.split_once('@') {
            Some((name, version)) => name == package.name && format!("{}.", package.version).starts_with(&format!("{version}.")),
            None => self.name == package.name,
        }
    }
}

#[test]
fn every_licence_is_allowed() {
    let Licenses { allow, clarify } = deny().licenses;
    let wrong: Vec<_> = packages().into_iter().filter(|package| !is_allowed(package, &allow, &clarify)).collect();
    assert!(wrong.is_empty(), "not allowed by deny.toml: {wrong:?}");
}

/// Whether one of the ways to take `package` is allowed.
fn is_allowed(package: &Package, allow: &[String], clarify: &[Clarified]) -> bool {
    let clarified = clarify.iter().find(|clarified| clarified.name == package.name).map(|clarified| clarified.expression.as_str());
    let Some(licence) = package.license.as_deref().or(clarified) else { return false };
    // Old manifests have a `/` where an `OR` is meant.
    let licence = Expression::parse_mode(licence, ParseMode::LAX).unwrap_or_else(|error| panic!("{}: {error}", package.name));
    licence.evaluate(|wanted| allow.iter().any(|allowed| *allowed == wanted.to_string()))
}

#[test]
fn licences_are_read_as_they_are_meant() {
    let package = |licence: Option<&str>| Package {
        name: "x".to_owned(),
        version: "1.0.0".to_owned(),
        license: licence.map(str::to_owned),
        source: None,
    };
    let allow = ["MIT", "Apache-2.0 WITH LLVM-exception", "Unicode-3.0"].map(str::to_owned);
    for (licence, expected) in [
        ("MIT", true),
        ("GPL-3.0-only", false),
        ("GPL-3.0-only/MIT", true),
        ("MIT AND GPL-3.0-only", false),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("Apache-2.0 WITH LLVM-exception", true),
        ("Apache-2.0", false),
    ] {
        assert_eq!(is_allowed(&package(Some(licence)), &allow, &[]), expected, "{licence}");
    }
    assert!(!is_allowed(&package(None), &allow, &[]));
}

#[test]
fn every_source_is_allowed() {
    let allowed: Vec<_> = deny().sources.allow_registry.iter().map(|registry| format!("registry+{registry}")).collect();
    let elsewhere = |package: &Package| package.source.as_ref().is_some_and(|source| !allowed.contains(source));
    let wrong: Vec<_> = packages().into_iter().filter(elsewhere).collect();
    assert!(wrong.is_empty(), "from elsewhere: {wrong:?}");
}

#[test]
fn no_crate_is_banned_or_there_twice_without_a_reason() {
    let Bans { deny, skip } = deny().bans;
    assert!(deny.iter().chain(&skip).all(|named| !named.reason.is_empty()));
    let mut left: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for package in packages() {
        assert!(!deny.iter().any(|banned| banned.is(&package)), "banned: {package:?}");
        if !skip.iter().any(|skipped| skipped.is(&package)) {
            left.entry(package.name.clone()).or_default().push(package.version);
        }
    }
    let twice: Vec<_> = left.iter().filter(|(_, versions)| versions.len() > 1).collect();
    assert!(twice.is_empty(), "more than once: {twice:?}");
}
