//! `snipcheck init`: a commented configuration, fitted to what is found in the working folder.

mod sites;

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use snipcheck::config::{ConfigFile, KEYS, Key, KeySection, KeyShape};

use self::sites::{SITES, Site};
use super::Exit;
use super::settings::nearest;

const EXAMPLES: &str = "\
Examples:
  snipcheck init              Write a snipcheck.toml for what lies in this folder
  snipcheck init --dry-run    … or only show it";

/// Write a commented snipcheck.toml that fits what is found in this folder
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Write to standard output, and no file
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(args: &Args) -> anyhow::Result<Exit> {
    let sites = found(Path::new("."));
    let text = text(&sites);
    let mut out = io::stdout().lock();
    if args.dry_run {
        out.write_all(text.as_bytes())?;
        return Ok(Exit::Clean);
    }
    let name = ConfigFile::Own.file_name();
    let known = settings_in_force()?;
    if let Some(path) = known.as_ref().filter(|path| path.parent() == Some(Path::new("")) && *path != Path::new(name)) {
        bail!("{} has settings already: {name} would be put before them", path.display());
    }
    let mut file = match File::create_new(name) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => bail!("{name} is there already, and stays as it is"),
        result => result.with_context(|| format!("cannot write {name}"))?,
    };
    file.write_all(text.as_bytes()).with_context(|| format!("cannot write {name}"))?;
    let found: Vec<_> = sites.iter().map(|site| site.name).collect();
    let fitted = if found.is_empty() { String::new() } else { format!(", fitted to {}", found.join(" and ")) };
    writeln!(out, "wrote {name}{fitted}; `snipcheck check` goes by it")?;
    if let Some(path) = known {
        writeln!(out, "the settings of {} count no more here once {name} sets something", super::names::name(&path))?;
    }
    Ok(Exit::Clean)
}

/// The file whose settings are in force here so far.
fn settings_in_force() -> anyhow::Result<Option<PathBuf>> {
    let here = std::env::current_dir().context("cannot tell the working folder")?;
    Ok(nearest(&here, &mut Vec::new())?.map(|(path, _)| path))
}

/// What is recognised in `folder`.
fn found(folder: &Path) -> Vec<&'static Site> {
    SITES.iter().filter(|site| site.marks.iter().any(|mark| folder.join(mark).exists())).collect()
}

/// The file: what fits `sites` is set, every other key is there as a comment.
fn text(sites: &[&Site]) -> String {
    let mut text = "# How snipcheck proofreads the code in these articles.\n# `snipcheck config` shows what is in force.\n".to_owned();
    // Nothing can stand behind a table but what belongs to it.
    let is_table = |key: &&Key| key.shape.is_table() || matches!(key.shape, KeyShape::PerPath);
    for section in KeySection::ALL {
        let keys: Vec<_> = KEYS.iter().filter(|key| key.section == section && !is_table(key)).collect();
        if !keys.is_empty() {
            write_head(&mut text, section.title());
        }
        for key in keys {
            write_key(&mut text, key, sites);
        }
    }
    write_head(&mut text, "Tables");
    for key in KEYS.iter().filter(is_table) {
        write_key(&mut text, key, sites);
    }
    text
}

fn write_head(text: &mut String, title: &str) {
    text.extend(["\n# ", title, "\n# ", &"-".repeat(title.len()), "\n"]);
}

fn write_key(text: &mut String, key: &Key, sites: &[&Site]) {
    text.extend(["\n# ", key.summary, "\n# Default: ", key.default, ".\n"]);
    let mut seen = BTreeSet::new();
    let fitting: Vec<_> = sites.iter().flat_map(|site| site.paths(key.name)).filter(|path| seen.insert(**path)).collect();
    if fitting.is_empty() {
        key.example.lines().for_each(|line| text.extend(["# ", line, "\n"]));
    } else {
        let quoted: Vec<_> = fitting.iter().map(|path| format!("{path:?}")).collect();
        text.extend([key.name, " = [", &quoted.join(", "), "]\n"]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use snipcheck::config::Layer;

    #[test]
    fn what_is_written_can_be_read_with_and_without_its_comments() {
        let sites: Vec<_> = SITES.iter().collect();
        for sites in [&[][..], &sites] {
            let text = text(sites);
            Layer::of_file(ConfigFile::Own, "snipcheck.toml", &text).unwrap();
            let is_example = |line: &&str| {
                let line = line.trim_start_matches("# ");
                line.starts_with('[')
                    || line.split_once(" = ").is_some_and(|(key, _)| key.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
            };
            let bare: Vec<_> = text.lines().filter(is_example).map(|line| line.trim_start_matches("# ")).collect();
            let layer = Layer::of_file(ConfigFile::Own, "snipcheck.toml", &bare.join("\n")).unwrap();
            assert!(layer.is_some() && bare.len() >= KEYS.len(), "{bare:?}");
        }
    }

    #[test]
    fn a_site_is_known_by_its_files() {
        let folder = tempfile::tempdir().unwrap();
        assert!(found(folder.path()).is_empty());
        std::fs::write(folder.path().join("mkdocs.yml"), "").unwrap();
        assert_eq!(found(folder.path()).iter().map(|site| site.name).collect::<Vec<_>>(), ["MkDocs"]);
        assert!(text(&found(folder.path())).contains("\ninclude = [\"docs/**\"]\n"));
        std::fs::write(folder.path().join("docusaurus.config.js"), "").unwrap();
        let include = text(&found(folder.path()));
        let include = include.lines().find(|line| line.starts_with("include = ")).unwrap();
        assert_eq!(include.matches("\"docs/**\"").count(), 1, "{include}");
    }
}
