//! Each reference parser: its errors are places in the code, in their order.

use snipcheck::syntax::references::{by_name, guarded};

use super::{Target, input, seeds};

/// The target.
pub static TARGET: Target = Target { name: "reference", seeds: all, mutations: 2_000, most: 3_000, law };

fn all() -> Vec<Vec<u8>> {
    seeds::of_languages(|language| language.reference.is_some())
}

fn law(bytes: &[u8]) {
    let (name, code) = input::choice(bytes);
    let Some(language) = input::language(&name) else { return };
    let Some(reference) = language.reference.and_then(by_name) else { return };
    let Ok(Some(errors)) = guarded(reference, language, &code) else { return };
    assert!(errors.is_sorted_by_key(|error| error.range.start));
    for error in &errors {
        assert!(code.get(error.range.clone()).is_some(), "{error:?}");
        assert!(error.related.iter().all(|(range, _)| code.get(range.clone()).is_some()), "{error:?}");
    }
}
