"""Proofreads the code in published articles.

>>> import snipcheck
>>> [row["language"] for row in snipcheck.extract("```json\\n[1]\\n```\\n", kind="markdown")]
['json']

Documents are read on threads of this module's own, without the GIL; forks and threads of the caller are fine.
"""

from __future__ import annotations

import os
import sys

from snipcheck import _native
from snipcheck._native import SCHEMA, Batch, Schema, SnipcheckError
from snipcheck._native import VERSION as __version__

# Neither is needed to run: `typing` alone would take longer to import than all of this.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    import pyarrow

__all__ = [
    "SCHEMA",
    "Batch",
    "Schema",
    "SnipcheckError",
    "__version__",
    "check",
    "detect",
    "extract",
    "extract_batch",
    "isolated",
]

if hasattr(os, "register_at_fork"):
    os.register_at_fork(
        before=_native._before_fork,
        after_in_parent=_native._after_fork_in_parent,
        after_in_child=_native._after_fork_in_child,
    )

# A worker needs nothing but the native half, and no packages are looked for: it starts in a few hundredths of a second.
_WORKER = """\
import sys
from importlib.util import module_from_spec, spec_from_file_location
spec = spec_from_file_location("snipcheck._native", sys.argv[1])
native = module_from_spec(spec)
spec.loader.exec_module(native)
native._serve()
"""


def _worker(isolated: bool) -> list[str] | None:
    if not isolated:
        return None
    if not sys.executable:
        raise SnipcheckError("no worker can be started: sys.executable does not say where Python is")
    return [sys.executable, "-I", "-S", "-c", _WORKER, _native.__file__]


def _read(text: str) -> Any:
    import json

    return json.loads(text)


def _plain(content: object) -> object:
    return bytes(content) if isinstance(content, (bytearray, memoryview)) else content


def extract(
    content: bytes | str,
    *,
    url: str | None = None,
    kind: str | None = None,
    encoding: str | None = None,
    isolated: bool = False,
) -> list[dict[str, Any]]:
    """The code blocks of a document: the rows that ``snipcheck catalog --format jsonl`` writes.

    :param content: the document: bytes in any encoding, or text.
    :param url: where it is published. It stands for a file's name (what ends in ``.md`` is Markdown), and is the address of an article that
        does not say its own.
    :param kind: what ``--input`` takes: ``html``, ``markdown``, ``rss``, ``warc`` (whose pages are read one after another) …; by default
        the content tells.
    :param encoding: its encoding; by default the content tells.
    :param isolated: whether it is read in another process, so that nothing in it can end this one.
    :raises SnipcheckError: if it cannot be read.
    :raises ValueError: if there is no such kind or encoding.
    """
    found: list[dict[str, Any]] = _read(_native.extract(_plain(content), (url, kind, encoding), _worker(isolated)))
    return found


def isolated(
    content: bytes | str,
    *,
    url: str | None = None,
    kind: str | None = None,
    encoding: str | None = None,
) -> list[dict[str, Any]]:
    """The same as :func:`extract`, in another process: nothing in the document can end this one.

    The process is started once, and serves all calls of this one; calls of several threads take turns.
    """
    return extract(content, url=url, kind=kind, encoding=encoding, isolated=True)


def check(
    content: bytes | str,
    *,
    url: str | None = None,
    kind: str | None = None,
    encoding: str | None = None,
    config: dict[str, Any] | None = None,
) -> list[dict[str, Any]]:
    """What is wrong in a document: the findings that ``snipcheck check --format json`` writes.

    :param content: the document: bytes in any encoding, or text.
    :param url: where it is published; see :func:`extract`.
    :param kind: what sort of document it is; see :func:`extract`.
    :param encoding: its encoding; by default the content tells.
    :param config: what a ``snipcheck.toml`` may say, as a dictionary; no file is looked for. Keys that are about files and reports change
        nothing.
    :raises SnipcheckError: if it cannot be read.
    :raises ValueError: if there is no such kind or encoding, or something is wrong with the configuration.
    """
    import json

    said = None if config is None else json.dumps(config)
    found: list[dict[str, Any]] = _read(_native.check(_plain(content), (url, kind, encoding), said))
    return found


def detect(code: str, *, label: str | None = None) -> dict[str, Any]:
    """Which language code is in, and why: what ``snipcheck detect --format json`` writes.

    :param code: the code.
    :param label: the label that it was published with, such as ``py``.
    """
    found: dict[str, Any] = _read(_native.detect(code, label))
    return found


def extract_batch(
    batch: Any,
    *,
    content: str = "content",
    url: str | None = None,
    kind: str | None = None,
    encoding: str | None = None,
    isolated: bool = False,
    threads: int | None = None,
) -> pyarrow.RecordBatch:
    """The code blocks of a table of documents, as a table: a row each.

    The columns are ``document``, the row of the document in ``batch``, from 0; ``error``, null where all is well; and those of the catalog.
    A document that cannot be read is one row, with ``document``, ``error``, and ``article.url`` if ``url`` tells it. Documents without code
    have no row, and neither have nulls.

    :param batch: what has ``__arrow_c_array__`` or ``__arrow_c_stream__``: a batch or table of pyarrow, a frame of polars …
    :param content: the column of the documents, which is of text or bytes.
    :param url: the column of their addresses.
    :param kind: the column of their kinds; or, if no column is called so, the kind of all of them.
    :param encoding: the column of their encodings; or, if no column is called so, the encoding of all of them.
    :param isolated: whether they are read in another process: a document that ends it is a row with ``error``, and all others are read.
    :param threads: how many threads read them; by default one a core.
    :returns: a ``pyarrow.RecordBatch``; without pyarrow, an object that any library of Arrow takes (``__arrow_c_array__``).
    :raises KeyError: if there is no such column.
    :raises TypeError: if a column is neither text nor bytes.
    :raises ValueError: if there is no such kind or encoding.
    """
    found = _native.extract_batch(batch, content, (url, kind, encoding), _worker(isolated), threads)
    try:
        import pyarrow
    except ImportError:
        return found
    return pyarrow.record_batch(found)
