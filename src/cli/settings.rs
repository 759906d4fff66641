//! Which configuration is in force: the nearest file, and what the command line says besides.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use serde_json::json;
use snipcheck::config::{BadConfig, Config, ConfigFile, Layer, MAX_JOBS, Policy, Settings, levels};
use snipcheck::diagnostic::Level;
use snipcheck::paths::Root;
use snipcheck::run::open;

use super::names::name;

/// Where the configuration comes from.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Configuration")]
pub(super) struct ConfigArgs {
    /// Read the configuration from FILE, instead of the nearest one in this folder or above
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    config: Option<PathBuf>,
    /// Read no configuration
    #[arg(long)]
    no_config: bool,
    /// Set a key of the configuration, as in `--set fail-on=warning`; VALUE is TOML or a word; can be repeated
    #[arg(long, value_name = "KEY=VALUE")]
    set: Vec<String>,
    /// Give the findings of a rule, or of a group of rules, a severity (error, warning, info), or leave them out (off); can be repeated
    #[arg(long, value_name = "RULE=SEVERITY", value_parser = rule)]
    rule: Vec<BTreeMap<String, Level>>,
}

fn rule(text: &str) -> Result<BTreeMap<String, Level>, String> {
    let (rule, level) = text.split_once('=').ok_or("it is written RULE=SEVERITY, as in unknown-label=off")?;
    levels(rule.trim(), level.trim())
}

/// The configuration that is in force.
#[derive(Debug)]
pub(super) struct InForce {
    /// Each key that somebody spoke of, and who.
    pub(super) settings: Settings,
    /// The same as a configuration.
    pub(super) config: Config,
    /// What is made of findings.
    pub(super) policy: Policy,
    /// The folder that its paths count from.
    pub(super) root: Root,
    /// Where its file is; `None` if there is none.
    pub(super) path: Option<PathBuf>,
    /// What is odd about files that may hold a configuration.
    pub(super) warnings: Vec<String>,
}

impl InForce {
    /// The configuration's file, and over it what `args` and `flags` say.
    pub(super) fn new(args: &ConfigArgs, flags: Layer) -> anyhow::Result<Self> {
        let here = std::env::current_dir().context("cannot tell the working folder")?;
        let mut warnings = Vec::new();
        let found = match &args.config {
            Some(path) => Some(named(path)?),
            None if args.no_config => None,
            None => nearest(&here, &mut warnings)?,
        };
        let mut settings = Settings::default();
        let path = found.map(|(path, layer)| {
            settings.put(layer);
            path
        });
        let mut over = args.set.iter().map(|text| Layer::of_assignment(text)).collect::<Result<Vec<_>, BadConfig>>()?;
        let mut rules = Layer::default();
        let said: BTreeMap<_, _> = args.rule.iter().flatten().collect();
        if !said.is_empty() {
            rules.set("rules", json!(said), "--rule");
        }
        over.extend([rules, flags]);
        let decided = over.iter().flat_map(Layer::rules).collect();
        for layer in over {
            settings.put(layer);
        }
        let mut config = settings.config();
        if let Some(jobs) = config.jobs.filter(|jobs| *jobs > MAX_JOBS) {
            warnings.push(format!("{jobs} threads are more than there may be: {MAX_JOBS} are used"));
            config.jobs = Some(MAX_JOBS);
        }
        let above = std::path::absolute(Path::new(".").join(folder(path.as_deref())))?;
        let root = Root::new(&plain(&above), &here);
        let policy = Policy::new(&config, root.clone(), &decided)?;
        Ok(Self { settings, config, policy, root, path, warnings })
    }

    /// The path that the configuration's file says as `path`, as seen from the working folder.
    pub(super) fn seen_from_here(&self, path: &str) -> PathBuf {
        folder(self.path.as_deref()).join(path)
    }
}

/// The folder of a configuration's file, as seen from the working folder.
fn folder(path: Option<&Path>) -> &Path {
    path.and_then(Path::parent).unwrap_or(Path::new(""))
}

/// `path` without `..` and `.`: links are not looked at.
pub(super) fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            std::path::Component::ParentDir => drop(plain.pop()),
            std::path::Component::CurDir => {}
            part => plain.push(part),
        }
    }
    plain
}

/// What the file at `path`, which somebody named, says.
fn named(path: &Path) -> anyhow::Result<(PathBuf, Layer)> {
    let shown = name(path);
    let kind = ConfigFile::of(&shown);
    let Some(layer) = Layer::of_file(kind, &shown, &text(path, open::read(path))?)? else {
        let missing = match kind {
            ConfigFile::Own => "a configuration",
            ConfigFile::Pyproject => "the table [tool.snipcheck]",
            ConfigFile::Package => "the key \"snipcheck\"",
        };
        bail!("{shown} has not {missing}");
    };
    Ok((path.to_owned(), layer))
}

/// What the nearest file with settings says, in `here` or a folder above; `None` if there is none. A file without settings hides no other.
///
/// What belongs to others and cannot be read goes to `warnings`.
pub(super) fn nearest(here: &Path, warnings: &mut Vec<String>) -> anyhow::Result<Option<(PathBuf, Layer)>> {
    let mut up = PathBuf::new();
    for folder in here.ancestors() {
        // What is there and is no file is one that cannot be read.
        for kind in ConfigFile::ALL.into_iter().filter(|kind| folder.join(kind.file_name()).symlink_metadata().is_ok()) {
            let path = up.join(kind.file_name());
            let shown = name(&path);
            let text = match read(&path) {
                Err(error) if kind != ConfigFile::Own => {
                    warnings.push(format!("{error:#}"));
                    continue;
                }
                read => read?,
            };
            let layer = match Layer::of_file(kind, &shown, &text) {
                Err(_) if kind != ConfigFile::Own && !Layer::parses(kind, &text) => {
                    warnings.push(format!("{shown} cannot be parsed, so no settings are taken from it"));
                    continue;
                }
                layer => layer?,
            };
            if let Some(layer) = layer.filter(|layer| !layer.is_empty()) {
                return Ok(Some((path, layer)));
            }
        }
        up.push("..");
    }
    Ok(None)
}

fn read(path: &Path) -> anyhow::Result<String> {
    text(path, open::read_file(path))
}

/// What was `read` from the file at `path`, as text.
fn text(path: &Path, read: io::Result<Vec<u8>>) -> anyhow::Result<String> {
    let bytes = read.with_context(|| format!("cannot read the configuration {}", name(path)))?;
    let text = String::from_utf8(bytes).with_context(|| format!("the configuration {} is not UTF-8", name(path)))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}
