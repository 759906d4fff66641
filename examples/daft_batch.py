"""Daft: one row for each code block of the pages in a DataFrame.

    python examples/daft_batch.py

prints

    {'url': 'https://x.example/a', 'block': {'error': None, 'language': 'python', 'status': 'valid', 'code': 'print(1)'}}
    {'url': 'https://x.example/a', 'block': {'error': None, 'language': 'json', 'status': 'invalid', 'code': '{1'}}
"""

import daft
import pyarrow as pa
from daft import DataType, Series

import snipcheck

COLUMNS = ["document", "error", "language", "status", "code"]
ROW = DataType.struct({"error": DataType.string(), "language": DataType.string(), "status": DataType.string(), "code": DataType.string()})


@daft.func.batch(return_dtype=DataType.list(ROW))
def code_blocks(pages: Series) -> list:
    table = pa.RecordBatch.from_pydict({"page": pages.to_pylist()})
    rows = snipcheck.extract_batch(table, content="page", kind="html", isolated=True)
    blocks: list = [[] for _ in range(len(pages))]
    for row in rows.select(COLUMNS).to_pylist():
        blocks[row.pop("document")].append(row)
    return blocks


table = daft.from_pydict(
    {
        "url": ["https://x.example/a", "https://x.example/b"],
        "page": ["<pre><code class=language-python>print(1)</code></pre><pre><code class=language-json>{1</code></pre>", "<p>none"],
    }
)
found = table.select("url", code_blocks(daft.col("page")).alias("block")).explode("block").where(daft.col("block").not_null())
for row in found.to_pylist():
    print(row)
