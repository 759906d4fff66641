"""The driver is lost: what was finished is kept, and the next run does the rest."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import documents
import pyarrow.parquet as pq
import pytest
import scenarios

PARTS = 10


@pytest.mark.thorough
def test_a_run_goes_on_where_the_last_one_was_killed(tmp_path: Path) -> None:
    pages, out = documents.pages(), tmp_path / "out"
    for number in range(PARTS):
        (tmp_path / f"{number}.warc.gz").write_bytes(b"".join(documents.members(pages[number::PARTS])))
    command = [sys.executable, "-m", "snipcheck.spark", str(tmp_path / "*.warc.gz"), str(out), "--master", "local[1]"]
    # Its own group, so that the JVM and the workers are killed with it.
    run = subprocess.Popen(command, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 90
    while not list(out.glob("*.parquet")):
        assert run.poll() is None and time.monotonic() < deadline
        time.sleep(0.02)
    os.killpg(run.pid, signal.SIGKILL)
    run.communicate()
    finished = {path: path.stat().st_mtime_ns for path in out.glob("*.parquet")}
    assert 0 < len(finished) < PARTS

    again = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    summary = json.loads(again.stdout)
    assert (summary["before"], summary["done"], summary["failures"]) == (len(finished), PARTS - len(finished), 0)
    assert {path: path.stat().st_mtime_ns for path in finished} == finished
    assert scenarios.archive_rows(pq.read_table(out)) == documents.expected(pages)
    # What the first run was writing is left, for it may be another run that is still at work.
    assert {path.name for path in out.iterdir() if path.suffix != ".parquet"} <= {"_unfinished"}
