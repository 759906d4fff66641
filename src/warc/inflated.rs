//! An archive's bytes as they were before it was compressed: plain, or gzip members one after another.

use std::collections::VecDeque;
use std::io::{self, Read};

use flate2::bufread::GzDecoder;

use super::fault::ArchiveFault;
use super::window::Window;

/// How a gzip member begins (RFC 1952 §2.3.1): the magic number and the only compression method.
const MAGIC: &[u8] = &[0x1F, 0x8B, 0x08];

/// Bytes that are inflated at a time.
const CHUNK_BYTES: u64 = 64 * 1024;

/// What came of inflating more.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Inflation {
    /// There was more, or there may be.
    Some,
    /// There is no more.
    None,
    /// Something is broken, and what follows begins behind it.
    Broken(ArchiveFault),
}

/// What an archive holds.
pub(super) struct Inflated<R> {
    state: MemberState<R>,
    /// Bytes that came out of it so far.
    count: u64,
    /// Where members begin: in what came out, and in the file.
    members: VecDeque<(u64, u64)>,
}

enum MemberState<R> {
    /// It is not compressed.
    Plain(Window<R>),
    /// In front of a member, or of the end.
    Between(Window<R>),
    /// In a member.
    Member(Box<GzDecoder<Window<R>>>),
    /// It is of no use any more.
    Lost,
}

impl<R: Read> Inflated<R> {
    /// # Errors
    ///
    /// Fails if it cannot be read.
    pub(super) fn new(from: R) -> io::Result<Self> {
        let mut window = Window::new(from);
        let is_gzip = window.is_at(MAGIC)?;
        let state = if is_gzip { MemberState::Between(window) } else { MemberState::Plain(window) };
        Ok(Self { state, count: 0, members: VecDeque::new() })
    }

    /// Appends some more of it to `out`.
    pub(super) fn fill(&mut self, out: &mut Vec<u8>) -> io::Result<Inflation> {
        let before = out.len();
        let more = match std::mem::replace(&mut self.state, MemberState::Lost) {
            MemberState::Plain(mut window) => {
                let result = (&mut window).take(CHUNK_BYTES).read_to_end(out);
                self.state = MemberState::Plain(window);
                result.map(|read| if read == 0 { Inflation::None } else { Inflation::Some })
            }
            MemberState::Between(window) => self.begin(window),
            MemberState::Member(decoder) => self.go_on(decoder, out),
            MemberState::Lost => Ok(Inflation::None),
        };
        self.count += u64::try_from(out.len() - before).unwrap_or(0);
        more
    }

    /// Begins the member that is next.
    fn begin(&mut self, mut window: Window<R>) -> io::Result<Inflation> {
        if window.is_at(MAGIC)? {
            window.set_mark();
            self.members.push_back((self.count, window.offset()));
            self.state = MemberState::Member(Box::new(GzDecoder::new(window)));
            return Ok(Inflation::Some);
        }
        let start = window.offset();
        window.seek_to(MAGIC)?;
        let lost = window.offset() - start;
        self.state = MemberState::Between(window);
        Ok(if lost == 0 {
            Inflation::None
        } else {
            Inflation::Broken(ArchiveFault { offset: start, message: format!("{lost} bytes are not compressed, and were passed over") })
        })
    }

    fn go_on(&mut self, mut decoder: Box<GzDecoder<Window<R>>>, out: &mut Vec<u8>) -> io::Result<Inflation> {
        let result = decoder.by_ref().take(CHUNK_BYTES).read_to_end(out);
        match result {
            Ok(0) => {
                self.state = MemberState::Between(decoder.into_inner());
                Ok(Inflation::Some)
            }
            Ok(_) => {
                self.state = MemberState::Member(decoder);
                Ok(Inflation::Some)
            }
            Err(error)
                if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof) =>
            {
                let mut window = decoder.into_inner();
                window.go_behind_mark();
                window.seek_to(MAGIC)?;
                let next = window.offset();
                self.state = MemberState::Between(window);
                let offset = self.members.back().map_or(0, |(_, origin)| *origin);
                Ok(Inflation::Broken(ArchiveFault {
                    offset,
                    message: format!("{error}; it goes on with the gzip member at offset {next}"),
                }))
            }
            Err(error) => Err(error),
        }
    }

    /// Where in the file the byte at `offset` of what came out is: the byte itself, or the beginning of its gzip member. What is before it
    /// is not asked for again.
    pub(super) fn origin(&mut self, offset: u64) -> u64 {
        if matches!(self.state, MemberState::Plain(_)) {
            return offset;
        }
        while self.members.get(1).is_some_and(|(start, _)| *start <= offset) {
            self.members.pop_front();
        }
        self.members.front().map_or(0, |(_, origin)| *origin)
    }

    /// The first place behind `offset` of what came out at which a member begins.
    pub(super) fn member_behind(&self, offset: u64) -> Option<u64> {
        self.members.iter().map(|(start, _)| *start).find(|start| *start > offset)
    }
}
