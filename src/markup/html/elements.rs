//! The elements of HTML, and what of each matters here: one table, in the order of their names.
//!
//! The elements are those of the HTML Living Standard, section 4 ("The elements of HTML"), with those that it calls obsolete (section 16.2),
//! for pages still have them.

use Role::{Block, Control, EndsParagraph, Heading, InProse, InTitles, Inline, Paragraph, StartsPage, Void};

/// What an element is, or what pages use it for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// It holds nothing and has no end tag. A fact of the standard: section 13.1.2 ("Elements"), and for the obsolete `basefont`, `bgsound`,
    /// `frame` and `param` section 13.3 ("Serializing HTML fragments").
    Void,
    /// It starts a line and ends one, as browsers show it: section 15.3 ("Non-replaced elements").
    Block,
    /// Its text is a paragraph of its own, where the words before a block are read. A heading is read apart, the text of a `pre` is code, and
    /// `form` or `tbody` only hold such elements.
    Paragraph,
    /// Its start ends a paragraph that is open: section 13.1.2.4 ("Optional tags").
    EndsParagraph,
    /// Its text stands in the line around it, and it only says how that is meant or set. Not all that the standard calls phrasing content:
    /// `img`, `button` or `svg` are none of a text, and `br` ends its line.
    Inline,
    /// It is a heading of a section.
    Heading,
    /// It never holds code where code is shown: buttons, scripts, embedded media.
    Control,
    /// Writers of pages use it within code and around it, so that one left open there is their slip. Any other that is left open in a block
    /// of code, such as `<title>`, is part of the code.
    InProse,
    /// It occurs in titles; `<T>` in "`Vec<T>` explained" does not, and neither does `<main>`.
    InTitles,
    /// A part of a page may start with it, which nothing else tells from XML or text.
    StartsPage,
}

