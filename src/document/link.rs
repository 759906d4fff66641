//! Relative references, resolved as RFC 3986 §5.2 says.

/// The parts of a reference, each with its mark (`:`, `//`, `?`, `#`), so that joining them gives the reference again.
#[derive(Clone, Copy, Debug, Default)]
struct UrlParts<'a> {
    scheme: &'a str,
    authority: &'a str,
    path: &'a str,
    query: &'a str,
    fragment: &'a str,
}

/// `reference` as seen from `base`; as it is, if `base` is no absolute address.
pub(super) fn resolve(base: Option<&str>, reference: &str) -> String {
    let reference = reference.trim();
    let to = UrlParts::of(reference);
    let base = UrlParts::of(base.unwrap_or_default().trim());
    // A base without an authority or a rooted path (`urn:`, `mailto:`) cannot be built upon.
    if !to.scheme.is_empty() || base.scheme.is_empty() || (base.authority.is_empty() && !base.path.starts_with('/')) {
        return reference.to_owned();
    }
    let (authority, path, query) = if !to.authority.is_empty() {
        (to.authority, without_dots(to.path), to.query)
    } else if to.path.is_empty() {
        (base.authority, base.path.to_owned(), if to.query.is_empty() { base.query } else { to.query })
    } else if to.path.starts_with('/') {
        (base.authority, without_dots(to.path), to.query)
    } else {
        let folder = base.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        (base.authority, without_dots(&format!("{folder}/{}", to.path)), to.query)
    };
    [base.scheme, authority, &path, query, to.fragment].concat()
}

impl<'a> UrlParts<'a> {
    fn of(reference: &'a str) -> Self {
        let (rest, fragment) = split_at(reference, '#');
        let (rest, query) = split_at(rest, '?');
        let colon = rest.find([':', '/']).filter(|at| rest.as_bytes().get(*at) == Some(&b':'));
        let is_scheme =
            |s: &str| s.starts_with(|c: char| c.is_ascii_alphabetic()) && s.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
        let (scheme, rest) = match colon.and_then(|at| rest.split_at_checked(at + 1)) {
            Some((scheme, rest)) if is_scheme(scheme.trim_end_matches(':')) => (scheme, rest),
            _ => ("", rest),
        };
        let slash = rest.strip_prefix("//").map(|host| 2 + host.find('/').unwrap_or(host.len()));
        let (authority, path) = slash.and_then(|at| rest.split_at_checked(at)).unwrap_or(("", rest));
        Self { scheme, authority, path, query, fragment }
    }
}

/// `string` up to `mark`, and from there on.
fn split_at(string: &str, mark: char) -> (&str, &str) {
    string.find(mark).and_then(|at| string.split_at_checked(at)).unwrap_or((string, ""))
}

/// `path` with its `.` and `..` segments carried out.
fn without_dots(path: &str) -> String {
    let mut out: Vec<&str> = Vec::new();
    let last = path.split('/').next_back().unwrap_or_default();
    for segment in path.split('/') {
        match segment {
            "." => {}
            ".." => {
                if out.len() > 1 {
                    out.pop();
                }
            }
            _ => out.push(segment),
        }
    }
    if matches!(last, "." | "..") {
        out.push("");
    }
    out.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Examples of RFC 3986 §5.4.
    #[test]
    fn references_are_resolved_as_the_standard_says() {
        let base = Some("http://a/b/c/d;p?q");
        for (reference, expected) in [
            ("g:h", "g:h"),
            ("g", "http://a/b/c/g"),
            ("./g", "http://a/b/c/g"),
            ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"),
            ("//g", "http://g"),
            ("?y", "http://a/b/c/d;p?y"),
            ("g?y", "http://a/b/c/g?y"),
            ("#s", "http://a/b/c/d;p?q#s"),
            ("", "http://a/b/c/d;p?q"),
            (".", "http://a/b/c/"),
            ("..", "http://a/b/"),
            ("../g", "http://a/b/g"),
            ("../../../g", "http://a/g"),
            ("g;x=1/../y", "http://a/b/c/y"),
            ("g?y/./x", "http://a/b/c/g?y/./x"),
        ] {
            assert_eq!(resolve(base, reference), expected, "{reference}");
        }
    }

    #[test]
    fn without_an_address_to_build_on_it_stays_as_it_is() {
        assert_eq!(resolve(None, " /a "), "/a");
        assert_eq!(resolve(Some("urn:x:y"), "a"), "a");
        assert_eq!(resolve(Some("/x/y"), "z"), "z");
        assert_eq!(resolve(Some("http://a"), "b"), "http://a/b");
    }
}
