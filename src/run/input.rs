//! What is to be read: a name, and where its bytes come from when its turn comes.

use std::fmt;
use std::fs;
use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use encoding_rs::Encoding;

use super::open;
use crate::document::Reader;
use crate::source::{ArchivedPage, Problem, Provenance, Source, begins_archive, is_archive};
use crate::warc::WarcPage;

/// Something to read when its turn comes.
#[derive(Clone, Debug)]
pub struct Input {
    /// What the user calls it.
    pub name: String,
    /// Where its bytes come from.
    pub origin: Origin,
    /// The encoding that it is in, whatever it says itself.
    pub encoding: Option<&'static Encoding>,
    /// The reader to use, whatever [`super::Options`] say; of an archive, that of its pages.
    pub reader: Option<&'static Reader>,
    /// Whether it is an archive of pages, each of which is an input when its turn comes.
    pub is_archive: bool,
    /// What it is of its file.
    pub provenance: Provenance,
    /// What is known to be wrong with it before it is read.
    pub problems: Vec<Problem>,
}

/// Where bytes come from.
#[derive(Clone)]
pub enum Origin {
    /// A file, a pipe or a terminal that somebody named.
    Path(PathBuf),
    /// A file, and nothing else: nobody named it, it was found in a folder.
    File(PathBuf),
    /// A stream that can be read once, as standard input is.
    Stream(Arc<Mutex<dyn Read + Send>>),
    /// They are known.
    Bytes(Arc<[u8]>),
    /// Nowhere: why it could not even be looked at.
    Nowhere(String),
}

impl fmt::Debug for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(path) => write!(f, "Path({})", path.display()),
            Self::File(path) => write!(f, "File({})", path.display()),
            Self::Stream(_) => f.write_str("Stream"),
            Self::Bytes(bytes) => write!(f, "Bytes({})", bytes.len()),
            Self::Nowhere(error) => write!(f, "Nowhere({error})"),
        }
    }
}

impl Input {
    /// What the user calls `name`, in the encoding that it is found to be in. Whether it is an archive is told by its name, and by its bytes
    /// where they are known.
    pub fn new(name: impl Into<String>, origin: Origin) -> Self {
        let name = name.into();
        let is_archive = is_archive(&name) || matches!(&origin, Origin::Bytes(bytes) if begins_archive(bytes));
        Self { name, origin, encoding: None, reader: None, is_archive, provenance: Provenance::File, problems: Vec::new() }
    }

    /// `page` of the archive that the user calls `archive`.
    #[must_use]
    pub fn of_page(archive: &str, page: WarcPage) -> Self {
        let WarcPage { bytes, encoding, offset, url, date, id } = page;
        let place = ArchivedPage { archive: archive.to_owned(), offset, url, date, id };
        Self {
            name: format!("{archive}@{offset}"),
            origin: Origin::Bytes(bytes.into()),
            encoding,
            reader: None,
            is_archive: false,
            provenance: Provenance::Page(Box::new(place)),
            problems: Vec::new(),
        }
    }

    /// About how many bytes it has; 0 if that is not known before it is read.
    pub(crate) fn size(&self) -> u64 {
        match &self.origin {
            Origin::Path(path) | Origin::File(path) => fs::metadata(path).map_or(0, |metadata| metadata.len()),
            Origin::Bytes(bytes) => u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            Origin::Stream(_) | Origin::Nowhere(_) => 0,
        }
    }

    /// Whether it can be read again: a pipe cannot.
    pub(crate) fn is_lasting(&self) -> bool {
        match &self.origin {
            // What does not exist is as missing the second time.
            Origin::Path(path) => fs::metadata(path).map_or(true, |metadata| metadata.is_file()),
            Origin::Stream(_) => false,
            Origin::File(_) | Origin::Bytes(_) | Origin::Nowhere(_) => true,
        }
    }

    /// Its bytes, one more than a source may have at most: that tells that there are more.
    ///
    /// # Errors
    ///
    /// Fails if they cannot be read.
    pub(crate) fn bytes(&self) -> io::Result<Vec<u8>> {
        match &self.origin {
            Origin::Path(path) => open::read(path),
            Origin::File(path) => open::read_file(path),
            Origin::Stream(stream) => open::limited(&mut *stream.lock().unwrap_or_else(PoisonError::into_inner)),
            Origin::Bytes(bytes) => Ok(bytes.to_vec()),
            Origin::Nowhere(error) => Err(io::Error::other(error.clone())),
        }
    }

    /// Reads it.
    ///
    /// # Errors
    ///
    /// Fails if its bytes cannot be read.
    pub fn read(&self) -> io::Result<Arc<Source>> {
        Ok(Source::out_of(self.provenance.clone(), self.name.clone(), self.bytes()?, self.encoding, self.problems.clone()))
    }
}

/// An input that could not be read.
#[derive(Debug, thiserror::Error)]
#[error("cannot read {name}: {error}")]
pub struct Unreadable {
    /// What the user calls it.
    pub name: String,
    /// Why it could not be read.
    pub error: io::Error,
}
