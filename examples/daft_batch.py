"""Daft: one row for each code block of the pages in a DataFrame.

    python examples/daft_batch.py
"""

import daft
import pyarrow as pa
from daft import DataType, Series

import snipcheck

COLUMNS = ["document", "error", "language", "status", "code"]
ROW = DataType.struct({"error": DataType.string(), "language": DataType.string(), "status": DataType.string(), "code": DataType.string()})


@daft.func.batch(return_dtype=DataType.list(ROW))
def code_blocks(html: Series) -> list:
    table = pa.RecordBatch.from_pydict({"html": html.to_pylist()})
    rows = snipcheck.extract_batch(table, content="html", kind="html", isolated=True)
    blocks: list = [[] for _ in range(len(html))]
    for row in rows.select(COLUMNS).to_pylist():
        blocks[row.pop("document")].append(row)
    return blocks


pages = daft.from_pydict(
    {
        "url": ["https://x.example/a", "https://x.example/b"],
        "html": ["<pre><code class=language-python>print(1)</code></pre><pre><code class=language-json>{1</code></pre>", "<p>none"],
    }
)
found = pages.select("url", code_blocks(daft.col("html")).alias("block")).explode("block").where(daft.col("block").not_null())
print(found.to_pylist())
