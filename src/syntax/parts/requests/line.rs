//! The lines that requests and responses start with: a method and a target, a status, a header field.

use crate::text::pattern;

const METHOD: &str = r"(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE|CONNECT)";

/// What may stand behind a target: a version, a comment, a mark that the text refers to.
const BEHIND: &str = r"(?:[ \t]+HTTP/[\d.]+)?(?:[ \t]+(?:(?:#|//)[^\n]*|(?:<\d{1,2}>[ \t]*)+|\(\d+\)|[①-⑳]))?[ \t]*\r?\n?\z";

pattern! {
    /// A method and what can only be a target: `GET /lamps`, `POST https://…`, `PUT lamps/_doc/1`, `GET _search?q=a or b`.
    static TARGETED = format!(
        r#"\A[ \t]*{METHOD}(?:[|,/]{METHOD})*[ \t]+\**(?:"?(?:https?://|/|\{{\{{|_[a-z]|<)(?:<[^<>\n]*>|\{{\{{[^{{}}\n]*\}}\}}|[^\s"])*"?|(?:<[^<>\n]*>|\{{[^{{}}\n]*\}}|[^\s"'();=/])+[/?](?:<[^<>\n]*>|\{{[^{{}}\n]*\}}|[^\s"])*)(?:{BEHIND}|(?:[ \t][^\n]*)?\r?\n?\z)"#
    );
}

pattern! {
    /// The same, with nothing behind the target but what may stand there, or more of its query.
    static ALONE = format!(
        r#"\A[ \t]*{METHOD}(?:[|,/]{METHOD})*[ \t]+\**(?:"?[^\s"?]*\?[^\n"]*"?|"?(?:<[^<>\n]*>|\{{\{{[^{{}}\n]*\}}\}}|\{{[^{{}}\n]*\}}|[^\s"])+"?){BEHIND}"#
    );
}

pattern! {
    /// A method and a word: `DELETE lamps`, which is a request to a server only where something else says so.
    static NAMED = format!(r#"\A[ \t]*(?:{METHOD}|<[A-Za-z-]*(?i:method)>)[ \t]+"?(?:<[^<>\n]*>|[\w.%*,{{}}$:+~-])[^\s"'();=]*"?{BEHIND}"#);
}

pattern! {
    /// The first line of a response: `HTTP/1.1 200 OK`, `404 Not Found`, `→ 201`.
    static STATUS = r"\A[ \t]*(?:(?:→|⇒|←|⇐|-+>|=+>|<-+)[ \t]*(?:HTTP/\d(?:\.\d)?[ \t]+)?[1-5]\d\d(?:[ \t:][^\n]*)?|HTTP/\d(?:\.\d)?[ \t]+\d{3}(?-u:\b)[^\n]*|(?:1\d\d (?:Continue|Switching Protocols)|2\d\d (?:OK|Created|Accepted|No Content|Partial Content|Multi-Status)|30\d (?:Moved Permanently|Found|See Other|Not Modified|Temporary Redirect|Permanent Redirect)|4\d\d (?:Bad Request|Unauthorized|Forbidden|Not Found|Method Not Allowed|Not Acceptable|Request Timeout|Conflict|Gone|Precondition Failed|Payload Too Large|Unsupported Media Type|Unprocessable (?:Entity|Content)|Too Many Requests)|50\d (?:Internal Server Error|Not Implemented|Bad Gateway|Service Unavailable|Gateway Timeout))[ \t]*)\r?\n?\z";
}

pattern! {
    /// A header field: `Content-Type: application/json`.
    static FIELD = r"\A[ \t]*[A-Za-z][\w-]*:(?:[ \t]+[^\n]*)?\r?\n?\z";
}

pattern! {
    /// What a client does with the answer: `> {%`, `> ./check.js`, `>> lamp.json`.
    static HANDLER = r"\A(?:>[ \t]*\{%|>[ \t]+[\w./-]+\.js[ \t]*\r?\n?\z|>>!?[ \t]+[\w./{}-]+[ \t]*\r?\n?\z)";
}

pattern! {
    /// A header field that everybody knows, without the colon behind its name.
    static TORN = r"\A(Host|Accept|Authorization|User-Agent|Content-Type|Content-Length|Cache-Control|Connection|Cookie|Origin|Referer|If-None-Match|ETag|Location)[ \t]+[^\s:=][^\n]*\r?\n?\z";
}

/// Where the colon is missing in `line`, which is a header field without one.
pub(super) fn torn_field(line: &str) -> Option<usize> {
    Some(TORN.captures(line)?.get(1)?.end())
}

/// Whether `line` says what a client does with the answer, as the request files of editors do.
pub(super) fn is_handler(line: &str) -> bool {
    HANDLER.is_match(line)
}

/// How surely a line starts a request or a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Start {
    /// It is a method and a word.
    Maybe,
    /// It is nothing else.
    Surely,
}

