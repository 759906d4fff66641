//! What may be said of code that no change mends, though nothing proves it.

use super::mistaken::{is_mended, mending};
use crate::syntax::explain::{rival, spread};
use crate::syntax::rung::Rung;

pub(in crate::syntax) static LIKELY_RIVAL: Rung = Rung {
    name: "likely-rival",
    summary: "another language, or none, that the code may well look like, where no change is known that mends it",
    speak: |case, work| if mending(case, work).proved.is_some() { None } else { rival::likely(case, work) },
};

/// A change for each line proves nothing, so that it is asked where many are needed, too.
pub(in crate::syntax) static SPREAD: Rung = Rung {
    name: "spread",
    summary: "errors all over: code of another kind, and not a mistake in this one",
    speak: |case, work| if is_mended(case, work) { None } else { spread::find(case, work) },
};
