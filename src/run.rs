//! All stages in order, in parallel over files, articles and blocks; what comes out does not depend on which finished first.

mod input;
pub mod open;
mod queue;

use std::collections::BTreeSet;
use std::sync::mpsc::{Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::{io, thread};

pub use input::{Input, Origin, Unreadable};
pub(crate) use queue::Queue;

use rayon::prelude::*;

use crate::block::{self, Block, Extracted, Extractor};
use crate::catalog::{Checked, CheckedArticle, File};
use crate::config::{Config, Policy};
use crate::conventions::Conventions;
use crate::detect::Detection;
use crate::diagnostic::Diagnostic;
use crate::document::{self, Article, Document, Reader};
use crate::guard::timings::because;
use crate::paths::Root;
use crate::snippet::Snippet;
use crate::source::{Provenance, Source};
use crate::syntax::{self, Verdict};
use crate::warc::PageFilter;
use crate::{detect, guard, rules};

/// Bytes of input that are held at a time: a batch of files is closed once it has as many.
pub(crate) const BATCH_BYTES: u64 = 32 * 1024 * 1024;

/// Files of a batch at most: small ones cost more than their bytes.
pub(crate) const BATCH_FILES: usize = 256;

/// Bytes of bodies that wait until they are checked all at once: enough for every core to have its share.
const WAITING_BYTES: usize = 4 * 1024 * 1024;

/// How to run.
#[derive(Debug, Default)]
pub struct Options {
    /// The reader to use whatever the content looks like.
    pub reader: Option<&'static Reader>,
    /// How blocks are found.
    pub extractor: Extractor,
    /// What the house of the articles agrees on.
    pub conventions: Conventions,
    /// Whether verdicts note what each rung of the ladder said.
    pub explain: bool,
}

/// A configuration that cannot be followed.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Unfollowable(String);

impl Options {
    /// How to run as `config` says, whose paths count from `root`, where `policy` says what is made of findings.
    ///
    /// # Errors
    ///
    /// Fails if something in it is no selector, no pattern or no language; what was read from a file is none of these.
    pub fn configured(config: &Config, root: &Root, policy: &Policy) -> Result<Self, Unfollowable> {
        // A list of selectors is a selector.
        let list = |selectors: &[String]| Some(selectors.join(", ")).filter(|list| !list.is_empty());
        let extractor = Extractor::new(list(&config.blocks).as_deref(), list(&config.no_blocks).as_deref());
        let conventions = Conventions::new(config.agreement(root.clone(), policy));
        Ok(Self {
            reader: config.input.as_deref().and_then(document::reader),
            extractor: extractor.map_err(|error| Unfollowable(error.to_string()))?,
            conventions: conventions.map_err(|error| Unfollowable(error.to_string()))?,
            explain: false,
        })
    }
}

impl Options {
    /// Which pages of archives are read: what a user selects may be any element, and what is read as something else is no page.
    pub(crate) fn page_filter(&self) -> PageFilter {
        if self.extractor.selects() || self.reader.is_some() { PageFilter::None } else { PageFilter::MayHaveCode }
    }
}

/// Checks every input, and gives `report` the files one after another in the order of `inputs`; those that could not be read are left out.
///
/// A file is read when its turn comes, and `report` may let each go once it has seen it: two batches are held at a time, one that is
/// checked and one that is reported. When `report` returns before the last file, the rest is not read.
pub fn run<T>(inputs: &[Input], options: &Options, report: impl FnOnce(&mut dyn Iterator<Item = File>) -> T) -> (T, Vec<Unreadable>) {
    let (files, batches) = sync_channel(0);
    let (unreadable, failures) = channel();
    let untold = unreadable.clone();
    let reported = thread::scope(|scope| {
        if let Err(error) = thread::Builder::new().spawn_scoped(scope, move || check_all(inputs, options, &files, &unreadable)) {
            tell_unread(inputs, &error, &untold);
        }
        drop(untold);
        report(&mut batches.into_iter().flatten())
    });
    (reported, failures.into_iter().collect())
}

/// Says of all `inputs` that they were not read, for the system gives no thread to do it.
pub(crate) fn tell_unread(inputs: &[Input], error: &io::Error, unreadable: &Sender<Unreadable>) {
    for input in inputs {
        let error = io::Error::new(error.kind(), format!("no thread can be started: {error}"));
        // Nobody listening is impossible: the receiver outlives the run.
        drop(unreadable.send(Unreadable { name: input.name.clone(), error }));
    }
}

/// Checks `inputs` batch by batch; stops when nobody wants the files.
fn check_all(inputs: &[Input], options: &Options, files: &SyncSender<Vec<File>>, unreadable: &Sender<Unreadable>) {
    let mut queue = opened(inputs, options);
    loop {
        let batch = batch(&mut queue);
        if batch.is_empty() {
            return;
        }
        let read = |input: &Input| input.read().map(|source| check_as(input.reader, source, options));
        let checked: Vec<_> = guard::on_known_stack(|| batch.par_iter().map(read).collect());
        let mut readable = Vec::new();
        for (input, result) in batch.into_iter().zip(checked) {
            match result {
                Ok(file) => readable.push(file),
                // Nobody listening is impossible: the receiver outlives this thread.
                Err(error) => drop(unreadable.send(Unreadable { name: input.name, error })),
            }
        }
        if files.send(readable).is_err() {
            return;
        }
    }
}

/// `inputs` one after another, an archive as its pages: each is read when its turn comes, and what there is to say of the archive is last.
pub fn opened<'a>(inputs: &'a [Input], options: &Options) -> impl Iterator<Item = Input> + 'a {
    Queue::new(inputs, options.page_filter()).map(|(_, input)| input)
}

