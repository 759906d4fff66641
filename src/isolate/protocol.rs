//! What a supervisor and its workers say to each other: frames of a length and a message, over pipes.

use std::borrow::Cow;
use std::ffi::OsString;
use std::io::{self, Read, Write};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::block::{Directive, Extractor};
use crate::catalog::{Checked, CheckedArticle};
use crate::conventions::{Agreement, Conventions};
use crate::diagnostic::{Annotation, Diagnostic, Fix, Severity};
use crate::document::{self, Article};
use crate::guard::Death;
use crate::guard::journal::Call;
use crate::interned::{self, Name};
use crate::rules;
use crate::run::{ArticleFindings, Options};
use crate::snippet::Snippet;
use crate::source::{Problem, Provenance, SourceParts};
use crate::syntax::Verdict;

/// The first message to a worker.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Setup {
    /// Threads that it has; 0 for one a core.
    pub threads: usize,
    /// Calls that ended workers before it.
    pub died: Vec<(Call, Death)>,
    reader: Option<String>,
    take: Option<String>,
    leave: Option<String>,
    agreement: Agreement,
    explain: bool,
}

impl Setup {
    pub(super) fn new(options: &Options, threads: usize, died: &[(Call, Death)]) -> Self {
        let (take, leave) = options.extractor.selectors();
        let reader = options.reader.map(|reader| reader.name.to_owned());
        let agreement = options.conventions.agreement().clone();
        Self { threads, died: died.to_vec(), reader, take, leave, agreement, explain: options.explain }
    }

    pub(super) fn options(&self) -> io::Result<Options> {
        let extractor = Extractor::new(self.take.as_deref(), self.leave.as_deref()).map_err(io::Error::other)?;
        let conventions = Conventions::new(self.agreement.clone()).map_err(io::Error::other)?;
        Ok(Options { reader: self.reader.as_deref().and_then(document::reader), extractor, conventions, explain: self.explain })
    }
}

/// What a worker is asked.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Request {
    /// To check an input.
    Check {
        /// Its place in the run.
        id: usize,
        /// What the user calls it.
        name: String,
        /// Where its bytes come from.
        content: InputContent,
        /// Its encoding, if that is given.
        encoding: Option<String>,
        /// Its reader, if that is given.
        reader: Option<String>,
        /// What it is of its file.
        provenance: Provenance,
        /// What is known to be wrong with it.
        problems: Vec<Problem>,
        /// Places of its articles that are checked already.
        done: Vec<usize>,
    },
    /// To end once all is done.
    End,
}

/// Where an input's bytes come from.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum InputContent {
    File(OsString),
    Bytes(Vec<u8>),
}

/// What a worker answers.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Response<'a> {
    /// It is ready.
    Ready,
    /// An article of the input `id` is checked: the one at `index`.
    Article { id: usize, index: usize, found: WireArticle },
    /// The input `id` is checked.
    Document { id: usize, source: SourceParts<'a>, kind: Cow<'a, str>, diagnostics: Vec<WireDiagnostic> },
    /// The input `id` could not be read: the system's number of the error, if it has one, and its words.
    Unreadable { id: usize, code: Option<i32>, message: Cow<'a, str> },
}

/// A [`ArticleFindings`] on its way.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct WireArticle {
    article: Article,
    snippets: Vec<(Snippet, Verdict, Vec<WireDiagnostic>)>,
    directives: Vec<Directive>,
    findings: Vec<WireDiagnostic>,
}

impl From<ArticleFindings> for WireArticle {
    fn from((article, findings): ArticleFindings) -> Self {
        let wire = |checked: Checked| (checked.snippet, checked.verdict, all(checked.diagnostics));
        let snippets = article.snippets.into_iter().map(wire).collect();
        Self { snippets, directives: article.directives, article: article.article, findings: all(findings) }
    }
}

impl WireArticle {
    pub(super) fn found(self) -> io::Result<ArticleFindings> {
        let checked = |(snippet, verdict, diagnostics)| Ok(Checked { snippet, verdict, diagnostics: known(diagnostics)? });
        let snippets = self.snippets.into_iter().map(checked).collect::<io::Result<_>>()?;
        Ok((CheckedArticle { article: self.article, snippets, directives: self.directives }, known(self.findings)?))
    }
}

/// A [`Diagnostic`] on its way: its rule is named.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct WireDiagnostic {
    #[serde(with = "interned")]
    rule: Name,
    severity: Severity,
    message: String,
    primary: Annotation,
    secondary: Vec<Annotation>,
    help: Option<String>,
    fix: Option<Fix>,
}

/// `diagnostics`, ready to go.
pub(super) fn all(diagnostics: Vec<Diagnostic>) -> Vec<WireDiagnostic> {
    let wire = |diagnostic: Diagnostic| WireDiagnostic {
        rule: diagnostic.rule.id,
        severity: diagnostic.severity,
        message: diagnostic.message,
        primary: diagnostic.primary,
        secondary: diagnostic.secondary,
        help: diagnostic.help,
        fix: diagnostic.fix,
    };
    diagnostics.into_iter().map(wire).collect()
}

/// `diagnostics` as they were.
pub(super) fn known(diagnostics: Vec<WireDiagnostic>) -> io::Result<Vec<Diagnostic>> {
    let known = |wire: WireDiagnostic| {
        let rule = rules::by_id(wire.rule).ok_or(io::ErrorKind::InvalidData)?.info;
        let WireDiagnostic { severity, message, primary, secondary, help, fix, .. } = wire;
        Ok(Diagnostic { rule, severity, message, primary, secondary, help, fix })
    };
    diagnostics.into_iter().map(known).collect()
}

/// `message` as a frame.
pub(super) fn frame(message: &impl Serialize) -> io::Result<Vec<u8>> {
    let mut frame = postcard::to_extend(message, vec![0; 8]).map_err(io::Error::other)?;
    let length = u64::try_from(frame.len() - 8).map_err(io::Error::other)?;
    frame[..8].copy_from_slice(&length.to_le_bytes());
    Ok(frame)
}

/// Writes `message` to a pipe.
pub(super) fn send(message: &impl Serialize, to: &mut impl Write) -> io::Result<()> {
    to.write_all(&frame(message)?)?;
    to.flush()
}

/// Reads the next message from a pipe; `None` at its end.
pub(super) fn receive<T: DeserializeOwned>(from: &mut impl Read) -> io::Result<Option<T>> {
    let mut length = [0; 8];
    match from.read_exact(&mut length) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        result => result?,
    }
    let length = u64::from_le_bytes(length);
    let mut bytes = Vec::new();
    from.take(length).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).map_err(io::Error::other)? < length {
        return Ok(None);
    }
    postcard::from_bytes(&bytes).map(Some).map_err(io::Error::other)
}
