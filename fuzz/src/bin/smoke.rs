//! The gate's turn of every target: the seeds, and mutations that are the same each time, under stable Rust.
//!
//! Without an argument each target runs in a process of its own, so that a crash costs no other target; with a target's name it runs here.
//! `smoke TARGET FILE` tries one input again, `smoke TARGET --seconds N` goes on with other mutations for so long and keeps what it finds,
//! and `smoke TARGET --seeds FOLDER` writes the seeds for another fuzzer, and beside the folder its dictionary.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "what it finds is written there")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, ExitStatus};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use std::{env, fs, io, panic, process, thread};

use snipcheck::language::LANGUAGES;

use snipcheck_fuzz::mutate::mutated;
use snipcheck_fuzz::random::Random;
use snipcheck_fuzz::targets::{TARGETS, Target, by_name};
use snipcheck_fuzz::tokens;

/// How long a target may take before it is taken for one that never ends.
const LONGEST: Duration = Duration::from_mins(10);

/// An input that takes longer is kept.
const SLOW: Duration = Duration::from_secs(3);

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let done = match arguments.as_slice() {
        [] => all(),
        [name] => by_name(name).map_or_else(|| Err(unknown(name)), |target| seeds_and_mutations(target).map(|()| true)),
        [name, option, seconds] if option == "--seconds" => on_and_on(name, seconds),
        [name, option, folder] if option == "--seeds" => write_seeds(name, folder.as_ref()),
        [name, file, ..] => again(name, file),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn unknown(name: &str) -> io::Error {
    io::Error::other(format!("there is no target {name:?}"))
}

/// Every target, each in a process of its own and as many at once as there are cores; whether all held.
fn all() -> io::Result<bool> {
    let program = env::current_exe()?;
    let (targets, held) = (Mutex::new(TARGETS.iter()), AtomicBool::new(true));
    let next = || targets.lock().unwrap_or_else(PoisonError::into_inner).next();
    let run = || -> io::Result<()> {
        while let Some(target) = next() {
            let mut child = Command::new(&program).arg(target.name).spawn()?;
            let what = match ended(&mut child)? {
                Some(status) if status.success() => continue,
                Some(status) => status.to_string(),
                None => "it never ended".to_owned(),
            };
            println!("{}: {what}; try `smoke {} {}`", target.name, target.name, last(target, child.id()).display());
            held.store(false, Ordering::Relaxed);
        }
        Ok(())
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let threads: Vec<_> = (0..cores).map(|_| scope.spawn(run)).collect();
        threads.into_iter().try_for_each(|thread| thread.join().unwrap_or_else(|panic| panic::resume_unwind(panic)))
    })?;
    Ok(held.into_inner())
}

/// How `child` ended; `None` if it did not in time, and was killed.
fn ended(child: &mut Child) -> io::Result<Option<ExitStatus>> {
    let started = Instant::now();
    while started.elapsed() <= LONGEST {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        thread::sleep(Duration::from_millis(20));
    }
    child.kill()?;
    child.wait()?;
    Ok(None)
}

/// Tries the target's seeds and their mutations in this process. Each is written down before it is tried.
fn seeds_and_mutations(target: &Target) -> io::Result<()> {
    let (started, path) = (Instant::now(), last(target, process::id()));
    let seeds = (target.seeds)();
    let mut random = Random::of(target.name.as_bytes());
    let mut slowest = (Duration::ZERO, 0);
    let mutations = (0..target.mutations).map(|_| mutation(&seeds, target.most, &mut random));
    for (number, input) in seeds.iter().cloned().chain(mutations).enumerate() {
        fs::write(&path, &input)?;
        let before = Instant::now();
        target.run(&input);
        slowest = slowest.max((before.elapsed(), number));
    }
    fs::remove_file(path)?;
    let (seconds, slow) = (started.elapsed().as_secs_f32(), slowest.0.as_secs_f32());
    println!(
        "{:10} {:4} seeds, {:4} mutations: {seconds:.1} s, the slowest {slow:.2} s (input {})",
        target.name,
        seeds.len(),
        target.mutations,
        slowest.1
    );
    Ok(())
}

fn mutation(seeds: &[Vec<u8>], most: usize, random: &mut Random) -> Vec<u8> {
    let (seed, donor) = (random.below(seeds.len()), random.below(seeds.len()));
    let bytes = |at: usize| seeds.get(at).map(Vec::as_slice).unwrap_or_default();
    mutated(bytes(seed), bytes(donor), most, random)
}

/// Tries mutations until the time is over, other ones each time; inputs that break the target's law stay in the temporary folder.
fn on_and_on(name: &str, seconds: &str) -> io::Result<bool> {
    let target = by_name(name).ok_or_else(|| unknown(name))?;
    let time = Duration::from_secs(seconds.parse().map_err(io::Error::other)?);
    let (started, path, seeds) = (Instant::now(), last(target, process::id()), (target.seeds)());
    let mut random = Random::new(process::id().into());
    let (mut count, mut broken, mut slow) = (0_u32, 0_u32, 0_u32);
    while started.elapsed() < time {
        let input = mutation(&seeds, target.most * 4, &mut random);
        fs::write(&path, &input)?;
        let before = Instant::now();
        let held = panic::catch_unwind(|| target.run(&input)).is_ok();
        let is_slow = before.elapsed() > SLOW;
        if !held || is_slow {
            fs::copy(&path, path.with_extension(if held { format!("slow-{slow}") } else { format!("broken-{broken}") }))?;
        }
        count += 1;
        broken += u32::from(!held);
        slow += u32::from(is_slow);
    }
    fs::remove_file(&path)?;
    println!(
        "{name:10} {count} inputs in {seconds} s, {broken} broke the law, {slow} took over {} s: {}.*",
        SLOW.as_secs(),
        path.display()
    );
    Ok(broken == 0)
}

/// Writes the target's seeds into `folder`, and beside it what its mutations may put in, as libFuzzer's dictionaries have it.
fn write_seeds(name: &str, folder: &Path) -> io::Result<bool> {
    let target = by_name(name).ok_or_else(|| unknown(name))?;
    fs::create_dir_all(folder)?;
    for (number, seed) in (target.seeds)().iter().enumerate() {
        fs::write(folder.join(format!("seed-{number:04}")), seed)?;
    }
    let words = LANGUAGES.iter().flat_map(|language| tokens::of(language.id).into_iter().take(12));
    let entry = |token: &str| {
        let bytes: Vec<String> = token.bytes().map(|byte| format!("\\x{byte:02x}")).collect();
        format!("\"{}\"\n", bytes.concat())
    };
    let all: BTreeSet<String> = tokens::COMMON.iter().map(|&token| token.to_owned()).chain(words).collect();
    fs::write(folder.with_extension("dict"), all.iter().map(|token| entry(token)).collect::<String>())?;
    Ok(true)
}

fn again(name: &str, file: &str) -> io::Result<bool> {
    let target = by_name(name).ok_or_else(|| unknown(name))?;
    let started = Instant::now();
    target.run(&fs::read(file)?);
    println!("{name} holds for {file}: {:.2} s", started.elapsed().as_secs_f32());
    Ok(true)
}

/// Where the input that is being tried is written down.
fn last(target: &Target, process: u32) -> PathBuf {
    env::temp_dir().join(format!("snipcheck-fuzz-{}-{process}", target.name))
}
