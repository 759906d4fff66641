//! Tries a probe a line of its standard input, and says what each cost.

#![allow(clippy::print_stdout, reason = "what it finds is written there")]

use std::io::{self, BufRead as _, Write as _};
use std::thread;

use snipcheck_fuzz::probe::{Cost, Probe};

fn main() -> io::Result<()> {
    let stack = std::env::args().nth(1).and_then(|kb| kb.parse::<usize>().ok()).unwrap_or(16 * 1024) * 1024;
    if let Some(id) = std::env::args().nth(2) {
        for piece in snipcheck_fuzz::tokens::pieces(&id, 150) {
            println!("{}", serde_json::to_string(&piece)?);
        }
        return Ok(());
    }
    std::panic::set_hook(Box::new(|_| {}));
    for line in io::stdin().lock().lines() {
        let Ok(probe) = serde_json::from_str::<Probe>(&line?) else { continue };
        let worker = thread::Builder::new().stack_size(stack).spawn(move || probe.run())?;
        let cost = worker.join().unwrap_or_else(|_| Cost { end: "panic".into(), ..Cost::default() });
        println!("{}", serde_json::to_string(&cost)?);
        io::stdout().flush()?;
    }
    Ok(())
}
