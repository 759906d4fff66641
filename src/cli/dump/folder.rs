//! Snippets as files, and a manifest that says where each came from.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use serde::Serialize;
use snipcheck::catalog::{Checked, v1};
use snipcheck::report::Files;

use super::selection::Selection;

/// The file that names all others.
const MANIFEST: &str = "manifest.json";

/// Characters of a title that a file's name has at most.
const SLUG_CHARACTERS: usize = 48;

/// Writes snippets to a folder.
#[derive(Debug)]
pub(super) struct Writer<'a> {
    folder: &'a Path,
    names: BTreeSet<String>,
}

/// A file and what is in it: what the catalog says, without the code itself and why it is in its language.
#[derive(Debug, Serialize)]
struct Entry {
    file: String,
    id: String,
    source: String,
    article: v1::ArticleReference,
    ordinal: usize,
    location: v1::Location,
    heading: Option<String>,
    title: Option<String>,
    label: Option<String>,
    language: Option<String>,
    status: String,
    lines: usize,
    bytes: usize,
    sha256: String,
}

impl Entry {
    fn new(file: String, snippet: v1::Snippet) -> Self {
        Self {
            file,
            id: snippet.id,
            source: snippet.source,
            article: snippet.article,
            ordinal: snippet.ordinal,
            location: snippet.location,
            heading: snippet.heading,
            title: snippet.title,
            label: snippet.label,
            language: snippet.language,
            status: snippet.status,
            lines: snippet.lines,
            bytes: snippet.bytes,
            sha256: snippet.sha256,
        }
    }
}

impl<'a> Writer<'a> {
    /// Makes `folder`; one that holds anything but an earlier dump is left alone.
    pub(super) fn new(folder: &'a Path) -> anyhow::Result<Self> {
        fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
        let mut entries = fs::read_dir(folder).with_context(|| format!("cannot read the folder {}", folder.display()))?;
        if !folder.join(MANIFEST).exists() && entries.next().is_some() {
            bail!("{} is not empty, and holds no {MANIFEST} of an earlier dump", folder.display());
        }
        Ok(Self { folder, names: BTreeSet::new() })
    }

    /// Writes each wanted snippet to a file of its own, then the manifest.
    pub(super) fn write_all(&mut self, files: Files<'_>, selection: &Selection<'_>) -> io::Result<()> {
        let mut entries = Vec::new();
        for file in files {
            for (article, checked) in selection.of(&file) {
                let title = article.title.as_deref().or(article.id.as_deref()).unwrap_or(file.source.name());
                let name = self.name(title, checked);
                let path = self.folder.join(PathBuf::from(&name));
                if let Some(parent) = path.parent() {
                    fs::create_dir_all(parent)?;
                }
                fs::write(path, checked.snippet.code())?;
                entries.push(Entry::new(name, v1::Snippet::new(&file, article, checked)));
            }
        }
        let mut manifest = serde_json::to_vec_pretty(&entries)?;
        manifest.push(b'\n');
        fs::write(self.folder.join(MANIFEST), manifest)
    }

    /// A name that no snippet has yet: the article's title, the snippet's number, the language's extension.
    fn name(&mut self, title: &str, checked: &Checked) -> String {
        let extension = checked.snippet.detection.language.and_then(|language| language.extensions.first()).unwrap_or(&"txt");
        let (slug, ordinal) = (slug(title), checked.snippet.ordinal);
        let mut name = format!("{slug}/{ordinal:02}.{extension}");
        let mut again = 2;
        while !self.names.insert(name.clone()) {
            name = format!("{slug}-{again}/{ordinal:02}.{extension}");
            again += 1;
        }
        name
    }
}

/// `title` as a part of a path on any system.
fn slug(title: &str) -> String {
    let mut slug = String::new();
    for c in title.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    let short: String = slug.chars().take(SLUG_CHARACTERS).collect();
    let short = short.trim_end_matches('-');
    if short.is_empty() { "untitled".to_owned() } else { short.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_parts_of_paths() {
        assert_eq!(slug("Idempotency keys, from A to B!"), "idempotency-keys-from-a-to-b");
        assert_eq!(slug("../../etc/passwd"), "etc-passwd");
        assert_eq!(slug("…"), "untitled");
        assert_eq!(slug("Žluťoučký kůň"), "žluťoučký-kůň");
    }
}
