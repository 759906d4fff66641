//! A language that the blocks of one article are taken for and fail in again and again: it is none of theirs.

use std::collections::BTreeMap;

use crate::block::Trust;
use crate::language::{Kind, Language};
use crate::snippet::Snippet;
use crate::syntax::judgement::belief;
use crate::syntax::{Status, Verdict, Why};

/// The name of the review.
pub(super) const NAME: &str = "misread";

/// Fewest blocks that fail alike before anything is made of it.
const MIN_FAILING: usize = 3;

/// Fewest of those that say so whatever mends them, where most fail.
const MIN_FAILING_MOST: usize = 6;

/// How probable a language must be to be that of code in which the same goes wrong again and again: a session's prompts are not enough.
const CERTAIN: f32 = 0.97;

/// The verdicts on an article's snippets, given each one's own: authors make few mistakes, and most that they make are mended by one
/// change. Where a third of what is taken for a language fails, though nobody named it, and half of that is mended by none, it is a
/// language that looks alike.
pub(super) fn misread(snippets: &[Snippet], mut verdicts: Vec<Verdict>) -> Vec<Verdict> {
    let mut by_language: BTreeMap<&'static str, Vec<&Verdict>> = BTreeMap::new();
    for (snippet, verdict) in snippets.iter().zip(&verdicts) {
        if let Some(language) = taken_for(snippet).filter(|_| is_read(verdict)) {
            by_language.entry(language.id).or_default().push(verdict);
        }
    }
    let doubted: Vec<&'static str> = by_language.into_iter().filter(|(_, alike)| is_another(alike)).map(|(id, _)| id).collect();
    for (snippet, verdict) in snippets.iter().zip(&mut verdicts) {
        let Some(language) = taken_for(snippet).filter(|language| doubted.contains(&language.id)) else { continue };
        let certain = language.kind != Kind::Session && snippet.detection.family(language) >= CERTAIN;
        if fails(verdict) && !certain {
            *verdict = Verdict::unchecked(Why::Misread(language)).decided_by(NAME);
        }
    }
    verdicts
}

/// What `snippet` is taken for, if its author names no language.
fn taken_for(snippet: &Snippet) -> Option<&'static Language> {
    let named = snippet.block.label.as_ref().is_some_and(|label| label.trust > Trust::Low);
    snippet.detection.language.filter(|_| !named)
}

/// Whether blocks with these verdicts are in another language than they were read in.
fn is_another(verdicts: &[&Verdict]) -> bool {
    let failing: Vec<&Verdict> = verdicts.iter().copied().filter(|verdict| fails(verdict) || belief::is_doubted(verdict)).collect();
    let unproved = failing.iter().filter(|verdict| !belief::is_proved(verdict)).count();
    let many = failing.len() >= MIN_FAILING && failing.len() * 3 >= verdicts.len() && unproved * 2 >= failing.len();
    many || failing.len() >= MIN_FAILING_MOST && failing.len() * 3 >= verdicts.len() * 2
}

/// Whether a verdict is that code fails, and not because publishing damaged it.
fn fails(verdict: &Verdict) -> bool {
    verdict.status() == Status::Invalid && !belief::is_damage(verdict)
}

/// Whether a verdict says whether code parses.
fn is_read(verdict: &Verdict) -> bool {
    belief::is_doubted(verdict) || matches!(verdict.status(), Status::Valid | Status::Fragment | Status::Mixed | Status::Invalid)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::{Block, Label};
    use crate::detect::Detection;
    use crate::language::by_id;
    use crate::syntax::{Cause, Excuse, Help, Parser, SyntaxError};
    use crate::text::Text;

    fn snippet(label: Option<&str>) -> Snippet {
        let language = by_id("lua");
        let detection = Detection { language, confidence: 0.9, ..Detection::default() };
        let label = label.map(|value| Label::new(value, Trust::High));
        Snippet::new(Block { label, ..Block::new(Text::verbatim("x", 0), "test") }, detection, 1)
    }

    fn invalid(help: Option<&str>) -> Verdict {
        let cause = if help.is_some() { Cause::Proved } else { Cause::Told };
        let help = help.map(|help| Help::from(help.to_owned()));
        Verdict::invalid(Some(Parser::Tree), vec![SyntaxError { cause, help, ..SyntaxError::told(0..1, "wrong") }])
    }

    fn statuses(verdicts: Vec<Verdict>) -> Vec<Status> {
        let snippets: Vec<_> = verdicts.iter().map(|_| snippet(None)).collect();
        misread(&snippets, verdicts).into_iter().map(|verdict| verdict.status()).collect()
    }

    #[test]
    fn what_fails_again_and_again_is_another_language() {
        let verdicts = vec![invalid(None), Verdict::parsed(None, Excuse::default()), invalid(None), invalid(Some("write it"))];
        assert_eq!(statuses(verdicts), [Status::Unchecked, Status::Valid, Status::Unchecked, Status::Unchecked]);
    }

    #[test]
    fn what_its_author_names_is_that() {
        let snippets: Vec<_> = (0..3).map(|_| snippet(Some("lua"))).collect();
        let verdicts = misread(&snippets, vec![invalid(None), invalid(None), invalid(None)]);
        assert!(verdicts.iter().all(|verdict| verdict.status() == Status::Invalid));
    }

    #[test]
    fn authors_make_mistakes() {
        let two = vec![invalid(None), invalid(None)];
        assert_eq!(statuses(two), [Status::Invalid; 2]);
        let mended = vec![invalid(Some("a")), invalid(Some("b")), invalid(Some("c")), invalid(None)];
        assert_eq!(statuses(mended), [Status::Invalid; 4]);
        let mut among: Vec<_> = (0..7).map(|_| Verdict::parsed(None, Excuse::default())).collect();
        among.extend([invalid(None), invalid(None), invalid(None)]);
        assert_eq!(statuses(among).iter().filter(|status| **status == Status::Invalid).count(), 3);
    }
}
