"""The records of a WARC file, one after another, as `snipcheck` reads them: what is in them, and what HTTP put around it, it finds itself.

Nothing is held longer than a record. Behind what is torn or broken it goes on with the next record that is whole.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

CHUNK_BYTES = 64 << 10
GZIP = b"\x1f\x8b\x08"
MAX_HEAD_BYTES = 64 << 10
WINDOW_BYTES = 4 << 20
"""How far back it goes to find the next gzip member behind a broken one."""

_LENGTH = re.compile(rb"(?im)^content-length:\s*(\d+)\s*?$")
_WITH_PAGES = re.compile(rb"(?im)^warc-type:\s*(response|resource)\s*?$")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_NEXT = re.compile(rb"WARC/1\.\d\r?\n")


@dataclass(frozen=True)
class Record:
    """A record that may hold a page, or what is wrong at a place of the archive."""

    offset: int
    """Where it begins in the file: itself, or its gzip member."""
    content: bytes | None = None
    """The whole record, as far as it is there."""
    fault: str | None = None
    """What is wrong, in a sentence without a full stop."""
    too_large: bool = False


def records(file: BinaryIO, max_bytes: int) -> Iterator[Record]:
    """The records of `file` that may hold pages, and what is wrong with it; records of more than `max_bytes` are passed over."""
    begin = file.read(CHUNK_BYTES)
    if begin.startswith(GZIP):
        yield from _of_members(file, begin, max_bytes)
    else:
        plain = _Section(_chunks(file, begin), 0, is_plain=True)
        yield from plain.records(max_bytes)


def _chunks(file: BinaryIO, begin: bytes) -> Iterator[bytes]:
    while begin:
        yield begin
        begin = file.read(CHUNK_BYTES)


class _Section:
    """What is inflated of one gzip member, or a file that is not compressed."""

    def __init__(self, chunks: Iterator[bytes], offset: int, is_plain: bool) -> None:
        self.chunks = chunks
        self.held = bytearray()
        self.offset = offset
        self.is_plain = is_plain

    def hold(self, count: int) -> bool:
        while len(self.held) < count:
            chunk = next(self.chunks, None)
            if chunk is None:
                return False
            self.held += chunk
        return True

    def drop(self, count: int) -> None:
        """Lets go of `count` bytes, which need not be held."""
        while count > len(self.held) and self.hold(len(self.held) + 1):
            if self.is_plain:
                self.offset += len(self.held)
            count -= len(self.held)
            self.held.clear()
        count = min(count, len(self.held))
        del self.held[:count]
        if self.is_plain:
            self.offset += count

    def records(self, max_bytes: int) -> Iterator[Record]:
        while self.hold(1):
            if self.held[0] in b"\r\n":
                self.drop(1)
                continue
            head, length = self._head()
            if head is None or length is None:
                offset, passed = self.offset, self._pass_over()
                yield Record(offset, fault=f"what stands here is no record: {passed} bytes were passed over")
                continue
            offset, end = self.offset, len(head) + length
            if end > max_bytes:
                yield Record(offset, fault=f"the record has {end} bytes, and {max_bytes} are read at most", too_large=True)
                self.drop(end)
                continue
            fault = None
            if not self.hold(end):
                end, fault = self._next(len(head)), f"the record breaks off after {len(self.held) - len(head)} of {length} bytes"
            elif self.hold(end + 4) and self.held[end : end + 4] != b"\r\n\r\n" and (there := self._next(len(head), end + 8)) <= end:
                end, fault = there, f"the record ends after {there - len(head)} bytes, and not after {length}"
            if fault or _WITH_PAGES.search(head):
                yield Record(offset, bytes(self.held[:end]), fault)
            self.drop(end)

    def _head(self) -> tuple[bytes | None, int | None]:
        """The head of the record that is next, with the empty line behind it, and the length of what follows."""
        self.hold(5)
        if not self.held.startswith(b"WARC/"):
            return None, None
        wanted = 1024
        while True:
            held = self.hold(wanted)
            if end := _HEAD_END.search(self.held, 0, MAX_HEAD_BYTES):
                head = bytes(self.held[: end.end()])
                length = _LENGTH.search(head)
                return head, int(length[1]) if length else None
            if not held or wanted > MAX_HEAD_BYTES:
                return None, None
            wanted *= 2

    def _next(self, start: int, end: int | None = None) -> int:
        """Where the next record begins behind `start` of what is held; `end`, or the end of it, if there is none."""
        found = _NEXT.search(self.held, start, len(self.held) if end is None else end)
        return found.start() if found else len(self.held) if end is None else end

    def _pass_over(self) -> int:
        """Goes on to what begins a record; says how many bytes were passed over."""
        # What stands here may begin like a record.
        passed = 1
        self.drop(1)
        while True:
            if found := _NEXT.search(self.held):
                self.drop(found.start())
                return passed + found.start()
            # The line that begins a record may be held in part.
            count = max(len(self.held) - 16, 1)
            self.drop(count)
            passed += count
            if not self.hold(len(self.held) + 1):
                passed += len(self.held)
                self.drop(len(self.held))
                return passed


class _Members:
    """A file of gzip members: their bytes, and where each begins."""

    def __init__(self, file: BinaryIO, begin: bytes) -> None:
        self.file = file
        self.held = begin
        self.offset = 0
        self.fault: str | None = None

    def more(self) -> bool:
        """Holds more; says whether there was any."""
        chunk = self.file.read(CHUNK_BYTES)
        self.held += chunk
        return bool(chunk)

    def drop(self, count: int) -> None:
        self.held = self.held[count:]
        self.offset += count

    def find(self, start: int) -> bool:
        """Goes on to what looks like the beginning of a member, at or behind `start`; says whether there is one."""
        while (at := self.held.find(GZIP, start)) < 0:
            self.drop(max(len(self.held) - len(GZIP) + 1, 0))
            start = 0
            if not self.more():
                self.drop(len(self.held))
                return False
        self.drop(at)
        return True

    def inflated(self) -> Iterator[bytes]:
        """What the member that is next inflates to; it is dropped with the last of it."""
        self.fault = None
        inflater = zlib.decompressobj(wbits=31)
        # What is held of the member, so that the next one is found if it is broken.
        given, start = 0, len(GZIP)
        while True:
            if given == len(self.held) and not self.more():
                self.fault = "what is compressed breaks off"
                break
            try:
                chunk = inflater.decompress(self.held[given:])
            except zlib.error as error:
                self.fault = f"what is compressed is broken: {error}"
                break
            given = len(self.held)
            if chunk:
                yield chunk
            if inflater.eof:
                self.drop(given - len(inflater.unused_data))
                return
            if given > WINDOW_BYTES:
                self.drop(given - CHUNK_BYTES)
                given, start = CHUNK_BYTES, 0
        self.find(start)


def _of_members(file: BinaryIO, begin: bytes, max_bytes: int) -> Iterator[Record]:
    members = _Members(file, begin)
    was_broken = False
    while members.held or members.more():
        offset = members.offset
        if len(members.held) < len(GZIP):
            members.more()
        if not members.held.startswith(GZIP):
            members.find(0)
            fault = f"{members.offset - offset} bytes are not compressed, and were passed over"
        else:
            section = _Section(members.inflated(), offset, is_plain=False)
            fault = None
            for record in section.records(max_bytes):
                if record.content is None and not record.too_large:
                    fault = record.fault
                    continue
                was_broken = record.fault is not None
                yield record
            fault = members.fault or fault
        # Much of what looks like the beginning of a member behind a broken one is none: one place is told once.
        if fault and not was_broken:
            yield Record(offset, fault=fault)
        was_broken = was_broken or fault is not None
