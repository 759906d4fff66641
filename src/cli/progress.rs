//! A bar on a terminal's standard error while many files are checked; nothing elsewhere.

use std::io::{self, IsTerminal, Write};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How far the work is.
#[derive(Clone, Debug)]
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// A bar of `files`, where there is a terminal to show it.
    pub(super) fn of(files: usize) -> Self {
        if !io::stderr().is_terminal() {
            return Self::hidden();
        }
        let bar = ProgressBar::with_draw_target(u64::try_from(files).ok(), ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{spinner} {bar:30} {pos}/{len} files, {elapsed}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        Self(bar)
    }

    /// No bar.
    pub(super) fn hidden() -> Self {
        Self(ProgressBar::hidden())
    }

    /// One more file is done.
    pub(super) fn step(&self) {
        self.0.inc(1);
    }

    /// Does something while the bar is out of the way.
    pub(super) fn pause(&self, work: impl FnOnce()) {
        self.0.suspend(work);
    }

    /// All is done.
    pub(super) fn finish(&self) {
        self.0.finish_and_clear();
    }

    /// `out`, whose lines go above the bar.
    pub(super) fn above<W: Write>(&self, out: W) -> Above<W> {
        Above { bar: self.0.clone(), out }
    }
}

/// Writes while the bar is out of the way.
#[derive(Debug)]
pub(super) struct Above<W> {
    bar: ProgressBar,
    out: W,
}

impl<W: Write> Write for Above<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bar.suspend(|| self.out.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.bar.suspend(|| self.out.flush())
    }
}
