//! Names that live as long as the program, read back from where they were written: `#[serde(with = "crate::interned")]`.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize as _, Deserializer, Serializer};

/// A name of one of the program's own parts.
pub type Name = &'static str;

/// Every name that was asked for. They are names of this program's own parts (clues, producers, contexts …), so there are few.
static NAMES: Mutex<Option<HashSet<&'static str>>> = Mutex::new(None);

/// `name`, kept once for the life of the program.
pub(crate) fn name(name: &str) -> Name {
    let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
    let names = names.get_or_insert_default();
    if let Some(known) = names.get(name) {
        return known;
    }
    let kept: Name = Box::leak(name.into());
    names.insert(kept);
    kept
}

/// Writes a name.
///
/// # Errors
///
/// Fails as the format does.
pub fn serialize<S: Serializer>(name: &Name, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(name)
}

/// Reads a name.
///
/// # Errors
///
/// Fails as the format does.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Name, D::Error> {
    Ok(name(&String::deserialize(deserializer)?))
}

/// Writes and reads a name that may be missing: `#[serde(with = "crate::interned::option")]`.
pub mod option {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    /// Writes a name, or that there is none.
    ///
    /// # Errors
    ///
    /// Fails as the format does.
    pub fn serialize<S: Serializer>(name: &Option<super::Name>, serializer: S) -> Result<S::Ok, S::Error> {
        name.serialize(serializer)
    }

    /// Reads a name, or that there is none.
    ///
    /// # Errors
    ///
    /// Fails as the format does.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<&'static str>, D::Error> {
        Ok(Option::<String>::deserialize(deserializer)?.map(|name| super::name(&name)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_kept_once() {
        let (a, b) = (name("a name"), name(&["a", "name"].join(" ")));
        assert!(std::ptr::eq(a, b));
    }
}
