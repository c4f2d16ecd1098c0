"""What a file is, told by what is in it; its name counts only where the content leaves a choice."""

import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

import orjson

from factcheck.analysis.encodings.decoding import encoding_of


class Format(StrEnum):
    """A format that archives come in."""

    JSON_LINES = "json lines"
    JSON = "json"
    HTML = "html"
    SITEMAP = "sitemap"
    FEED = "feed"
    TABLE = "table"
    WORKBOOK = "workbook"
    ZIP = "zip"
    OTHER = "other"


HEAD: Final = 2**16
"""Bytes at the beginning of a file that are looked at."""

Recogniser = Callable[[bytes, str], str | None]
"""Tells by the first bytes and the name of a file which format it is of that is read elsewhere; None where of none."""

_BINARY: Final = {
    b"%PDF": "a PDF document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\xd0\xcf\x11\xe0": "a document of an old Microsoft Office: save it as .xlsx or .csv",
    b"Rar!": "a RAR archive: unpack it, or pack it as .zip",
    b"7z\xbc\xaf": "a 7z archive: unpack it, or pack it as .zip",
    b"BZh": "packed with bzip2: unpack it, or pack it with gzip",
    b"\xfd7zXZ": "packed with xz: unpack it, or pack it with gzip",
    b"SQLite format 3": "a SQLite database",
    b"PAR1": "a Parquet file: save it as .csv or .ndjson",
}
_BINARY_FROM: Final = 100
"""One NUL in so many bytes, or more, and it is no text."""
_STRAY: Final = 3
"""NULs that even a short text may hold, where a program wrote something wrong."""
_HTML: Final = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|script|div|article|p|meta|section|main|table|span)\b", re.IGNORECASE
)
_SITEMAP: Final = re.compile(rb"<(?:[a-z0-9]+:)?(?:urlset|sitemapindex)\b", re.IGNORECASE)
_ASSIGNED: Final = re.compile(
    rb"(?:/\*[^*]{0,200}\*/\s{0,9})?(?:var |let |const |export default|module\.exports|window|self|globalThis|[a-z_$])"
    rb"[\w$.\[\]'\" ]{0,80}[=(]?\s{0,9}(?<=[=( t])[\[{]\s{0,9}[\[{\"]",
    re.IGNORECASE,
)
"""How a script begins that assigns data, or hands them to a function."""
_FEED: Final = re.compile(rb"<(?:rss|(?:atom:)?feed|rdf:RDF)\b", re.IGNORECASE)
_COMMENTS: Final = re.compile(rb"^\s*(?:<\?xml[^>]*\?>\s*|<!--.*?-->\s*)*", re.DOTALL)


NO_PAGE: Final = "It is XML or HTML of a kind that is not read: neither a page nor a sitemap."


class Sniffed(NamedTuple):
    """What a file is. `encoding` as Python calls it; `reason` says why a file of format `OTHER` is not read."""

    format: Format
    encoding: str = "utf-8"
    reason: str = ""
    other: str = ""


def sniff(head: bytes, name: str, others: Sequence[Recogniser] = ()) -> Sniffed:
    """What a file is whose first bytes, unpacked, are these. `others` recognise what is read elsewhere."""
    if other := next((found for recognise in others if (found := recognise(head, name))), None):
        return Sniffed(Format.OTHER, other=other, reason=f"It is {other}.")
    for mark, what in _BINARY.items():
        if head.startswith(mark):
            return Sniffed(Format.OTHER, reason=f"It is {what}.")
    if head.startswith(b"PK\x03\x04"):
        return Sniffed(_of_zip(head, name))
    encoding = encoding_of(head[:HEAD], declares=head.lstrip()[:1] == b"<")
    text = head.decode(encoding, "replace").encode("utf-8", "replace") if encoding != "utf-8" else head
    return _of_text(text.removeprefix(b"\xef\xbb\xbf"), name.lower(), encoding)


def _of_zip(head: bytes, name: str) -> Format:
    is_workbook = (
        name.lower().endswith((".xlsx", ".xlsm")) or b"xl/" in head[:4096] or b"[Content_Types].xml" in head[:200]
    ) or b"opendocument.spreadsheet" in head[:200]
    return Format.WORKBOOK if is_workbook else Format.ZIP


def _of_text(text: bytes, name: str, encoding: str) -> Sniffed:
    start = text.lstrip(b" \t\r\n\x1e\x00")
    if not start:
        return Sniffed(Format.OTHER, reason="It is empty.")
    if text.count(0) > max(len(text) // _BINARY_FROM, _STRAY) and not start.startswith((b"{", b"[")):
        return Sniffed(Format.OTHER, reason="It is no text: it holds NUL characters.")
    if json := _json_in(start, name):
        return Sniffed(json, encoding)
    if start[:1] == b"<" or (name.endswith((".html", ".htm", ".xhtml")) and _HTML.search(start)):
        return Sniffed(_of_markup(start), encoding, NO_PAGE)
    if name.endswith((".json", ".jsonld", ".ndjson", ".jsonl")) or not _has_rows(text):
        return Sniffed(Format.OTHER, encoding, "It is neither JSON nor a page nor a table.")
    return Sniffed(Format.TABLE, encoding)


def _json_in(start: bytes, name: str) -> Format | None:
    """Of which form of JSON a text is, where it is JSON; its name tells of one that begins with something else."""
    is_bracket = start[:1] in b"{["
    if name.endswith((".ndjson", ".jsonl")) and b"{" in start and (not is_bracket or b"\n{" in start):
        return Format.JSON_LINES
    if _ASSIGNED.match(start):
        return Format.JSON
    return _of_json(start) if is_bracket or (name.endswith((".json", ".jsonld")) and b"{" in start) else None


def _of_json(start: bytes) -> Format:
    """Lines where the first line is whole and another follows; otherwise one text of JSON."""
    first, newline, rest = start.partition(b"\n")
    first, rest = first.rstrip(), rest.lstrip()
    if not newline:
        # A first line larger than what is seen here, or one line alone: that of a list may be split anywhere.
        return Format.JSON
    if rest and _is_whole(first):
        return Format.JSON_LINES
    if start[:1] == b"{" and first.endswith(b"}") and rest[:1] in {b"{", b"[", b"\x1e"}:
        return Format.JSON_LINES
    if start[:1] == b"[" and first.endswith(b"]") and rest[:1] == b"[":
        return Format.JSON_LINES
    return Format.JSON


def _is_whole(line: bytes) -> bool:
    try:
        return isinstance(orjson.loads(line), dict)
    except orjson.JSONDecodeError:
        return False


def _of_markup(start: bytes) -> Format:
    body = start[_COMMENTS.match(start).end() :]  # type: ignore[union-attr]  # matches what is empty, too
    if _FEED.match(body):
        return Format.FEED
    return Format.SITEMAP if _SITEMAP.match(body) else Format.HTML if _HTML.search(start) else Format.OTHER


def _has_rows(text: bytes) -> bool:
    return any(mark in text for mark in (b",", b";", b"\t", b"|", b"\n"))
