"""Proofreads the code in published articles.

>>> import snipcheck
>>> [row["language"] for row in snipcheck.extract("```json\\n[1]\\n```\\n", kind="markdown")]
['json']

Documents are read on threads of this module's own, without the GIL; forks and threads of the caller are fine.
"""

from __future__ import annotations

import json
import os
import sys

from snipcheck import _native
from snipcheck._native import SCHEMA, Batch, Schema, SnipcheckError
from snipcheck._native import VERSION as __version__

# Neither is needed to run: `typing` alone would take longer to import than all of this. What a call needs is imported before it: a fork in the
# middle of an import leaves the module locked in the new process.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    import pyarrow

__all__ = [
    "SCHEMA",
    "Archive",
    "Batch",
    "Schema",
    "SnipcheckError",
    "__version__",
    "check",
    "detect",
    "extract",
    "extract_batch",
    "extract_warc",
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
    return json.loads(text)


def _plain(content: object) -> object:
    return bytes(content) if isinstance(content, (bytearray, memoryview)) else content


def extract(
    content: bytes | bytearray | memoryview | str,
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
    content: bytes | bytearray | memoryview | str,
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
    content: bytes | bytearray | memoryview | str,
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
    :param kind: the kind of all of them, such as ``html``; or the column of their kinds.
    :param encoding: the encoding of all of them, such as ``utf-8``; or the column of their encodings.
    :param isolated: whether they are read in another process: a document that ends it is a row with ``error``, and all others are read.
    :param threads: how many threads read them; by default one a core.
    :returns: a ``pyarrow.RecordBatch``; without pyarrow, an object that any library of Arrow takes (``__arrow_c_array__``).
    :raises KeyError: if there is no such column.
    :raises TypeError: if a column is neither text nor bytes.
    :raises ValueError: if there is no such kind or encoding.
    """
    return _table(_native.extract_batch(_handed_over(batch), content, (url, kind, encoding), _worker(isolated), threads))


def _handed_over(batch: Any) -> Any:
    # A frame of polars goes by way of pyarrow, where that is installed: a column of nothing but nulls, as polars itself hands it over, is not
    # what the interface of Arrow demands (https://github.com/pola-rs/polars/issues/22934).
    try:
        return batch.to_arrow() if hasattr(batch, "to_arrow") else batch
    except ImportError:
        return batch


def _table(found: Any) -> Any:
    try:
        import pyarrow
    except ImportError:
        return found
    return pyarrow.record_batch(found)


class Archive:
    """The rows of the pages of a web archive, some pages at a time: what :func:`extract_warc` gives."""

    def __init__(self, native: _native.Archive) -> None:
        self._native = native

    def __iter__(self) -> Archive:
        return self

    def __next__(self) -> pyarrow.RecordBatch:
        found = self._native.next_batch()
        if found is None:
            raise StopIteration
        return _table(found)

    @property
    def counts(self) -> dict[str, int]:
        """What was read so far: ``records``; ``pages`` in which there may be code, and those ``without_code``; ``failures``, which a server
        answered with an error; and ``faults``, what is torn, broken or too large."""
        return dict(self._native.counts)


def extract_warc(
    file: Any,
    *,
    name: str | None = None,
    encoding: str | None = None,
    isolated: bool = False,
    threads: int | None = None,
    max_bytes: int | None = None,
) -> Archive:
    """The code blocks of the pages of a web archive (WARC), as tables: an iterator of batches with the columns of :func:`extract_batch`.

    The archive is read as it is needed, and never held as a whole. ``document`` counts its pages in which there may be code, and its faults:
    what is torn, broken or too large is a row with ``error``, ``warc_file`` and ``warc_offset``, and reading goes on behind it.

    :param file: a path, or a binary file, which need only have ``read``. Both may be compressed, record by record.
    :param name: what the archive is called in ``source`` and ``warc_file``; by default its path.
    :param encoding: the encoding of all pages; by default what HTTP or the page says.
    :param isolated: whether pages are read in another process; see :func:`extract_batch`.
    :param threads: how many threads read them; by default one a core.
    :param max_bytes: bytes of a record that are read at most; a larger one is passed over.
    :raises OSError: if it cannot be read.
    """
    file = os.fsdecode(file) if isinstance(file, bytes) else file
    if name is None:
        named = file if isinstance(file, (str, bytes)) or hasattr(file, "__fspath__") else getattr(file, "name", "-")
        name = os.fsdecode(named) if not isinstance(named, int) else "-"
    return Archive(_native.Archive(file, name, encoding, _worker(isolated), threads, max_bytes))
