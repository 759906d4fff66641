"""The example gives the rows that the program gives."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.mark.thorough
@pytest.mark.skipif("SNIPCHECK" not in os.environ, reason="SNIPCHECK does not say where the program is")
def test_spark_and_the_program_give_the_same_rows(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    subprocess.run([sys.executable, ROOT / "examples/spark_local.py", "snippets/articles", rows], cwd=ROOT, check=True, capture_output=True)
    command = [os.environ["SNIPCHECK"], "catalog", "--no-config", "--format", "jsonl", "snippets/articles"]
    program = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    names = ["source", "ordinal", "language", "status", "sha256"]
    found = [json.loads(line) for line in rows.read_text(encoding="utf-8").splitlines()]
    expected = [json.loads(line) for line in program.stdout.splitlines()]
    given = {row["source"] for row in expected}
    relative = [{**row, "source": row["source"].split(f"{ROOT}/")[-1]} for row in found]
    assert len(expected) > 100

    def told(rows: list[dict[str, object]]) -> list[str]:
        return sorted(json.dumps([row.get(name) for name in names]) for row in rows if row["source"] in given)

    assert told(relative) == told(expected)
