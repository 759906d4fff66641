//! Which snippets are wanted.

use globset::{GlobBuilder, GlobMatcher};
use snipcheck::catalog::{Checked, File};
use snipcheck::document::Article;
use snipcheck::language::Language;
use snipcheck::syntax::Status;

/// What snippets must be to be wanted; an empty list wants all.
pub(super) struct Selection<'a> {
    pub(super) languages: &'a [&'static Language],
    pub(super) statuses: &'a [Status],
    pub(super) articles: &'a [ArticlePattern],
}

impl Selection<'_> {
    /// The snippets of `file` that are wanted.
    pub(super) fn of<'f>(&self, file: &'f File) -> impl Iterator<Item = (&'f Article, &'f Checked)> {
        file.snippets().filter(|(article, checked)| {
            let language = checked.snippet.detection.language;
            (self.articles.is_empty() || self.articles.iter().any(|pattern| pattern.matches(article)))
                && (self.statuses.is_empty() || self.statuses.contains(&checked.verdict.status()))
                && (self.languages.is_empty() || self.languages.iter().any(|wanted| language.is_some_and(|found| found.id == wanted.id)))
        })
    }
}

/// What an article's title, id or address must hold or match.
#[derive(Clone, Debug)]
pub(super) enum ArticlePattern {
    /// It holds this, in whatever case.
    Part(String),
    /// It matches this as a whole.
    Glob(GlobMatcher),
}

impl ArticlePattern {
    pub(super) fn new(text: &str) -> Result<Self, globset::Error> {
        if text.contains(['*', '?', '[']) {
            Ok(Self::Glob(GlobBuilder::new(text).case_insensitive(true).build()?.compile_matcher()))
        } else {
            Ok(Self::Part(text.to_lowercase()))
        }
    }

    fn matches(&self, article: &Article) -> bool {
        [&article.title, &article.id, &article.url].into_iter().flatten().any(|name| match self {
            Self::Part(part) => name.to_lowercase().contains(part),
            Self::Glob(glob) => glob.is_match(name),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_and_globs_match_titles_and_ids() {
        let article = Article { id: Some("urn:7".to_owned()), title: Some("Keys, from A to B".to_owned()), ..Article::default() };
        for (pattern, expected) in [("keys", true), ("*from a*", true), ("urn:7", true), ("urn:*", true), ("from*", false), ("c", false)] {
            assert_eq!(ArticlePattern::new(pattern).unwrap().matches(&article), expected, "{pattern}");
        }
    }
}
