//! A block's text in the making: where each part of it comes from, and which line breaks it needs.

use std::ops::Range;

use super::block_code::Code;
use super::page::Page;
use super::transform::{Transform, TransformKind};
use crate::text::Rewrite;

/// A line break that what comes next decides on.
enum Pending {
    Nothing,
    /// A `<br>`: none if the text goes on with a line break of its own.
    Break(Option<Range<usize>>),
    /// The end of an element that is shown as a block: none if a line starts here anyway.
    Boundary,
}

/// Whether there is a line break between a line element and what comes next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum BreakState {
    Open,
    Broken,
}

/// Where the writer is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum WriterPlace {
    /// No line element came yet.
    Start,
    /// In a line element, which began when so many bytes were written.
    Line(usize),
    /// Behind a line element.
    Between(BreakState),
}

/// Text in the making. Offsets are bytes of the body.
pub(super) struct Writer<'a> {
    page: Page<'a>,
    out: Rewrite<'a>,
    /// Behind what was written last.
    position: usize,
    /// How many bytes were written.
    length: usize,
    /// Whether the last byte written is a line break.
    ends_line: bool,
    pending: Pending,
    place: WriterPlace,
    transforms: Vec<Transform>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(page: Page<'a>, position: usize) -> Self {
        Self {
            page,
            out: page.body.rewrite(),
            position,
            length: 0,
            ends_line: false,
            pending: Pending::Nothing,
            place: WriterPlace::Start,
            transforms: Vec::new(),
        }
    }

    /// Behind what was written last.
    pub(super) fn position(&self) -> usize {
        self.position
    }

    /// Writes `part`, which the body has at `origin`; says where the body has it then.
    pub(super) fn write(&mut self, part: &str, origin: Range<usize>, is_verbatim: bool) -> Range<usize> {
        self.settle(Some(part));
        let is_moved = origin.start < self.position;
        let range = if is_moved { self.position..self.position } else { origin };
        if is_verbatim && !is_moved {
            self.out.keep(range.clone());
        } else {
            self.out.replace(range.clone(), part);
        }
        self.position = range.end;
        self.length += part.len();
        self.ends_line = part.ends_with('\n');
        if matches!(self.place, WriterPlace::Between(_)) && part.contains('\n') {
            self.place = WriterPlace::Between(BreakState::Broken);
        }
        if is_moved {
            self.record(TransformKind::Moved, range.clone());
        }
        range
    }

    /// Notes what was done to what the body has at `range`.
    pub(super) fn record(&mut self, kind: TransformKind, range: Range<usize>) {
        self.transforms.push(Transform { kind, span: self.page.body.origin(range) });
    }

    /// A `<br>`, with its tag.
    pub(super) fn line_break(&mut self, tag: Option<Range<usize>>) {
        self.settle(None);
        self.pending = Pending::Break(tag);
    }

    /// What is shown on a line of its own begins.
    pub(super) fn begin_block(&mut self) {
        self.settle(None);
        if self.length > 0 && !self.ends_line {
            self.break_line(TransformKind::LineElement, None);
        }
    }

    /// What is shown on a line of its own ends.
    pub(super) fn end_block(&mut self) {
        if !matches!(self.pending, Pending::Break(_)) {
            self.pending = Pending::Boundary;
        }
    }

    /// A paragraph begins that was made of the lines behind an empty one.
    pub(super) fn begin_paragraph(&mut self) {
        if self.length > 0 {
            self.begin_block();
            self.break_line(TransformKind::LineElement, None);
        }
    }

    /// An element begins that is one line of code, even if it is empty.
    pub(super) fn begin_line(&mut self) {
        match self.place {
            WriterPlace::Between(ending) => {
                let is_broken = matches!(self.pending, Pending::Break(_));
                if is_broken {
                    self.settle(None);
                }
                if ending == BreakState::Open && !is_broken {
                    self.break_line(TransformKind::LineElement, None);
                }
            }
            WriterPlace::Start | WriterPlace::Line(_) => self.begin_block(),
        }
        self.pending = Pending::Nothing;
        self.place = WriterPlace::Line(self.length);
    }

    /// The line ends.
    pub(super) fn end_line(&mut self) {
        if let WriterPlace::Line(start) = self.place {
            let is_broken = self.length > start && self.ends_line;
            self.place = WriterPlace::Between(if is_broken { BreakState::Broken } else { BreakState::Open });
        }
        self.end_block();
    }

    /// How many bytes were written.
    pub(super) fn length(&self) -> usize {
        self.length
    }

    /// Whether the writer is in a line element.
    pub(super) fn is_in_line(&self) -> bool {
        matches!(self.place, WriterPlace::Line(_))
    }

    /// Whether the writer is behind a line element and not in one.
    pub(super) fn is_between_lines(&self) -> bool {
        matches!(self.place, WriterPlace::Between(_))
    }

    /// Whether nothing is written yet.
    pub(super) fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// Whether the line break behind the last line element is written.
    pub(super) fn is_behind_broken_line(&self) -> bool {
        self.place == WriterPlace::Between(BreakState::Broken)
    }

    /// Decides on the pending line break, now that `next`, if it is text, follows.
    fn settle(&mut self, next: Option<&str>) {
        let breaks = next.is_some_and(|next| next.starts_with('\n'));
        match std::mem::replace(&mut self.pending, Pending::Nothing) {
            Pending::Break(tag) if !breaks => self.break_line(TransformKind::LineBreak, tag),
            Pending::Boundary if !breaks && next.is_some() && self.length > 0 && !self.ends_line => {
                self.break_line(TransformKind::LineElement, None);
            }
            Pending::Break(_) | Pending::Boundary | Pending::Nothing => {}
        }
    }

    fn break_line(&mut self, kind: TransformKind, tag: Option<Range<usize>>) {
        let range = tag.filter(|tag| tag.start >= self.position).unwrap_or(self.position..self.position);
        self.record(kind, range.clone());
        self.position = range.end;
        self.out.replace(range, "\n");
        self.length += 1;
        self.ends_line = true;
    }

    pub(super) fn finish(mut self) -> Code {
        self.settle(None);
        Code::new(self.out.finish(), self.transforms)
    }
}