/// How surely `line` starts a request or a response; `None` if it starts none.
pub(super) fn start(line: &str) -> Option<Start> {
    if STATUS.is_match(line) || TARGETED.is_match(line) && ALONE.is_match(line) {
        return Some(Start::Surely);
    }
    NAMED.is_match(line).then_some(Start::Maybe)
}

/// What stands behind the signs of a comment in `line`: `POST /lamps` of `# POST /lamps`.
pub(super) fn uncommented(line: &str) -> Option<&str> {
    let body = line.trim_start();
    let rest = body.trim_start_matches(['#', '/']);
    (rest.len() < body.len() && rest.starts_with([' ', '\t'])).then_some(rest)
}

/// Whether `line` says something to the reader and nothing to a server: a comment, a rule between requests, a variable, a mark's text.
pub(super) fn is_note(line: &str) -> bool {
    let body = line.trim();
    let is_mark = || body.strip_prefix('<').and_then(|rest| rest.split_once('>')).is_some_and(|(mark, _)| is_number(mark));
    body.is_empty() || body.starts_with("//") || body.starts_with(['#', '@']) || is_heading(body) || is_mark()
}

/// Whether `body` is a word or two that say what comes: `Body:`.
fn is_heading(body: &str) -> bool {
    let words = body.strip_suffix(':').filter(|words| words.starts_with(char::is_alphabetic));
    words.is_some_and(|words| words.len() < 30 && words.chars().all(|c| c.is_alphanumeric() || c == ' '))
}

fn is_number(mark: &str) -> bool {
    !mark.is_empty() && mark.chars().all(|c| c.is_ascii_digit())
}

/// The name and the value of the header field that `line` is.
pub(super) fn field(line: &str) -> Option<(&str, &str)> {
    if !FIELD.is_match(line) {
        return None;
    }
    line.trim().split_once(':').map(|(name, value)| (name, value.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_told_by_their_first_lines() {
        for line in [
            "GET /_search",
            "POST _bulk",
            "PUT items/_doc/1?pretty",
            "GET /lamps/_search?q=on and off",
            "PUT \"/_cluster/settings?pretty\"",
            "PUT <lamps-{now/d}-1>",
            "GET /lamps <1>",
            "DELETE /lamps/1 HTTP/1.1",
            "GET {{host}}/lamps",
            "HTTP/1.1 200 OK",
            "404 Not Found",
            "→ 201",
            "<- 200 OK",
        ] {
            assert_eq!(start(line), Some(Start::Surely), "{line}");
        }
        for line in ["DELETE lamps", "GET lamps # all"] {
            assert_eq!(start(line), Some(Start::Maybe), "{line}");
        }
        for line in
            ["{", "\"GET /\": 1", "GETTING /a", "delete /a", "DELETE FROM lamps", "GET /lamps lists them", "PUT it there", "200 lamps"]
        {
            assert_eq!(start(line), None, "{line}");
        }
    }

    #[test]
    fn fields_have_a_name_and_a_value() {
        assert_eq!(torn_field("Host a.example\n"), Some(4));
        assert_eq!(torn_field("Host: a.example\n").or(torn_field("Hosts of lamps\n")), None);
        assert_eq!(field("Content-Type: application/json\n"), Some(("Content-Type", "application/json")));
        assert_eq!(field("{ \"a\": 1 }"), None);
        assert_eq!(field("\"a\": 1"), None);
    }
}
