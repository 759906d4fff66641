//! The worker's side: inputs in, articles out, until there are no more.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufReader, Read, Write};
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use encoding_rs::Encoding;

use super::process;
use super::protocol::{self, InputContent, Request, Response, Setup};
use crate::document;
use crate::guard::{self, journal};
use crate::run::{self, Input, Options, Origin};

/// Serves the supervisor at the other end of `requests` and `answers`, which are this process's standard input and output, and keeps the
/// journal in `journal`, its standard error, which the supervisor has made a file. Returns when there is no more to do.
///
/// # Errors
///
/// Fails if the supervisor has gone, or never was one.
pub fn serve(requests: impl Read, answers: impl Write + Send + 'static, journal: File) -> io::Result<()> {
    let mut requests = BufReader::new(requests);
    let setup: Setup = protocol::receive(&mut requests)?.ok_or(io::ErrorKind::UnexpectedEof)?;
    process::without_core_dumps();
    process::dies_with_supervisor();
    journal::keep(journal, setup.died.iter().cloned());
    let pool = guard::pool(setup.threads).map_err(io::Error::other)?;
    let worker =
        Arc::new(Worker { options: setup.options()?, out: Mutex::new(Box::new(answers)), busy: Mutex::new(0), idle: Condvar::new() });
    worker.answer(&Response::Ready);
    while let Some(request) = protocol::receive(&mut requests)? {
        let Request::Check { id, name, content, encoding, reader, provenance, problems, done } = request else {
            worker.wait();
            return Ok(());
        };
        let origin = match content {
            InputContent::File(path) => Origin::File(PathBuf::from(path)),
            InputContent::Bytes(bytes) => Origin::Bytes(bytes.into()),
        };
        let encoding = encoding.and_then(|label| Encoding::for_label(label.as_bytes()));
        let reader = reader.as_deref().and_then(document::reader);
        let input = Input { name, origin, encoding, reader, is_archive: false, provenance, problems };
        *worker.busy.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        let worker = Arc::clone(&worker);
        pool.spawn(move || {
            worker.check(id, &input, &done.into_iter().collect());
            *worker.busy.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
            worker.idle.notify_all();
        });
    }
    // A supervisor that goes without a word was killed.
    Err(io::ErrorKind::UnexpectedEof.into())
}

struct Worker {
    options: Options,
    out: Mutex<Box<dyn Write + Send>>,
    /// Inputs at hand.
    busy: Mutex<usize>,
    idle: Condvar,
}

impl Worker {
    fn check(&self, id: usize, input: &Input, done: &BTreeSet<usize>) {
        let source = match input.read() {
            Ok(source) => source,
            Err(error) => {
                return self.answer(&Response::Unreadable { id, code: error.raw_os_error(), message: Cow::Owned(error.to_string()) });
            }
        };
        let give = |index, found: run::ArticleFindings| self.answer(&Response::Article { id, index, found: found.into() });
        // A fault of the program's own costs the input in which it shows.
        match guard::outlived(|| run::check_each(input.reader, source, &self.options, done, &give)) {
            Ok((document, diagnostics)) => {
                let (source, kind) = (document.source.parts(), Cow::Borrowed(document.kind));
                self.answer(&Response::Document { id, source, kind, diagnostics: protocol::all(diagnostics) });
            }
            Err(failure) => self.answer(&Response::Unreadable { id, code: None, message: Cow::Owned(failure.to_string()) }),
        }
    }

    /// A supervisor that does not listen has gone, and nobody wants the rest.
    fn answer(&self, response: &Response<'_>) {
        let sent = protocol::frame(response).and_then(|frame| {
            let mut out = self.out.lock().unwrap_or_else(PoisonError::into_inner);
            out.write_all(&frame)?;
            out.flush()
        });
        if sent.is_err() {
            std::process::exit(2);
        }
    }

    /// Waits until nothing is at hand.
    fn wait(&self) {
        let busy = self.busy.lock().unwrap_or_else(PoisonError::into_inner);
        drop(self.idle.wait_while(busy, |busy| *busy > 0));
    }
}
