//! A classifier of our own, trained on labelled snippets: see `model.md` for its card and `training/` for its making.

mod features;
mod model;

use std::sync::LazyLock;

use super::{Clue, Evidence, Subject};
pub use features::{LOOK_BYTES, features};
pub use model::{Model, damped, norm};

use crate::text::sound;

pub(super) static CLUE: Clue = Clue { name: "classifier", summary: "how much its words and signs are like those of each language", look };

/// Probability from which on the classifier speaks for a language.
const LEAST: f32 = 0.02;

/// How far its logarithms are trusted beside other evidence.
const TRUST: f32 = 1.0;

impl Model {
    /// The model that the program carries.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static MODEL: LazyLock<Model> =
            LazyLock::new(|| sound(Model::read(include_bytes!("model.bin")).ok_or("it cannot be read"), "model.bin"));
        &MODEL
    }
}

fn look(subject: Subject<'_>) -> Vec<Evidence> {
    let model = subject.model;
    let likely = model.log_probabilities(subject.code).into_iter().zip(&model.classes).filter(|(log, _)| *log > LEAST.ln());
    likely
        .filter_map(|(log, id)| {
            Evidence::of(
                CLUE.name,
                id,
                TRUST * (log - LEAST.ln()),
                format!("its words and signs make it {:.0} % probable", log.exp() * 100.0),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language;

    #[test]
    fn the_embedded_model_knows_languages_that_exist() {
        let model = Model::embedded();
        assert!(model.classes.len() >= 40);
        assert!(model.classes.iter().all(|id| language::by_id(id).is_some()));
    }
}
