"""What `snipcheck catalog` writes as Parquet and as Arrow, others read as it is."""

import json
import os
import subprocess

import pytest
from samples import ROOT

pytestmark = pytest.mark.skipif("SNIPCHECK" not in os.environ, reason="SNIPCHECK does not say where the program is")


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """The catalog of the sample articles, by its format."""
    folder = tmp_path_factory.mktemp("catalog")
    files = {name: folder / f"catalog.{name}" for name in ("jsonl", "parquet", "arrow")}
    for name, file in files.items():
        command = [os.environ["SNIPCHECK"], "catalog", "--no-config", "--format", name, "--output", file, "snippets/articles"]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return files


def told(rows):
    """What is compared: text, numbers, nulls, and what is nested."""
    return [
        (
            row["id"],
            row["language"],
            row["code"],
            row["lines"],
            row["location"]["start"]["line"],
            row["article"]["title"],
            [(diagnostic["rule"], diagnostic["line"], len(diagnostic["fix"])) for diagnostic in row["diagnostics"]],
        )
        for row in rows
    ]


@pytest.fixture(scope="module")
def expected(files):
    rows = told(map(json.loads, files["jsonl"].read_text(encoding="utf-8").splitlines()))
    assert len(rows) > 100 and any(row[6] for row in rows)
    return rows


def test_pyarrow_reads_them(files, expected):
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet

    assert told(pyarrow.parquet.read_table(files["parquet"]).to_pylist()) == expected
    with pa.ipc.open_stream(files["arrow"]) as reader:
        assert told(reader.read_all().to_pylist()) == expected


def test_polars_reads_them(files, expected):
    polars = pytest.importorskip("polars")
    assert told(polars.read_parquet(files["parquet"]).to_dicts()) == expected
    assert told(polars.read_ipc_stream(files["arrow"]).to_dicts()) == expected


def test_duckdb_reads_them(files, expected):
    duckdb = pytest.importorskip("duckdb")
    found = duckdb.execute("SELECT * FROM read_parquet(?)", [str(files["parquet"])])
    names = [column[0] for column in found.description]
    assert told(dict(zip(names, row, strict=True)) for row in found.fetchall()) == expected


def test_pandas_reads_them(files, expected):
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    rows = pandas.read_parquet(files["parquet"]).to_dict("records")
    for row in rows:
        # What is missing is no number there, and lists are arrays.
        row["language"] = row["language"] if isinstance(row["language"], str) else None
        for diagnostic in row["diagnostics"]:
            diagnostic["fix"] = list(diagnostic["fix"])
    assert told(rows) == expected
