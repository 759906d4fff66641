"""Which files there are to read, here or on another store."""

from __future__ import annotations

import fnmatch
import glob
import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pyarrow import fs

SUFFIXES = (".warc", ".warc.gz", ".parquet")


@dataclass(frozen=True)
class Input:
    """A file to be read by one task."""

    path: str
    """Its absolute path, or its address (`s3://bucket/name`)."""
    size: int
    run: str = ""
    """What the names of unfinished files begin with, so that a run clears up after itself and after no other."""

    @property
    def is_archive(self) -> bool:
        return not self.path.endswith(".parquet")

    @property
    def output_name(self) -> str:
        """The name of the file with its rows: always the same for the same path, and another for each path."""
        stem = self.path.rsplit("/", 1)[-1].split(".")[0]
        return f"{stem}-{hashlib.sha256(self.path.encode()).hexdigest()[:16]}.parquet"


def store(path: str) -> tuple[Any, str]:
    """The store that has `path`, and its name there."""
    if "://" not in path:
        return fs.LocalFileSystem(), os.path.abspath(path)
    for other in ("s3a://", "s3n://"):
        if path.startswith(other):
            path = "s3://" + path.removeprefix(other)
    there, name = fs.FileSystem.from_uri(path)
    return there, str(name)


def find(paths: Iterable[str]) -> list[Input]:
    """The files that `paths` name (files, folders, patterns), the largest first: so the longest task does not begin last."""
    found = {input.path: input for path in paths for input in _of(path)}
    return sorted(found.values(), key=lambda input: (-input.size, input.path))


def _of(path: str) -> list[Input]:
    if not any(sign in path for sign in "*?["):
        return _named(path)
    if "://" not in path:
        return [input for match in glob.glob(path, recursive=True) for input in _named(match)]
    there, name = store(path)
    folder = name[: min(name.index(sign) for sign in "*?[" if sign in name)].rpartition("/")[0]
    files = there.get_file_info(fs.FileSelector(folder, recursive=True))
    return [_input(path, file) for file in files if fnmatch.fnmatch(file.path, name) and _is_wanted(file, folder)]


def _named(path: str) -> list[Input]:
    """The file `path`, or those in the folder `path`."""
    there, name = store(path)
    info = there.get_file_info(name)
    if info.type == fs.FileType.NotFound:
        raise FileNotFoundError(path)
    if info.type != fs.FileType.Directory:
        return [_input(path, info)]
    files = there.get_file_info(fs.FileSelector(name, recursive=True))
    return [_input(path, file) for file in files if _is_wanted(file, name)]


def _input(path: str, file: Any) -> Input:
    """`file` with the scheme of the `path` by which it was found."""
    scheme, sign, _ = path.partition("://")
    return Input(file.path if not sign or scheme == "file" else f"{scheme}://{file.path}", file.size)


def _is_wanted(file: Any, folder: str) -> bool:
    """Whether it is read where nobody names it: names with `_` or `.` in front are what others have not finished."""
    parts = file.path.removeprefix(folder).split("/")
    return file.type == fs.FileType.File and file.path.endswith(SUFFIXES) and not any(part.startswith(("_", ".")) for part in parts)
