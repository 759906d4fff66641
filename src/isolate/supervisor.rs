//! The supervisor: hands inputs to a worker, keeps what is finished, and begins again behind what killed it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io;
use std::iter::Peekable;

use super::child::{Child, Event};
use super::protocol::{self, InputContent, Request, Response};
use super::{Outcome, Workers};
use crate::catalog::File;
use crate::document::{self, Document};
use crate::guard::Death;
use crate::guard::journal::Call;
use crate::interned;
use crate::run::{ArticleFindings, BATCH_BYTES, BATCH_FILES, Input, Options, Origin, Queue, Unreadable};
use crate::source::Source;

/// Inputs that a worker has at a time, beside one for each of its threads: enough that none of them waits.
const AHEAD: usize = 4;

/// An input between its being handed out and its being reported.
struct Job {
    input: Input,
    /// The place of its input among those that were named.
    place: usize,
    state: State,
    size: u64,
    /// Its bytes, if they can be read only once.
    bytes: Option<Vec<u8>>,
    /// Its articles that are checked, by their places.
    articles: BTreeMap<usize, ArticleFindings>,
}

enum State {
    /// Nobody has it.
    Waiting,
    /// The worker has it.
    Sent,
    /// It is checked.
    Checked(Box<File>),
    /// It could not be read.
    Unreadable(io::Error),
}

/// What one run leaves to the next.
#[derive(Default)]
pub(super) struct KeptWorker {
    pub(super) child: Option<Child>,
    /// Calls that ended workers.
    died: Vec<(Call, Death)>,
}

impl KeptWorker {
    /// A worker that is ready, and of which nothing is known.
    pub(super) fn new(child: Child) -> Self {
        Self { child: Some(child), died: Vec::new() }
    }
}

pub(super) struct Supervisor<'a> {
    /// The inputs that nobody has had.
    queue: Peekable<Queue<'a>>,
    options: &'a Options,
    workers: &'a Workers,
    kept: KeptWorker,
    /// The inputs from `first` on that are not reported.
    jobs: VecDeque<Job>,
    first: usize,
    /// Inputs that a worker had when it died, of which one may have ended it: they are checked one by one, on one thread.
    suspects: BTreeSet<usize>,
}

impl<'a> Supervisor<'a> {
    pub(super) fn new(inputs: &'a [Input], options: &'a Options, workers: &'a Workers, kept: KeptWorker) -> Self {
        let (jobs, suspects) = (VecDeque::new(), BTreeSet::new());
        let queue = Queue::new(inputs, options.page_filter()).peekable();
        Self { queue, options, workers, kept, jobs, first: 0, suspects }
    }

    /// Checks all, and hands on what is checked in the order of the inputs, until `give` says that nobody wants it.
    pub(super) fn run(mut self, give: &mut dyn FnMut(Outcome) -> bool) -> KeptWorker {
        loop {
            while let Some(Job { state: State::Checked(_) | State::Unreadable(_), .. }) = self.jobs.front() {
                let Some(Job { input, place, state, .. }) = self.jobs.pop_front() else { break };
                self.first += 1;
                let result = match state {
                    State::Checked(file) => Ok(*file),
                    State::Unreadable(error) => Err(Unreadable { name: input.name, error }),
                    State::Waiting | State::Sent => continue,
                };
                if !give(Outcome { place, result }) {
                    // What the worker still has is of no use to anybody.
                    return KeptWorker { child: None, ..self.kept };
                }
            }
            if self.jobs.is_empty() && self.queue.peek().is_none() {
                return self.kept;
            }
            if let Err(error) = self.hand_out() {
                self.give_up(&error);
                continue;
            }
            let Some(child) = &mut self.kept.child else { continue };
            match child.event() {
                Event::Answer(answer) => self.take(*answer),
                Event::Nothing => {}
                Event::Died(calls, death) => self.bury(calls, death),
            }
        }
    }

    /// Hands inputs to the worker, as long as it has little to do; starts one if there is none.
    fn hand_out(&mut self) -> io::Result<()> {
        self.suspects.retain(|id| *id >= self.first);
        let careful = !self.suspects.is_empty();
        if self.kept.child.is_none() {
            let threads = if careful { 1 } else { self.workers.threads };
            self.kept.child = Some(Child::start(self.workers, self.options, &self.kept.died, threads)?);
        }
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let most = if careful { 1 } else { threads.max(self.workers.threads) + AHEAD };
        while self.sent().count() < most {
            let Some(id) = self.next(careful) else { break };
            self.send(id);
        }
        Ok(())
    }

    /// The jobs that the worker has.
    fn sent(&self) -> impl Iterator<Item = (usize, &Job)> {
        let jobs = self.jobs.iter().enumerate().map(|(index, job)| (self.first + index, job));
        jobs.filter(|(_, job)| matches!(job.state, State::Sent))
    }

    /// The next input to hand out, if there is one and what is held has room for it.
    fn next(&mut self, careful: bool) -> Option<usize> {
        let waits = |(index, job): (usize, &Job)| {
            let id = self.first + index;
            (matches!(job.state, State::Waiting) && (!careful || self.suspects.contains(&id))).then_some(id)
        };
        let waiting = self.jobs.iter().enumerate().find_map(waits);
        if waiting.is_some() || careful {
            return waiting;
        }
        let held = self.jobs.iter().map(|job| job.size).fold(0, u64::saturating_add);
        if !self.jobs.is_empty() && (held >= BATCH_BYTES || self.jobs.len() >= BATCH_FILES) {
            return None;
        }
        let (place, input) = self.queue.next()?;
        let id = self.first + self.jobs.len();
        let size = input.size();
        self.jobs.push_back(Job { input, place, state: State::Waiting, size, bytes: None, articles: BTreeMap::new() });
        Some(id)
    }

