//! All steps in order for one file: in rounds until nothing is left to be fixed, and less and less at once where something does not hold.

use std::sync::Arc;

use super::apply::{Moves, apply};
use super::choose::{ChosenFix, apart, choose, is_trusted, offers};
use super::prove::{KnownFinding, gains_nothing, is_as_meant, is_told, known};
use crate::catalog::File;
use crate::catalog::fix::Replacement;
use crate::diagnostic::FixTrust;
use crate::rules;
use crate::source::Source;

/// Rounds of fixes that are made in a file at most: what is mended may let another mistake be seen.
pub const MAX_ROUNDS: usize = 10;

/// Says which line of the file as it was read the byte at this offset is on (1-based).
pub type LineOf<'a> = &'a dyn Fn(usize) -> usize;

/// How files are fixed.
pub struct Fixer<'a> {
    /// How far a fix must be trusted.
    pub least: FixTrust,
    /// Checks the file with these bytes in the place of its own; `None` if it cannot be read.
    pub reread: &'a mut dyn FnMut(Vec<u8>) -> Option<File>,
    /// Leaves out the findings that are not to be fixed, and so not reported.
    pub select: &'a mut dyn FnMut(File, LineOf<'_>) -> File,
}

/// What became of a file.
#[derive(Debug)]
pub struct FixedFile {
    /// The file as it is, with the findings that were selected.
    pub before: File,
    /// The file with its fixes, with the findings that are left, and how many were fixed; `None` if none is made.
    pub after: Option<File>,
    /// Whether there was something left to be fixed after as many rounds as there may be.
    pub is_endless: bool,
}

/// Where a fix was not made, as offsets in the file's bytes.
#[derive(Debug, Default)]
pub struct LeftFixes {
    /// With it, the file would have got other findings, or not have lost this one.
    pub refused: Vec<usize>,
    /// It is not certain how the file writes it.
    pub unspelled: Vec<usize>,
}

/// What was reached so far.
#[derive(Debug, Default)]
struct Reached {
    /// `None` if it is what was read.
    file: Option<File>,
    moves: Moves,
    /// The fixes that were made, at the places that their findings had in the file as it was read.
    fixes: Vec<ChosenFix>,
}

impl Fixer<'_> {
    /// Fixes what can be fixed in `file`, in which nothing was selected yet.
    pub fn fix(&mut self, file: File) -> FixedFile {
        let known = if offers(&file, self.least) { known(&file) } else { Vec::new() };
        let source = Arc::clone(&file.source);
        let before = (self.select)(file, &|at| source.position(at).line);
        let mut snippets: Vec<_> =
            if offers(&before, self.least) { choose(&before, self.least).iter().map(|fix| fix.snippet).collect() } else { Vec::new() };
        snippets.dedup();
        let mut course = Course { fixer: self, before, known, reached: Reached::default(), is_endless: false };
        course.hold(&snippets);
        let Course { before, reached, is_endless, .. } = course;
        let fixed = reached.fixes.len();
        FixedFile { before, after: reached.file.map(|file| File { fixed, ..file }), is_endless }
    }
}

/// Has the fixes that were not made in `file` only be shown from here on, and says where they are. Where a fix must be trusted more than
/// those, they stay what they are.
pub fn give_up(file: &mut File, least: FixTrust) -> LeftFixes {
    let mut left = LeftFixes::default();
    for fix in choose(file, least) {
        if fix.replacements.is_empty() { &mut left.unspelled } else { &mut left.refused }.push(fix.at);
    }
    for checked in file.articles.iter_mut().flat_map(|article| &mut article.snippets) {
        for diagnostic in checked.diagnostics.iter_mut().filter(|diagnostic| is_trusted(diagnostic, least)) {
            diagnostic.fix.iter_mut().for_each(|fix| fix.trust = FixTrust::Shown);
        }
    }
    left
}

/// The way of one file from what was read to what holds.
struct Course<'w, 'a> {
    fixer: &'w mut Fixer<'a>,
    before: File,
    /// All that was found, whatever was selected.
    known: Vec<KnownFinding>,
    reached: Reached,
    is_endless: bool,
}

