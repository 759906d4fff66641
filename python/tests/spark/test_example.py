"""The example gives the rows that the program gives."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]

#: What is made of the name of a file, which Spark does not hand over.
NAMED = {"source", "id", "article"}


@pytest.mark.thorough
@pytest.mark.skipif("SNIPCHECK" not in os.environ, reason="SNIPCHECK does not say where the program is")
def test_spark_and_the_program_give_the_same_rows(tmp_path: Path) -> None:
    rows, catalog = tmp_path / "rows", tmp_path / "catalog.parquet"
    subprocess.run([sys.executable, ROOT / "examples/spark_local.py", "snippets/articles", rows], cwd=ROOT, check=True, capture_output=True)
    command = [os.environ["SNIPCHECK"], "catalog", "--no-config", "--format", "parquet", "--output", catalog, "snippets/articles"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    expected = by_place(catalog, lambda row: row["source"])
    found = by_place(rows, lambda row: row["path"].split(f"{ROOT}/")[-1])
    assert len(expected) > 100
    assert found == expected


def by_place(path: Path, file: Any) -> dict[tuple[str, int, int], dict[str, object]]:
    """The rows of a catalog by their file and their number in it, without what is made of its name."""
    import pyarrow.parquet

    rows = pyarrow.parquet.read_table(path).to_pylist()
    left_out = NAMED | {"path", "error"}
    place = lambda row: (file(row), row["ordinal"], row["location"]["start"]["offset"])  # noqa: E731
    return {place(row): {k: v for k, v in row.items() if k not in left_out} for row in rows}
