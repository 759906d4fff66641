"""Forks, threads, signals, and documents that end a process."""

import os
import signal
import stat
import sys
import threading
import time

import pytest
import snipcheck
from samples import BROKEN, FINE

pa = pytest.importorskip("pyarrow")

BATCH = pa.record_batch({"content": [FINE, BROKEN] * 20})

forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks here")


@forks
@pytest.mark.parametrize("isolated", [False, True])
def test_a_fork_reads_what_its_parent_reads(python, isolated):
    code = """
import multiprocessing, os, pickle, sys
import pyarrow as pa
import snipcheck
texts, isolated = [sys.argv[1], sys.argv[2]] * 8, sys.argv[3] == "True"
batch = pa.record_batch({"content": texts})

def read(_):
    table = snipcheck.extract_batch(batch, kind="markdown", isolated=isolated).to_pylist()
    return table, snipcheck.extract(texts[1]), snipcheck.detect("print(1)")

before = read(0)
with multiprocessing.get_context("fork").Pool(2) as pool:
    assert pool.map(read, range(4)) == [before] * 4
read_end, write_end = os.pipe()
child = os.fork()
if child == 0:
    again = os.fork()
    same = read(0) == before
    if again == 0:
        os._exit(0 if same else 1)
    os._exit(os.waitpid(again, 0)[1] or (0 if same else 1))
assert os.waitpid(child, 0)[1] == 0
assert read(0) == before
print(len(before[0]))
"""
    assert python(code, FINE, BROKEN, str(isolated)).strip() == "16"


@forks
def test_a_fork_waits_for_what_is_being_read(python):
    # Without a gate a fork meets locks that threads of its parent hold, sooner or later.
    code = """
import os, sys, threading
import snipcheck
texts = [sys.argv[1], sys.argv[2]]
end = threading.Event()

def work():
    while not end.is_set():
        for text in texts:
            snipcheck.extract(text)

threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for _ in range(20):
    child = os.fork()
    if child == 0:
        os._exit(len(snipcheck.extract(texts[1])))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 1
end.set()
for thread in threads:
    thread.join()
print("done")
"""
    assert python(code, FINE, BROKEN).strip() == "done"


def test_other_threads_go_on():
    big = pa.record_batch({"content": [BROKEN * 200] * 20})
    seen = 0
    reader = threading.Thread(target=snipcheck.extract_batch, args=(big,), kwargs={"kind": "markdown", "threads": 1})
    reader.start()
    while reader.is_alive():
        seen += 1
        time.sleep(0.001)
    assert seen > 5


@pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")
@pytest.mark.parametrize("isolated", [False, True])
def test_it_can_be_interrupted(isolated):
    big = pa.record_batch({"content": [BROKEN * 300] * 200})
    snipcheck.extract_batch(BATCH, isolated=isolated)
    timer = threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        snipcheck.extract_batch(big, kind="markdown", isolated=isolated, threads=1)
    assert time.monotonic() - begun < 20
    assert snipcheck.extract_batch(BATCH, isolated=isolated, threads=1).num_rows == 40


def test_small_documents_can_be_interrupted_in_another_process(python):
    code = (
        "import signal, sys, snipcheck, pyarrow as pa\n"
        "def late(*_): raise TimeoutError\n"
        "signal.signal(signal.SIGALRM, late)\n"
        "batch = pa.record_batch({'content': ['```python\\nx = 1\\n```\\n'] * 40000})\n"
        "snipcheck.extract_batch(batch.slice(0, 10), isolated=True)\n"
        "for seconds in (0.2, 0):\n"
        "    signal.setitimer(signal.ITIMER_REAL, seconds)\n"
        "    try: print(snipcheck.extract_batch(batch.slice(0, 40000 if seconds else 10), isolated=True).num_rows)\n"
        "    except TimeoutError: print('late')\n"
    )
    assert python(code).split() == ["late", "10"]


def test_a_handler_of_a_signal_makes_no_second_isolated_call(python):
    code = (
        "import signal, snipcheck, pyarrow as pa\n"
        "def again(*_): snipcheck.isolated('')\n"
        "signal.signal(signal.SIGALRM, again)\n"
        "batch = pa.record_batch({'content': ['```python\\nx = 1\\n```\\n'] * 40000})\n"
        "snipcheck.extract_batch(batch.slice(0, 10), isolated=True)\n"
        "signal.setitimer(signal.ITIMER_REAL, 0.2)\n"
        "try: snipcheck.extract_batch(batch, isolated=True)\n"
        "except snipcheck.SnipcheckError as error: print(error)\n"
    )
    assert "in the middle of an isolated call" in python(code)


