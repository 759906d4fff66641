"""Code blocks of the documents in a DataFrame."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql.types import StructType

from snipcheck.spark.batches import Options, rows, schema
from snipcheck.spark.metrics import Metrics

BATCH_DOCUMENTS = "spark.sql.execution.arrow.maxRecordsPerBatch"
"""The setting of Spark that says how many documents a task is given at a time."""

MANY_DOCUMENTS = 1000
"""More than that in one batch are too much for the memory of most executors: 1,000 pages are some 100 MB."""


def row_schema(given: StructType, keep: Sequence[str] = ()) -> StructType:
    """The schema of what `extract` makes: the columns `keep` of `given`, `error`, and the columns of the catalog."""
    from pyspark.sql.pandas.types import from_arrow_schema

    found = from_arrow_schema(schema())
    fields = [given[name] for name in keep] + [field for field in found.fields if field.name != "document"]
    names = [field.name for field in fields]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"these columns of the input are called as columns of the catalog are: {', '.join(twice)}")
    return StructType(fields)


def extract(
    df: DataFrame,
    content: str = "html",
    url: str | None = "url",
    kind: str | None = None,
    *,
    keep: Sequence[str] | None = None,
    encoding: str | None = None,
    isolated: bool = True,
    threads: int | None = 1,
    max_bytes: int = 16 << 20,
    metrics: Metrics | None = None,
) -> DataFrame:
    """One row for each code block of the documents in `df`.

    `content` is the column with the documents, text or bytes, and `url` the one with their addresses. `keep` are columns of `df` that are
    repeated in each row; `url`, if it is not said. A document that cannot be read, or has more than `max_bytes`, is one row with `error`;
    in all others `error` is null. A document without code is no row.

    With `isolated`, a document that crashes a parser, hangs, or takes all memory costs itself and nothing else.

    Set `spark.sql.execution.arrow.maxRecordsPerBatch` to 256 or so before: Spark's 10,000 documents at a time take a gigabyte.
    """
    _warn_of_large_batches(df)
    if isinstance(keep, str):
        keep = [keep]
    kept = list(keep) if keep is not None else [] if url is None else [url]
    columns = list(dict.fromkeys([content, *([] if url is None else [url]), *kept]))
    options = Options(kind=kind, encoding=encoding, isolated=isolated, threads=threads, max_bytes=max_bytes)
    options.check()
    # A dot in a name is no step into a structure, and some versions of Spark ask for each name once more without saying so.
    names = {name: f"_{number}" for number, name in enumerate(columns)}
    quoted = [df["`" + name.replace("`", "``") + "`"].alias(short) for name, short in names.items()]
    work = _work(names[content], None if url is None else names[url], {name: names[name] for name in kept}, options, metrics)
    return df.select(*quoted).mapInArrow(work, row_schema(df.schema, kept))


def _work(
    content: str, url: str | None, keep: Mapping[str, str], options: Options, metrics: Metrics | None
) -> Callable[[Iterable[pa.RecordBatch]], Iterable[pa.RecordBatch]]:
    def count(name: str, number: int) -> None:
        if metrics is not None:
            metrics.add(name, number)

    def work(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            for found in rows(batch, content, url, options, count):
                numbers = found.column("document")
                kept = {name: batch.column(short).take(numbers) for name, short in keep.items()}
                kept.update({name: found.column(name) for name in found.schema.names if name != "document"})
                yield pa.RecordBatch.from_pydict(kept)

    return work


def _warn_of_large_batches(df: DataFrame) -> None:
    documents = int(df.sparkSession.conf.get(BATCH_DOCUMENTS, None) or 10_000)
    if documents > MANY_DOCUMENTS or documents <= 0:
        message = f"{BATCH_DOCUMENTS} is {documents}: so many documents at a time may take more memory than there is; 256 are enough"
        warnings.warn(message, stacklevel=3)
