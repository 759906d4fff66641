"""Tasks without Spark: what fails is told, and nothing is there twice."""

from __future__ import annotations

from pathlib import Path

import documents
import proxy
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import scenarios

import snipcheck
from snipcheck.spark import inputs, task
from snipcheck.spark.batches import Options
from snipcheck.spark.task import Columns, Done


def written(folder: Path, pages: list[tuple[bytes | None, str]], options: Options = scenarios.HTML) -> tuple[Done, pa.Table]:
    contents, urls = zip(*pages, strict=True)
    pq.write_table(pa.table({"html": pa.array(contents, pa.binary()), "url": urls}), folder / "pages.parquet")
    [input], _ = inputs.find([str(folder / "pages.parquet")])
    done = task.run(input, str(folder / "out"), Columns(), options)
    return done, pq.read_table(folder / "out") if done.failure is None else None


def rows(table: pa.Table) -> list[tuple[int, str, str]]:
    return [(row["document"], row["sha256"], row["status"]) for row in table.to_pylist() if row["error"] is None]


def test_documents_have_the_numbers_of_their_rows(tmp_path: Path) -> None:
    pages = documents.pages()
    done, table = written(tmp_path, pages, Options(kind="html", piece_bytes=20_000))
    numbers = {url: number for number, (_, url) in enumerate(pages)}
    assert sorted(rows(table)) == sorted((numbers[url], sha256, status) for url, _, sha256, status in documents.expected(pages))
    assert done.counts == {"documents": len(pages), "snippets": table.num_rows}
    assert set(table["input"].to_pylist()) == {str(tmp_path / "pages.parquet")}


def test_what_is_too_large_is_told_and_nothing_is_no_document(tmp_path: Path) -> None:
    page = b"<pre>x = 1</pre>"
    done, table = written(tmp_path, [(page, "a"), (b"x" * 101, "b"), (None, "c"), (page, "d")], Options(kind="html", max_bytes=100))
    assert [number for number, _, _ in rows(table)] == [0, 3]
    [error] = [row for row in table.to_pylist() if row["error"]]
    assert (error["document"], error["article"]["url"]) == (1, "b")
    assert error["error"] == "the document has 101 bytes, and 100 are read at most"
    assert done.counts == {"documents": 3, "errors.too-large": 1, "snippets": 2}


def test_a_document_that_ends_its_reader_is_one_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snipcheck, "_worker", snipcheck._worker)
    proxy.install()
    page, deadly = b"<pre>x = 1</pre>", b"<pre>" + proxy.MARK + b"</pre>"
    done, table = written(tmp_path, [(page, "a"), (deadly, "b"), (page, "c"), (deadly, "d"), (page, "e")])
    assert done.failure is None
    assert [number for number, _, _ in rows(table)] == [0, 2, 4]
    errors = [row for row in table.to_pylist() if row["error"]]
    assert [(row["document"], row["article"]["url"]) for row in errors] == [(1, "b"), (3, "d")]
    assert all("signal 6" in row["error"] for row in errors), errors
    assert done.counts == {"documents": 5, "errors.failed": 2, "snippets": 3}


def test_a_parser_that_crashes_or_hangs_costs_its_snippet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a worker whose guards are lifted: code that runs over a parser's stack, and code for which another takes minutes."""
    monkeypatch.setattr(snipcheck, "_WORKER", snipcheck._WORKER.replace("_serve()", "_serve_unguarded()"))
    crash, hang = "```ocaml\n" + "(*" * 2_000_000 + "\n```\n", "```nix\na = " + "x+" * 20_000 + "(\n```\n"
    fine = "```python\nprint(1)\n```\n"
    pages = [(page.encode(), name) for page, name in [(fine, "a"), (crash + fine, "b"), (hang, "c"), (fine, "d")]]
    done, table = written(tmp_path, pages, Options(kind="markdown"))
    assert [(number, status) for number, _, status in rows(table)] == [
        (0, "valid"),
        (1, "unchecked"),
        (1, "valid"),
        (2, "unchecked"),
        (3, "valid"),
    ]
    assert done.counts == {"documents": 4, "snippets": 5}


def test_two_tasks_of_one_file_write_it_once(tmp_path: Path) -> None:
    """As where Spark speculates: the second begins before the first has ended, and ends behind it."""
    (tmp_path / "a.warc").write_bytes(documents.record(b"<pre>x = 1</pre>", "https://x.example/"))
    [input], _ = inputs.find([str(tmp_path)])
    out = str(tmp_path / "out")
    second: list[Done] = []
    first = task.run(input, out, Columns(), scenarios.HTML, lambda: second.append(task.run(input, out, Columns(), scenarios.HTML)))
    assert first.failure is None and second[0].failure is None
    assert pq.read_table(out).num_rows == 1
    assert [path.name for path in Path(out).rglob("*.parquet")] == [input.output_name]


def test_what_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"no table")
    [input], _ = inputs.find([str(tmp_path)])
    done = task.run(input, str(tmp_path / "out"), Columns(), scenarios.HTML)
    assert done.failure is not None
    assert list((tmp_path / "out").rglob("*.parquet")) == []


def test_inputs_are_found_the_largest_first(tmp_path: Path) -> None:
    for name, size in [("a.warc", 1), ("b/c.warc.gz", 3), ("b/d.parquet", 2), ("b/e.txt", 10), ("_temporary/f.warc", 9), ("b/.g.warc", 9)]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"WARC/1.0 records"[:size])

    def names(paths: list[Path]) -> list[str]:
        return [Path(input.path).relative_to(tmp_path).as_posix() for input in inputs.find(map(str, paths))[0]]

    assert names([tmp_path, tmp_path / "a.warc"]) == ["b/c.warc.gz", "b/d.parquet", "a.warc"]
    assert names([tmp_path / "**/*.warc*", tmp_path / "b/e.txt"]) == ["b/e.txt", "_temporary/f.warc", "b/c.warc.gz", "a.warc"]
    assert [Path(input.path).name for input in inputs.find([f"{tmp_path.as_uri()}/b/*.parquet"])[0]] == ["d.parquet"]


def test_what_is_not_there_is_told_and_costs_no_other(tmp_path: Path) -> None:
    for name, content in [("a[1].warc", b"WARC"), ("page.html", b"<p>"), ("TABLE", b"PAR1"), ("A.WARC.GZ", b"\x1f\x8b"), ("empty/x.txt", b"")]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    lost = ["none.warc", "no*.warc", "page.html", "empty"]
    asked = [str(tmp_path / name) for name in ["a[1].warc", "TABLE", "A.WARC.GZ", *lost]]
    found, missing = inputs.find([*asked, f"{tmp_path.as_uri()}/none/*.warc", "nowhere://x/y"])
    assert {Path(input.path).name: input.is_archive for input in found} == {"a[1].warc": True, "TABLE": False, "A.WARC.GZ": True}
    assert sorted(Path(input.path).name for input in inputs.find([str(tmp_path / "[!e]*")])[0]) == ["A.WARC.GZ", "TABLE", "a[1].warc"]
    assert list(missing) == [*(str(tmp_path / name) for name in lost), f"{tmp_path.as_uri()}/none/*.warc", "nowhere://x/y"]
