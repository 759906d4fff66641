"""The package itself: its types, its words, and how quickly it is there."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import snipcheck

PACKAGE = Path(snipcheck.__file__).parent


def test_its_types_are_sound(tmp_path):
    if not shutil.which("mypy", path=str(Path(sys.executable).parent)):
        pytest.skip("mypy is not installed")
    example = tmp_path / "example.py"
    example.write_text(
        "import snipcheck\n"
        "rows: list[dict[str, object]] = snipcheck.extract(b'', url=None, kind='html')\n"
        "label: str = snipcheck.detect('x')['language']\n"
        "names: list[str] = snipcheck.SCHEMA.names\n"
    )
    command = [sys.executable, "-m", "mypy", "--strict", "--ignore-missing-imports", "--cache-dir", str(tmp_path / "cache")]
    for checked in (["-p", "snipcheck"], [str(example)]):
        done = subprocess.run([*command, *checked], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout


def test_its_stub_names_what_there_is():
    stub = (PACKAGE / "_native.pyi").read_text()
    native = [name for name in dir(snipcheck._native) if not name.startswith("__")]
    assert [name for name in native if name not in stub] == []
    assert (PACKAGE / "py.typed").exists()


def test_everything_has_words():
    assert set(snipcheck.__all__) <= set(dir(snipcheck))
    for name in ("extract", "isolated", "check", "detect", "extract_batch", "extract_warc", "Archive", "SnipcheckError", "Schema", "Batch"):
        assert getattr(snipcheck, name).__doc__, name
    assert repr(snipcheck.SCHEMA).startswith("<snipcheck.SCHEMA: ")
    assert snipcheck.SCHEMA.names[:3] == ["document", "error", "id"]


def test_importing_it_starts_nothing(python):
    code = "import sys, threading, snipcheck; print(threading.active_count(), 'pyarrow' in sys.modules)"
    assert python(code).split() == ["1", "False"]
