//! What the article around a block says: the languages that its title and its categories name, and those of its other blocks.

use std::collections::BTreeMap;

use super::{Detection, Evidence, Tally, lead};
use crate::document::Article;
use crate::language::{Kind, Language};

/// The name under which its evidence is given. It is no clue of [`super::CLUES`], for it looks at a whole article.
pub(super) const NAME: &str = "article";

/// Confidence from which on a block speaks for its neighbours, and needs no word of theirs.
const SURE: f32 = 0.9;

/// The weight if all other sure blocks of the article are in the language.
const ALL: f32 = 1.5;

/// The weight if the title or a category names the language.
const NAMED: f32 = 1.0;

/// Probability from which on evidence is given for a candidate.
const LEAST: f32 = 0.02;

/// What an article says of each language.
pub(super) struct Around {
    named: Vec<&'static Language>,
    sure: BTreeMap<&'static str, u16>,
    total: u16,
}

impl Around {
    pub(super) fn of(article: &Article, detections: &[Detection]) -> Self {
        let words = article.title.iter().flat_map(|title| title.split_whitespace());
        let words = words.chain(article.categories.iter().map(String::as_str));
        let mut sure = BTreeMap::new();
        for language in detections.iter().filter(|detection| detection.confidence >= SURE).filter_map(|detection| detection.language) {
            let count: &mut u16 = sure.entry(language.id).or_default();
            *count = count.saturating_add(1);
        }
        let total = sure.values().fold(0, |sum: u16, count| sum.saturating_add(*count));
        Self { named: words.filter_map(lead::named).collect(), sure, total }
    }

    pub(super) fn applied(&self, detection: Detection) -> Detection {
        if detection.failure.is_some() || detection.confidence >= SURE || (self.named.is_empty() && self.total == 0) {
            return detection;
        }
        let candidates = detection.ranked.iter().filter(|(language, p)| *p >= LEAST && language.kind != Kind::Text);
        let evidence: Vec<Evidence> = candidates.flat_map(|(language, _)| self.evidence(language)).collect();
        let mut tally = Tally::new(detection.evidence);
        tally.extend(evidence);
        tally.decide()
    }

    fn evidence(&self, language: &'static Language) -> Vec<Evidence> {
        let count = self.sure.get(language.id).copied().unwrap_or_default();
        // One block among few is no habit.
        let weight = ALL * f32::from(count) / f32::from(self.total.saturating_add(1));
        let others =
            (count > 0).then(|| (weight, format!("{count} of the {} blocks of the article that are told for sure are in it", self.total)));
        let named = self.named.iter().any(|named| named.id == language.id);
        let named = named.then(|| (NAMED, "the article's title or a category names it".to_owned()));
        let evidence = |(weight, reason)| Evidence { clue: NAME, language, weight, reason };
        others.into_iter().chain(named).map(evidence).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::Block;
    use crate::detect::detect_all;
    use crate::text::Text;

    fn ids(article: &Article, codes: &[&str]) -> Vec<Option<&'static str>> {
        let blocks: Vec<Block> = codes.iter().map(|code| Block::new(Text::verbatim(*code, 0), "test")).collect();
        detect_all(article, &blocks).iter().map(|detection| detection.language.map(|language| language.id)).collect()
    }

    #[test]
    fn neighbours_speak_whatever_their_order() {
        let kotlin = "fun main() {\n    val names = listOf(\"a\", \"b\")\n    println(names.first())\n}\n";
        let unsure = "val total = 3";
        let article = Article { title: Some("Collections in Kotlin".to_owned()), ..Article::default() };
        assert_eq!(ids(&article, &[kotlin, unsure, kotlin]), ids(&article, &[kotlin, kotlin, unsure]));
        assert_eq!(ids(&article, &[kotlin, unsure, kotlin])[1], Some("kotlin"));
    }
}
