"""What was done, counted by an accumulator of Spark."""

from __future__ import annotations

from pyspark import AccumulatorParam
from pyspark.sql import SparkSession


class _Counts(AccumulatorParam[dict[str, int]]):
    def zero(self, value: dict[str, int]) -> dict[str, int]:
        return {}

    def addInPlace(self, value1: dict[str, int], value2: dict[str, int]) -> dict[str, int]:
        for name, count in value2.items():
            value1[name] = value1.get(name, 0) + count
        return value1


class Metrics:
    """Counts of `documents`, `snippets`, and `errors.KIND`, which grow while a job runs.

    Spark adds what each task that ended well did. What is computed twice (a task that is done again, because the executor with its result was
    lost, or a DataFrame that is used twice) is counted twice: for exact numbers, count the rows that were written.
    """

    def __init__(self, spark: SparkSession) -> None:
        self._counts = spark.sparkContext.accumulator({}, _Counts())

    def add(self, name: str, count: int) -> None:
        """Adds `count` to what is called `name`."""
        if count:
            self._counts.add({name: count})

    @property
    def value(self) -> dict[str, int]:
        """The counts so far; only known where the job was started."""
        return dict(sorted(self._counts.value.items()))
