"""`python -m snipcheck.spark INPUT OUTPUT`: a catalog of the snippets in many files, one task a file."""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from dataclasses import asdict

from pyspark.sql import SparkSession

from snipcheck.spark import job
from snipcheck.spark.batches import Options
from snipcheck.spark.task import Columns


def _number(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{number} is less than 1")
    return number


def _master(name: str) -> str:
    """`name`, and on one machine as many tries of a task as on a cluster: Spark tries it once there, unless it is told."""
    found = re.fullmatch(r"local(?:\[([^],]+)\])?", name)
    return f"local[{found[1] or 1},{TRIES}]" if found else name


TRIES = 4
"""How often Spark tries a task on a cluster."""


def arguments(given: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m snipcheck.spark", description=__doc__.strip())
    parser.add_argument("input", nargs="*", help="WARC and Parquet files, folders of them, patterns in quotes; paths or s3:// addresses")
    parser.add_argument("output", help="a folder, which gets one Parquet file for each input; those that are there are not made again")
    parser.add_argument("--files-from", metavar="LIST", help="read more inputs from the file LIST, one a line")
    parser.add_argument("--content", default="html", metavar="COLUMN", help="the column of Parquet files with documents (html)")
    parser.add_argument("--url", default="url", metavar="COLUMN", help="the column with their addresses (url); an empty name for none")
    parser.add_argument("--kind", help="what documents of Parquet files are, as `snipcheck catalog --input` names it")
    parser.add_argument("--encoding", help="the encoding of all documents, instead of the one that each declares")
    parser.add_argument("--max-bytes", type=_number, default=Options.max_bytes, help="bytes of a document at most (%(default)s)")
    parser.add_argument("--threads", type=_number, default=Options.threads, help="threads of a task (%(default)s); give it as many cores")
    parser.add_argument("--in-process", action="store_true", help="read documents in Spark's own process, where a crash ends the task")
    parser.add_argument("--master", help="where to run, if spark-submit does not say it: local[*], spark://host:7077 …")
    return parser.parse_args(given)


def main(given: list[str]) -> int:
    """0 if all is done, 1 if some files could not be read or written."""
    asked = arguments(given)
    paths = list(asked.input)
    if asked.files_from:
        with open(asked.files_from, encoding="utf-8") as lines:
            paths += [line.strip() for line in lines if line.strip()]
    if not paths:
        print("there is no input", file=sys.stderr)
        return 2
    options = Options(
        kind=asked.kind,
        encoding=asked.encoding,
        isolated=not asked.in_process,
        threads=asked.threads,
        max_bytes=asked.max_bytes,
    )
    try:
        options.check()
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    if (asked.master or "").startswith("local"):
        # Else Spark takes what `python3` is, which may know nothing of this module.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("snipcheck")
    spark = (builder.master(_master(asked.master)) if asked.master else builder).getOrCreate()
    summary = job.run(spark, paths, asked.output, Columns(asked.content, asked.url or None), options)
    for path, failure in summary.failures.items():
        print(f"{path}: {failure}", file=sys.stderr)
    print(json.dumps({**asdict(summary), "failures": len(summary.failures)}))
    spark.stop()
    return 1 if summary.failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
