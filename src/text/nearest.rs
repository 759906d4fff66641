//! The word that somebody meant who wrote another: one or two letters are wrong.

/// The one of `known` that `word` is a slip of, or the start of, if there is one: `exlude` is one of `exclude`, `warn` starts `warning`. Case, and whether parts are joined by `-`
/// or `_`, make no difference; of several as near, the first is meant.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = |word: &str| word.trim().to_lowercase().replace('_', "-");
    let word = plain(word);
    let most = match word.chars().count() {
        0..2 => return None,
        2..5 => 1,
        5..10 => 2,
        _ => 3,
    };
    let distance = |known: &str| {
        let is_cut = word.len() > 2 && known.starts_with(&word);
        if is_cut { 1 } else { strsim::osa_distance(&word, known) }
    };
    let near = known.into_iter().map(|known| (distance(&plain(known)), known));
    near.filter(|(distance, _)| *distance <= most).min_by_key(|(distance, _)| *distance).map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_told_from_another_word() {
        let known = ["include", "exclude", "fail-on", "rules"];
        for (word, expected) in [
            ("exlude", Some("exclude")),
            ("fail_on", Some("fail-on")),
            ("Rule", Some("rules")),
            ("baseline", None),
            ("x", None),
            ("incl", Some("include")),
        ] {
            assert_eq!(nearest(word, known), expected, "{word}");
        }
    }
}
