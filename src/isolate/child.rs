//! A worker as its supervisor sees it: a process, what comes from it, and whether what it parses goes on too long.

use std::io::{self, BufReader, Seek as _, SeekFrom};
use std::process::{self, ChildStdin, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use super::process::{memory, nameless_file, processor_time};
use super::protocol::{self, Request, Response, Setup};
use super::{Patience, Workers};
use crate::guard::journal::{self, Call, Running, Watch};
use crate::guard::{Death, MAX_BYTES, MAX_SECONDS};
use crate::run::Options;

/// How often a worker is looked at.
const TICK: Duration = Duration::from_millis(20);

/// How many times as long something may take of which the worker's processor time says that it had no chance to get further.
const PATIENCE: u64 = 5;

/// How often a worker is started that dies before it is ready: something outside ends it, and it may be let live the next time.
const MAX_STARTS: u32 = 5;

/// Answers that wait to be read.
const WAITING: usize = 16;

/// What comes from a worker.
pub(super) enum Event {
    /// An answer.
    Answer(Box<Response<'static>>),
    /// Nothing, for a while.
    Nothing,
    /// It has died: of these calls, of which more than one are suspects.
    Died(Vec<Call>, Death),
}

/// A running worker; dropping it ends it.
pub(super) struct Child {
    process: process::Child,
    requests: Option<ChildStdin>,
    answers: Receiver<Response<'static>>,
    journal: Watch,
    looked: Instant,
    long: Vec<Long>,
    patience: Patience,
    /// Since it last gave a sign of life: an answer, or a call of a parser.
    silence: Option<Since>,
}

/// A call that was there at the last look.
struct Long {
    running: Running,
    since: Since,
}

/// A moment, and what the worker had taken by then.
struct Since {
    /// Looks since then.
    ticks: u64,
    memory: Option<u64>,
    processor_time: Option<Duration>,
}

impl Child {
    /// Starts a worker of `threads` threads which knows what others `died` of, and waits until it is ready; one that dies before that is
    /// started again, a few times.
    pub(super) fn start(workers: &Workers, options: &Options, died: &[(Call, Death)], threads: usize) -> io::Result<Self> {
        let mut tries = 1;
        loop {
            match Self::start_once(workers, options, died, threads) {
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe && tries < MAX_STARTS => tries += 1,
                result => return result,
            }
        }
    }

    fn start_once(workers: &Workers, options: &Options, died: &[(Call, Death)], threads: usize) -> io::Result<Self> {
        let file = nameless_file()?;
        let mut journal = file.try_clone()?;
        // What the system says of a crash is written behind the slots, and not over them.
        journal.seek(SeekFrom::Start(u64::try_from(journal::BYTES).map_err(io::Error::other)?))?;
        let mut command = (workers.command)();
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::from(journal)).spawn()?;
        let mut requests = process.stdin.take().ok_or(io::ErrorKind::BrokenPipe)?;
        let output = process.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
        let (answers, received) = sync_channel(WAITING);
        thread::Builder::new().spawn(move || listen(output, &answers))?;
        let mut child = Self {
            process,
            requests: None,
            answers: received,
            journal: Watch::new(Arc::new(file)),
            looked: Instant::now(),
            long: Vec::new(),
            patience: workers.patience,
            silence: None,
        };
        protocol::send(&Setup::new(options, threads, died), &mut requests)?;
        match child.answers.recv() {
            Ok(Response::Ready) => {
                child.requests = Some(requests);
                Ok(child)
            }
            _ => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }

    /// It, if it still runs.
    pub(super) fn alive(mut self) -> Option<Self> {
        matches!(self.process.try_wait(), Ok(None)).then_some(self)
    }

    /// Asks it for something. A worker that has died meanwhile is noticed by the next event.
    pub(super) fn ask(&mut self, request: &Request) {
        self.silence = None;
        let sent = self.requests.as_mut().map(|requests| protocol::send(request, requests));
        if !matches!(sent, Some(Ok(()))) {
            self.requests = None;
        }
    }

    /// What comes next; looks at what it does in between. There must be something that it was asked for.
    pub(super) fn event(&mut self) -> Event {
        if self.looked.elapsed() >= TICK {
            self.looked = Instant::now();
            if let Some((calls, death)) = self.look() {
                drop(self.process.kill());
                return Event::Died(calls, death);
            }
        }
        match self.answers.recv_timeout(TICK) {
            Ok(answer) => {
                self.silence = None;
                Event::Answer(Box::new(answer))
            }
            Err(RecvTimeoutError::Timeout) => Event::Nothing,
            Err(RecvTimeoutError::Disconnected) => {
                // What does not speak any more is of no use, dead or not.
                drop(self.process.kill());
                let death = self.process.wait().map_or(Death::Exit(-1), death);
                Event::Died(self.running().into_iter().map(|running| running.call).collect(), death)
            }
        }
    }

    fn running(&self) -> Vec<Running> {
        self.journal.running().unwrap_or_default()
    }

    /// The calls that take too long or too much, or none if that is done outside of them; `None` if all is well.
    fn look(&mut self) -> Option<(Vec<Call>, Death)> {
        let running = self.running();
        let now = Since::now(&self.process);
        if running.is_empty() {
            self.long.clear();
            return self.endure(&now).map(|death| (Vec::new(), death));
        }
        self.silence = None;
        let mut before = std::mem::take(&mut self.long);
        for running in running {
            let known = before.iter().position(|long| long.running == running).map(|at| before.swap_remove(at).since.later());
            self.long.push(Long { running, since: known.unwrap_or_else(|| now.again()) });
        }
        if let Some(slow) = self.long.iter().find(|long| long.since.is_too_long(&now, Duration::from_secs(MAX_SECONDS))) {
            return Some((vec![slow.running.call.clone()], Death::TimedOut));
        }
        let has_grown = self.long.iter().any(|long| long.since.has_grown(&now, MAX_BYTES));
        has_grown.then(|| (self.long.iter().map(|long| long.running.call.clone()).collect(), Death::OutOfMemory))
    }

    /// Why nobody waits any longer for a worker that parses nothing, and has taken what it has `now`.
    fn endure(&mut self, now: &Since) -> Option<Death> {
        let Patience { time, bytes } = self.patience;
        let silence = self.silence.take().map_or_else(|| now.again(), Since::later);
        let death = if silence.is_too_long(now, time) {
            Some(Death::Stalled(time.as_secs()))
        } else {
            silence.has_grown(now, bytes).then_some(Death::Swollen(bytes))
        };
        self.silence = Some(silence);
        death
    }
}

impl Since {
    fn now(process: &process::Child) -> Self {
        Self { ticks: 0, memory: memory(process.id()), processor_time: processor_time(process.id()) }
    }

    /// The same moment, of which nobody has looked away yet.
    fn again(&self) -> Self {
        Self { ticks: 0, ..*self }
    }

    /// The same moment, a look later.
    fn later(self) -> Self {
        Self { ticks: self.ticks + 1, ..self }
    }

    /// Whether `most` has gone by, now that the worker has had what `now` says. Looks are counted, and not the time between them: while the
    /// machine sleeps, or has no time for the supervisor, it had none for the worker either.
    fn is_too_long(&self, now: &Self, most: Duration) -> bool {
        let ticks = u64::try_from(most.as_millis() / TICK.as_millis()).unwrap_or(u64::MAX);
        let worked = now.processor_time.zip(self.processor_time).map(|(now, then)| now.saturating_sub(then));
        let had_time = worked.is_none_or(|worked| worked >= most / 2);
        self.ticks >= ticks && had_time || self.ticks >= ticks.saturating_mul(PATIENCE)
    }

    /// Whether the worker has grown by more than `most` bytes.
    fn has_grown(&self, now: &Self, most: u64) -> bool {
        now.memory.zip(self.memory).is_some_and(|(now, then)| now.saturating_sub(then) > most)
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// Hands on what a worker says, until it ends or nobody wants it.
fn listen(output: impl io::Read, answers: &SyncSender<Response<'static>>) {
    let mut output = BufReader::new(output);
    while let Ok(Some(answer)) = protocol::receive(&mut output) {
        if answers.send(answer).is_err() {
            return;
        }
    }
}

#[cfg(unix)]
fn death(status: process::ExitStatus) -> Death {
    use std::os::unix::process::ExitStatusExt as _;
    status.signal().map_or_else(|| Death::Exit(status.code().unwrap_or(-1)), Death::Signal)
}

#[cfg(not(unix))]
fn death(status: process::ExitStatus) -> Death {
    Death::Exit(status.code().unwrap_or(-1))
}
