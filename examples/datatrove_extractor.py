"""datatrove: the code blocks of pages that parse, as Markdown, in place of their text, written as JSON lines.

    python examples/datatrove_extractor.py out

prints, besides what datatrove tells of itself,

    {"text":"```python\\nprint(1)\\n```\\n","id":"a"}

In a pipeline of yours `CodeBlocks()` stands where `Trafilatura()` would: behind `WarcReader`, before filters and the writer. datatrove reads
each page in a process that it ends after `timeout` seconds, so that no page can crash or hold up the rest.
"""

import re
import sys

from datatrove.data import Document
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.extractors.base import BaseExtractor
from datatrove.pipeline.writers import JsonlWriter

import snipcheck


class CodeBlocks(BaseExtractor):
    """Pages without such a block are dropped."""

    name = "snipcheck"

    def __init__(self, statuses: tuple[str, ...] = ("valid", "fragment"), timeout: float = 20):
        super().__init__(timeout)
        self.statuses = statuses

    def extract(self, text: str) -> str:
        rows = snipcheck.extract(text, kind="html")
        return "\n".join(fenced(row["code"], row["language"] or "") for row in rows if row["status"] in self.statuses)


def fenced(code: str, language: str) -> str:
    fence = "`" * max([3, *(len(run) + 1 for run in re.findall("`{3,}", code))])
    return f"{fence}{language}\n{code}\n{fence}\n"


if __name__ == "__main__":
    page = "<pre><code class=language-python>print(1)</code></pre><pre><code class=language-json>{1</code></pre>"
    pages = [Document(text=page, id="a"), Document(text="<p>none", id="b")]
    LocalPipelineExecutor([pages, CodeBlocks(), JsonlWriter(sys.argv[1], compression=None)], logging_dir=f"{sys.argv[1]}/logs").run()
    with open(f"{sys.argv[1]}/00000.jsonl", encoding="utf-8") as written:
        print(written.read())