    fn send(&mut self, id: usize) {
        let (Some(job), Some(child)) = (self.jobs.get_mut(id - self.first), &mut self.kept.child) else { return };
        let content = match content(&job.input, &mut job.bytes) {
            Ok(content) => content,
            Err(error) => {
                job.state = State::Unreadable(error);
                return;
            }
        };
        let encoding = job.input.encoding.map(|encoding| encoding.name().to_owned());
        let reader = job.input.reader.map(|reader| reader.name.to_owned());
        let done = job.articles.keys().copied().collect();
        let Input { name, provenance, problems, .. } = job.input.clone();
        child.ask(&Request::Check { id, name, content, encoding, reader, provenance, problems, done });
        job.state = State::Sent;
    }

    fn take(&mut self, answer: Response<'static>) {
        let (Response::Article { id, .. } | Response::Document { id, .. } | Response::Unreadable { id, .. }) = answer else { return };
        let Some(job) = id.checked_sub(self.first).and_then(|index| self.jobs.get_mut(index)) else { return };
        let taken = match answer {
            Response::Ready => Ok(()),
            Response::Article { index, found, .. } => found.found().map(|found| drop(job.articles.insert(index, found))),
            Response::Document { source, kind, diagnostics, .. } => {
                let articles = std::mem::take(&mut job.articles);
                Source::of(source).and_then(|source| {
                    let kind = document::reader(&kind).map_or_else(|| interned::name(&kind), |reader| reader.name);
                    let document = Document { source, kind, problems: Vec::new() };
                    let file = File::of(document, protocol::known(diagnostics)?, articles.into_values());
                    job.state = State::Checked(Box::new(file));
                    Ok(())
                })
            }
            Response::Unreadable { code, message, .. } => {
                let known = code.map(io::Error::from_raw_os_error).filter(|error| error.to_string() == message);
                Err(known.unwrap_or_else(|| io::Error::other(message.into_owned())))
            }
        };
        if let Err(error) = taken {
            job.state = State::Unreadable(error);
        }
        let finished = !matches!(job.state, State::Sent);
        if finished && self.suspects.remove(&id) && self.suspects.is_empty() && self.workers.threads != 1 {
            // All is well again: the next worker has all its threads.
            self.begin_again();
        }
    }

    /// Draws the conclusions of a worker's death.
    fn bury(&mut self, mut calls: Vec<Call>, death: Death) {
        let careful = !self.suspects.is_empty();
        let sent: Vec<usize> = self.sent().map(|(id, _)| id).collect();
        let alone = careful || sent.len() <= 1 && self.workers.threads == 1;
        // Who is told of a call and makes it all the same cannot be helped by being told again.
        calls.retain(|call| self.kept.died.iter().all(|(known, _)| known != call));
        // What ends a process may come from without, as when the system has no memory left, and hit whatever is in the middle of something
        // then. Nothing is guilty of that before it has happened with nothing else at hand, and once more.
        let is_certain = careful || death.is_by_supervisor();
        match (calls.len(), calls.pop()) {
            (1, Some(call)) if is_certain => {
                self.kept.died.push((call, death));
                // The others had no part in it; what is in the same input may be like it.
                self.suspects.retain(|id| sent.contains(id));
            }
            _ if alone && is_certain => {
                for id in sent {
                    if let Some(job) = self.jobs.get_mut(id - self.first) {
                        job.state = State::Unreadable(io::Error::other(format!("the process that read it {death}")));
                        self.suspects.remove(&id);
                    }
                }
            }
            _ => self.suspects.extend(sent),
        }
        self.begin_again();
    }

    /// Ends the worker, and has what it had wait for the next one.
    fn begin_again(&mut self) {
        self.kept.child = None;
        for job in &mut self.jobs {
            if matches!(job.state, State::Sent) {
                job.state = State::Waiting;
            }
        }
    }

    /// No worker can be started any more: what is left is not read.
    fn give_up(&mut self, error: &io::Error) {
        let told = || io::Error::new(error.kind(), format!("no worker can be started: {error}"));
        for job in &mut self.jobs {
            if matches!(job.state, State::Waiting | State::Sent) {
                job.state = State::Unreadable(told());
            }
        }
        let untaken =
            |(place, input)| Job { input, place, state: State::Unreadable(told()), size: 0, bytes: None, articles: BTreeMap::new() };
        self.jobs.extend(self.queue.by_ref().map(untaken));
    }
}

/// Where the worker gets the bytes of `input`: what cannot be read twice is read here, and kept.
fn content(input: &Input, kept: &mut Option<Vec<u8>>) -> io::Result<InputContent> {
    match &input.origin {
        Origin::Path(path) | Origin::File(path) if input.is_lasting() => Ok(InputContent::File(path.clone().into_os_string())),
        Origin::Bytes(bytes) => Ok(InputContent::Bytes(bytes.to_vec())),
        Origin::Path(_) | Origin::File(_) | Origin::Stream(_) | Origin::Nowhere(_) => {
            let bytes = match kept.take() {
                Some(bytes) => bytes,
                None => input.bytes()?,
            };
            *kept = Some(bytes.clone());
            Ok(InputContent::Bytes(bytes))
        }
    }
}
