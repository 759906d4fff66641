//! Each reader, whatever it is handed: the first line names it.

use snipcheck::document::{READERS, Reader};

use super::{Target, blocks, input, seeds};

/// The target.
pub static TARGET: Target = Target { name: "readers", seeds: seeds::of_readers, mutations: 2_000, most: 8_000, law };

fn law(bytes: &[u8]) {
    let (name, _) = input::choice(bytes);
    let rest = bytes.iter().position(|&byte| byte == b'\n').and_then(|at| bytes.get(at + 1..)).unwrap_or_default();
    let reader: Option<&&'static Reader> = input::chosen(READERS, &name, |reader| reader.name);
    blocks::extracts(rest, reader.copied());
}
