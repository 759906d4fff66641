//! Slips of the hand: a word that is nearly another one.

/// Whether `word` is `known`, or would be but for one letter more, less, changed, or two swapped; in whatever case.
pub(in crate::syntax) fn is_near(word: &str, known: &str) -> bool {
    let (word, known) = (word.to_lowercase(), known.to_lowercase());
    word.chars().count().abs_diff(known.chars().count()) <= 1 && strsim::osa_distance(&word, &known) <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_near_and_two_are_not() {
        for word in ["tpye", "typ", "typpe", "tipe"] {
            assert!(is_near(word, "type"), "{word}");
        }
        assert!(!is_near("tpey", "type"));
        assert!(!is_near("types_", "type"));
    }

    #[test]
    fn slips_are_near() {
        for (word, slip) in [("select", "selct"), ("rename", "reanme"), ("drop", "drop"), ("with", "wth"), ("set", "sett")] {
            assert!(is_near(word, slip), "{slip}");
        }
        assert!(!is_near("drop", "dedup"));
        assert!(!is_near("partition", "timestamp"));
    }
}
