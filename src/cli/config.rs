//! `snipcheck config`: which configuration is in force, and who said what of it.

use std::io::{self, Write as _};

use serde_json::Value;
use snipcheck::config::{self, ConfigOrigin, KEYS, Layer};
use snipcheck::report::visible;
use snipcheck::report::visible_json;

use super::Exit;
use super::input::name;
use super::settings::{ConfigArgs, InForce};

const EXAMPLES: &str = "\
Examples:
  snipcheck config                          What is in force in this folder, and who said it
  snipcheck config --set fail-on=warning    … with what flags say
  snipcheck config --keys                   Every key, its default and what it means
  snipcheck config --schema                 The JSON schema, for editors";

/// Show the configuration that is in force, and where each value comes from
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// List every key, its default and what it means
    #[arg(long, conflicts_with = "schema")]
    keys: bool,
    /// Print the JSON schema of the configuration
    #[arg(long)]
    schema: bool,
    #[command(flatten)]
    config: ConfigArgs,
}

pub(super) fn run(args: &Args) -> anyhow::Result<Exit> {
    let mut out = io::stdout().lock();
    if args.schema {
        visible_json::pretty(&mut out, &config::schema())?;
    } else if args.keys {
        for key in KEYS {
            writeln!(out, "{}: {} (default: {})\n    {}", key.name, key.shape.name(), key.default, key.summary)?;
        }
    } else {
        out.write_all(shown(&InForce::new(&args.config, Layer::default())?).as_bytes())?;
    }
    Ok(Exit::Clean)
}

/// What is in force, as TOML that says the same.
fn shown(in_force: &InForce) -> String {
    let mut shown = match &in_force.path {
        Some(path) => format!("# The configuration is {}.\n", visible::line(&name(path))),
        None => "# There is no configuration file.\n".to_owned(),
    };
    let mut line = |name: &str, value: &Value, origin: &ConfigOrigin| {
        shown.extend([name, " = ", &toml(value), "  # ", &visible::line(&origin.to_string()), "\n"]);
    };
    let mut defaults = Vec::new();
    for (key, setting) in in_force.settings.all() {
        match setting {
            None => defaults.push(format!("# {}: {}\n", key.name, key.default)),
            Some(setting) if key.shape.is_table() => {
                for (name, value) in setting.value.as_object().into_iter().flatten() {
                    line(&format!("{}.{}", key.name, quoted(name)), value, setting.entries.get(name).unwrap_or(&setting.origin));
                }
            }
            Some(setting) => line(key.name, &setting.value, &setting.origin),
        }
    }
    if !defaults.is_empty() {
        shown.push_str("# By default:\n");
        shown.extend(defaults);
    }
    shown
}

/// A name as a key of TOML.
fn quoted(name: &str) -> String {
    let is_bare = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    if is_bare { name.to_owned() } else { toml(&Value::String(name.to_owned())) }
}

/// A value as TOML, on one line.
fn toml(value: &Value) -> String {
    toml::Value::try_from(value).map_or_else(|error| error.to_string(), |value| visible::line(&value.to_string()).into_owned())
}
