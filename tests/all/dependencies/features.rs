//! The features that crates are built with.

use std::collections::BTreeSet;

use super::metadata::tree;

#[test]
fn the_python_module_is_built_of_what_the_tests_are_built_of() {
    let own = |krate: &&String| krate.starts_with("snipcheck-python ");
    // What the code itself is built of, and then all, for macros and build scripts may have other features of the same crates.
    for (module, tested) in [("normal,no-proc-macro", "normal,dev,no-proc-macro"), ("normal,build", "normal,dev,build")] {
        let module = tree(&["--package", "snipcheck-python", "--features", "as-tested", "--edges", module]);
        let tested = tree(&["--workspace", "--edges", tested]);
        let others: BTreeSet<_> = module.difference(&tested).filter(|krate| !own(krate)).collect();
        assert!(
            module.len() > 100 && others.is_empty(),
            "`python/check` would build these once more; add what is missing to `as-tested` in python/Cargo.toml: {others:#?}"
        );
    }
}
