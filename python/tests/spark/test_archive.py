"""Records of archives, whole and broken, without Spark."""

import gzip
import io
from pathlib import Path

import documents
import pyarrow.parquet as pq
import pytest
import scenarios

from snipcheck.spark import archive, inputs, task
from snipcheck.spark.task import Columns

A, B, C = (documents.record(f"<pre>{name} = 1</pre>".encode(), f"https://x.example/{name}") for name in "abc")
LARGE = 16 << 20


def read(content: bytes, max_bytes: int = LARGE) -> tuple[list[int], list[int]]:
    """Where records begin, and where something is wrong."""
    found = list(archive.records(io.BytesIO(content), max_bytes))
    return [one.offset for one in found if one.content is not None], [one.offset for one in found if one.fault is not None]


def test_records_are_read_with_their_offsets() -> None:
    assert read(A + B) == ([0, len(A)], [])
    x, y = gzip.compress(A), gzip.compress(B)
    assert read(x + y) == ([0, len(x)], [])
    assert read(gzip.compress(A + B)) == ([0, 0], [])
    assert read(b"") == read(gzip.compress(b"")) == ([], [])
    assert [one.content for one in archive.records(io.BytesIO(x), LARGE)] == [A.removesuffix(b"\r\n\r\n")]


def test_behind_what_is_broken_it_goes_on() -> None:
    x, y, z = gzip.compress(A), bytearray(gzip.compress(B)), gzip.compress(C)
    y[len(y) // 2] ^= 0xFF
    records, faults = read(x[:-20] + y + z)
    assert records[-1] == len(x) - 20 + len(y)
    assert faults[0] == 0
    records, faults = read(x + b"junk" + z)
    assert (records, faults) == ([0, len(x) + 4], [len(x)])
    records, faults = read(x + gzip.compress(b"no record") + z)
    assert (len(records), faults) == (2, [len(x)])


def test_behind_a_torn_record_that_is_not_compressed_it_goes_on() -> None:
    assert read(A[:-10] + B + C) == ([0, len(A) - 10, len(A) - 10 + len(B)], [0])
    assert read(A + b"what is this?\r\n" + B) == ([0, len(A) + 15], [len(A)])


@pytest.mark.parametrize("content", [A + B, gzip.compress(A) + gzip.compress(B)])
def test_it_may_end_anywhere(content: bytes) -> None:
    for length in range(len(content)):
        records, _ = read(content[:length])
        assert len(records) <= 2
    assert len(read(content[:-8])[1]) == 1


def test_what_is_too_large_is_passed_over() -> None:
    large = documents.record(b"x" * 5000, "https://x.example/large")
    for content in (A + large + B, gzip.compress(A + large + B)):
        records, faults = read(content, 1000)
        assert (len(records), len(faults)) == (2, 1)


def test_a_torn_archive_loses_what_is_torn(tmp_path: Path) -> None:
    pages = documents.pages()[:30]
    members = documents.members(pages)
    damaged = bytearray(members[10])
    damaged[len(damaged) // 2 : len(damaged) // 2 + 4] = b"\xff\xff\xff\xff"
    members[10], members[29] = bytes(damaged), members[29][:-100]
    (tmp_path / "torn.warc.gz").write_bytes(b"".join(members))
    [input] = inputs.find([str(tmp_path)])
    done = task.run(input, str(tmp_path / "out"), Columns(), scenarios.HTML)
    table = pq.read_table(tmp_path / "out")
    assert done.failure is None
    errors = {row["warc_offset"]: row["error"] for row in table.select(["warc_offset", "error"]).to_pylist() if row["error"]}
    assert set(errors) == {sum(map(len, members[:10])), sum(map(len, members[:29]))}
    assert done.counts["errors.archive"] == 2
    whole = [page for number, page in enumerate(pages) if number not in (10, 29)]
    addresses = {url for _, url in whole}
    assert [row for row in scenarios.archive_rows(table) if row[0] in addresses] == documents.expected(whole)
