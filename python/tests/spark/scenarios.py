"""What must hold wherever Spark runs: all rows are there, none is there twice, what failed is told."""

from __future__ import annotations

from pathlib import Path

import documents
import proxy
import pyarrow as pa
import pyarrow.compute
import pyarrow.parquet as pq
from death import assert_died, die_once

import snipcheck.spark
from snipcheck.spark import job, task
from snipcheck.spark.batches import Options
from snipcheck.spark.task import Columns

HTML = Options(kind="html")


def table_survives(spark, folder: Path, dies_at: int, whole_executor: bool) -> None:
    """A table's documents, where the document at `dies_at` ends its executor when it is read first."""
    pages, marker = documents.pages(), str(folder / "died")
    fatal = pages[dies_at][1]

    def trap(batches):
        for batch in batches:
            if fatal in batch.column("url").to_pylist():
                die_once(marker, whole_executor)
            yield batch

    given = spark.createDataFrame(pages, "html binary, url string").repartition(4)
    found = snipcheck.spark.extract(given.mapInArrow(trap, given.schema), kind="html")
    found.write.parquet(str(folder / "out"))
    assert_died(marker, whole_executor)
    rows = spark.read.parquet(str(folder / "out")).select("url", "ordinal", "sha256", "status", "error").collect()
    assert {row.error for row in rows} == {None}
    assert sorted((row.url, row.ordinal, row.sha256, row.status) for row in rows) == documents.expected(pages)


def archives_survive(spark, folder: Path, late: bool, whole_executor: bool) -> None:
    """Archives, one of which ends its executor: before anything of it is done, or when its rows are written and have no name yet.

    In another, a page ends the process that reads it, and the last one is torn.
    """
    pages, marker = documents.pages(), str(folder / "died")
    parts = [pages[start : start + 50] for start in range(0, len(pages), 50)]
    (folder / "in").mkdir()
    for number, part in enumerate(parts):
        (folder / f"in/{number}.warc.gz").write_bytes(b"".join(documents.members(part)))
    bad, torn = documents.members([(b"<pre>" + proxy.MARK, "https://pages.example/bad"), (b"<pre>torn</pre>", "https://pages.example/torn")])
    for number, more in [(1, bad), (len(parts) - 1, torn[:20])]:
        with (folder / f"in/{number}.warc.gz").open("ab") as archive:
            archive.write(more)

    def work(input, output, columns, options):
        def die() -> None:
            if input.path.endswith("/3.warc.gz"):
                die_once(marker, whole_executor)

        proxy.install()
        if not late:
            die()
        return task.run(input, output, columns, options, die)

    summary = job.run(spark, [str(folder / "in")], str(folder / "out"), Columns(), HTML, work)
    assert_died(marker, whole_executor)
    assert (summary.done, summary.before, summary.failures) == (len(parts), 0, {})
    table = pq.read_table(folder / "out")
    assert summary.counts == {"documents": len(pages) + 1, "errors.archive": 1, "errors.failed": 1, "snippets": table.num_rows - 2}
    failed = {Path(row["warc_file"]).name: row["error"] for row in table.select(["warc_file", "error"]).to_pylist() if row["error"]}
    assert set(failed) == {"1.warc.gz", f"{len(parts) - 1}.warc.gz"}
    assert "signal 6" in failed["1.warc.gz"]
    found, expected = archive_rows(table), documents.expected(pages)
    assert (set(found) - set(expected), set(expected) - set(found)) == (set(), set())
    assert found == expected
    assert sorted(path.suffix for path in (folder / "out").iterdir()) == [".parquet"] * len(parts)
    again = job.run(spark, [str(folder / "in/*.warc.gz")], str(folder / "out"), Columns(), HTML)
    assert (again.done, again.before, again.counts) == (0, len(parts), {})


def archive_rows(table: pa.Table) -> list[tuple[str, int, str, str]]:
    names = ["warc_url", "ordinal", "sha256", "status"]
    rows = table.filter(pa.compute.is_null(table["error"])).select(names).to_pylist()
    return sorted(tuple(row[name] for name in names) for row in rows)
