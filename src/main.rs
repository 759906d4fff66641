//! The `snipcheck` program.

#![cfg(feature = "cli")]

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
