"""Rows of the pages of an archive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

import pyarrow as pa

from snipcheck.spark import archive, batches
from snipcheck.spark.archive import Record
from snipcheck.spark.batches import Count, Options

RECORDS_AT_A_TIME = 512


def rows(file: BinaryIO, path: str, options: Options, count: Count) -> Iterator[pa.RecordBatch]:
    """The rows of the pages in the archive `file`, which is at `path`; `document` counts its records that may hold pages.

    What is torn or too large is a row with `error`, `warc_file` and `warc_offset`; what is there of a torn page is read.
    """
    options = replace(options, kind="warc")
    before, held, held_bytes = 0, [], 0
    for number, record in enumerate(archive.records(file, options.max_bytes)):
        if record.fault is not None:
            count(f"errors.{batches.TOO_LARGE if record.too_large else batches.ARCHIVE}", 1)
            yield batches.error_row(number, record.fault, warc_file=path, offset=record.offset)
        held.append(record)
        held_bytes += len(record.content or b"")
        if held_bytes > options.piece_bytes or len(held) == RECORDS_AT_A_TIME:
            yield from _rows(held, before, path, options, count)
            before, held, held_bytes = number + 1, [], 0
    yield from _rows(held, before, path, options, count)


def _rows(records: list[Record], before: int, path: str, options: Options, count: Count) -> Iterator[pa.RecordBatch]:
    content = pa.array([record.content for record in records], pa.large_binary())
    for found in batches.rows(pa.RecordBatch.from_arrays([content], ["content"]), "content", None, options, count):
        numbers = found.column("document").to_pylist()
        offsets = [records[number].offset for number in numbers]
        columns = {
            "document": pa.array([before + number for number in numbers], pa.int64()),
            "source": pa.array([f"{path}@{offset}" for offset in offsets]),
            "warc_file": pa.array([path] * len(offsets), pa.string()),
            "warc_offset": pa.array(offsets, pa.int64()),
        }
        for name, values in columns.items():
            found = batches.with_column(found, name, values)
        yield found
