//! What mutations begin with: the samples, short enough that thousands of them can be tried.

use snipcheck::language::LANGUAGES;

use crate::samples;

/// Bytes of a seed at most.
const MOST: usize = 600;

/// The first samples of each language, with its id as their first line.
pub(super) fn code() -> Vec<Vec<u8>> {
    of_languages(|_| true)
}

/// The same of the languages that `wanted` names.
pub(super) fn of_languages(wanted: impl Fn(&snipcheck::language::Language) -> bool) -> Vec<Vec<u8>> {
    let seed = |id: &str, sample: &str| format!("{id}\n{}", start(sample)).into_bytes();
    let languages = LANGUAGES.iter().filter(|language| wanted(language));
    languages
        .flat_map(|language| samples::of(language.id).iter().take(6).map(|sample| seed(language.id, sample)).collect::<Vec<_>>())
        .collect()
}

/// The same without a label.
pub(super) fn unlabelled() -> Vec<Vec<u8>> {
    let own =
        |seed: Vec<u8>| seed.iter().position(|&byte| byte == b'\n').map_or(Vec::new(), |at| seed.get(at..).unwrap_or_default().to_vec());
    code().into_iter().map(own).collect()
}

/// The beginnings of all articles, and of what is not text.
pub(super) fn articles() -> Vec<Vec<u8>> {
    let mut seeds: Vec<Vec<u8>> = samples::articles().into_iter().map(|(_, bytes)| bytes.into_iter().take(8 * MOST).collect()).collect();
    seeds.push("﻿a\n".into());
    seeds.push(b"\xff\xfea\0b\0".to_vec());
    seeds.push(gzip(b"<pre>a</pre>"));
    seeds
}

/// The same, each with the name of its reader as its first line.
pub(super) fn of_readers() -> Vec<Vec<u8>> {
    let articles = samples::articles();
    let short = articles.iter().map(|(path, bytes)| (path, bytes.get(..bytes.len().min(4 * MOST)).unwrap_or_default()));
    let named = short.map(|(path, bytes)| {
        let name = match path.extension().and_then(|extension| extension.to_str()) {
            Some("xml") => "rss",
            Some("md") => "markdown",
            Some("ipynb") => "notebook",
            Some("adoc") => "asciidoc",
            Some("json") => "json-feed",
            Some(extension) => extension,
            None => "html",
        };
        [name.as_bytes(), b"\n", bytes].concat()
    });
    named.collect()
}

/// `bytes` as gzip has them.
fn gzip(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    let written = encoder.write_all(bytes);
    written.and_then(|()| encoder.finish()).unwrap_or_default()
}

/// The start of `sample`.
fn start(sample: &str) -> &str {
    sample.get(..sample.floor_char_boundary(MOST)).unwrap_or(sample)
}
