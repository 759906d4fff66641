"""Tables of documents become tables of snippets."""

import pytest
import snipcheck
from samples import ARTICLES, BROKEN, FINE, ROOT

pa = pytest.importorskip("pyarrow")


def rows(batch):
    """The rows of the catalog in `batch`, as `extract` gives them: with dictionaries, and without what need not be there."""
    found = []
    for row in batch.to_pylist():
        assert row.pop("error") is None
        row.pop("document")
        row["attributes"] = dict(row["attributes"])
        found.append({name: value for name, value in row.items() if value is not None or name not in OPTIONAL})
    return found


OPTIONAL = {"source_id", "warc_file", "warc_offset", "warc_record", "warc_url", "warc_date"}


@pytest.mark.parametrize("isolated", [False, True])
def test_rows_are_those_of_extract(isolated):
    contents = [path.read_bytes() for path in ARTICLES]
    urls = [path.relative_to(ROOT).as_posix() for path in ARTICLES]
    batch = pa.record_batch({"content": pa.array(contents, pa.binary()), "url": urls})
    found = snipcheck.extract_batch(batch, url="url", isolated=isolated)
    assert isinstance(found, pa.RecordBatch)
    assert found.schema == pa.schema(snipcheck.SCHEMA)
    each = [snipcheck.extract(content, url=url) for content, url in zip(contents, urls, strict=True)]
    assert rows(found) == [row for rows in each for row in rows]
    assert found["document"].to_pylist() == [at for at, rows in enumerate(each) for _ in rows]
    found.validate(full=True)


@pytest.mark.parametrize(
    "kind",
    [pa.string(), pa.large_string(), pa.string_view(), pa.binary(), pa.large_binary(), pa.binary_view(), pa.dictionary(pa.int8(), pa.string())],
    ids=str,
)
def test_columns_of_text_and_bytes(kind):
    batch = pa.record_batch({"page": pa.array([None, FINE, None, BROKEN, FINE], pa.string()).cast(kind)}).slice(1)
    found = snipcheck.extract_batch(batch, content="page", kind="markdown", threads=1)
    assert found["document"].to_pylist() == [0, 2, 3]
    assert found["language"].to_pylist() == ["python", "json", "python"]


def test_bytes_of_a_fixed_size():
    pages = pa.array([b"```json\n[1]\n```\n", b"```json\n[2]\n```\n"], pa.binary(16))
    found = snipcheck.extract_batch(pa.record_batch({"content": pages}), kind="markdown")
    assert found["code"].to_pylist() == ["[1]\n", "[2]\n"]


def test_documents_of_a_table_are_counted_through():
    table = pa.table({"content": pa.chunked_array([[FINE], [], [None, BROKEN]])})
    found = snipcheck.extract_batch(table, kind="markdown")
    assert found["document"].to_pylist() == [0, 2]
    assert snipcheck.extract_batch(table.slice(0, 0)).num_rows == 0


def test_a_table_without_rows_is_looked_at_all_the_same():
    table = pa.schema({"content": pa.string(), "size": pa.int64()}).empty_table()
    assert snipcheck.extract_batch(table).num_rows == 0
    with pytest.raises(KeyError, match="columns are content, size"):
        snipcheck.extract_batch(table, content="html")
    with pytest.raises(TypeError, match="is Int64, and neither text nor bytes"):
        snipcheck.extract_batch(table, content="size")
    with pytest.raises(ValueError, match="is text, which has no encoding"):
        snipcheck.extract_batch(table, encoding="utf-8")


def test_a_frame_of_polars_is_a_table():
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame({"content": [FINE, BROKEN], "url": ["https://example.org/a.md", None]})
    found = polars.DataFrame(snipcheck.extract_batch(frame, url="url"))
    assert found["language"].to_list() == ["python", "json"]
    assert found["article"].struct.field("url").to_list() == ["https://example.org/a.md", None]


def test_a_frame_of_polars_may_have_columns_of_nulls():
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame({"content": [FINE], "url": [None], "more": [{"nothing": None}]})
    assert snipcheck.extract_batch(frame, url="url", kind="markdown")["language"].to_pylist() == ["python"]