STAND_IN = """\
#!{python}
# Stands in for Python where a worker is started: it dies once it is handed a document with a certain word in it.
import os, sys, threading
inner, outer = os.pipe()
requests = os.dup(0)
os.dup2(inner, 0)

def pass_on():
    tail = b""
    while chunk := os.read(requests, 65536):
        tail = tail[-20:] + chunk
        if b"POISON-" + b"ABORTS" in tail:
            os.abort()
        os.write(outer, chunk)
    os.close(outer)

threading.Thread(target=pass_on, daemon=True).start()
at = sys.argv.index("-c")
sys.argv[:] = ["-c", *sys.argv[at + 2:]]
exec(open({worker!r}).read())
"""


@pytest.fixture
def poisoned(tmp_path, monkeypatch):
    worker = tmp_path / "worker.py"
    worker.write_text(snipcheck._WORKER)
    stand_in = tmp_path / "python"
    stand_in.write_text(STAND_IN.format(python=sys.executable, worker=str(worker)))
    stand_in.chmod(stand_in.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(sys, "executable", str(stand_in))


@forks
@pytest.mark.parametrize("threads", [1, 2])
def test_a_document_that_ends_its_process_is_a_row(poisoned, threads):
    poison = "# POISON-ABORTS\n\n" + FINE
    batch = pa.record_batch({"content": [FINE, poison, BROKEN, FINE, poison, FINE], "url": [f"https://example.org/{n}.md" for n in range(6)]})
    found = snipcheck.extract_batch(batch, url="url", isolated=True, threads=threads)
    assert found["document"].to_pylist() == [0, 1, 2, 3, 4, 5]
    assert found["language"].to_pylist() == ["python", None, "json", "python", None, "python"]
    assert [error for error in found["error"].to_pylist() if error] == ["the process that read it crashed (signal 6)"] * 2
    assert found["article"][1]["url"].as_py() == "https://example.org/1.md"
    with pytest.raises(snipcheck.SnipcheckError, match=r"^the process that read it crashed \(signal 6\)$"):
        snipcheck.isolated(poison)
    assert snipcheck.isolated(FINE) == snipcheck.extract(FINE)


@forks
def test_a_parser_that_ends_its_process_costs_its_snippet(monkeypatch):
    monkeypatch.setattr(snipcheck, "_WORKER", snipcheck._WORKER.replace("_serve()", "_serve_unguarded()"))
    deadly = "```ocaml\n" + "(*" * 2_000_000 + "\n```\n"
    found = snipcheck.extract_batch(pa.record_batch({"content": [FINE, deadly + FINE, BROKEN]}), kind="markdown", isolated=True)
    assert found["error"].null_count == 4
    assert found["status"].to_pylist() == ["valid", "unchecked", "valid", "invalid"]


def test_a_worker_stays_between_calls():
    def timed():
        begun = time.monotonic()
        snipcheck.isolated(FINE)
        return time.monotonic() - begun

    first, *others = (timed() for _ in range(11))
    assert min(others) < first / 2


def test_without_python_no_worker_is_started(monkeypatch):
    monkeypatch.setattr(sys, "executable", "")
    with pytest.raises(snipcheck.SnipcheckError, match="sys.executable"):
        snipcheck.isolated(FINE)
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(snipcheck.SnipcheckError, match="no worker can be started"):
        snipcheck.isolated(FINE)
    found = snipcheck.extract_batch(BATCH, isolated=True)
    assert found.num_rows == 40 and found["error"].null_count == 0
    assert found["error"][0].as_py().startswith("no worker can be started")


@forks
@pytest.mark.parametrize("isolated", [False, True])
def test_a_handler_of_a_signal_may_fork_in_the_middle_of_a_call(python, isolated):
    code = """
import os, signal, sys, threading, time
import pyarrow as pa
import snipcheck
forked = []

def fork(*_):
    child = os.fork()
    if child == 0:
        os._exit(7)
    forked.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))

signal.signal(signal.SIGALRM, fork)
batch = pa.record_batch({"content": [sys.argv[1]] * 2000})
isolated = sys.argv[2] == "True"
# One call of its own first, so that the signal meets no start of a worker.
snipcheck.extract_batch(batch.slice(0, 1), kind="markdown", isolated=isolated)
signal.setitimer(signal.ITIMER_REAL, 0.01)
while not forked:
    found = snipcheck.extract_batch(batch, kind="markdown", isolated=isolated)
print(found.num_rows, forked[0])
"""
    assert python(code, FINE, str(isolated)).split() == ["2000", "7"]
