"""One task: a file is read, and its rows are written to a file of their own, which appears as a whole or not at all."""

from __future__ import annotations

import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from pyarrow import fs

from snipcheck.spark import batches, pages
from snipcheck.spark.batches import Count, Options
from snipcheck.spark.inputs import Input, store

UNFINISHED = "_unfinished"
"""The folder, within that of the output, with what is being written; engines pass over names with `_` in front."""

DOCUMENTS_AT_A_TIME = 256
ROW_GROUP_BYTES = 64 << 20


@dataclass(frozen=True)
class Columns:
    """The columns of a Parquet file that are read."""

    content: str = "html"
    url: str | None = "url"


@dataclass
class Done:
    """What came of a file."""

    input: str
    counts: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    failure: str | None = None
    """Why there is no output."""


def output_schema() -> pa.Schema:
    """The columns that are written: `input`, `document`, `error`, and the columns of the catalog."""
    return pa.schema([pa.field("input", pa.string()), *batches.schema()])


def run(input: Input, output: str, columns: Columns, options: Options, before_commit: Callable[[], None] = lambda: None) -> Done:
    """Writes the rows of `input` to its file in the folder `output`.

    A file that cannot be read or written is a `Done` with `failure`, and costs no other. Where the same file is read twice at the same time
    (Spark speculates, or has lost sight of an executor), each writes under a name of its own, and one replaces the other with the same rows.
    """
    started = time.monotonic()
    counts: Counter[str] = Counter()
    try:
        there, folder = store(output)
        unfinished = f"{folder}/{UNFINISHED}/{input.run}{uuid.uuid4().hex}.parquet"
        there.create_dir(f"{folder}/{UNFINISHED}", recursive=True)
        try:
            _write(there, unfinished, _rows(input, columns, options, _adder(counts)), input.path)
            before_commit()
            _commit(there, unfinished, f"{folder}/{input.output_name}")
        except BaseException:
            _delete(there, unfinished)
            raise
    except Exception as error:  # What is wrong with one file must not end the job.
        return Done(input.path, seconds=time.monotonic() - started, failure=f"{type(error).__name__}: {error}")
    return Done(input.path, dict(sorted(counts.items())), time.monotonic() - started)


def _adder(counts: Counter[str]) -> Count:
    def add(name: str, number: int) -> None:
        if number:
            counts[name] += number

    return add


def _rows(input: Input, columns: Columns, options: Options, count: Count) -> Iterator[pa.RecordBatch]:
    there, name = store(input.path)
    if not input.is_archive:
        with there.open_input_file(name) as file:
            yield from _parquet_rows(pq.ParquetFile(file), columns, options, count)
        return
    # Its own decompression would end at the first member of a `.gz`.
    with there.open_input_stream(name, compression=None) as file:
        yield from pages.rows(file, input.path, options, count)


def _parquet_rows(file: pq.ParquetFile, columns: Columns, options: Options, count: Count) -> Iterator[pa.RecordBatch]:
    names = [columns.content] if columns.url is None else [columns.content, columns.url]
    before = 0
    for batch in file.iter_batches(DOCUMENTS_AT_A_TIME, columns=names):
        for found in batches.rows(batch, columns.content, columns.url, options, count):
            yield batches.with_column(found, "document", pc.add(found.column("document"), before))
        before += batch.num_rows


def _write(there: Any, name: str, rows: Iterator[pa.RecordBatch], path: str) -> None:
    schema = output_schema()
    with pq.ParquetWriter(name, schema, filesystem=there, compression="zstd") as writer:
        held: list[pa.RecordBatch] = []
        for batch in rows:
            held.append(pa.RecordBatch.from_arrays([pa.array([path] * batch.num_rows, pa.string()), *batch.columns], schema=schema))
            if sum(batch.nbytes for batch in held) > ROW_GROUP_BYTES:
                writer.write_table(pa.Table.from_batches(held))
                held = []
        writer.write_table(pa.Table.from_batches(held, schema))


def _commit(there: Any, unfinished: str, name: str) -> None:
    """Gives what was written its name. Some stores do not replace a file: then the one that is there has the same rows."""
    try:
        there.move(unfinished, name)
    except OSError:
        if there.get_file_info(name).type == fs.FileType.NotFound:
            raise
        _delete(there, unfinished)


def _delete(there: Any, name: str) -> None:
    if there.get_file_info(name).type != fs.FileType.NotFound:
        there.delete_file(name)
