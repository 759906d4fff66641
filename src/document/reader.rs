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
    /// How such files write the characters of code.
    pub escapes: Escapes,
    /// What opens and closes a comment above a block; `None` where there is none but in the code itself.
    pub comment: Option<(&'static str, &'static str)>,
    /// How surely the text (its first bytes, and its file name in lower case) is of this kind: 0 is no.
    pub sniff: fn(&str, &str) -> u8,
    /// Reads it: hands on each article as soon as it is read, and tells what was in the way.
    pub read: fn(&Source, Take<'_>) -> Vec<Problem>,
}

/// How files of a kind write the characters of code that they may not write as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Escapes {
    /// There are none.
    None,
    /// Those of strings in JSON.
    Json,
    /// Those of HTML.
    Markup,
    /// Of HTML within XML: `<` and `&` are escaped once or twice, or stand in CDATA, which only the file's own code tells.
    Xml,
    /// Nobody can tell but by the file's own code.
    Unknown,
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
