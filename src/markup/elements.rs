//! What the standard says of elements of HTML: which have no end tag, and which need none.

/// Elements of HTML that hold nothing and have no end tag, and `param`, which was one.
pub(crate) const VOID_ELEMENTS: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// What ends a paragraph.
#[rustfmt::skip]
const BESIDE_PARAGRAPHS: &[&str] = &[
    "address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hr", "main", "menu", "nav", "ol", "p", "pre", "section", "table", "ul",
];

/// The elements whose start ends the element called `name` (in lower case), which needs no end tag; `None` if it needs one.
pub(crate) fn implied_ends(name: &str) -> Option<&'static [&'static str]> {
    Some(match name {
        "p" => BESIDE_PARAGRAPHS,
        "li" => &["li"],
        "dt" | "dd" => &["dt", "dd"],
        "td" | "th" => &["td", "th", "tr", "tbody", "tfoot"],
        "tr" => &["tr", "tbody", "tfoot"],
        "thead" | "tbody" => &["tbody", "tfoot"],
        "tfoot" => &["tbody"],
        "option" => &["option", "optgroup"],
        "optgroup" => &["optgroup"],
        "rt" | "rp" => &["rt", "rp"],
        "head" => &["body"],
        "body" | "html" => &[],
        _ => return None,
    })
}
