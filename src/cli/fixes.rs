//! What `check` does with fixes: it shows them as a diff or writes them, and says which were left.

use std::io::{self, Write};

use snipcheck::catalog::File;
use snipcheck::diagnostic::FixTrust;
use snipcheck::document;
use snipcheck::fixing::{self, Fixer, LineOf};
use snipcheck::report::Style;
use snipcheck::run::{Input, Origin};

use super::names::name;
use super::output::Pending;
use super::rewrite::{Rewritten, rewrite};
use super::session::Reread;
use super::terminal::Terminal;

/// Most places that are named of fixes that were left.
const MAX_NAMED: usize = 5;

/// Which fixes are made.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Fixes")]
pub(super) struct FixArgs {
    /// Mend what can be mended safely in the files themselves, and report what is left. Of standard input, the mended text goes to standard
    /// output, and the report to standard error
    #[arg(long, conflicts_with_all = ["write_baseline", "explain"])]
    fix: bool,
    /// Show as a diff what --fix would write, and write nothing; the exit code is 1 if there is something
    #[arg(long, conflicts_with_all = ["fix", "write_baseline", "explain", "format", "output", "statistics", "fail_on"])]
    diff: bool,
    /// Make fixes as well that may not be what the author meant; by itself, without --fix or --diff, it does nothing
    #[arg(long)]
    unsafe_fixes: bool,
}

/// What is done with fixes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Applied {
    /// They are reported.
    Never,
    /// They are shown as a diff.
    Shown,
    /// They are written.
    Written,
}

impl FixArgs {
    /// What is done with fixes.
    pub(super) fn applied(&self) -> Applied {
        match (self.fix, self.diff) {
            (_, true) => Applied::Shown,
            (true, false) => Applied::Written,
            (false, false) => Applied::Never,
        }
    }

    /// How far a fix must be trusted.
    fn least(&self) -> FixTrust {
        if self.unsafe_fixes { FixTrust::Unsafe } else { FixTrust::Safe }
    }
}

