//! The page that a record holds, by what its HTTP message and its own head say of it.

use std::borrow::Cow;

use encoding_rs::Encoding;
use httparse::{EMPTY_HEADER, ParserConfig, Status};

use super::decoding::{decompressed, without_chunks};
use super::fields::Fields;

/// Fields of a message that are looked at.
const MAX_FIELDS: usize = 256;

/// Types of content in which there may be articles.
static TYPES: [&str; 15] = [
    "application/atom+xml",
    "application/docbook+xml",
    "application/feed+json",
    "application/rdf+xml",
    "application/rss+xml",
    "application/x-ipynb+json",
    "application/xhtml+xml",
    "application/xml",
    "text/asciidoc",
    "text/html",
    "text/markdown",
    "text/prs.fallenstein.rst",
    "text/x-markdown",
    "text/x-rst",
    "text/xml",
];

/// Those of HTML among them.
static HTML: [&str; 2] = ["application/xhtml+xml", "text/html"];

/// What a record holds.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum RecordContent<'a> {
    /// A page, or something else that may have articles.
    Page {
        /// Its bytes, as far as they could be decoded.
        bytes: Cow<'a, [u8]>,
        /// The encoding that its sender says it is in.
        encoding: Option<&'static Encoding>,
        /// Whether it is HTML, and no feed or other text.
        is_html: bool,
        /// Why these are not all of its bytes.
        fault: Option<String>,
    },
    /// The answer to a request that failed, or that leads elsewhere.
    Failure,
    /// Something in which there are no articles.
    Other,
    /// What should be an answer and cannot be read as one: why, in words.
    Broken(String),
}

/// What the record with the head `fields` and this `block` holds.
pub(super) fn content<'a>(fields: &Fields, block: &'a [u8]) -> RecordContent<'a> {
    match fields.get("warc-type") {
        Some("response") if fields.get("content-type").is_none_or(|kind| kind.to_ascii_lowercase().starts_with("application/http")) => {
            response(block)
        }
        // Its content type is that of what was fetched, which has no message around it: an FTP server's file.
        Some("response" | "resource") => page(Cow::Borrowed(block), fields.get("content-type"), None),
        _ => RecordContent::Other,
    }
}

fn response(block: &[u8]) -> RecordContent<'_> {
    let mut headers = [EMPTY_HEADER; MAX_FIELDS];
    let mut message = httparse::Response::new(&mut headers);
    let mut lax = ParserConfig::default();
    lax.ignore_invalid_headers_in_responses(true)
        .allow_spaces_after_header_name_in_responses(true)
        .allow_obsolete_multiline_headers_in_responses(true)
        .allow_multiple_spaces_in_response_status_delimiters(true);
    let head = match lax.parse_response(&mut message, block) {
        Ok(Status::Complete(head)) => head,
        Ok(Status::Partial) => return RecordContent::Broken("the head of its HTTP message does not end".to_owned()),
        Err(error) => return RecordContent::Broken(format!("the head of its HTTP message cannot be read: {error}")),
    };
    if !message.code.is_some_and(|code| (200..300).contains(&code)) {
        return RecordContent::Failure;
    }
    let field = |name: &str| {
        let values = message.headers.iter().filter(|header| header.name.eq_ignore_ascii_case(name));
        values.map(|header| String::from_utf8_lossy(header.value)).reduce(|all, value| Cow::Owned(format!("{all}, {value}")))
    };
    let kind = field("content-type");
    if !may_have_articles(kind.as_deref()) {
        return RecordContent::Other;
    }
    let body = block.get(head..).unwrap_or_default();
    let is_chunked = field("transfer-encoding").is_some_and(|codings| codings.to_ascii_lowercase().contains("chunked"));
    let body = if is_chunked { without_chunks(body) } else { Cow::Borrowed(body) };
    match decompressed(body, field("content-encoding").as_deref().unwrap_or_default()) {
        Ok(bytes) => page(bytes, kind.as_deref(), None),
        Err((there, fault)) => page(Cow::Owned(there), kind.as_deref(), Some(fault)),
    }
}

/// `bytes`, which their sender calls `kind`, if there may be articles in them.
fn page<'a>(bytes: Cow<'a, [u8]>, kind: Option<&str>, fault: Option<String>) -> RecordContent<'a> {
    let is_page = match kind {
        None => bytes.trim_ascii_start().starts_with(b"<"),
        Some(_) => may_have_articles(kind),
    };
    let is_html = kind.is_none_or(|kind| HTML.contains(&essence(kind).as_str()));
    if is_page { RecordContent::Page { bytes, encoding: kind.and_then(charset), is_html, fault } } else { RecordContent::Other }
}

/// The type that `kind` says, without parameters, in lower case: `text/html; charset=utf-8` is `text/html`.
fn essence(kind: &str) -> String {
    kind.split([';', ',']).next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether there may be articles in what is called `kind`; nobody knows where it is not called anything.
fn may_have_articles(kind: Option<&str>) -> bool {
    kind.is_none_or(|kind| TYPES.binary_search(&essence(kind).as_str()).is_ok())
}

/// The encoding that the content type `kind` names: `text/html; charset="utf-8"`.
fn charset(kind: &str) -> Option<&'static Encoding> {
    let parameters = kind.split(';').skip(1).filter_map(|parameter| parameter.split_once('='));
    let charset = parameters.into_iter().find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"))?.1;
    Encoding::for_label(charset.trim().trim_matches(['"', '\'']).as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_response(message: &str) -> String {
        let fields = Fields::read(b"WARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n");
        match content(&fields, message.as_bytes()) {
            RecordContent::Page { bytes, encoding, fault, .. } => {
                format!("{} {:?} {fault:?}", String::from_utf8_lossy(&bytes), encoding.map(Encoding::name))
            }
            RecordContent::Failure => "failure".to_owned(),
            RecordContent::Other => "other".to_owned(),
            RecordContent::Broken(fault) => fault,
        }
    }

    #[test]
    fn types_are_in_order() {
        assert!(TYPES.is_sorted());
    }

    #[test]
    fn a_page_is_what_a_message_says_it_is() {
        let page = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\"Shift_JIS\"\r\nbad header\r\n\r\n<p>";
        assert_eq!(of_response(page), "<p> Some(\"Shift_JIS\") None");
        assert_eq!(of_response("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>"), "failure");
        assert_eq!(of_response("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n<p>"), "other");
        assert_eq!(of_response("HTTP/1.1 200 OK\r\n\r\n <p>"), " <p> None None");
        assert_eq!(of_response("HTTP/1.1 200 OK\r\n\r\nGIF89a"), "other");
        assert_eq!(of_response("no message"), "the head of its HTTP message cannot be read: invalid HTTP version");
        assert_eq!(of_response("HTTP/1.1 200 OK\r\nA: b"), "the head of its HTTP message does not end");
        let chunked =
            "HTTP/1.1 200\r\nTransfer-Encoding: Chunked\r\nContent-Type: application/rss+xml\r\n\r\n2\r\n<r\r\n1\r\n>\r\n0\r\n\r\n";
        assert_eq!(of_response(chunked), "<r> None None");
    }

    #[test]
    fn other_records_have_pages_only_if_they_are_fetched() {
        let fields = Fields::read(b"WARC-Type: resource\nContent-Type: text/html\n");
        assert!(matches!(content(&fields, b"<p>"), RecordContent::Page { .. }));
        let fields = Fields::read(b"WARC-Type: request\nContent-Type: application/http\n");
        assert_eq!(content(&fields, b"GET / HTTP/1.1\r\n\r\n"), RecordContent::Other);
    }
}
