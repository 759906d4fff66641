"""Ray Data: one row for each code block of the pages in a dataset.

    python examples/ray_batches.py

prints, besides what Ray tells of itself,

    {'error': None, 'language': 'python', 'status': 'valid', 'code': 'print(1)', 'url': 'https://x.example/a'}
    {'error': None, 'language': 'json', 'status': 'invalid', 'code': '{1', 'url': 'https://x.example/a'}

`map_batches` starts a task for each block of the dataset; `num_cpus=1` is right, for a task uses one thread.
"""

import pyarrow as pa
import ray

import snipcheck


def code_blocks(pages: pa.Table) -> pa.Table:
    rows = pa.table(snipcheck.extract_batch(pages, content="page", url="url", kind="html", isolated=True, threads=1))
    urls = pages["url"].take(rows["document"])
    return rows.select(["error", "language", "status", "code"]).append_column("url", urls)


if __name__ == "__main__":
    page = "<pre><code class=language-python>print(1)</code></pre><pre><code class=language-json>{1</code></pre>"
    pages = ray.data.from_arrow(pa.table({"url": ["https://x.example/a", "https://x.example/b"], "page": [page, "<p>none"]}))
    found = pages.map_batches(code_blocks, batch_format="pyarrow", batch_size=256, num_cpus=1)
    for row in found.take_all():
        print(row)