/// The next batch of `queue`: at least one, if there is one.
fn batch(queue: &mut impl Iterator<Item = Input>) -> Vec<Input> {
    let mut bytes: u64 = 0;
    let mut batch = Vec::new();
    while batch.len() < BATCH_FILES && bytes < BATCH_BYTES {
        let Some(input) = queue.next() else { break };
        bytes = bytes.saturating_add(input.size());
        batch.push(input);
    }
    batch
}

/// What is found in an article, and what there is to say of its file because of it.
pub(crate) type ArticleFindings = (CheckedArticle, Vec<Diagnostic>);

/// Checks one source. Its articles are checked as they are read: what waits and is being checked has a few megabytes and an article.
#[must_use]
pub fn check(source: Arc<Source>, options: &Options) -> File {
    check_as(None, source, options)
}

/// Checks one source as [`check`] does, read by `reader`, if there is one, whatever `options` say.
#[must_use]
pub fn check_as(reader: Option<&'static Reader>, source: Arc<Source>, options: &Options) -> File {
    let found = Mutex::new(Vec::new());
    let (document, diagnostics) = guard::on_known_stack(|| {
        check_each(reader, source, options, &BTreeSet::new(), &|index, article| {
            found.lock().unwrap_or_else(PoisonError::into_inner).push((index, article));
        })
    });
    let mut found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    found.sort_by_key(|(index, _)| *index);
    File::of(document, diagnostics, found.into_iter().map(|(_, article)| article))
}

/// Checks one source, read by `reader` whatever `options` say, but for its articles in `done`, by their places in it from 0, and gives each to `take` once it is checked, in any
/// order and from several threads. Returns what there is to say of the document as a whole.
pub(crate) fn check_each(
    reader: Option<&'static Reader>,
    source: Arc<Source>,
    options: &Options,
    done: &BTreeSet<usize>,
    take: &(dyn Fn(usize, ArticleFindings) + Sync),
) -> (Document, Vec<Diagnostic>) {
    let name = source.name().to_owned();
    let address = match source.provenance() {
        Provenance::Page(page) => page.url.clone(),
        Provenance::File | Provenance::Archive(_) => None,
    };
    let check_all = |articles: &mut Vec<(usize, Article)>| {
        articles.par_drain(..).for_each(|(index, article)| take(index, check_article(&name, article, options)));
    };
    let (mut waiting, mut bytes, mut count) = (Vec::new(), 0, 0);
    let is_named = block::may_have_directives(source.text());
    let mut bodies = Vec::new();
    let document = document::read(source, reader.or(options.reader), &mut |mut article| {
        // An archive knows where its pages come from.
        article.url = article.url.take().or_else(|| address.clone());
        let index = count;
        count += 1;
        if is_named {
            bodies.extend(article.bodies.iter().map(|body| body.text.origin(0..body.text.len())));
        }
        if done.contains(&index) {
            return;
        }
        bytes += article.bodies.iter().map(|body| body.text.len()).sum::<usize>();
        waiting.push((index, article));
        if bytes >= WAITING_BYTES {
            check_all(&mut waiting);
            bytes = 0;
        }
    });
    check_all(&mut waiting);
    let mut diagnostics = rules::check_document(&document);
    if is_named {
        diagnostics.extend(rules::check_outside(&document, bodies));
    }
    (document, diagnostics)
}

