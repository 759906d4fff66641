//! Fixes: made in the file, they are in its bounds, in order and apart, and what comes of it can be read and checked.

use snipcheck::catalog::fix::replacements;

use super::{Target, pipeline, seeds};

/// The target.
pub static TARGET: Target = Target { name: "fixes", seeds: all, mutations: 60, most: 1_000, law };

fn all() -> Vec<Vec<u8>> {
    seeds::code().into_iter().filter(|seed| seed.len() < 300).skip(3).step_by(7).collect()
}

fn law(bytes: &[u8]) {
    let file = pipeline::one(bytes);
    for (about, diagnostic) in file.findings() {
        let Some((_, checked)) = about else { continue };
        let fixes = replacements(&file, &checked.snippet.block.text, diagnostic.offered());
        let mut mended = file.source.bytes().to_vec();
        assert!(fixes.is_sorted_by(|a, b| a.span.end <= b.span.start), "{fixes:?}");
        for fix in fixes.iter().rev() {
            assert!(fix.span.start <= fix.span.end && fix.span.end <= mended.len(), "{fix:?}");
            mended.splice(fix.span.range(), fix.with.bytes());
        }
        if !fixes.is_empty() {
            let again = pipeline::checked("a.jsonl", mended);
            assert_eq!(again.snippets().count(), 1, "a fix destroys the file: {fixes:?}");
        }
    }
}
