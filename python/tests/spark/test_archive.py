"""An archive is a task, whole or torn, without Spark."""

from pathlib import Path

import documents
import pyarrow.parquet as pq
import scenarios

from snipcheck.spark import inputs, task
from snipcheck.spark.task import Columns


def test_a_torn_archive_loses_what_is_torn(tmp_path: Path) -> None:
    pages = documents.pages()[:30]
    members = documents.members(pages)
    damaged = bytearray(members[10])
    damaged[len(damaged) // 2 : len(damaged) // 2 + 4] = b"\xff\xff\xff\xff"
    members[10], members[29] = bytes(damaged), members[29][:-100]
    (tmp_path / "torn.warc.gz").write_bytes(b"".join(members))
    [input], _ = inputs.find([str(tmp_path)])
    done = task.run(input, str(tmp_path / "out"), Columns(), scenarios.HTML)
    table = pq.read_table(tmp_path / "out")
    assert done.failure is None
    errors = {row["warc_offset"]: row["error"] for row in table.select(["warc_offset", "error"]).to_pylist() if row["error"]}
    assert set(errors) == {sum(map(len, members[:10])), sum(map(len, members[:29]))}
    assert done.counts["errors.archive"] == 2
    whole = [page for number, page in enumerate(pages) if number not in (10, 29)]
    addresses = {url for _, url in whole}
    assert [row for row in scenarios.archive_rows(table) if row[0] in addresses] == documents.expected(whole)
