//! Languages written by their ids, and read back: `#[serde(with = "crate::language::by_name")]`.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serializer};

use super::Language;

fn known<E: Error>(id: &str) -> Result<&'static Language, E> {
    super::by_id(id).ok_or_else(|| E::custom(format!("no language has the id {id:?}")))
}

/// Writes a language's id.
///
/// # Errors
///
/// Fails as the format does.
pub fn serialize<S: Serializer>(language: &&'static Language, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(language.id)
}

/// Reads a language by its id.
///
/// # Errors
///
/// Fails as the format does, or if there is no such language.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<&'static Language, D::Error> {
    known(&String::deserialize(deserializer)?)
}

/// Writes and reads a language that may be missing.
pub mod option {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::language::Language;

    /// Writes a language's id, or that there is none.
    ///
    /// # Errors
    ///
    /// Fails as the format does.
    pub fn serialize<S: Serializer>(language: &Option<&'static Language>, serializer: S) -> Result<S::Ok, S::Error> {
        language.map(|language| language.id).serialize(serializer)
    }

    /// Reads a language by its id, or that there is none.
    ///
    /// # Errors
    ///
    /// Fails as the format does, or if there is no such language.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<&'static Language>, D::Error> {
        Option::<String>::deserialize(deserializer)?.map(|id| super::known(&id)).transpose()
    }
}

/// Writes and reads languages with their probabilities.
pub mod ranked {
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::language::Language;

    /// Writes each language's id with its probability.
    ///
    /// # Errors
    ///
    /// Fails as the format does.
    pub fn serialize<S: Serializer>(ranked: &[(&'static Language, f32)], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(ranked.iter().map(|(language, probability)| (language.id, probability)))
    }

    /// Reads each language by its id, with its probability.
    ///
    /// # Errors
    ///
    /// Fails as the format does, or if there is no such language.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<(&'static Language, f32)>, D::Error> {
        let ranked = Vec::<(String, f32)>::deserialize(deserializer)?;
        ranked.into_iter().map(|(id, probability)| Ok((super::known(&id)?, probability))).collect()
    }
}