/// Every element that HTML has or had, with its roles.
static ELEMENTS: &[(&str, &[Role])] = &[
    ("a", &[Inline, InProse, InTitles, StartsPage]),
    ("abbr", &[Inline, InTitles]),
    ("acronym", &[]),
    ("address", &[EndsParagraph]),
    ("applet", &[]),
    ("area", &[Void]),
    ("article", &[Block, EndsParagraph, StartsPage, Paragraph]),
    ("aside", &[Block, EndsParagraph, StartsPage, Paragraph]),
    ("audio", &[Control]),
    ("b", &[Inline, InProse, InTitles, StartsPage]),
    ("base", &[Void]),
    ("basefont", &[Void]),
    ("bdi", &[]),
    ("bdo", &[]),
    ("bgsound", &[Void]),
    ("big", &[Inline, InProse, InTitles]),
    ("blink", &[]),
    ("blockquote", &[Block, EndsParagraph, InProse, StartsPage, Paragraph]),
    ("body", &[StartsPage]),
    ("br", &[Void, InTitles, StartsPage]),
    ("button", &[Control]),
    ("canvas", &[]),
    ("caption", &[]),
    ("center", &[InProse, StartsPage]),
    ("cite", &[InTitles]),
    ("code", &[Inline, InProse, InTitles, StartsPage]),
    ("col", &[Void]),
    ("colgroup", &[]),
    ("data", &[]),
    ("datalist", &[]),
    ("dd", &[Block, InProse, Paragraph]),
    ("del", &[Inline, InProse, InTitles]),
    ("details", &[Block, EndsParagraph, StartsPage, Paragraph]),
    ("dfn", &[]),
    ("dialog", &[EndsParagraph]),
    ("dir", &[]),
    ("div", &[Block, EndsParagraph, InProse, InTitles, StartsPage, Paragraph]),
    ("dl", &[Block, EndsParagraph, InProse, Paragraph]),
    ("dt", &[Block, InProse, Paragraph]),
    ("em", &[Inline, InProse, InTitles, StartsPage]),
    ("embed", &[Void]),
    ("fieldset", &[Block, EndsParagraph]),
    ("figcaption", &[Block, EndsParagraph, Paragraph]),
    ("figure", &[Block, EndsParagraph, StartsPage, Paragraph]),
    ("font", &[Inline, InProse, InTitles, StartsPage]),
    ("footer", &[Block, EndsParagraph, StartsPage, Paragraph]),
    ("form", &[Block, EndsParagraph]),
    ("frame", &[Void]),
    ("frameset", &[]),
    ("h1", &[Block, EndsParagraph, Heading, InProse, InTitles, StartsPage]),
    ("h2", &[Block, EndsParagraph, Heading, InProse, InTitles, StartsPage]),
    ("h3", &[Block, EndsParagraph, Heading, InProse, InTitles, StartsPage]),
    ("h4", &[Block, EndsParagraph, Heading, InProse, StartsPage]),
    ("h5", &[Block, EndsParagraph, Heading, InProse]),
    ("h6", &[Block, EndsParagraph, Heading, InProse]),
    ("head", &[StartsPage]),
    ("header", &[Block, EndsParagraph, StartsPage, Paragraph]),
    ("hgroup", &[EndsParagraph]),
    ("hr", &[Void, Block, EndsParagraph, StartsPage, Paragraph]),
    ("html", &[StartsPage]),
    ("i", &[Inline, InProse, InTitles, StartsPage]),
    ("iframe", &[Control]),
    ("img", &[Void, InTitles, StartsPage]),
    ("input", &[Void, Control]),
    ("ins", &[Inline, InProse, InTitles]),
    ("kbd", &[Inline, InProse, InTitles]),
    ("label", &[Inline]),
    ("legend", &[]),
    ("li", &[InProse, Paragraph]),
    ("link", &[Void]),
    ("listing", &[]),
    ("main", &[Block, EndsParagraph, StartsPage, Paragraph]),
    ("map", &[]),
    ("mark", &[Inline, InProse, InTitles]),
    ("marquee", &[]),
    ("math", &[]),
    ("menu", &[EndsParagraph]),
    ("meta", &[Void]),
    ("meter", &[]),
    ("nav", &[Block, EndsParagraph, StartsPage, Paragraph]),
    ("nobr", &[InProse]),
    ("noembed", &[]),
    ("noframes", &[]),
    ("noscript", &[Control]),
    ("object", &[Control]),
    ("ol", &[Block, EndsParagraph, InProse, StartsPage, Paragraph]),
    ("optgroup", &[]),
    ("option", &[]),
    ("output", &[]),
    ("p", &[Block, EndsParagraph, InProse, InTitles, StartsPage, Paragraph]),
    ("param", &[Void]),
    ("picture", &[]),
    ("plaintext", &[]),
    ("pre", &[Block, EndsParagraph, InProse, StartsPage]),
    ("progress", &[]),
    ("q", &[InTitles]),
    ("rp", &[]),
    ("rt", &[]),
    ("ruby", &[]),
    ("s", &[Inline, InTitles]),
    ("samp", &[Inline, InProse]),
    ("script", &[Control]),
    ("search", &[EndsParagraph]),
    ("section", &[Block, EndsParagraph, InProse, StartsPage, Paragraph]),
    ("select", &[Control]),
    ("slot", &[]),
    ("small", &[Inline, InProse, InTitles]),
    ("source", &[Void]),
    ("span", &[Inline, InProse, InTitles, StartsPage]),
    ("strike", &[InProse]),
    ("strong", &[Inline, InProse, InTitles]),
    ("style", &[Control]),
    ("sub", &[Inline, InProse, InTitles]),
    ("summary", &[Block, Paragraph]),
    ("sup", &[Inline, InProse, InTitles]),
    ("svg", &[Control]),
    ("table", &[Block, EndsParagraph, InProse, StartsPage, Paragraph]),
    ("tbody", &[Block, InProse]),
    ("td", &[InProse, Paragraph]),
    ("template", &[Control]),
    ("textarea", &[]),
    ("tfoot", &[Block]),
    ("th", &[InProse, Paragraph]),
    ("thead", &[Block, InProse]),
    ("time", &[]),
    ("title", &[]),
    ("tr", &[InProse]),
    ("track", &[Void]),
    ("tt", &[Inline, InProse, InTitles]),
    ("u", &[Inline, InProse, InTitles]),
    ("ul", &[Block, EndsParagraph, InProse, StartsPage, Paragraph]),
    ("var", &[Inline, InProse]),
    ("video", &[Control]),
    ("wbr", &[Void, Inline, InTitles]),
    ("xmp", &[]),
];

