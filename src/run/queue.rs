//! The inputs as they are read, one after another: an archive is opened when its turn comes, and each of its pages is an input.

use std::fs;
use std::io::{self, Cursor, Read};
use std::sync::{Arc, Mutex, PoisonError};

use super::input::{Input, Origin};
use super::open;
use crate::source::{Problem, ProblemKind, Provenance};
use crate::text::Span;
use crate::warc::{ArchiveFault, PageFilter, Pages};

/// Faults of an archive that are told; of more, their number.
const MAX_FAULTS: usize = 50;

/// What is to be read, each with the place of its input among those that were named.
pub(crate) struct Queue<'a> {
    rest: std::iter::Enumerate<std::slice::Iter<'a, Input>>,
    archive: Option<Archive<'a>>,
    filter: PageFilter,
}

/// An archive that is being read.
struct Archive<'a> {
    place: usize,
    input: &'a Input,
    pages: Pages<Box<dyn Read + Send>>,
}

impl<'a> Queue<'a> {
    /// `inputs`, of whose archives `filter` lets pages through.
    pub(crate) fn new(inputs: &'a [Input], filter: PageFilter) -> Self {
        Self { rest: inputs.iter().enumerate(), archive: None, filter }
    }
}

impl Iterator for Queue<'_> {
    type Item = (usize, Input);

    fn next(&mut self) -> Option<(usize, Input)> {
        loop {
            if let Some(archive) = &mut self.archive {
                let place = archive.place;
                let (input, is_last) = archive.next();
                if is_last {
                    self.archive = None;
                }
                return Some((place, input));
            }
            let (place, input) = self.rest.next()?;
            if !input.is_archive {
                return Some((place, input.clone()));
            }
            let filter = if input.reader.is_some() { PageFilter::None } else { self.filter };
            match bytes_of(input).and_then(|bytes| Pages::new(bytes, filter)) {
                Ok(pages) => self.archive = Some(Archive { place, input, pages }),
                Err(error) => return Some((place, unreadable(input, &error))),
            }
        }
    }
}

impl Archive<'_> {
    /// The next page; or what there is to say of the archive, which is the last.
    fn next(&mut self) -> (Input, bool) {
        let name = &self.input.name;
        match self.pages.next_page() {
            Ok(Some(page)) => {
                let page = Input::of_page(name, page);
                (Input { encoding: self.input.encoding.or(page.encoding), reader: self.input.reader, ..page }, false)
            }
            Ok(None) => {
                let provenance = Provenance::Archive(self.pages.counts());
                let problems = problems(self.pages.faults());
                let origin = Origin::Bytes(Arc::default());
                let (name, reader) = (name.clone(), self.input.reader);
                (Input { name, origin, encoding: None, reader, is_archive: false, provenance, problems }, true)
            }
            Err(error) => (unreadable(self.input, &error), true),
        }
    }
}

/// What there is to say of an archive that has these `faults`.
fn problems(faults: &[ArchiveFault]) -> Vec<Problem> {
    let told = |message| Problem { kind: ProblemKind::Truncated, span: Span::at(0), message };
    let each = faults.iter().take(MAX_FAULTS).map(|fault| told(format!("at offset {}: {}", fault.offset, fault.message)));
    let more = faults.len().checked_sub(MAX_FAULTS).filter(|more| *more > 0);
    each.chain(more.map(|more| told(format!("{more} more of its records are broken")))).collect()
}

fn unreadable(input: &Input, error: &io::Error) -> Input {
    Input { origin: Origin::Nowhere(error.to_string()), is_archive: false, ..input.clone() }
}

/// The bytes of `input`, as they come.
fn bytes_of(input: &Input) -> io::Result<Box<dyn Read + Send>> {
    Ok(match &input.origin {
        Origin::Path(path) if !fs::metadata(path)?.is_file() => Box::new(Cursor::new(open::read(path)?)),
        Origin::Path(path) | Origin::File(path) => Box::new(open::file(path)?),
        Origin::Stream(stream) => Box::new(Shared(Arc::clone(stream))),
        Origin::Bytes(bytes) => Box::new(Cursor::new(Arc::clone(bytes))),
        Origin::Nowhere(error) => return Err(io::Error::other(error.clone())),
    })
}

/// A stream that others have, too.
struct Shared(Arc<Mutex<dyn Read + Send>>);

impl Read for Shared {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).read(buffer)
    }
}
