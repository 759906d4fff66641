//! An input kind: how surely a text is of it, and how its articles are read.

use super::article::Article;
use crate::source::{Problem, Source};

/// An input kind.
#[derive(Debug)]
pub struct Reader {
    /// Its name, as `--input` takes it and the catalog says it.
    pub name: &'static str,
    /// File extensions, lower case, that are read when a folder is walked.
    pub extensions: &'static [&'static str],
    /// Whether authors write such files: what is mended in one of another kind is written anew by what made it.
    pub authored: bool,
    /// What opens and closes a comment above a block; `None` where there is none but in the code itself.
    pub comment: Option<(&'static str, &'static str)>,
    /// How surely the text (its first bytes, and its file name in lower case) is of this kind: 0 is no.
    pub sniff: fn(&str, &str) -> u8,
    /// Reads it: hands on each article as soon as it is read, and tells what was in the way.
    pub read: fn(&Source, Take<'_>) -> Vec<Problem>,
}

/// Takes an article; a feed's bodies together are several times its size, so that nobody should have to hold them all.
pub type Take<'a> = &'a mut dyn FnMut(Article);

impl Reader {
    /// All articles of `source` at once, and what was in the way.
    #[must_use]
    pub fn articles(&self, source: &Source) -> (Vec<Article>, Vec<Problem>) {
        let mut articles = Vec::new();
        let problems = (self.read)(source, &mut |article| articles.push(article));
        (articles, problems)
    }

    /// Whether a file called `name` (lower case) has one of the reader's extensions.
    pub(super) fn is_named(&self, name: &str) -> bool {
        name.rsplit_once('.').is_some_and(|(_, extension)| self.extensions.contains(&extension))
    }
}