/// Elements other than `p` that need no end tag, each with those whose start ends it too: section 13.1.2.4 ("Optional tags").
static OPTIONAL_ENDS: &[(&str, &[&str])] = &[
    ("li", &["li"]),
    ("dt", &["dt", "dd"]),
    ("dd", &["dt", "dd"]),
    ("td", &["td", "th", "tr", "tbody", "tfoot"]),
    ("th", &["td", "th", "tr", "tbody", "tfoot"]),
    ("tr", &["tr", "tbody", "tfoot"]),
    ("thead", &["tbody", "tfoot"]),
    ("tbody", &["tbody", "tfoot"]),
    ("tfoot", &["tbody"]),
    ("option", &["option", "optgroup"]),
    ("optgroup", &["optgroup"]),
    ("rt", &["rt", "rp"]),
    ("rp", &["rt", "rp"]),
    ("head", &["body"]),
    ("body", &[]),
    ("html", &[]),
];

/// Whether HTML has or had an element of this name, which is in lower case.
pub(crate) fn is_known(name: &str) -> bool {
    roles(name).is_some()
}

/// Whether the element of this name, which is in lower case, has `role`.
pub(crate) fn is(name: &str, role: Role) -> bool {
    roles(name).is_some_and(|roles| roles.contains(&role))
}

/// Whether the end tag of `name` may be left out.
pub(crate) fn needs_no_end(name: &str) -> bool {
    name == "p" || OPTIONAL_ENDS.iter().any(|(element, _)| *element == name)
}

/// Whether the start tag of `name`, an element that a page is made of, may be left out: section 13.1.2.4 ("Optional tags").
pub(crate) fn needs_no_start(name: &str) -> bool {
    matches!(name, "html" | "head" | "body")
}

/// Whether the start of `next` ends the element `open`, as far as that has no end tag.
pub(crate) fn is_ended_by(open: &str, next: &str) -> bool {
    let enders = || OPTIONAL_ENDS.iter().find(|(element, _)| *element == open).map(|(_, enders)| *enders);
    if open == "p" { is(next, EndsParagraph) } else { enders().is_some_and(|enders| enders.contains(&next)) }
}

fn roles(name: &str) -> Option<&'static [Role]> {
    let index = ELEMENTS.binary_search_by_key(&name, |(element, _)| element).ok()?;
    ELEMENTS.get(index).map(|(_, roles)| *roles)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_in_order() {
        assert!(ELEMENTS.is_sorted_by(|(a, _), (b, _)| a < b));
    }

    #[test]
    fn what_ends_an_element_is_an_element() {
        for (element, enders) in OPTIONAL_ENDS {
            assert!(enders.iter().chain([element]).all(|name| is_known(name)), "{element}");
        }
    }

    #[test]
    fn an_element_without_content_is_no_block_of_text() {
        assert!(is("br", Void) && !is("br", Inline) && is("hr", Block));
        assert!(is_ended_by("p", "ul") && !is_ended_by("p", "b") && is_ended_by("td", "tr"));
        assert!(needs_no_end("li") && !needs_no_end("b") && !is_known("string"));
    }
}
