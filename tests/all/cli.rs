//! What each command prints and how it ends, with the plain files in `tests/cli`; `TRYCMD=overwrite` refreshes them.

#[test]
fn commands() {
    trycmd::TestCases::new().env("NO_COLOR", "1").case("tests/cli/*.trycmd").case("tests/cli/*.toml");
}
