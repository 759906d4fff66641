"""What is found in one document is what the program finds."""

import gzip
import json

import pytest
import snipcheck
from samples import ARTICLES, BROKEN, FINE, ROOT, lines


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: str(path.relative_to(ROOT)))
def test_rows_are_those_of_the_catalog(path, program):
    content = path.read_bytes()
    rows = lines(program("catalog", "--format", "jsonl", content=content))
    assert snipcheck.extract(content) == rows
    findings = json.loads(program("check", "--format", "json", "--exit-zero", content=content))
    assert snipcheck.check(content) == findings["diagnostics"]


def test_an_address_names_the_document_and_its_article():
    [row] = snipcheck.extract("```json\n[1]\n```\n", url="https://example.org/a.md")
    assert row["source"] == row["article"]["url"] == "https://example.org/a.md"
    assert row["language"] == "json"
    own = "---\nurl: https://example.org/own\n---\n\n```json\n[1]\n```\n"
    assert snipcheck.extract(own, url="https://example.org/b.md")[0]["article"]["url"] == "https://example.org/own"


def test_text_and_bytes_are_the_same():
    page = '<meta charset="iso-8859-2"><pre><code>print("ž")</code></pre>'
    [row] = snipcheck.extract(page, kind="html")
    assert row["code"] == 'print("ž")'
    assert snipcheck.extract(page.encode("iso-8859-2"), kind="html")[0]["code"] == row["code"]
    assert snipcheck.extract(page.encode("cp1250"), kind="html", encoding="windows-1250")[0]["code"] == row["code"]
    for content in (bytearray(FINE.encode()), memoryview(FINE.encode()), gzip.compress(FINE.encode())):
        assert [row["code"] for row in snipcheck.extract(content)] == ["print(1)\n"]


def test_an_archive_gives_the_rows_of_all_its_pages(program):
    def record(address, page):
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nContent-Length: {len(answer)}\r\n"
        head += "Content-Type: application/http; msgtype=response\r\n\r\n"
        return head.encode() + answer + b"\r\n\r\n"

    pages = [(f"https://example.org/{n}", b"<pre><code class='language-json'>[%d]</code></pre>" % n) for n in range(150)]
    archive = b"".join(gzip.compress(record(*page)) for page in pages)
    rows = snipcheck.extract(archive, kind="warc")
    assert [row["warc_url"] for row in rows] == [address for address, _ in pages]
    assert rows == lines(program("catalog", "--format", "jsonl", "--input", "warc", content=archive))
    assert rows == snipcheck.isolated(archive, kind="warc")


def test_a_configuration_is_obeyed():
    def rules(content, config=None):
        return [finding["rule"] for finding in snipcheck.check(content, kind="markdown", config=config)]

    unlabelled = "```\nimport os\nprint(os.name)\n```\n"
    assert rules(unlabelled) == []
    assert rules(unlabelled, {"rules": {"missing-label": "warning"}}) == ["missing-label"]
    assert rules(BROKEN) != []
    assert rules(BROKEN, {"languages-off": ["json"]}) == []
    with pytest.raises(ValueError, match="config: .*langauges-off.*languages-off"):
        snipcheck.check(FINE, config={"langauges-off": ["json"]})
    with pytest.raises(ValueError, match="config: "):
        snipcheck.check(FINE, config=["a"])


def test_detection_is_that_of_the_program(program):
    code = "fn main() { println!(\"ahoy\"); }\n"
    [detected] = json.loads(program("detect", "--format", "json", content=code.encode()))
    assert snipcheck.detect(code) == detected
    assert detected["language"] == "rust"
    assert snipcheck.detect("x = 1", label="py")["language"] == "python"


def test_what_cannot_be_understood_is_refused():
    with pytest.raises(ValueError, match='no kind "htm": kinds are .*html.*warc'):
        snipcheck.extract(FINE, kind="htm")
    with pytest.raises(ValueError, match='no encoding "utf-9"'):
        snipcheck.extract(FINE.encode(), encoding="utf-9")
    with pytest.raises(ValueError, match="which has no encoding"):
        snipcheck.extract(FINE, encoding="utf-8")
    with pytest.raises(TypeError, match="bytes or str, not int"):
        snipcheck.extract(7)
    with pytest.raises(UnicodeEncodeError):
        snipcheck.extract("\ud800")


def test_a_panic_is_an_exception(capfd):
    if not hasattr(snipcheck._native, "_panic"):
        pytest.skip("only what is built for tests can panic at will")
    with pytest.raises(snipcheck.SnipcheckError, match="^snipcheck panicked: no end of input$"):
        snipcheck._native._panic("no end of input")
    assert capfd.readouterr().err == ""
    assert snipcheck.SnipcheckError.__doc__
    assert snipcheck.SnipcheckError.__module__ == "snipcheck"
