//! Patterns made into automata while the program is built, so that nothing is compiled when it starts.

use std::collections::HashMap;

use regex_automata::dfa::{Automaton, StartKind, dense};
use regex_automata::nfa::thompson;
use regex_automata::util::primitives::StateID;
use regex_automata::util::start;
use regex_automata::util::syntax::{self, parse_with};

use crate::gram;
use crate::needs::needs;

/// Bytes that an automaton may take up while it is made.
const MAX_MAKING: usize = 512 * 1024;

/// Longest table, in bytes. What would take more is left to a regular expression that is compiled when a text has what it needs.
const MAX_TABLE: usize = 32 * 1024;

/// What the program reads in place of a pattern.
#[derive(Clone, Default)]
pub(crate) struct Compiled {
    /// For each clause of what the pattern needs the count of its literals, then for each of them the count of its hashes, and these.
    pub needs: Vec<u8>,
    /// The automaton; empty if it would be too long. The column of each of the 256 bytes; the last of these columns; then a row for each
    /// state, with an entry for each column, and one for the end of the text: at which entry the row of the next state begins. From the
    /// first state none matches, the second has matched, the third is the one before a text.
    pub table: Vec<u8>,
}

/// `pattern` in multi-line mode, over bytes, with ASCII's classes where it allows that.
pub(crate) fn compiled(pattern: &str) -> Compiled {
    let over_bytes = syntax::Config::new().unicode(false).utf8(false).multi_line(true);
    let over_letters = syntax::Config::new().utf8(false).multi_line(true);
    let (hir, table) = match parse_with(pattern, &over_bytes) {
        Ok(hir) => (hir, table(pattern, over_bytes)),
        Err(_) => (parse_with(pattern, &over_letters).expect("it was compiled before"), None),
    };
    Compiled { needs: written(&needs(&hir)), table: table.unwrap_or_default() }
}

fn written(clauses: &[Vec<Vec<u8>>]) -> Vec<u8> {
    let count = |n: usize| u8::try_from(n).expect("clauses and literals are short");
    let mut bytes = Vec::new();
    for clause in clauses {
        bytes.push(count(clause.len()));
        for literal in clause {
            let hashes = hashes(literal);
            bytes.push(count(hashes.len()));
            bytes.extend(hashes.iter().flat_map(|hash| hash.to_le_bytes()));
        }
    }
    bytes
}

fn table(pattern: &str, syntax: syntax::Config) -> Option<Vec<u8>> {
    let config = dense::Config::new()
        .start_kind(StartKind::Unanchored)
        .minimize(true)
        .dfa_size_limit(Some(MAX_MAKING))
        .determinize_size_limit(Some(8 * MAX_MAKING));
    let mut builder = dense::Builder::new();
    let builder = builder.syntax(syntax).thompson(thompson::Config::new().utf8(false)).configure(config);
    let automaton = builder.build(pattern).ok()?;
    let start = automaton.start_state(&start::Config::new()).ok()?;
    packed(&states(&automaton, start)?).filter(|table| table.len() <= MAX_TABLE)
}

/// Where each of the 256 bytes, and the end, lead to from each state. All states that match are one.
fn states(automaton: &dense::DFA<Vec<u32>>, start: StateID) -> Option<Vec<Vec<u16>>> {
    let mut numbers: HashMap<StateID, u16> = HashMap::from([(start, 2)]);
    let mut order = vec![start];
    let mut states = vec![vec![0; 257], vec![1; 257]];
    let mut at = 0;
    while let Some(&state) = order.get(at) {
        at += 1;
        let mut row = Vec::with_capacity(257);
        for input in 0..257u16 {
            let next = match u8::try_from(input) {
                Ok(byte) => automaton.next_state(state, byte),
                Err(_) => automaton.next_eoi_state(state),
            };
            row.push(match () {
                () if automaton.is_quit_state(next) => return None,
                () if automaton.is_dead_state(next) => 0,
                () if automaton.is_match_state(next) => 1,
                () => {
                    let new = u16::try_from(order.len() + 2).ok()?;
                    let number = *numbers.entry(next).or_insert(new);
                    if number == new {
                        order.push(next);
                    }
                    number
                }
            });
        }
        states.push(row);
    }
    Some(states)
}

/// The states, with one column for all bytes that lead to the same from each; `None` if they are too many.
fn packed(states: &[Vec<u16>]) -> Option<Vec<u8>> {
    let mut columns: Vec<Vec<u16>> = Vec::new();
    let mut known: HashMap<Vec<u16>, usize> = HashMap::new();
    let mut table = Vec::new();
    for byte in 0..256 {
        let column: Vec<u16> = states.iter().map(|row| row[byte]).collect();
        let number = *known.entry(column.clone()).or_insert(columns.len());
        if number == columns.len() {
            columns.push(column);
        }
        table.push(u8::try_from(number).expect("there are 256 bytes"));
    }
    table.push(u8::try_from(columns.len() - 1).expect("there are 256 bytes"));
    columns.push(states.iter().map(|row| row[256]).collect());
    for state in 0..states.len() {
        for column in &columns {
            let row = u16::try_from(usize::from(column[state]) * columns.len()).ok()?;
            table.extend(row.to_le_bytes());
        }
    }
    Some(table)
}

/// The hashes of the longest runs of `literal`, which is in lower case: all of them are in each text that has it.
fn hashes(literal: &[u8]) -> Vec<u16> {
    literal.windows(literal.len().clamp(1, 3)).map(gram::hash).collect()
}
