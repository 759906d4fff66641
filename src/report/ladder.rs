//! For those who ask why: what each rung of the ladder, and each review, said of each snippet.

use std::io;

use super::{Format, ReportWriter, View, visible};
use crate::catalog::{Checked, File};
use crate::language::Language;
use crate::syntax::{Note, Said};

/// Not one of those that a user names: it wants verdicts with notes.
pub static LADDER: Format = Format { name: "ladder", summary: "what each rung of the ladder said of each snippet", begin };

/// Rungs with nothing to say that are named one by one.
const MAX_NAMED: usize = 3;

fn begin(_: &View, _: &mut dyn io::Write) -> io::Result<Box<dyn ReportWriter>> {
    Ok(Box::new(Climbs))
}

struct Climbs;

impl ReportWriter for Climbs {
    fn file(&mut self, file: &File, out: &mut dyn io::Write) -> io::Result<()> {
        file.snippets().try_for_each(|(_, checked)| snippet(file, checked, out))
    }

    fn end(self: Box<Self>, _: &mut dyn io::Write) -> io::Result<()> {
        Ok(())
    }
}

fn snippet(file: &File, checked: &Checked, out: &mut dyn io::Write) -> io::Result<()> {
    let place = file.source.position(checked.snippet.block.text.origin(0..0).start);
    let said = Said::from(&checked.verdict);
    let name = visible::line(file.source.name());
    writeln!(out, "{name}:{}:{}: snippet {}", place.line, place.column, checked.description())?;
    let mut language: Option<&Language> = None;
    for notes in checked.verdict.notes.chunk_by(|a, b| a.said.is_none() && b.said.is_none() && a.language.id == b.language.id) {
        let Some(first) = notes.first() else { continue };
        if language.is_none_or(|language| language.id != first.language.id) {
            writeln!(out, "  as {}:", first.language.name)?;
            language = Some(first.language);
        }
        writeln!(out, "    {}", spoken(notes))?;
    }
    let rung = checked.verdict.rung.map_or_else(String::new, |rung| format!(" ({rung})"));
    writeln!(out, "  so it is {}{rung}\n", shown(&said))
}

/// What `notes` say: one that spoke, or several that did not.
fn spoken(notes: &[Note]) -> String {
    match notes {
        [Note { rung, said: Some(said), .. }] => format!("{rung}: {}", shown(said)),
        [first, .., last] if notes.len() > MAX_NAMED => {
            format!("nothing from {} rungs, {} to {}", notes.len(), first.rung, last.rung)
        }
        _ => format!("nothing from {}", notes.iter().map(|note| note.rung).collect::<Vec<_>>().join(", ")),
    }
}

fn shown(said: &Said) -> String {
    let because = said.because.iter().map(|because| format!(", {}", visible::message(because)));
    std::iter::once(said.status.to_string()).chain(because).collect()
}
