//! A document as a caller hands it over, and what is found in it.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use encoding_rs::Encoding;
use rayon::prelude::*;
use snipcheck::catalog::File;
use snipcheck::config::Policy;
use snipcheck::document::{self, Reader};
use snipcheck::guard;
use snipcheck::run::{self, Input, Options, Origin, Unreadable};
use snipcheck::source::{Provenance, WARC};

use crate::pool::Cancelled;

/// Pages of an archive that are held at a time.
const PAGES: usize = 64;

/// What a document without an address goes by.
const NAMELESS: &str = "-";

/// What sort of document it is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    /// What its reader reads.
    Read(&'static Reader),
    /// An archive of pages.
    Archive,
}

impl Kind {
    /// The kind called `name`.
    ///
    /// # Errors
    ///
    /// Fails with a sentence if there is none.
    pub(crate) fn called(name: &str) -> Result<Self, String> {
        match document::reader(name) {
            _ if name == WARC => Ok(Self::Archive),
            Some(reader) => Ok(Self::Read(reader)),
            None => Err(format!("there is no kind {name:?}: kinds are {}", snipcheck::config::kinds().join(", "))),
        }
    }
}

/// The encoding called `label`.
///
/// # Errors
///
/// Fails with a sentence if there is none.
pub(crate) fn encoding(label: &str) -> Result<&'static Encoding, String> {
    Encoding::for_label(label.trim().as_bytes()).ok_or_else(|| format!("there is no encoding {label:?}"))
}

/// A document, as a caller hands it over.
#[derive(Debug)]
pub(crate) struct Document {
    /// Its bytes.
    pub(crate) content: Arc<[u8]>,
    /// Where it is published.
    pub(crate) url: Option<String>,
    /// Its kind; `None` if its content tells.
    pub(crate) kind: Option<Kind>,
    /// Its encoding; `None` if its content tells.
    pub(crate) encoding: Option<&'static Encoding>,
}

/// A document, or a page of an archive, that could not be read.
#[derive(Clone, Debug)]
pub(crate) struct Failed {
    /// Where it is published.
    pub(crate) url: Option<String>,
    /// The archive that it is in, and the offset of its record there.
    pub(crate) record: Option<(String, u64)>,
    /// Why it could not be read, as a sentence.
    pub(crate) message: String,
}

impl Failed {
    /// A document that is published at `url`.
    pub(crate) fn new(url: Option<String>, message: impl Into<String>) -> Self {
        Self { url, record: None, message: message.into() }
    }
}

/// How documents are read, and what is made of findings.
#[derive(Debug, Default)]
pub(crate) struct Manner {
    /// How they are read.
    pub(crate) options: Options,
    /// What is made of findings.
    pub(crate) policy: Policy,
}

/// Where a document is published, if its caller says so.
#[derive(Debug)]
pub(crate) enum Address {
    /// That of a document, and of its articles.
    Document(Option<String>),
    /// That of an archive, whose pages have addresses of their own.
    Archive(Option<String>),
}

impl Address {
    /// What there is to say of `input`, which is the document or a page of the archive, if it cannot be read because of what `message` says.
    pub(crate) fn failed(&self, input: &Input, message: String) -> Failed {
        let (Self::Document(url) | Self::Archive(url)) = self;
        match &input.provenance {
            Provenance::Page(page) => Failed { url: page.url.clone(), record: Some((page.archive.clone(), page.offset)), message },
            Provenance::File | Provenance::Archive(_) => Failed::new(url.clone(), message),
        }
    }

    /// What there is to say of a document, or a page of an archive, that could not be read in a worker.
    pub(crate) fn failed_there(&self, failure: &Unreadable) -> Failed {
        match self {
            Self::Document(url) => Failed::new(url.clone(), failure.error.to_string()),
            // Which page it was is told by its name.
            Self::Archive(url) => Failed::new(url.clone(), failure.to_string()),
        }
    }
}

impl Document {
    /// It as the library takes it, and its address.
    pub(crate) fn input(self) -> (Input, Address) {
        let name = self.url.as_deref().unwrap_or(NAMELESS);
        let mut input = Input { encoding: self.encoding, ..Input::new(name, Origin::Bytes(self.content)) };
        match self.kind {
            Some(Kind::Archive) => input.is_archive = true,
            Some(Kind::Read(reader)) => (input.is_archive, input.reader) = (false, Some(reader)),
            None => {}
        }
        let address = if input.is_archive { Address::Archive(self.url) } else { Address::Document(self.url) };
        (input, address)
    }
}

impl Manner {
    /// Gives `take` what is found in `document`, or why it cannot be read; of an archive, page after page.
    pub(crate) fn read(&self, document: Document, cancelled: &Cancelled, take: &mut dyn FnMut(Result<File, Failed>)) {
        let (input, address) = document.input();
        if !input.is_archive {
            return take(self.read_one(&input, &address));
        }
        let inputs = [input];
        let mut pages = run::opened(&inputs, &self.options);
        while !cancelled.load(Ordering::Relaxed) {
            let some: Vec<_> = pages.by_ref().take(PAGES).collect();
            if some.is_empty() {
                return;
            }
            let found: Vec<_> = some.par_iter().map(|page| self.read_one(page, &address)).collect();
            found.into_iter().for_each(&mut *take);
        }
    }

    /// What is found in `input`, or why it cannot be read.
    pub(crate) fn read_one(&self, input: &Input, address: &Address) -> Result<File, Failed> {
        let failed = |message| address.failed(input, message);
        let source = input.read().map_err(|error| failed(error.to_string()))?;
        // A fault of the program's own costs the document in which it shows.
        match guard::watched(|| run::check_as(input.reader, source, &self.options)) {
            (Some(file), _) => Ok(self.told(file, address)),
            (None, failure) => Err(failed(failure.map_or_else(String::new, |failure| failure.to_string()))),
        }
    }

    /// `file`, whose articles are published at `address` where they do not say it themselves, as a report shows it.
    pub(crate) fn told(&self, mut file: File, address: &Address) -> File {
        if let Address::Document(Some(url)) = address {
            for checked in &mut file.articles {
                checked.article.url.get_or_insert_with(|| url.clone());
            }
        }
        self.policy.apply(file)
    }
}
