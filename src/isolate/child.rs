//! A worker as its supervisor sees it: a process, what comes from it, and whether what it parses goes on too long.

use std::io::{self, BufReader, Seek as _, SeekFrom};
use std::process::{self, ChildStdin, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use super::Workers;
use super::process::{memory, nameless_file, processor_time};
use super::protocol::{self, Request, Response, Setup};
use crate::guard::journal::{self, Call, Running, Watch};
use crate::guard::{Death, MAX_BYTES, MAX_SECONDS};
use crate::run::Options;

/// How often a worker is looked at.
const TICK: Duration = Duration::from_millis(20);

/// Looks after which a call has taken [`MAX_SECONDS`]. Looks are counted, and not the time between them: while the machine sleeps, or has
/// no time for the supervisor, it had none for the worker either.
const MAX_TICKS: u64 = MAX_SECONDS * 50;

/// How many times as long a call may take of which the worker's processor time says that it had no chance to get further.
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
}

/// A call that was there at the last look.
struct Long {
    running: Running,
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
        let sent = self.requests.as_mut().map(|requests| protocol::send(request, requests));
        if !matches!(sent, Some(Ok(()))) {
            self.requests = None;
        }
    }

    /// What comes next; looks at what it parses in between.
    pub(super) fn event(&mut self) -> Event {
        if self.looked.elapsed() >= TICK {
            self.looked = Instant::now();
            if let Some((call, death)) = self.look() {
                return self.end(call, death);
            }
        }
        match self.answers.recv_timeout(TICK) {
            Ok(answer) => Event::Answer(Box::new(answer)),
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

    /// The call that takes too long or too much, if one does.
    fn look(&mut self) -> Option<(Option<Call>, Death)> {
        let running = self.running();
        if running.is_empty() {
            self.long.clear();
            return None;
        }
        let (memory, processor_time) = (memory(self.process.id()), processor_time(self.process.id()));
        let mut before = std::mem::take(&mut self.long);
        for running in running {
            let known = before.iter().position(|long| long.running == running).map(|at| before.swap_remove(at));
            let long = known.map(|long| Long { ticks: long.ticks + 1, ..long });
            self.long.push(long.unwrap_or(Long { running, ticks: 0, memory, processor_time }));
        }
        if let Some(slow) = self.long.iter().find(|long| long.is_too_long(processor_time)) {
            return Some((Some(slow.running.call.clone()), Death::TimedOut));
        }
        let grown = |long: &Long| memory.zip(long.memory).is_some_and(|(now, then)| now.saturating_sub(then) > MAX_BYTES);
        self.long.iter().any(grown).then_some((None, Death::OutOfMemory))
    }

    /// Ends the worker, because of `call`, or of one of those that it makes.
    fn end(&mut self, call: Option<Call>, death: Death) -> Event {
        let calls = call.map_or_else(|| self.long.iter().map(|long| long.running.call.clone()).collect(), |call| vec![call]);
        drop(self.process.kill());
        Event::Died(calls, death)
    }
}

impl Long {
    /// Whether it goes on too long, now that the worker has had `now` of processor time.
    fn is_too_long(&self, now: Option<Duration>) -> bool {
        let worked = now.zip(self.processor_time).map(|(now, then)| now.saturating_sub(then));
        let had_time = worked.is_none_or(|worked| worked >= Duration::from_secs(MAX_SECONDS) / 2);
        self.ticks >= MAX_TICKS && had_time || self.ticks >= MAX_TICKS * PATIENCE
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
