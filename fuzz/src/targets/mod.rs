//! Every target: what is tried with arbitrary bytes, and the law that must hold whatever they are.

pub mod blocks;
pub mod check;
pub mod detect;
pub mod fixes;
pub mod forms;
pub mod grammar;
mod input;
pub mod pipeline;
pub mod readers;
pub mod reference;
pub mod reports;
mod seeds;
pub mod selector;
pub mod text;

/// A target.
#[derive(Debug)]
pub struct Target {
    /// Its name, which is that of its file.
    pub name: &'static str,
    /// What mutations begin with.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// How many mutations of them the gate tries: as many as take a second or two.
    pub mutations: usize,
    /// Bytes that a mutation of the gate has at most.
    pub most: usize,
    /// Tries an input; panics where the target's law does not hold.
    pub law: fn(&[u8]),
}

impl Target {
    /// Tries `bytes`.
    pub fn run(&self, bytes: &[u8]) {
        (self.law)(bytes);
    }
}

/// Every target.
pub static TARGETS: &[&Target] = &[
    &text::TARGET,
    &readers::TARGET,
    &blocks::TARGET,
    &selector::TARGET,
    &detect::TARGET,
    &grammar::TARGET,
    &reference::TARGET,
    &check::TARGET,
    &reports::TARGET,
    &forms::TARGET,
    &fixes::TARGET,
    &pipeline::TARGET,
];

/// The target called `name`.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static Target> {
    TARGETS.iter().copied().find(|target| target.name == name)
}
