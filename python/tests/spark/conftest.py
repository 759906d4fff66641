"""Spark for tests: they need a JDK, and are left out with one line if there is none."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

MISSING = [name for name in ("pyspark", "pyarrow") if importlib.util.find_spec(name) is None]
if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
    MISSING.append("a JDK")

if MISSING:
    print(f"\n*** TESTS OF snipcheck.spark ARE LEFT OUT, for there is no {' and no '.join(MISSING)} ***\n", file=sys.stderr)
    collect_ignore_glob = ["test_*.py"]
else:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    # What executors import: this folder, and what the tests do.
    os.environ["PYTHONPATH"] = os.pathsep.join([str(Path(__file__).parent), *filter(None, sys.path)])


@pytest.fixture(scope="module")
def spark(request: pytest.FixtureRequest) -> Iterator[object]:
    """A session at the module's `MASTER`."""
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master(request.module.MASTER)
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "32")
        .config("spark.default.parallelism", "4")
        # Other codecs bring native code, which not every system can load.
        .config("spark.sql.parquet.compression.codec", "uncompressed")
        .config("spark.executorEnv.PYTHONPATH", os.environ["PYTHONPATH"])
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()
