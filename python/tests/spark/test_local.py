"""Spark in one process, where a task that dies is done again."""

from pathlib import Path

import pytest
import scenarios

MASTER = "local[2,4]"


@pytest.mark.parametrize("dies_at", [pytest.param(0, marks=pytest.mark.thorough), 250])
def test_a_table_is_complete_although_a_worker_dies(spark, tmp_path: Path, dies_at: int) -> None:
    scenarios.table_survives(spark, tmp_path, dies_at, whole_executor=False)


@pytest.mark.parametrize("late", [False, pytest.param(True, marks=pytest.mark.thorough)])
def test_archives_are_complete_although_a_worker_dies(spark, tmp_path: Path, late: bool) -> None:
    scenarios.archives_survive(spark, tmp_path, late, whole_executor=False)