impl Course<'_, '_> {
    /// Fixes these snippets: all at once, or, where that does not hold, each half of them by itself, down to single fixes of one snippet.
    fn hold(&mut self, snippets: &[usize]) {
        if snippets.is_empty() {
            return;
        }
        if let Some(reached) = self.rounds(snippets) {
            self.reached = reached;
        } else if let [snippet] = snippets {
            self.singly(*snippet);
        } else {
            let (first, second) = snippets.split_at(snippets.len() / 2);
            self.hold(first);
            self.hold(second);
        }
    }

    /// What is reached from here with all fixes of these snippets, round after round; `None` if it does not hold.
    fn rounds(&mut self, snippets: &[usize]) -> Option<Reached> {
        let (mut now, mut found) = (None::<Reached>, Vec::new());
        for round in 0..=MAX_ROUNDS {
            let from = now.as_ref().unwrap_or(&self.reached);
            let file = from.file.as_ref().unwrap_or(&self.before);
            let mut all = choose(file, self.fixer.least);
            all.retain(|fix| snippets.contains(&fix.snippet));
            let made = apart(&all);
            if made.is_empty() {
                break;
            }
            if round == MAX_ROUNDS {
                self.is_endless = true;
                break;
            }
            let (next, all_found) = step(self.fixer, &self.before, from, &made)?;
            (now, found) = (Some(next), all_found);
        }
        now.filter(|now| self.holds(now, &found, snippets))
    }

    /// Makes of the fixes of one snippet, one after another, those that hold.
    ///
    /// What goes by a cause of its own is mended together or not at all: of a string's two curly quotes, one alone would be worse than both.
    fn singly(&mut self, snippet: usize) {
        let file = self.reached.file.as_ref().unwrap_or(&self.before);
        let mut all = choose(file, self.fixer.least);
        all.retain(|fix| fix.snippet == snippet);
        let mut together: Vec<Vec<ChosenFix>> = Vec::new();
        for fix in all {
            let same = together.iter_mut().find(|group| rules::has_cause(fix.rule) && group.iter().any(|other| other.rule == fix.rule));
            match same {
                Some(group) => group.push(fix),
                None => together.push(vec![fix]),
            }
        }
        let mut kept: Vec<ChosenFix> = Vec::new();
        let mut best = None;
        // What stands by itself was just tried.
        for group in together.iter().filter(|_| together.len() > 1) {
            let made = apart(kept.iter().chain(group));
            if made.len() < kept.len() + group.len() {
                continue;
            }
            let Some((next, found)) = step(self.fixer, &self.before, &self.reached, &made) else { continue };
            if self.holds(&next, &found, &[snippet]) {
                kept.extend(group.iter().cloned());
                best = Some(next);
            }
        }
        if let Some(best) = best {
            self.reached = best;
        }
    }

    /// Whether what is `reached`, with all that is `found` in it, has lost what was fixed and gained nothing.
    fn holds(&self, reached: &Reached, found: &[KnownFinding], snippets: &[usize]) -> bool {
        let source = &self.before.source;
        let line_before = |at| source.position(at).line;
        let line_after = |at| line_before(reached.moves.before(at));
        reached.file.as_ref().is_some_and(|file| is_told(file, snippets))
            && gains_nothing(&self.known, &reached.fixes, found, line_before, line_after)
    }
}

/// What comes of making fixes in the file of `from`, and all that is found in it; `None` if it is not what was meant.
fn step(fixer: &mut Fixer<'_>, read: &File, from: &Reached, made: &[&ChosenFix]) -> Option<(Reached, Vec<KnownFinding>)> {
    let file = from.file.as_ref().unwrap_or(read);
    let mut changes: Vec<Replacement> = made.iter().flat_map(|fix| fix.replacements.iter().cloned()).collect();
    changes.sort_by_key(|change| (change.span.start, change.span.end));
    let after = (fixer.reread)(apply(file.source.bytes(), &changes))?;
    if !is_as_meant(file, made, &after) {
        return None;
    }
    let found = known(&after);
    let moves = from.moves.then(changes);
    let source: Arc<Source> = Arc::clone(&read.source);
    let selected = (fixer.select)(after, &|at| source.position(moves.before(at)).line);
    let added = made.iter().map(|fix| ChosenFix { at: from.moves.before(fix.at), ..(*fix).clone() });
    let all = from.fixes.iter().cloned().chain(added).collect();
    Some((Reached { file: Some(selected), moves, fixes: all }, found))
}
