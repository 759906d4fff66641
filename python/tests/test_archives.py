"""Web archives become tables of snippets, a batch at a time; behind what is broken they go on."""

import gzip
import io
import threading

import pytest
import snipcheck

pa = pytest.importorskip("pyarrow")


def record(code, url):
    message = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<pre>" + code + b"</pre>"
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http\r\nContent-Length: {len(message)}"
    return head.encode() + b"\r\n\r\n" + message + b"\r\n\r\n"


A, B, C = (record(b"x = [1, 2]", f"https://x.example/{name}") for name in "abc")


def read(content, **options):
    """Where the pages begin, and where something is wrong."""
    table = pa.Table.from_batches(snipcheck.extract_warc(io.BytesIO(content), **options), pa.schema(snipcheck.SCHEMA))
    rows = table.to_pylist()
    numbers = [row["document"] for row in rows]
    assert numbers == sorted(set(numbers))
    return [row["warc_offset"] for row in rows if not row["error"]], [row["warc_offset"] for row in rows if row["error"]]


@pytest.mark.parametrize("isolated", [False, True])
def test_rows_are_those_of_extract(isolated, tmp_path):
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(b"".join(map(gzip.compress, (A, B, C))))
    archive = snipcheck.extract_warc(path, isolated=isolated)
    [found] = archive
    found.validate(full=True)
    assert found.schema == pa.schema(snipcheck.SCHEMA)
    expected = snipcheck.extract(path.read_bytes(), url=str(path))
    for name in ("id", "source", "warc_file", "warc_offset", "warc_url", "code", "status"):
        assert found[name].to_pylist() == [row[name] for row in expected]
    assert archive.counts == {"records": 3, "pages": 3, "without_code": 0, "failures": 0, "faults": 0}


def test_records_have_their_offsets():
    assert read(A + B) == ([0, len(A)], [])
    x, y = gzip.compress(A), gzip.compress(B)
    assert read(x + y) == ([0, len(x)], [])
    assert read(gzip.compress(A + B)) == ([0, 0], [])
    assert read(b"") == read(gzip.compress(b"")) == ([], [])


def test_behind_what_is_broken_it_goes_on():
    x, y, z = gzip.compress(A), bytearray(gzip.compress(B)), gzip.compress(C)
    y[len(y) // 2] ^= 0xFF
    pages, faults = read(x[:-20] + y + z)
    assert pages[-1] == len(x) - 20 + len(y)
    assert faults[0] == 0
    assert read(x + b"junk" + z) == ([0, len(x) + 4], [len(x)])
    assert read(x + gzip.compress(b"no record") + z)[1] == [len(x)]
    assert read(A + b"what is this?\r\n" + B) == ([0, len(A) + 15], [len(A)])
    # What is there of a torn page is read.
    assert read(A[:-10] + B + C) == ([0, len(A) - 10, len(A) - 10 + len(B)], [0])


@pytest.mark.parametrize("content", [A + B, gzip.compress(A) + gzip.compress(B)])
def test_it_may_end_anywhere(content):
    for length in range(len(content)):
        pages, _ = read(content[:length], threads=1)
        assert len(pages) <= 2


def test_what_is_too_large_is_passed_over():
    large = record(b"x" * 5000, "https://x.example/large")
    for content in (A + large + B, gzip.compress(A + large + B)):
        pages, faults = read(content, max_bytes=1000)
        assert (len(pages), len(faults)) == (2, 1)


def test_pages_and_faults_of_many_batches_are_counted_through():
    content = b"".join(gzip.compress(A, 1) for _ in range(700)) + b"junk" + gzip.compress(B)
    batches = list(snipcheck.extract_warc(io.BytesIO(content), name="many"))
    assert len(batches) == 2
    assert [number for batch in batches for number in batch["document"].to_pylist()] == list(range(702))
    assert set(batches[1]["warc_file"].to_pylist()) == {"many"}


def test_what_is_no_binary_file_is_told(tmp_path):
    with pytest.raises(FileNotFoundError) as raised:
        snipcheck.extract_warc(tmp_path / "none.warc")
    assert raised.value.errno == 2 and raised.value.filename == str(tmp_path / "none.warc")
    with pytest.raises(TypeError, match="not int"):
        snipcheck.extract_warc(3)
    with pytest.raises(TypeError, match="rb"):
        snipcheck.extract_warc(io.StringIO("WARC/1.0"))

    class Broken:
        def read(self, count):
            raise ConnectionError("gone")

    with pytest.raises(ConnectionError, match="gone"):
        list(snipcheck.extract_warc(Broken()))


@pytest.mark.parametrize("raised", [ConnectionError, StopIteration])
def test_pages_before_a_failure_are_told(raised):
    class Breaking(io.BytesIO):
        def read(self, count=-1):
            found = super().read(min(count, 100))
            if not found:
                raise raised("gone")
            return bytearray(found)

    archive = snipcheck.extract_warc(Breaking(A + B + C))
    assert next(archive)["document"].to_pylist()[:2] == [0, 1]
    with pytest.raises((ConnectionError, RuntimeError)):
        next(archive)


def test_one_thread_reads_an_archive_at_a_time():
    class Meeting(io.BytesIO):
        """Whoever reads it waits for the test."""

        def read(self, count=-1):
            began.set()
            assert goes_on.wait(60)
            return super().read(count)

    began, goes_on = threading.Event(), threading.Event()
    goes_on.set()
    archive = snipcheck.extract_warc(Meeting(A))
    goes_on.clear()
    began.clear()
    batches = []
    first = threading.Thread(target=lambda: batches.extend(archive))
    first.start()
    assert began.wait(60)
    with pytest.raises(ValueError, match="another thread"):
        next(archive)
    goes_on.set()
    first.join()
    assert len(batches) == 1


def test_pages_of_a_call_that_was_interrupted_are_read_by_the_next(python):
    code = (
        "import io, signal, sys, snipcheck\n"
        "def late(*_): raise TimeoutError\n"
        "signal.signal(signal.SIGALRM, late)\n"
        "content = sys.stdin.buffer.read()\n"
        "rows, stopped, archive = 0, 0, snipcheck.extract_warc(io.BytesIO(content))\n"
        "while True:\n"
        "    if stopped == 0: signal.setitimer(signal.ITIMER_REAL, 0.1)\n"
        "    try: rows += next(archive).num_rows\n"
        "    except TimeoutError: stopped += 1\n"
        "    except StopIteration: break\n"
        "print(rows, stopped)\n"
    )
    large = record(b"\n".join(b"x%d = [%d]" % (n, n) for n in range(40)), "https://x.example/d")
    assert python(code, content=large * 500).split() == ["500", "1"]


def test_a_length_that_lies_costs_one_record():
    lie = A.replace(b"Content-Length: ", b"Content-Length: 9999999999")
    assert [len(found) for found in read(gzip.compress(lie) + b"".join(map(gzip.compress, [B] * 50)))] == [50, 1]
    assert [len(found) for found in read(lie + B * 50)] == [50, 1]
