//! What is imported is named by a string in quotes: ``import Lamp from `./lamp` `` has it in backticks.

use crate::syntax::blame::suspicions::{Candidate, Scene};
use crate::text::pattern;

pattern! {
    /// The end of an import or an export, with its source in backticks.
    static SOURCE = r"(?m)^[ \t]*(?:import|export)(?-u:\b)[^`\n]*?(`([^`'\n$]*)`)[ \t]*;?[ \t]*$";
}

pub(super) fn find(scene: &Scene<'_>) -> Vec<Candidate> {
    let sources = SOURCE.captures_iter(scene.code).filter_map(|found| {
        let (whole, name) = (found.get(1)?, found.get(2)?.as_str());
        Some(Candidate::replace(whole.range(), format!("'{name}'"), "the source of an import is a string in quotes"))
    });
    sources.collect()
}
