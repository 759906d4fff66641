//! What of Markdown is read: `CommonMark` and the extensions that generators have on.

use pulldown_cmark::Options;

/// Front matter is no extension here: it is only at the top of a file, and taken off by its reader.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
}
