//! What is told by the other blocks of an article: how the verdicts on its snippets change once all are known.

use super::{continuation, misread, stopped};
use crate::guard::timings::because;
use crate::snippet::Snippet;
use crate::syntax::{Note, Verdict};

/// One look at all verdicts on an article's snippets.
#[derive(Debug)]
pub struct ArticleReview {
    /// Its name, in kebab case.
    pub name: &'static str,
    /// What it takes snippets for, in a sentence without a full stop.
    pub summary: &'static str,
    /// The verdicts, one a snippet, given each one's own. Those that it changes have its name for their rung.
    look: fn(&[Snippet], Vec<Verdict>) -> Vec<Verdict>,
}

/// All reviews of articles, in order: what goes on in a later block is not misread.
pub static ARTICLE: &[&ArticleReview] = &[
    &ArticleReview {
        name: continuation::NAME,
        summary: "code that goes on in a later block of its article: alone each is cut, one after another they are whole",
        look: continuation::joined,
    },
    &ArticleReview {
        name: stopped::NAME,
        summary: "excerpts that just stop: another block has their lines and goes on, or several stop in the same way",
        look: stopped::told,
    },
    &ArticleReview {
        name: misread::NAME,
        summary: "blocks that nobody named, and that are taken for a language in which many of their article fail",
        look: misread::misread,
    },
];

/// The verdicts on an article's `snippets`, given each one's own.
#[must_use]
pub fn among(snippets: &[Snippet], verdicts: Vec<Verdict>) -> Vec<Verdict> {
    ARTICLE.iter().fold(verdicts, |mut verdicts, review| {
        let notes: Vec<_> = verdicts.iter_mut().map(|verdict| std::mem::take(&mut verdict.notes)).collect();
        let mut reviewed = because(("blocks", review.name), || (review.look)(snippets, verdicts));
        for ((verdict, mut notes), snippet) in reviewed.iter_mut().zip(notes).zip(snippets) {
            let said = verdict.rung == Some(review.name) && !notes.is_empty();
            let language = snippet.detection.language.filter(|_| said);
            notes.extend(language.map(|language| Note { rung: review.name, language, said: Some((&*verdict).into()) }));
            verdict.notes = notes;
        }
        reviewed
    })
}
