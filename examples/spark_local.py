"""Spark on this machine: the snippets of all files in a folder, as a catalog in Parquet.

    python examples/spark_local.py snippets/articles rows

writes the folder `rows`, whose rows are those of `snipcheck catalog --format parquet snippets/articles`; `path` tells the file, and ids are
made of it, for Spark hands over contents without names. It prints

    496 rows; {'documents': 174, 'snippets': 496}
"""

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
found.write.mode("overwrite").parquet(output, compression="gzip")
print(f"{spark.read.parquet(output).count()} rows; {counts.value}")
