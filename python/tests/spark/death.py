"""Processes that die, for tests."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path


def parent(process: int) -> int:
    return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])


def die_once(marker: str, whole_executor: bool) -> None:
    """Ends the executor that this runs in, or just Spark's Python worker, unless `marker` says that it was done before.

    `marker` then holds the command that was ended.
    """
    try:
        file = os.open(marker, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
    except FileExistsError:
        return
    # The worker is a child of Spark's Python daemon, and that is one of the executor.
    process = parent(os.getppid()) if whole_executor else os.getpid()
    os.write(file, Path(f"/proc/{process}/cmdline").read_bytes())
    os.close(file)
    os.kill(process, signal.SIGKILL)
    time.sleep(60)


def assert_died(marker: str, whole_executor: bool) -> None:
    assert ("CoarseGrainedExecutorBackend" if whole_executor else "pyspark.daemon") in Path(marker).read_text()