/// Checks an article of the file that goes by `file`, and says what there is to say of the file because of it.
fn check_article(file: &str, mut article: Article, options: &Options) -> ArticleFindings {
    let conventions = Some(&options.conventions).filter(|conventions| !conventions.agreement().is_empty());
    let mut findings = rules::check_article(&article);
    let Extracted { mut blocks, directives, problems } = because(("stage", "extract"), || options.extractor.extract(&article));
    findings.extend(rules::check_limits(&problems));
    let told_in_order = !article.is_data();
    if let Some(conventions) = conventions {
        conventions.note(file, &mut blocks);
    }
    let mut detections = detect::detect_all(&article, &blocks);
    if let Some(conventions) = conventions {
        for (block, detection) in blocks.iter().zip(&mut detections) {
            detection.language = detection.language.map(|language| conventions.settled(file, block, language));
        }
    }
    article.bodies.clear();
    let blocks = blocks.into_par_iter().zip(detections).enumerate();
    let (snippets, verdicts): (Vec<_>, Vec<_>) =
        blocks.map(|(index, (block, detection))| check_block(block, detection, index + 1, options)).unzip();
    let verdicts = if told_in_order { syntax::among(&snippets, verdicts) } else { verdicts };
    let ruled = snippets.into_par_iter().zip(verdicts).map(|(snippet, verdict)| {
        let mut diagnostics = rules::check_snippet(&snippet, &verdict);
        if let Some(conventions) = conventions {
            diagnostics.extend(rules::check_agreed(&snippet, conventions));
            rules::sort(&mut diagnostics);
        }
        Checked { snippet, verdict, diagnostics }
    });
    (CheckedArticle { article, snippets: ruled.collect(), directives }, findings)
}

fn check_block(block: Block, detection: Detection, ordinal: usize, options: &Options) -> (Snippet, Verdict) {
    let snippet = Snippet::new(block, detection, ordinal);
    if snippet.detection.language.is_some_and(|language| !options.conventions.checks(language)) {
        return (snippet, syntax::left_out());
    }
    let verdict = if options.explain { syntax::check_noting(&snippet) } else { syntax::check(&snippet) };
    (snippet, verdict)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes of a full batch.
    const BATCH: usize = 32 * 1024 * 1024;

    /// An input of so many bytes, which are a title and one line.
    fn input(name: &str, bytes: usize) -> Input {
        let mut content = b"# Title\n".to_vec();
        content.resize(bytes, b'x');
        Input::new(name, Origin::Bytes(content.into()))
    }

    #[test]
    fn files_come_in_the_order_of_the_inputs_and_failures_beside_them() {
        let missing = Input::new("missing", Origin::Nowhere("it is gone".to_owned()));
        let inputs = [input("b.md", BATCH), missing, input("a.md", 8), input("c.md", 8)];
        let (names, failures) = run(&inputs, &Options::default(), |files| files.map(|f| f.source.name().to_owned()).collect::<Vec<_>>());
        assert_eq!(names, ["b.md", "a.md", "c.md"]);
        assert_eq!(failures.len(), 1);
        assert_eq!(failures[0].to_string(), "cannot read missing: it is gone");
    }

    #[test]
    fn a_report_that_stops_early_ends_the_run() {
        let inputs: Vec<_> = (0..3 * BATCH_FILES).map(|n| input(&n.to_string(), 0)).collect();
        let (first, _) = run(&inputs, &Options::default(), |files| files.next().map(|f| f.source.name().to_owned()));
        assert_eq!(first.as_deref(), Some("0"));
    }

    #[test]
    fn batches_are_closed_by_bytes_or_by_number() {
        let count = |inputs: Vec<Input>| batch(&mut inputs.into_iter()).len();
        assert_eq!(count(Vec::new()), 0);
        assert_eq!(count(vec![input("a", BATCH), input("b", BATCH)]), 1);
        assert_eq!(count(vec![input("a", BATCH - 1), input("b", 1), input("c", 0)]), 2);
        assert_eq!(count((0..2 * BATCH_FILES).map(|_| input("a", 0)).collect()), BATCH_FILES);
    }
}
