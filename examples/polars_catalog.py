"""Polars: code that parses, once each, from a catalog in Parquet; and the findings of pages in a table of your own.

    snipcheck catalog --format parquet --output catalog.parquet snippets/articles
    python examples/polars_catalog.py catalog.parquet

prints, below a table of languages with their snippets and bytes,

    [{'document': 0, 'language': 'python', 'status': 'invalid', 'message': 'missing `)`'}]
"""

import sys

import polars as pl

import snipcheck

code = (
    pl.scan_parquet(sys.argv[1])
    .filter(pl.col("status").is_in(["valid", "fragment"]))
    .unique("sha256")
    .group_by("language")
    .agg(pl.len().alias("snippets"), pl.col("bytes").sum())
    .sort("snippets", "language", descending=[True, False])
    .collect()
)
print(code.head(5))

pages = pl.DataFrame({"url": ["https://x.example/a"], "page": ["<pre><code class=language-python>x = (1</code></pre>"]})
found = pl.from_arrow(snipcheck.extract_batch(pages, content="page", url="url", kind="html"))
print(found.select("document", "language", "status", pl.col("diagnostics").list.first().struct.field("message")).to_dicts())
