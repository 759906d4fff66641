//! `snipcheck man`: the manual pages.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::PathBuf;

use anyhow::Context as _;
use clap::ValueHint;
use clap_mangen::Man;
use snipcheck::text::nearest;

use super::names::name;
use super::{Exit, Terminal};

const EXAMPLES: &str = "\
Examples:
  snipcheck man | man -l -
  snipcheck man check > snipcheck-check.1
  snipcheck man --all ~/.local/share/man/man1";

/// The program, as its pages call it.
const PROGRAM: &str = "snipcheck";

/// Print a manual page, as roff, or write all of them
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// The command whose page it is; snipcheck's own if there is none
    #[arg(value_hint = ValueHint::Other)]
    command: Option<String>,
    /// Write the pages of all commands to files in DIR, which is made if it is not there
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    all: Option<PathBuf>,
}

pub(super) fn run(args: &Args, command: clap::Command, terminal: &Terminal) -> anyhow::Result<Exit> {
    // The page of `help` would say less than that of the command that is asked for.
    let mut command = command.disable_help_subcommand(true);
    command.build();
    if let Some(folder) = &args.all {
        return all(&command, folder, terminal);
    }
    let page = match &args.command {
        None => page(&command, &command)?,
        Some(name) => page(&command, of(&command, name)?)?,
    };
    io::stdout().lock().write_all(&page)?;
    Ok(Exit::Clean)
}

/// The subcommand called `name`.
fn of<'a>(command: &'a clap::Command, name: &str) -> anyhow::Result<&'a clap::Command> {
    command.find_subcommand(name).with_context(|| {
        let near = nearest(name, shown(command).map(clap::Command::get_name));
        let near = near.map_or(String::new(), |near| format!(" (did you mean {near:?}?)"));
        format!("there is no command {name:?}{near}")
    })
}

/// The subcommands that help lists.
fn shown(command: &clap::Command) -> impl Iterator<Item = &clap::Command> {
    command.get_subcommands().filter(|command| !command.is_hide_set())
}

/// Writes each page to `folder`.
fn all(command: &clap::Command, folder: &PathBuf, terminal: &Terminal) -> anyhow::Result<Exit> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", name(folder)))?;
    let mut count = 0;
    for of in std::iter::once(command).chain(shown(command)) {
        let path = folder.join(format!("{}.1", file_name(of)));
        fs::write(&path, page(command, of)?).with_context(|| format!("cannot write {}", name(&path)))?;
        count += 1;
    }
    terminal.note(&format!("{count} pages written to {}", name(folder)));
    Ok(Exit::Clean)
}

/// What the page of `command` is called: `snipcheck-check`.
fn file_name(command: &clap::Command) -> String {
    command.get_display_name().unwrap_or(PROGRAM).to_owned()
}

/// The page of the command `of`, which is `whole` or one of its subcommands.
fn page(whole: &clap::Command, of: &clap::Command) -> io::Result<Vec<u8>> {
    let version = concat!("snipcheck ", env!("CARGO_PKG_VERSION"));
    let man = Man::new(of.clone()).title(file_name(of).to_uppercase()).source(version).manual("User commands");
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    if shown(of).next().is_some() {
        man.render_subcommands_section(&mut page)?;
    }
    page.extend_from_slice(ending(of).as_bytes());
    page.extend_from_slice(see_also(whole, of).as_bytes());
    Ok(page)
}

/// What the help of `command` ends with, as it stands there: each of its headings is a section.
fn ending(command: &clap::Command) -> String {
    let text = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let mut out = String::new();
    for line in text.lines().filter(|line| !line.is_empty()) {
        match line.strip_suffix(':').filter(|_| !line.starts_with(' ')) {
            // Writing to a string cannot fail.
            Some(heading) => drop(write!(out, ".fi\n.SH {}\n.nf\n", escaped(&heading.to_uppercase()))),
            None => drop(writeln!(out, "{}", escaped(line.strip_prefix("  ").unwrap_or(line)))),
        }
    }
    if out.is_empty() { out } else { out + ".fi\n" }
}

/// The pages beside that of `of`.
fn see_also(whole: &clap::Command, of: &clap::Command) -> String {
    let others = std::iter::once(whole).chain(shown(whole)).map(file_name).filter(|other| *other != file_name(of));
    let others: Vec<_> = others.map(|other| format!("\\fB{}\\fR(1)", escaped(&other))).collect();
    format!(".SH SEE ALSO\n{}\n", others.join(", "))
}

/// `text` as roff has it.
fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-");
    if text.starts_with(['.', '\'']) { format!("\\&{text}") } else { text }
}
