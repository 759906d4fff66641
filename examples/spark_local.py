"""Spark on this machine: the snippets of all files in a folder, as rows.

    python examples/spark_local.py snippets/articles rows.jsonl

writes one JSON object a row to `rows.jsonl`: source, ordinal, language, status, sha256. It prints

    496 rows; {'documents': 174, 'snippets': 496}
"""

import json
import os
import sys

from pyspark.sql import SparkSession

import snipcheck.spark

folder, output = sys.argv[1:]
os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
spark = (
    SparkSession.builder.master("local[*]")
    .config("spark.ui.enabled", "false")
    .config("spark.sql.execution.arrow.maxRecordsPerBatch", "256")
    .getOrCreate()
)
files = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(folder).selectExpr("path", "content")
counts = snipcheck.spark.Metrics(spark)
found = snipcheck.spark.extract(files, content="content", url="path", metrics=counts)
rows = sorted(found.collect(), key=lambda row: (row.path, row.ordinal or 0))
with open(output, "w", encoding="utf-8") as lines:
    for row in rows:
        told = {"source": row.path, "ordinal": row.ordinal, "language": row.language, "status": row.status, "sha256": row.sha256}
        print(json.dumps(told if row.error is None else {"source": row.path, "error": row.error}), file=lines)
print(f"{len(rows)} rows; {counts.value}")
