//! The command line: the only place that knows of arguments, files and the terminal.

use std::io::Write;
use std::process::ExitCode;

use snipcheck::report;
use snipcheck::run::{self, Options};
use snipcheck::source::Source;

pub(crate) fn main() -> ExitCode {
    let sources = std::env::args().skip(1).filter_map(|path| Some(Source::new(path.clone(), std::fs::read(path).ok()?, None))).collect();
    let catalog = run::run(sources, &Options::default());
    let mut out = std::io::stdout().lock();
    let format = report::FORMATS[0];
    if (format.write)(&catalog, report::Style::Plain, &mut out).and_then(|()| out.flush()).is_err() {
        return ExitCode::from(2);
    }
    ExitCode::SUCCESS
}
