"""What several tests read: articles of the repository, and documents of a few lines."""

import json
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = sorted(path for path in (ROOT / "snippets/articles").rglob("*") if path.is_file())

#: A document that nothing is wrong with, and one with a mistake.
FINE = "# A\n\n```python\nprint(1)\n```\n"
BROKEN = '# B\n\n```json\n{ "a": 1 "b": 2 }\n```\n'


def lines(text):
    return [json.loads(line) for line in text.splitlines()]
