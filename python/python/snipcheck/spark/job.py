"""All tasks of a run: what was finished before is not done again, and the largest files come first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pyarrow import fs
from pyspark.sql import SparkSession

from snipcheck.spark import inputs, task
from snipcheck.spark.batches import Options
from snipcheck.spark.inputs import Input
from snipcheck.spark.task import Columns, Done

PASSES = 2
"""How often a file is tried that cannot be read or written; what Spark does again of its own accord comes on top."""

Work = Callable[[Input, str, Columns, Options], Done]


@dataclass
class Summary:
    """What came of a run."""

    done: int
    """Files that were done."""
    before: int
    """Files that were done before."""
    counts: dict[str, int]
    """Documents, snippets and errors of what was done."""
    failures: dict[str, str]
    """Files that have no output, and why."""


def run(spark: SparkSession, paths: Iterable[str], output: str, columns: Columns, options: Options, work: Work = task.run) -> Summary:
    """Writes a file of rows to the folder `output` for each file that `paths` name, a task each.

    A file is finished when its output has its name; then no later run does it again. What a task left behind that was ended is deleted.
    """
    there, folder = inputs.store(output)
    finished = _finished(there, folder)
    found = inputs.find(paths)
    left = [input for input in found if input.output_name not in finished]
    summary = Summary(0, len(found) - len(left), {}, {})
    counts: Counter[str] = Counter()
    by_path = {input.path: input for input in left}
    for _ in range(PASSES):
        done = _pass(spark, left, output, columns, options, work)
        summary.failures = {one.input: one.failure for one in done if one.failure is not None}
        for one in done:
            counts.update(one.counts)
        summary.done += len(done) - len(summary.failures)
        left = [by_path[path] for path in summary.failures]
        if not left:
            break
    summary.counts = dict(sorted(counts.items()))
    unfinished = f"{folder}/{task.UNFINISHED}"
    if there.get_file_info(unfinished).type == fs.FileType.Directory:
        there.delete_dir(unfinished)
    return summary


def _pass(spark: SparkSession, left: list[Input], output: str, columns: Columns, options: Options, work: Work) -> list[Done]:
    if not left:
        return []
    # Spark starts tasks in the order of partitions, and there is one for each file.
    return spark.sparkContext.parallelize(left, len(left)).map(lambda input: work(input, output, columns, options)).collect()


def _finished(there: fs.FileSystem, folder: str) -> set[str]:
    if there.get_file_info(folder).type == fs.FileType.NotFound:
        return set()
    return {file.base_name for file in there.get_file_info(fs.FileSelector(folder)) if file.type == fs.FileType.File}
