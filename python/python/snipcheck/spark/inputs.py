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
    is_archive: bool
    """Whether it is an archive of pages, and no table."""
    run: str = ""
    """What the names of unfinished files begin with, so that a run clears up after itself and after no other."""

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


def address(path: str) -> str:
    """`path` as inputs are called: absolute, or with its scheme."""
    return store(path)[1] if "://" not in path or path.startswith("file://") else path.rstrip("/")


def find(paths: Iterable[str]) -> tuple[list[Input], dict[str, str]]:
    """The files that `paths` name (files, folders, patterns), the largest first, so that the longest task does not begin last; and why there
    are none, for each of the others."""
    found: dict[str, Input] = {}
    missing: dict[str, str] = {}
    for path in paths:
        try:
            inputs = _of(path)
            if not inputs:
                raise FileNotFoundError("there is no WARC file and no Parquet file")
        except (OSError, ValueError) as error:
            missing[path] = f"{type(error).__name__}: {error}"
            continue
        found.update((input.path, input) for input in inputs)
    return sorted(found.values(), key=lambda input: (-input.size, input.path)), missing


def _of(path: str) -> list[Input]:
    there, name = store(path)
    info = there.get_file_info(name)
    if info.type == fs.FileType.Directory:
        files = there.get_file_info(fs.FileSelector(name, recursive=True))
        return [_input(path, file) for file in files if _is_wanted(file, name)]
    if info.type != fs.FileType.NotFound:
        return [_input(path, info)]
    if not any(sign in path for sign in "*?["):
        raise FileNotFoundError("there is no such file")
    if "://" not in path:
        return [input for match in glob.glob(path, recursive=True) for input in _matched(match)]
    folder = name[: min(name.index(sign) for sign in "*?[" if sign in name)].rpartition("/")[0]
    files = there.get_file_info(fs.FileSelector(folder, recursive=True))
    return [_input(path, file) for file in files if fnmatch.fnmatch(file.path, name) and _is_wanted(file, folder)]


def _matched(path: str) -> list[Input]:
    """What a pattern finds at `path`: files that are neither are passed over, as they are in a folder."""
    try:
        return _of(path)
    except ValueError:
        return []


def _is_archive(path: str) -> bool:
    """Whether the file at `path` is an archive of pages: by its name, or else by how it begins."""
    if path.lower().endswith(SUFFIXES):
        return not path.lower().endswith(".parquet")
    there, name = store(path)
    with there.open_input_stream(name, compression=None) as file:
        head = file.read(4)
    if head != b"PAR1" and head != b"WARC" and not head.startswith(b"\x1f\x8b"):
        raise ValueError("it is neither a WARC file nor a Parquet file")
    return bool(head != b"PAR1")


def _input(path: str, file: Any) -> Input:
    """`file` with the scheme of the `path` by which it was found."""
    scheme, sign, _ = path.partition("://")
    address = file.path if not sign or scheme == "file" else f"{scheme}://{file.path}"
    return Input(address, file.size, _is_archive(address))


def _is_wanted(file: Any, folder: str) -> bool:
    """Whether it is read where nobody names it: names with `_` or `.` in front are what others have not finished."""
    parts = file.path.removeprefix(folder).split("/")
    return file.type == fs.FileType.File and file.path.lower().endswith(SUFFIXES) and not any(part.startswith(("_", ".")) for part in parts)
