"""A cluster of two executors, one of which is killed."""

from pathlib import Path

import pytest
import scenarios

MASTER = "local-cluster[2,1,1024]"


@pytest.mark.parametrize("dies_at", [0, pytest.param(250, marks=pytest.mark.thorough)])
def test_a_table_is_complete_although_an_executor_dies(spark, tmp_path: Path, dies_at: int) -> None:
    scenarios.table_survives(spark, tmp_path, dies_at, whole_executor=True)


@pytest.mark.parametrize("late", [pytest.param(False, marks=pytest.mark.thorough), True])
def test_archives_are_complete_although_an_executor_dies(spark, tmp_path: Path, late: bool) -> None:
    scenarios.archives_survive(spark, tmp_path, late, whole_executor=True)
