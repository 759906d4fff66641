"""All tasks of a run: what was finished before is not done again, and the largest files come first."""

from __future__ import annotations

import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from pyarrow import fs
from pyspark.sql import SparkSession

from snipcheck.spark import inputs, task
from snipcheck.spark.batches import Options
from snipcheck.spark.inputs import Input
from snipcheck.spark.task import Columns, Done

PASSES = 2
"""How often a file is tried that cannot be read or written; what Spark does again of its own accord comes on top."""

LEFT_AFTER_DAYS = 1
"""After how long an unfinished file of another run is nobody's."""

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
    found, missing = inputs.find(paths)
    # What is written is no input, though it may stand in a folder of inputs.
    found = [input for input in found if not input.path.startswith(f"{inputs.address(output)}/")]
    run = f"{uuid.uuid4().hex}-"
    left = [replace(input, run=run) for input in found if input.output_name not in finished]
    summary = Summary(0, len(found) - len(left), {}, missing)
    counts: Counter[str] = Counter()
    by_path = {input.path: input for input in left}
    for _ in range(PASSES):
        done = _pass(spark, left, output, columns, options, work)
        failures = {one.input: one.failure for one in done if one.failure is not None}
        summary.failures = missing | failures
        for one in done:
            counts.update(one.counts)
        summary.done += len(done) - len(failures)
        left = [by_path[path] for path in failures]
        if not left:
            break
    summary.counts = dict(sorted(counts.items()))
    _clear_up(there, f"{folder}/{task.UNFINISHED}", run)
    return summary


def _clear_up(there: fs.FileSystem, unfinished: str, run: str) -> None:
    """Deletes what tasks of this run left in the folder `unfinished`, and what runs that were killed left there long ago;
    then the folder, if it is empty."""
    if there.get_file_info(unfinished).type != fs.FileType.Directory:
        return
    days_ago = time.time_ns() - LEFT_AFTER_DAYS * 24 * 3600 * 10**9
    others = False
    for file in there.get_file_info(fs.FileSelector(unfinished)):
        if file.base_name.startswith(run) or (file.mtime_ns or 0) < days_ago:
            there.delete_file(file.path)
        else:
            others = True
    if not others:
        there.delete_dir(unfinished)


def _pass(spark: SparkSession, left: list[Input], output: str, columns: Columns, options: Options, work: Work) -> list[Done]:
    if not left:
        return []
    # Spark starts tasks in the order of partitions, and there is one for each file.
    return spark.sparkContext.parallelize(left, len(left)).map(lambda input: work(input, output, columns, options)).collect()


def _finished(there: fs.FileSystem, folder: str) -> set[str]:
    if there.get_file_info(folder).type == fs.FileType.NotFound:
        return set()
    return {file.base_name for file in there.get_file_info(fs.FileSelector(folder)) if file.type == fs.FileType.File}
