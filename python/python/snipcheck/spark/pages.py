"""Rows of the pages of an archive."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import pyarrow as pa

import snipcheck
from snipcheck.spark import batches
from snipcheck.spark.batches import Count, Options


def rows(file: BinaryIO, path: str, options: Options, count: Count) -> Iterator[pa.RecordBatch]:
    """The rows of the pages in the archive `file`, which is at `path`, and of its faults, as :func:`snipcheck.extract_warc` gives them."""
    archive = snipcheck.extract_warc(
        file,
        name=path,
        encoding=options.encoding,
        isolated=options.isolated,
        threads=options.threads,
        max_bytes=options.max_bytes,
    )
    errors = snippets = 0
    for found in archive:
        errors += found.num_rows - found.column("error").null_count
        snippets += found.column("error").null_count
        yield found
    counts = archive.counts
    count("documents", counts["pages"] + counts["without_code"])
    count(f"errors.{batches.ARCHIVE}", counts["faults"])
    count(f"errors.{batches.FAILED}", errors - counts["faults"])
    count("snippets", snippets)
