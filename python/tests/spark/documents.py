"""Documents for the tests, and what is in them."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import snipcheck

PAGES = Path(os.environ.get("SNIPCHECK_PAGES") or Path(__file__).parents[3] / "snippets/articles/zoo")
"""A folder of HTML pages: those of the repository, or others of your own."""

DIFFERENT = int(os.environ.get("SNIPCHECK_DIFFERENT_PAGES", "20"))
COUNT = 300


def pages() -> list[tuple[bytes, str]]:
    """As many pages as `COUNT`, each with an address of its own."""
    files = sorted(PAGES.glob("*.html"))[:DIFFERENT]
    assert files, PAGES
    contents = [file.read_bytes() for file in files]
    return [(contents[number % len(contents)], f"https://pages.example/{number}") for number in range(COUNT)]


def expected(pages: list[tuple[bytes, str]]) -> list[tuple[str, int, str, str]]:
    """The snippets of `pages`: address, place, digest, status."""
    found = {content: snipcheck.extract(content, url="https://pages.example/", kind="html") for content in {page for page, _ in pages}}
    return sorted((url, row["ordinal"], row["sha256"], row["status"]) for content, url in pages for row in found[content])


def record(content: bytes, url: str) -> bytes:
    """A record of an archive."""
    message = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + content
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http\r\nContent-Length: {len(message)}"
    return head.encode() + b"\r\n\r\n" + message + b"\r\n\r\n"


def members(pages: list[tuple[bytes, str]]) -> list[bytes]:
    """The records of an archive, each compressed by itself, as crawlers keep them."""
    return [gzip.compress(record(content, url), 1) for content, url in pages]
