"""snipcheck on Apache Spark: code blocks of a table of documents, or of the archives of a crawl, as rows of a catalog.

`extract` works on a DataFrame. `python -m snipcheck.spark INPUT OUTPUT` works on files, one task a file, and goes on where it stopped.
"""

from snipcheck.spark.frames import extract, row_schema
from snipcheck.spark.metrics import Metrics

__all__ = ["Metrics", "extract", "row_schema"]
