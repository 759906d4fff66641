//! Whose words the elements of a feed are: told by namespace, and by custom where none is declared.

use crate::markup::xml::Element;

/// A set of element names that mean something in feeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Vocabulary {
    /// The format's own, without a prefix.
    Own,
    /// Atom, 1.0 or 0.3.
    Atom,
    /// RSS's module for whole content.
    Content,
    /// Dublin Core.
    DublinCore,
    /// RDF.
    Rdf,
    /// HTML.
    Xhtml,
    /// Something else, such as the description of an image.
    Other,
}

/// Namespaces without scheme and last slash, in lower case.
const NAMESPACES: [(&str, Vocabulary); 15] = [
    ("www.w3.org/2005/atom", Vocabulary::Atom),
    ("purl.org/atom/ns#", Vocabulary::Atom),
    ("purl.org/rss/1.0/modules/content", Vocabulary::Content),
    ("purl.org/dc/elements/1.1", Vocabulary::DublinCore),
    ("purl.org/dc/elements/1.0", Vocabulary::DublinCore),
    ("purl.org/dc/terms", Vocabulary::DublinCore),
    ("www.w3.org/1999/02/22-rdf-syntax-ns#", Vocabulary::Rdf),
    ("www.w3.org/1999/xhtml", Vocabulary::Xhtml),
    ("purl.org/rss/1.0", Vocabulary::Own),
    ("purl.org/net/rss1.1#", Vocabulary::Own),
    ("my.netscape.com/rdf/simple/0.9", Vocabulary::Own),
    ("backend.userland.com/rss", Vocabulary::Own),
    ("backend.userland.com/rss2", Vocabulary::Own),
    ("blogs.law.harvard.edu/tech/rss", Vocabulary::Own),
    ("cyber.law.harvard.edu/rss", Vocabulary::Own),
];

impl Vocabulary {
    /// Whose word the name of `element` is.
    pub(super) fn of(element: &Element<'_>) -> Self {
        element.namespace().and_then(Self::of_namespace).unwrap_or_else(|| Self::of_prefix(element.prefix()))
    }

    fn of_namespace(uri: &str) -> Option<Self> {
        let uri = uri.trim().to_ascii_lowercase();
        let uri = uri.split_once("://").map_or(uri.as_str(), |(_, rest)| rest).trim_end_matches('/');
        NAMESPACES.iter().find(|(known, _)| *known == uri).map(|(_, vocabulary)| *vocabulary)
    }

    /// What the prefix is commonly bound to, for feeds that forget to say.
    fn of_prefix(prefix: &str) -> Self {
        match prefix {
            "" | "rss" => Self::Own,
            "atom" | "atom10" | "a10" => Self::Atom,
            "content" => Self::Content,
            "dc" | "dcterms" => Self::DublinCore,
            "rdf" => Self::Rdf,
            "xhtml" => Self::Xhtml,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::xml::XmlCursor;
    use crate::text::Text;

    #[track_caller]
    fn assert_vocabulary(xml: &str, expected: Vocabulary) {
        let text = Text::verbatim(xml, 0);
        assert_eq!(Vocabulary::of(&XmlCursor::new(&text).element().unwrap()), expected, "{xml}");
    }

    #[test]
    fn the_namespace_decides_and_not_the_prefix() {
        assert_vocabulary("<c:encoded xmlns:c='http://purl.org/rss/1.0/modules/content/'>", Vocabulary::Content);
        assert_vocabulary("<content:x xmlns:content='http://www.w3.org/2005/Atom'>", Vocabulary::Atom);
        assert_vocabulary("<title xmlns='https://purl.org/rss/1.0'>", Vocabulary::Own);
        assert_vocabulary("<feed xmlns='http://www.w3.org/2005/Atom'>", Vocabulary::Atom);
    }

    #[test]
    fn what_is_not_declared_goes_by_custom() {
        assert_vocabulary("<content:encoded>", Vocabulary::Content);
        assert_vocabulary("<item xmlns='urn:x'>", Vocabulary::Own);
        assert_vocabulary("<media:title>", Vocabulary::Other);
    }
}
