//! The gate's turn of every target: the seeds, and mutations that are the same each time, under stable Rust.
//!
//! Without an argument each target runs in a process of its own, so that a crash costs no other target; with a target's name it runs here.
//! `smoke TARGET FILE` tries one input again.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "what it finds is written there")]

use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};
use std::{env, fs, io, process, thread};

use snipcheck_fuzz::mutate::mutated;
use snipcheck_fuzz::random::Random;
use snipcheck_fuzz::targets::{TARGETS, Target, by_name};

/// How long a target may take before it is taken for one that never ends.
const LONGEST: Duration = Duration::from_secs(600);

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let done = match arguments.as_slice() {
        [] => all(),
        [name] => by_name(name).map_or_else(|| Err(unknown(name)), |target| seeds_and_mutations(target).map(|()| true)),
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

/// Every target, each in a process of its own; whether all held.
fn all() -> io::Result<bool> {
    let mut held = true;
    for target in TARGETS {
        let started = Instant::now();
        let mut child = Command::new(env::current_exe()?).arg(target.name).spawn()?;
        let status = loop {
            if let Some(status) = child.try_wait()? {
                break status.to_string();
            }
            if started.elapsed() > LONGEST {
                child.kill()?;
                child.wait()?;
                break "it never ended".to_owned();
            }
            thread::sleep(Duration::from_millis(20));
        };
        if status != "exit status: 0" {
            println!("{}: {status}; try `smoke {} {}`", target.name, target.name, last(target, child.id()).display());
            held = false;
        }
    }
    Ok(held)
}

/// Tries the target's seeds and their mutations in this process. Each is written down before it is tried.
fn seeds_and_mutations(target: &Target) -> io::Result<()> {
    let (started, path) = (Instant::now(), last(target, process::id()));
    let seeds = (target.seeds)();
    let mut random = Random::of(target.name.as_bytes());
    let mut slowest = (Duration::ZERO, 0);
    let mutations = (0..target.mutations).map(|_| {
        let (seed, donor) = (random.below(seeds.len()), random.below(seeds.len()));
        let bytes = |at: usize| seeds.get(at).map(Vec::as_slice).unwrap_or_default();
        mutated(bytes(seed), bytes(donor), target.most, &mut random)
    });
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