/// Leaves out the findings of a file that are not reported, and so not fixed.
pub(super) type Select<'a> = &'a mut dyn FnMut(File, LineOf<'_>) -> File;

/// What was done with the fixes of all files so far.
#[derive(Debug)]
pub(super) struct Fixes {
    applied: Applied,
    least: FixTrust,
    pending: Pending,
    /// Files that changed or would change, and findings that were fixed in them.
    files: usize,
    fixed: usize,
    /// Findings that could be fixed with less trust.
    more: usize,
    /// Fixes of files that are made from others, and how many such files there are.
    of_made: (usize, usize),
    refused: Vec<String>,
    unspelled: Vec<String>,
    changed: Vec<String>,
    endless: Vec<String>,
    /// Files that could not be written, and why.
    failures: Vec<String>,
    /// What is to be written for standard input.
    stdin: Option<Vec<u8>>,
}

impl Fixes {
    pub(super) fn new(args: &FixArgs) -> Self {
        Self {
            applied: args.applied(),
            least: args.least(),
            pending: Pending::default(),
            files: 0,
            fixed: 0,
            more: 0,
            of_made: (0, 0),
            refused: Vec::new(),
            unspelled: Vec::new(),
            changed: Vec::new(),
            endless: Vec::new(),
            failures: Vec::new(),
            stdin: None,
        }
    }

    /// What holds a file that is about to take the place of another; `None` if nothing is fixed.
    pub(super) fn pending(&self) -> Option<Pending> {
        (self.applied != Applied::Never).then(|| Pending::clone(&self.pending))
    }

    /// Notes what standard input holds, so that it is given back whatever becomes of it.
    pub(super) fn begin(&mut self, inputs: &[Input]) {
        self.stdin = inputs.iter().find_map(|input| if let Origin::Bytes(bytes) = &input.origin { Some(bytes.to_vec()) } else { None });
    }

    /// Fixes `file`, of which `select` selects what is reported: returns it as it then is. A diff goes to `diff`, in `style`.
    pub(super) fn file(
        &mut self,
        file: File,
        reread: &Reread<'_>,
        select: Select<'_>,
        (style, diff): (Style, &mut dyn Write),
    ) -> io::Result<File> {
        if self.applied == Applied::Never || !fixing::offers(&file, self.least) {
            let source = file.source.clone();
            let file = select(file, &|at| source.position(at).line);
            self.count_made(&file);
            return Ok(file);
        }
        let shown = file.source.name().to_owned();
        let Some(input) = reread.input(&shown, file.source.bytes()) else {
            self.changed.push(shown);
            let source = file.source.clone();
            return Ok(select(file, &|at| source.position(at).line));
        };
        let mut again = |bytes| reread.check(input, bytes);
        let fixed = Fixer { least: self.least, reread: &mut again, select }.fix(file);
        if fixed.is_endless {
            self.endless.push(shown.clone());
        }
        let Some(after) = fixed.after else { return Ok(self.left(fixed.before)) };
        let done = match self.applied {
            Applied::Written => self.write(input, &shown, &fixed.before, &after),
            Applied::Shown => {
                fixing::unified(&shown, fixed.before.source.bytes(), after.source.bytes(), style, diff)?;
                true
            }
            Applied::Never => false,
        };
        if !done {
            return Ok(fixed.before);
        }
        self.files += 1;
        self.fixed += after.fixed;
        Ok(self.left(after))
    }

    /// Writes `after` in the place of `before`; returns whether that could be done.
    fn write(&mut self, input: &Input, shown: &str, before: &File, after: &File) -> bool {
        let (Origin::Path(path) | Origin::File(path)) = &input.origin else {
            self.stdin = Some(after.source.bytes().to_vec());
            return true;
        };
        match rewrite(path, before.source.bytes(), after.source.bytes(), &self.pending) {
            Ok(Rewritten::Done) => true,
            Ok(Rewritten::Changed) => {
                self.changed.push(shown.to_owned());
                false
            }
            Err(error) => {
                self.failures.push(format!("cannot fix {}: {error}", name(path)));
                false
            }
        }
    }

    /// Notes what was not fixed in `file`, and has that only be shown from here on.
    fn left(&mut self, mut file: File) -> File {
        let left = fixing::give_up(&mut file, self.least);
        let place = |at: &usize| format!("{}:{}", file.source.name(), file.source.position(*at).line);
        self.refused.extend(left.refused.iter().map(place));
        self.unspelled.extend(left.unspelled.iter().map(place));
        self.more += fixing::choose::choose(&file, FixTrust::Unsafe).iter().filter(|fix| !fix.replacements.is_empty()).count();
        file
    }

    /// Counts the fixes of a file that is made from others, and is not touched.
    fn count_made(&mut self, file: &File) {
        if self.applied == Applied::Never {
            return;
        }
        if document::is_authored(file.kind) {
            self.more += fixing::choose::choose(file, FixTrust::Unsafe).iter().filter(|fix| !fix.replacements.is_empty()).count();
            return;
        }
        let offered = fixing::choose::choose(file, self.least).len();
        if offered > 0 {
            self.of_made = (self.of_made.0 + offered, self.of_made.1 + 1);
        }
    }

    /// Whether a file changed, or would.
    pub(super) fn changes(&self) -> bool {
        self.files > 0
    }

    /// All files were seen: says what was left and why, and gives standard input back. Returns whether all could be done.
    pub(super) fn finish(self, terminal: &Terminal, is_quiet: bool) -> io::Result<bool> {
        if let Some(text) = self.stdin.as_ref().filter(|_| self.applied == Applied::Written) {
            let mut out = io::stdout().lock();
            out.write_all(text).and_then(|()| out.flush()).or_else(|error| match error.kind() {
                // Whoever read our output has seen enough.
                io::ErrorKind::BrokenPipe => Ok(()),
                _ => Err(error),
            })?;
        }
        if !is_quiet {
            self.notes().iter().for_each(|note| terminal.note(note));
        }
        for file in &self.endless {
            terminal.warning(&format!("{file} has more to be fixed after {} rounds: it was left at that", fixing::MAX_ROUNDS));
        }
        for file in &self.changed {
            terminal.warning(&format!("{file} does not hold what was read, as it was changed or is compressed: nothing in it was fixed"));
        }
        for failure in &self.failures {
            terminal.error(failure);
        }
        Ok(self.failures.is_empty())
    }

    /// What is worth knowing of what was fixed and what was left.
    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.applied == Applied::Shown {
            let more = if self.more == 0 { String::new() } else { format!(" ({} more with --unsafe-fixes)", self.more) };
            notes.push(format!("{} would be fixed in {}{more}", counted(self.fixed, "finding"), counted(self.files, "file")));
        }
        if let (1.., files) = self.of_made {
            let are = if self.of_made.0 == 1 { "fix is" } else { "fixes are" };
            let made = if files == 1 { "a file that is" } else { "files that are" };
            notes.push(format!("{} {are} not made in {made} made from others (feeds, lines of JSON): fix their sources", self.of_made.0));
        }
        let listed = [
            (&self.refused, "not made, for the file would not have been right when it was read again"),
            (&self.unspelled, "not made, for it is not certain how the file writes it"),
        ];
        for (places, why) in listed.into_iter().filter(|(places, _)| !places.is_empty()) {
            let are = if places.len() == 1 { "1 fix is".to_owned() } else { format!("{} fixes are", places.len()) };
            notes.push(format!("{are} {why}: {}", some(places)));
        }
        notes
    }
}

/// The first of `places`, and how many more there are.
fn some(places: &[String]) -> String {
    let more = if places.len() > MAX_NAMED { format!(" and {} more", places.len() - MAX_NAMED) } else { String::new() };
    format!("{}{more}", places.iter().take(MAX_NAMED).cloned().collect::<Vec<_>>().join(", "))
}

/// `1 file`, `2 files`.
fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