@pytest.mark.parametrize("isolated", [False, True])
def test_a_document_that_fails_is_a_row(isolated):
    batch = pa.record_batch(
        {
            "content": [FINE, FINE, BROKEN, None],
            "kind": ["markdown", "scroll", None, "scroll"],
            "url": [None, "https://example.org/b", "https://example.org/c", None],
        }
    )
    found = snipcheck.extract_batch(batch, kind="kind", url="url", isolated=isolated)
    assert found["document"].to_pylist() == [0, 1, 2]
    ok, failed, last = found.to_pylist()
    assert failed["error"].startswith('there is no kind "scroll": kinds are ')
    assert failed["article"] == {"id": None, "title": None, "url": "https://example.org/b", "published": None, "published_date": None}
    assert {value for name, value in failed.items() if name not in ("document", "error", "article")} == {None}
    assert ok["error"] is None and ok["language"] == "python" and ok["article"]["url"] is None
    assert last["language"] == "json" and last["article"]["url"] == "https://example.org/c"
    found.validate(full=True)
    only = snipcheck.extract_batch(batch.slice(1, 1), kind="kind", isolated=isolated)
    assert only["article"].to_pylist() == [None] and only["document"].to_pylist() == [0]


def test_encodings_are_a_column_or_one():
    pages = ['<pre><code class="language-python">print("ž")</code></pre>'.encode(name) for name in ("iso-8859-2", "cp1250")]
    batch = pa.record_batch({"content": pages, "charset": ["iso-8859-2", "windows-1250"]})
    codes = snipcheck.extract_batch(batch, encoding="charset")["code"].to_pylist()
    assert codes == ['print("ž")'] * 2
    assert snipcheck.extract_batch(batch.slice(1), encoding="windows-1250")["code"].to_pylist() == ['print("ž")']


def test_what_cannot_be_understood_is_refused():
    batch = pa.record_batch({"content": [FINE], "size": [1]})
    with pytest.raises(KeyError, match="columns are content, size"):
        snipcheck.extract_batch(batch, content="html")
    with pytest.raises(TypeError, match="is Int64, and neither text nor bytes"):
        snipcheck.extract_batch(batch, content="size")
    with pytest.raises(ValueError, match="nor is there such a column"):
        snipcheck.extract_batch(batch, kind="scroll")
    with pytest.raises(ValueError, match="is text, which has no encoding"):
        snipcheck.extract_batch(batch, encoding="utf-8")
    with pytest.raises(ValueError, match="from 1 to"):
        snipcheck.extract_batch(batch, threads=0)
    with pytest.raises(TypeError, match="__arrow_c_array__"):
        snipcheck.extract_batch([FINE])
    with pytest.raises(TypeError, match="not an array of"):
        snipcheck.extract_batch(pa.array([FINE]))


def test_a_capsule_is_taken_once():
    class Once:
        """A batch whose capsules are handed over again and again, which they must not be."""

        def __init__(self, batch):
            self.capsules = batch.__arrow_c_array__()

        def __arrow_c_array__(self, requested_schema=None):
            return self.capsules

    once = Once(pa.record_batch({"content": [FINE]}))
    assert snipcheck.extract_batch(once, kind="markdown").num_rows == 1
    with pytest.raises(ValueError, match="taken by somebody else"):
        snipcheck.extract_batch(once, kind="markdown")


def test_without_pyarrow_there_is_a_table_all_the_same(python):
    code = """
import sys
sys.modules["pyarrow"] = None
import polars, snipcheck
found = snipcheck.extract_batch(polars.DataFrame({"content": [sys.argv[1]]}), kind="markdown")
print(type(found).__name__, len(found), found, polars.DataFrame(found)["language"].to_list(), sep="|")
"""
    pytest.importorskip("polars")
    assert python(code, FINE).strip() == "Batch|1|<snipcheck.Batch: 1 rows>|['python']"


def test_a_kind_is_one_even_where_a_column_is_called_so():
    table = pa.table({"html": ["<pre>x = 1</pre>"]})
    assert snipcheck.extract_batch(table, content="html", kind="html").num_rows == 1
