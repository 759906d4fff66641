"""Documents in Arrow batches to rows in Arrow batches. Spark is not needed for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

import snipcheck

TOO_LARGE = "too-large"
FAILED = "failed"
ARCHIVE = "archive"

Count = Callable[[str, int], None]


@dataclass(frozen=True)
class Options:
    """How documents are read."""

    kind: str | None = None
    """What every document is, as `snipcheck catalog --input` names it; found out for each if there is none."""
    encoding: str | None = None
    """The encoding of all of them, instead of the one that each declares or is found to be in."""
    isolated: bool = True
    """Whether documents are read in a child process, which may crash without harm to its parent."""
    threads: int | None = 1
    """Threads of a task. Spark runs a task a core, so that one is enough."""
    max_bytes: int = 16 << 20
    """Bytes of a document at most; a longer one is an error row."""
    piece_bytes: int = 8 << 20
    """Bytes of documents that are handed on at a time, except where a single one is longer."""

    def check(self) -> None:
        """Raises a ValueError for what no task could do."""
        if self.max_bytes < 1:
            raise ValueError(f"max_bytes is {self.max_bytes}, and at least 1")
        if self.threads is not None and self.threads < 1:
            raise ValueError(f"threads is {self.threads}, and at least 1")
        snipcheck.extract(b"", kind=self.kind, encoding=self.encoding)


def schema() -> pa.Schema:
    """The schema of the rows: `document`, `error`, and the columns of the catalog."""
    return pa.schema(snipcheck.SCHEMA)


def rows(batch: pa.RecordBatch, content: str, url: str | None, options: Options, count: Count) -> Iterator[pa.RecordBatch]:
    """The rows of the documents in `batch`; `document` is the number of their row there.

    Numbers of documents, snippets and errors of each kind are given to `count`.
    """
    columns = {"content": batch.column(content)}
    if url is not None:
        columns["url"] = batch.column(url)
    documents = pa.RecordBatch.from_pydict(columns)
    count("documents", documents.num_rows - documents.column("content").null_count)
    for start, length in _pieces(documents.column("content"), options.piece_bytes):
        yield from _piece_rows(documents.slice(start, length), start, options, count)


def error_row(document: int, message: str, url: str | None) -> pa.RecordBatch:
    """The row of a document that could not be read."""
    row = {"document": document, "error": message, "article": None if url is None else {"url": url}}
    return pa.RecordBatch.from_pylist([row], schema=schema())


def _piece_rows(piece: pa.RecordBatch, start: int, options: Options, count: Count) -> Iterator[pa.RecordBatch]:
    sizes = _sizes(piece.column("content"))
    has_url = "url" in piece.schema.names
    large = [number for number, size in enumerate(sizes) if size > options.max_bytes]
    if large:
        for number in large:
            message = f"the document has {sizes[number]} bytes, and {options.max_bytes} are read at most"
            yield error_row(start + number, message, piece.column("url")[number].as_py() if has_url else None)
        count(f"errors.{TOO_LARGE}", len(large))
        piece = _without(piece, large)
    result = snipcheck.extract_batch(
        piece,
        content="content",
        url="url" if has_url else None,
        kind=options.kind,
        # Text was decoded by who put it there.
        encoding=None if _is_text(piece.column("content").type) else options.encoding,
        isolated=options.isolated,
        threads=options.threads,
    )
    errors = result.num_rows - result.column("error").null_count
    count(f"errors.{FAILED}", errors)
    count("snippets", result.num_rows - errors)
    if result.num_rows:
        yield with_column(result, "document", pc.add(result.column("document"), start))


def with_column(batch: pa.RecordBatch, name: str, values: pa.Array) -> pa.RecordBatch:
    """`batch` with other `values` in the column `name`."""
    at = batch.schema.get_field_index(name)
    columns = list(batch.columns)
    columns[at] = values
    return pa.RecordBatch.from_arrays(columns, schema=batch.schema)


def _without(piece: pa.RecordBatch, numbers: list[int]) -> pa.RecordBatch:
    """`piece` with nothing in the rows `numbers`, so that all others keep theirs."""
    column = piece.column("content")
    keep = set(range(len(column))) - set(numbers)
    indices = pa.array([number if number in keep else None for number in range(len(column))], pa.int64())
    return with_column(piece, "content", column.take(indices))


def _pieces(column: pa.Array, piece_bytes: int) -> Iterator[tuple[int, int]]:
    """Where pieces of about `piece_bytes` begin, and how many documents they have."""
    start, held = 0, 0
    for number, size in enumerate(_sizes(column)):
        if held and held + size > piece_bytes:
            yield start, number - start
            start, held = number, 0
        held += size
    if start < len(column):
        yield start, len(column) - start


def _is_text(kind: pa.DataType) -> bool:
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))


def _sizes(column: pa.Array) -> list[int]:
    """The bytes of each document."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    return [size or 0 for size in pc.binary_length(column).to_pylist()]
