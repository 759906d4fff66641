//! The features that crates are built with.

use std::collections::BTreeSet;

use super::metadata::tree;

#[test]
fn the_python_module_is_built_of_what_the_tests_are_built_of() {
    let tested = tree(&["--workspace", "--edges", "normal,build,dev"]);
    let module = tree(&["--package", "snipcheck-python", "--features", "as-tested", "--edges", "normal,build"]);
    let own = |krate: &&String| krate.starts_with("snipcheck-python ");
    let else_than_tested: BTreeSet<_> = module.difference(&tested).filter(|krate| !own(krate)).collect();
    assert!(
        module.len() > 100 && else_than_tested.is_empty(),
        "`python/check` would build these once more; add what is missing to `as-tested` in python/Cargo.toml: {else_than_tested:#?}"
    );
}
